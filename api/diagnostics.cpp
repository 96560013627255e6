#include "api/inside.hpp"

namespace guide::api {
namespace {

Severity public_severity(guide::Severity severity) {
  switch (severity) {
    case guide::Severity::note: return Severity::note;
    case guide::Severity::warning: return Severity::warning;
    case guide::Severity::error: break;
  }
  return Severity::error;
}

}  // namespace

std::vector<Diagnostic> public_diagnostics(const std::vector<guide::Diagnostic>& diagnostics,
                                           const SourceMap& sources) {
  std::vector<Diagnostic> result;
  for (const guide::Diagnostic& diagnostic : diagnostics) {
    Diagnostic shown;
    shown.code = std::string(code_text(diagnostic.code));
    shown.severity = public_severity(diagnostic.severity);
    shown.message = diagnostic.message;
    shown.help = diagnostic.help;
    const Span span = diagnostic.primary.span;
    if (span.source < sources.size()) {
      const Position position = sources[span.source].position(span.begin);
      shown.file = sources[span.source].name();
      shown.line = position.line;
      shown.column = position.column;
      shown.text = render_text(diagnostic, sources);
    }
    result.push_back(std::move(shown));
  }
  return result;
}

Diagnostic placeless(std::string_view code, std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.code = std::string(code);
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  diagnostic.text = "error[" + diagnostic.code + "]: " + diagnostic.message + "\n";
  if (!diagnostic.help.empty()) diagnostic.text += "   = help: " + diagnostic.help + "\n";
  return diagnostic;
}

}  // namespace guide::api
