#include "tools/guide/test_update.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "compiler/syntax/parse.hpp"
#include "runtime/decision.hpp"

namespace guide::tool {
namespace {

/// The outcome that stands in the account of what was found: `demo.injection undetermined (...)`.
std::string outcome_in(const std::string& found, const std::string& subject) {
  const std::size_t begin = subject.size() + 1;
  if (found.size() <= begin) return {};
  return found.substr(begin, found.find_first_of(" :,", begin) - begin);
}

class Update {
 public:
  Update(const Program& program, const Case& the_case)
      : program_(program), case_(the_case), decision_(guide::decide(program, the_case)) {}

  /// The expectation as it would hold, or nothing if it holds or no one outcome does.
  std::optional<Expectation> corrected(const Expectation& written) const {
    const ExpectationResult result = check_expectation(program_, case_, decision_, written);
    if (result.holds) return std::nullopt;
    Expectation found = written;
    found.outcome = outcome_in(result.found, written.subject);
    found.in_any_case = false;
    found.has_because = false;
    found.because.clear();
    if (!holds(found)) return std::nullopt;
    if (written.in_any_case) keep_in_any_case(found);
    if (written.has_because) keep_reasons(written, found);
    return found;
  }

 private:
  bool holds(const Expectation& expectation) const {
    return check_expectation(program_, case_, decision_, expectation).holds;
  }
  void keep_in_any_case(Expectation& found) const {
    found.in_any_case = true;
    found.in_any_case = holds(found);
  }
  void keep_reasons(const Expectation& written, Expectation& found) const {
    Expectation one = found;
    one.has_because = true;
    for (const std::string& name : written.because) {
      one.because = {name};
      if (holds(one)) found.because.push_back(name);
    }
    found.has_because = !found.because.empty();
  }

  const Program& program_;
  const Case& case_;
  Decision decision_;
};

std::string line_of(const Expectation& expectation) {
  std::string line = "expect " + expectation.subject + " " + expectation.outcome;
  if (expectation.in_any_case) line += " in any case";
  if (!expectation.has_because) return line;
  line += " because " + std::string(state_text(static_cast<State>(expectation.because_state))) + ": ";
  for (std::size_t i = 0; i < expectation.because.size(); ++i) line += (i == 0 ? "" : ", ") + expectation.because[i];
  return line;
}

/// Where the words of the `expect` lines stand, by line.
std::map<std::uint32_t, Span> expect_spans(const Compilation& compilation) {
  std::map<std::uint32_t, Span> spans;
  Diagnostics silent;
  const ast::File file = syntax::parse(compilation.sources, 0, silent);
  for (const ast::Declaration& declaration : file.declarations) {
    const auto* the_case = boost::variant2::get_if<ast::Case>(&declaration);
    if (the_case == nullptr) continue;
    for (const ast::CaseItem& item : the_case->items) {
      const auto* expect = boost::variant2::get_if<ast::Expect>(&item);
      if (expect == nullptr) continue;
      Span span = expect->span;
      const Source& source = compilation.sources[span.source];
      const std::string_view words = source.line(span.begin).substr(span.begin - source.line_begin(span.begin));
      const std::size_t end = words.substr(0, words.find('#')).find_last_not_of(" \t\r");
      span.end = span.begin + static_cast<std::uint32_t>(end) + 1;
      spans.emplace(source.position(span.begin).line, span);
    }
  }
  return spans;
}

}  // namespace

UpdatedText update_expectations(const ModuleText& text, const Library& library, const std::string& filter) {
  UpdatedText updated{text.text, 0};
  const auto compilation = compile({text}, library);
  if (!compilation->program) return updated;
  const auto spans = expect_spans(*compilation);
  std::map<std::uint32_t, std::pair<Span, std::string>, std::greater<>> edits;  // the last first
  for (const Case& the_case : compilation->cases) {
    if (the_case.expectations.empty() || the_case.name.find(filter) == std::string::npos) continue;
    const Update update(*compilation->program, the_case);
    for (const Expectation& written : the_case.expectations) {
      const auto corrected = update.corrected(written);
      const auto span = spans.find(written.place.line);
      if (corrected && span != spans.end()) edits[span->second.begin] = {span->second, line_of(*corrected)};
    }
  }
  // Byte offsets of the source: what a text may begin with to name its encoding is not part of it.
  const std::size_t shift = text.text.size() - compilation->sources[0].text().size();
  for (const auto& [begin, edit] : edits) {
    updated.text.replace(begin + shift, edit.first.end - edit.first.begin, edit.second);
  }
  updated.changed = edits.size();
  return updated;
}

}  // namespace guide::tool
