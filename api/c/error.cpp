#include <array>

#include "api/c/inside.hpp"

namespace guide::c {
namespace {

constexpr std::array<std::string_view, 5> limit_codes = {"text-too-large", "library-too-large", "nesting-too-deep",
                                                         "case-too-large", "too-much-work"};

bool is_limit(const guide::api::Diagnostic& diagnostic) {
  return std::find(limit_codes.begin(), limit_codes.end(), diagnostic.code) != limit_codes.end();
}

}  // namespace

guide_diagnostic shown(const guide::api::Diagnostic& diagnostic) {
  guide_diagnostic result{};
  result.severity = static_cast<guide_severity>(diagnostic.severity);
  result.line = diagnostic.line;
  result.column = diagnostic.column;
  result.code = view(diagnostic.code);
  result.message = view(diagnostic.message);
  result.hint = view(diagnostic.help);
  result.file = view(diagnostic.file);
  result.text = view(diagnostic.text);
  return result;
}

guide_status report(std::vector<guide::api::Diagnostic> diagnostics, guide_status status, guide_error** error) {
  if (std::any_of(diagnostics.begin(), diagnostics.end(), is_limit)) status = GUIDE_LIMIT;
  if (error != nullptr) *error = new guide_error{std::move(diagnostics)};
  return status;
}

guide_status report(std::string_view code, std::string message, std::string hint, guide_status status,
                    guide_error** error) {
  if (error == nullptr) return status;
  guide::api::Diagnostic diagnostic;
  diagnostic.code = std::string(code);
  diagnostic.text = "error[" + diagnostic.code + "]: " + message + "\n";
  if (!hint.empty()) diagnostic.text += "   = help: " + hint + "\n";
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(hint);
  return report({std::move(diagnostic)}, status, error);
}

}  // namespace guide::c

using namespace guide::c;

size_t guide_error_count(const guide_error* error) { return error == nullptr ? 0 : error->diagnostics.size(); }

guide_status guide_error_get(const guide_error* error, size_t index, guide_diagnostic* diagnostic) {
  if (index >= guide_error_count(error)) return GUIDE_BAD_ARGUMENT;
  return fill(diagnostic, shown(error->diagnostics[index]));
}

void guide_error_free(guide_error* error) { delete error; }
