#include <fmt/format.h>

#include "tools/guide/findings.hpp"

namespace guide::tool {
namespace {

/// What a workflow command would read as its own signs.
std::string escaped(std::string_view text, std::string_view signs) {
  std::string result;
  for (const char c : text) {
    if (signs.find(c) == std::string_view::npos) {
      result += c;
    } else {
      result += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return result;
}
std::string in_property(std::string_view text) { return escaped(text, "%\r\n:,"); }
std::string in_message(std::string_view text) { return escaped(text, "%\r\n"); }

std::string_view command(Severity severity) {
  switch (severity) {
    case Severity::note: return "notice";
    case Severity::warning: return "warning";
    case Severity::error: break;
  }
  return "error";
}

}  // namespace

std::string findings_github(const std::vector<Diagnostic>& findings, const SourceMap& sources) {
  std::string out;
  for (const Diagnostic& each : findings) {
    const Source& source = sources[each.primary.span.source];
    const Position begin = source.position(each.primary.span.begin);
    const Position end = source.position(each.primary.span.end);
    out += fmt::format("::{} file={},line={},endLine={},", command(each.severity), in_property(source.name()), begin.line,
                       end.line);
    // Columns are shown only within one line.
    if (begin.line == end.line) out += fmt::format("col={},endColumn={},", begin.column, end.column);
    const std::string help = each.help.empty() ? "" : "\n" + each.help;
    out += fmt::format("title={}::{}\n", in_property(code_text(each.code)), in_message(each.message + help));
  }
  return out;
}

}  // namespace guide::tool
