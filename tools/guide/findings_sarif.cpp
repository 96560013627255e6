#include <algorithm>

#include "guide/version.h"
#include "runtime/json/writer.hpp"
#include "tools/guide/findings.hpp"

namespace guide::tool {
namespace {

using json::Writer;

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: break;
  }
  return "error";
}

/// A file's name as a relative reference: everything but the plain letters of paths is written as `%20`.
std::string uri(std::string_view name) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (plain.find(c) != std::string_view::npos) {
      result += c;
    } else {
      result.append({'%', digits[byte >> 4u], digits[byte & 15u]});
    }
  }
  return result;
}

class Sarif {
 public:
  Sarif(const std::vector<Diagnostic>& findings, const SourceMap& sources) : findings_(findings), sources_(sources) {
    for (const Diagnostic& each : findings) codes_.push_back(each.code);
    std::sort(codes_.begin(), codes_.end());
    codes_.erase(std::unique(codes_.begin(), codes_.end()), codes_.end());
  }

  std::string write() {
    out_.begin_object();
    out_.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    out_.member("version", "2.1.0");
    out_.key("runs").begin_array();
    out_.begin_object();
    write_tool();
    out_.member("columnKind", "unicodeCodePoints");
    out_.key("results").begin_array();
    for (const Diagnostic& each : findings_) write_result(each);
    out_.end_array();
    out_.end_object();
    out_.end_array();
    out_.end_object();
    return out_.take();
  }

 private:
  void write_text(std::string_view key, std::string_view text) {
    out_.key(key).begin_object();
    out_.member("text", text);
    out_.end_object();
  }
  void write_tool() {
    out_.key("tool").begin_object();
    out_.key("driver").begin_object();
    out_.member("name", "guide");
    out_.member("version", GUIDE_VERSION_TEXT);
    out_.key("rules").begin_array();
    for (const Code code : codes_) {
      out_.begin_object();
      out_.member("id", code_text(code));
      out_.key("defaultConfiguration").begin_object();
      out_.member("level", level(default_severity(code)));
      out_.end_object();
      out_.end_object();
    }
    out_.end_array();
    out_.end_object();
    out_.end_object();
  }

  void write_region(Span span) {
    const Position begin = sources_[span.source].position(span.begin);
    const Position end = sources_[span.source].position(span.end);
    out_.begin_object();
    out_.member("startLine", begin.line);
    out_.member("startColumn", begin.column);
    out_.member("endLine", end.line);
    out_.member("endColumn", end.column);
    out_.end_object();
  }
  void write_artifact(Span span) {
    out_.key("artifactLocation").begin_object();
    out_.member("uri", uri(sources_[span.source].name()));
    out_.end_object();
  }
  void write_place(Span span) {
    out_.key("physicalLocation").begin_object();
    write_artifact(span);
    out_.key("region");
    write_region(span);
    out_.end_object();
  }

  void write_result(const Diagnostic& each) {
    const auto rule = std::lower_bound(codes_.begin(), codes_.end(), each.code) - codes_.begin();
    out_.begin_object();
    out_.member("ruleId", code_text(each.code));
    out_.member("ruleIndex", static_cast<std::uint32_t>(rule));
    out_.member("level", level(each.severity));
    write_text("message", each.help.empty() ? each.message : each.message + "\n" + each.help);
    out_.key("locations").begin_array();
    out_.begin_object();
    write_place(each.primary.span);
    out_.end_object();
    out_.end_array();
    if (!each.labels.empty()) write_labels(each);
    if (each.fix) write_fix(*each.fix);
    out_.end_object();
  }
  void write_labels(const Diagnostic& each) {
    out_.key("relatedLocations").begin_array();
    for (const Label& label : each.labels) {
      out_.begin_object();
      write_place(label.span);
      if (!label.text.empty()) write_text("message", label.text);
      out_.end_object();
    }
    out_.end_array();
  }
  void write_fix(const Fix& fix) {
    out_.key("fixes").begin_array();
    out_.begin_object();
    out_.key("artifactChanges").begin_array();
    out_.begin_object();
    write_artifact(fix.span);
    out_.key("replacements").begin_array();
    out_.begin_object();
    out_.key("deletedRegion");
    write_region(fix.span);
    write_text("insertedContent", fix.text);
    out_.end_object();
    out_.end_array();
    out_.end_object();
    out_.end_array();
    out_.end_object();
    out_.end_array();
  }

  const std::vector<Diagnostic>& findings_;
  const SourceMap& sources_;
  std::vector<Code> codes_;  // found, each once
  Writer out_;
};

}  // namespace

std::string findings_sarif(const std::vector<Diagnostic>& findings, const SourceMap& sources) {
  return Sarif(findings, sources).write();
}

}  // namespace guide::tool
