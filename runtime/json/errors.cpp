#include "runtime/json/errors.hpp"

#include <algorithm>

namespace guide::json {

void Errors::add(std::size_t place, std::string message, std::string help) {
  if (is_full()) return;
  JsonError error;
  error.offset = std::min(place, text_.size());
  error.message = std::move(message);
  error.help = std::move(help);
  errors_.push_back(std::move(error));
}

void Errors::add(std::size_t place, const CaseError& error) {
  const bool first = !too_large_ && error.problem == CaseProblem::too_large;
  if (first) errors_.clear();
  add(place, error.message, error.help);
  if (first) errors_.back().too_large = too_large_ = true;
}

bool Errors::object(Cursor& cursor, std::string_view what) {
  const Kind kind = cursor.peek();
  if (kind == Kind::object) return cursor.begin_object();
  if (cursor.failed()) return false;
  add(cursor.place(), std::string(what) + " is an object, and this is " + std::string(kind_text(kind)));
  cursor.skip();
  return false;
}

std::vector<JsonError> Errors::take() {
  std::stable_sort(errors_.begin(), errors_.end(),
                   [](const JsonError& a, const JsonError& b) { return a.offset < b.offset; });
  std::size_t at = 0;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  for (JsonError& error : errors_) {
    for (; at < error.offset; ++at) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte == '\n') {
        ++line;
        column = 1;
      } else if ((byte & 0xC0) != 0x80) {
        ++column;
      }
    }
    error.line = line;
    error.column = column;
  }
  return std::move(errors_);
}

}  // namespace guide::json
