#include "compiler/diagnostic.hpp"

#include <algorithm>

#include "compiler/lint/codes.hpp"

namespace guide {

namespace {

struct CodeEntry {
  std::string_view text;
  Severity severity;
};

constexpr CodeEntry code_entries[] = {
#define GUIDE_DIAGNOSTIC(identifier, text, severity) {text, Severity::severity},
#include "compiler/diagnostics.def"
#undef GUIDE_DIAGNOSTIC
};

constexpr CodeEntry lint_entries[] = {
#define GUIDE_LINT(identifier, text) {text, Severity::warning},
#include "compiler/lint/lints.def"
#undef GUIDE_LINT
};

const CodeEntry& entry_of(Code code) {
  const auto number = static_cast<std::size_t>(code);
  return number < lint::first_number ? code_entries[number] : lint_entries[number - lint::first_number];
}

constexpr std::size_t most_errors_shown = 50;
// Beyond this a text is hopeless, and its findings must not fill the memory.
constexpr std::size_t most_kept = 1000;

bool stands_before(const Diagnostic& a, const Diagnostic& b) {
  const Span& x = a.primary.span;
  const Span& y = b.primary.span;
  return x.source != y.source ? x.source < y.source : x.begin < y.begin;
}

std::string more_message(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " more error was found" : " more errors were found");
}

}  // namespace

std::string_view code_text(Code code) { return entry_of(code).text; }

Severity default_severity(Code code) { return entry_of(code).severity; }

bool Diagnostics::is_full() const { return list_.size() >= most_kept; }

Diagnostic& Diagnostics::add(Code code, Span where, std::string message, std::string help) {
  Diagnostic found;
  found.code = code;
  found.severity = default_severity(code);
  found.message = std::move(message);
  found.primary.span = where;
  found.help = std::move(help);
  if (found.severity == Severity::error) ++errors_;
  if (!is_full()) return list_.emplace_back(std::move(found));
  surplus_ = std::move(found);
  return surplus_;
}

void Diagnostics::append(Diagnostics&& others) {
  errors_ += others.errors_;
  for (Diagnostic& each : others.list_) {
    if (list_.size() < most_kept) list_.push_back(std::move(each));
  }
  others.list_.clear();
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> ordered = list_;
  std::stable_sort(ordered.begin(), ordered.end(), stands_before);
  std::vector<Diagnostic> shown;
  std::size_t errors_shown = 0;
  for (Diagnostic& each : ordered) {
    if (each.severity == Severity::error && ++errors_shown > most_errors_shown) break;
    shown.push_back(std::move(each));
  }
  if (errors_ > most_errors_shown) {
    Diagnostic more;
    more.code = Code::more_errors;
    more.severity = default_severity(Code::more_errors);
    more.message = more_message(errors_ - most_errors_shown);
    more.primary.span = shown.back().primary.span;
    more.primary.span.begin = more.primary.span.end = 0;
    shown.push_back(std::move(more));
  }
  return shown;
}

}  // namespace guide
