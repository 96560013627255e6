#include "runtime/json/plain_reader.hpp"

#include <bit>

#include "runtime/json/plain_values.hpp"

namespace guide::json {
namespace {

constexpr std::uint32_t key_schema = 1, key_as_of = 2, key_name = 4, key_title = 8, key_facts = 16, key_requests = 32;

struct Key {
  std::string_view text;
  std::uint32_t bit;
};
constexpr Key case_keys[] = {{"facts", key_facts},       {"schema", key_schema}, {"as_of", key_as_of},
                             {"requests", key_requests}, {"name", key_name},     {"title", key_title}};

/// The bit of the key that stands at `at` with its quote, which is passed; 0 if it is another.
std::uint32_t case_key(const char*& at) {
  for (const Key& key : case_keys) {
    if (std::memcmp(at, key.text.data(), key.text.size()) != 0 || at[key.text.size()] != '"') continue;
    at += key.text.size() + 1;
    return key.bit;
  }
  return 0;
}

}  // namespace

PlainReader::PlainReader(const Program& program)
    : program_(program),
      facts_(program.vocabulary.fact_names),
      services_(program.vocabulary.service_names),
      said_(program.vocabulary.facts.size()),
      next_(program.vocabulary.facts.size(), nullptr) {
  for (const FactInfo& info : program.vocabulary.facts) {
    Reading reading;
    reading.type = info.type;
    reading.always_asks = info.latest_report_counts || info.type == Type::codes;
    reading.bare_number = info.unit.name.empty() && (info.type == Type::count || info.type == Type::number);
    reading.scale = scale_of(info.type);
    reading.bounds = info.bounds;
    readings_.push_back(std::move(reading));
  }
}

bool PlainReader::read(std::string_view text) {
  if (copy_.size() < text.size() + padding) copy_.resize(2 * (text.size() + padding));
  std::memcpy(copy_.data(), text.data(), text.size());
  std::memset(copy_.data() + text.size(), 0, padding);
  return read_padded({copy_.data(), text.size()});
}

bool PlainReader::read_padded(std::string_view text) {
  if constexpr (std::endian::native != std::endian::little) return false;
  if (++text_ == 0) {  // after four thousand million texts the numbers begin again
    for (Said& said : said_) said.text = 0;
    text_ = 1;
  }
  at_ = text.data();
  end_ = at_ + text.size();
  service_ = none;
  name_ = label_ = {};
  if (!read_members()) return false;
  blanks();
  return at_ == end_;
}

bool PlainReader::read_members() {
  if (!pass('{')) return false;
  std::uint32_t keys = 0;
  do {
    if (!pass('"') || !read_member(keys)) return false;
  } while (pass(','));
  return pass('}') && at_ <= end_ && (keys & (key_schema | key_as_of)) == (key_schema | key_as_of);
}

bool PlainReader::read_member(std::uint32_t& keys) {
  if (at_ >= end_) return false;
  const std::uint32_t key = case_key(at_);
  if (key == 0 || (keys & key) != 0 || !pass(':')) return false;
  keys |= key;
  std::string_view text;
  switch (key) {
    case key_facts: return read_facts();
    case key_requests: return read_requests();
    case key_schema: return read_string(text) && text == "guide.case/1";
    case key_as_of: {
      if (!pass('"')) return false;
      at_ = exact_day(at_, as_of_);
      return at_ != nullptr && *at_++ == '"';
    }
    case key_name: return read_string(name_);
    default: return read_string(text);
  }
}

bool PlainReader::read_string(std::string_view& text) {
  if (!pass('"')) return false;
  const char* close = plain_string_end(at_, end_);
  if (close == nullptr) return false;
  text = {at_, static_cast<std::size_t>(close - at_)};
  at_ = close + 1;
  return true;
}

/// One request, or an empty list.
bool PlainReader::read_requests() {
  if (!pass('[')) return false;
  if (pass(']')) return true;
  return read_request() && pass(']');
}

bool PlainReader::read_request() {
  if (!pass('{')) return false;
  bool has_service = false;
  bool has_label = false;
  bool has_facts = false;
  do {
    if (!pass('"') || at_ >= end_) return false;
    const auto is = [this](std::string_view key, bool& seen) {
      if (seen || std::memcmp(at_, key.data(), key.size()) != 0 || at_[key.size()] != '"') return false;
      at_ += key.size() + 1;
      return seen = pass(':');
    };
    if (is("service", has_service)) {
      std::string_view name;
      if (!read_string(name) || !find_service(name)) return false;
    } else if (is("label", has_label)) {
      if (!read_string(label_)) return false;
    } else if (!is("facts", has_facts) || !read_facts()) {
      return false;
    }
  } while (pass(','));
  return has_service && pass('}');
}

/// A name in the text, with its quote behind it.
bool PlainReader::find_service(std::string_view name) {
  if (last_service_ == nullptr || !last_service_->stands_at(name.data())) {
    last_service_ = services_.find(name.data(), name.size());
  }
  if (last_service_ == nullptr) return false;
  service_ = last_service_->value;
  return true;
}

}  // namespace guide::json
