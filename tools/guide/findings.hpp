#pragma once
// Findings for other programs. In: diagnostics in order. Out: texts. (The text for people and Guide's own JSON are the
// compiler's, `render_text` and `render_json`.)

#include <string>
#include <vector>

#include "compiler/diagnostic.hpp"

namespace guide::tool {

/// SARIF 2.1.0, one run; the rules are the codes that were found.
std::string findings_sarif(const std::vector<Diagnostic>& findings, const SourceMap& sources);
/// Workflow commands that GitHub shows as annotations: `::warning file=...,line=...::message`.
std::string findings_github(const std::vector<Diagnostic>& findings, const SourceMap& sources);

}  // namespace guide::tool
