#include <string>

#include "compiler/diagnostic.hpp"

namespace guide {

namespace {

void put_text(std::string& out, std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += digits[static_cast<unsigned char>(c) >> 4U];
      out += digits[static_cast<unsigned char>(c) & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

void put_member(std::string& out, std::string_view key, std::string_view text) {
  out += ", \"";
  out += key;
  out += "\": ";
  put_text(out, text);
}

void put_place(std::string& out, Span span, const SourceMap& sources) {
  const Source& source = sources[span.source];
  const Position begin = source.position(span.begin);
  const Position end = source.position(span.end);
  out += "\"file\": ";
  put_text(out, source.name());
  out += ", \"line\": " + std::to_string(begin.line) + ", \"column\": " + std::to_string(begin.column);
  out += ", \"end_line\": " + std::to_string(end.line) + ", \"end_column\": " + std::to_string(end.column);
}

std::string_view severity_text(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: break;
  }
  return "error";
}

void put_labels(std::string& out, const std::vector<Label>& labels, const SourceMap& sources) {
  out += ", \"labels\": [";
  for (std::size_t i = 0; i < labels.size(); ++i) {
    out += i == 0 ? "{" : ", {";
    put_place(out, labels[i].span, sources);
    put_member(out, "text", labels[i].text);
    out += '}';
  }
  out += ']';
}

void put_diagnostic(std::string& out, const Diagnostic& diagnostic, const SourceMap& sources) {
  out += '{';
  put_place(out, diagnostic.primary.span, sources);
  put_member(out, "severity", severity_text(diagnostic.severity));
  put_member(out, "code", code_text(diagnostic.code));
  put_member(out, "message", diagnostic.message);
  if (!diagnostic.primary.text.empty()) put_member(out, "label", diagnostic.primary.text);
  if (!diagnostic.labels.empty()) put_labels(out, diagnostic.labels, sources);
  if (!diagnostic.help.empty()) put_member(out, "help", diagnostic.help);
  if (diagnostic.fix) {
    out += ", \"fix\": {";
    put_place(out, diagnostic.fix->span, sources);
    put_member(out, "text", diagnostic.fix->text);
    out += '}';
  }
  out += '}';
}

}  // namespace

std::string render_json(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources) {
  std::string out = R"({"schema": "guide.diagnostics/1", "diagnostics": [)";
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    out += i == 0 ? "\n  " : ",\n  ";
    put_diagnostic(out, diagnostics[i], sources);
  }
  out += diagnostics.empty() ? "]}\n" : "\n]}\n";
  return out;
}

}  // namespace guide
