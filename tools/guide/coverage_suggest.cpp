// Missing tests as `case` blocks: a test of the same file with one line told otherwise, and its present outcome.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "compiler/format/format.hpp"
#include "runtime/coverage/vary.hpp"
#include "runtime/explain/words.hpp"
#include "runtime/in_force.hpp"
#include "tools/guide/coverage.hpp"
#include "tools/guide/progress.hpp"

namespace guide::tool {
namespace {

using coverage::Gap;
using coverage::Variation;

std::string_view what_words(Gap::What what) {
  switch (what) {
    case Gap::What::present: return "met";
    case Gap::What::absent: return "not met";
    case Gap::What::undocumented: return "undocumented";
    case Gap::What::decides_present: return "deciding when present";
    case Gap::What::decides_absent: return "deciding when absent";
  }
  return {};
}

std::string gap_text(const Covered& covered, const Gap& gap) {
  const coverage::Item& item = covered.coverage.items()[gap.item];
  return fmt::format("{}:{}:{}: {}{} {}", item.spot.file, item.spot.line, item.spot.column, item_word(item),
                     item.text.empty() ? "" : " `" + item.text + "`", what_words(gap.what));
}

/// The lines of the case block that begins at a line (from 1), without the blank and comment lines after it.
std::vector<std::string> block_at(const std::string& text, std::uint32_t line) {
  std::vector<std::string> block;
  std::istringstream in(text);
  std::string read;
  for (std::uint32_t number = 1; std::getline(in, read); ++number) {
    if (number < line) continue;
    if (number > line && !read.empty() && read.front() != ' ') break;
    block.push_back(read);
  }
  while (!block.empty() && block.back().find_first_not_of(' ') == std::string::npos) block.pop_back();
  return block;
}

std::size_t indentation(const std::string& line) {
  const std::size_t at = line.find_first_not_of(' ');
  return at == std::string::npos ? line.size() : at;
}

std::string first_word(const std::string& line) {
  const std::size_t begin = indentation(line);
  const std::size_t end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.", begin);
  return line.substr(begin, end == std::string::npos ? end : end - begin);
}

/// Takes out every line that begins with the word, and what is indented under it; where the first one stood, or `end`.
std::size_t take_out(std::vector<std::string>& block, const std::string& word) {
  std::size_t first = block.size();
  for (std::size_t i = 1; i < block.size();) {
    if (first_word(block[i]) != word) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < block.size() && indentation(block[end]) > indentation(block[i])) ++end;
    block.erase(block.begin() + static_cast<std::ptrdiff_t>(i), block.begin() + static_cast<std::ptrdiff_t>(end));
    if (first > i) first = i;
  }
  return std::min(first, block.size());
}

std::size_t before_requests(const std::vector<std::string>& block) {
  for (std::size_t i = 1; i < block.size(); ++i) {
    if (first_word(block[i]) == "request") return i;
  }
  return block.size();
}

void tell(std::vector<std::string>& block, const std::string& name, const std::string& value) {
  std::string indent = "  ";
  for (std::size_t i = 1; i < block.size(); ++i) {
    if (first_word(block[i]) == name) indent = std::string(indentation(block[i]), ' ');
  }
  const std::size_t lines = block.size();
  std::size_t at = take_out(block, name);
  if (block.size() == lines) at = before_requests(block);
  block.insert(block.begin() + static_cast<std::ptrdiff_t>(at), indent + name + ": " + value);
}

std::string name_of(const Program& program, const Variation& variation) {
  return variation.fact != none ? program.vocabulary.facts[variation.fact].name
                                : program.vocabulary.records[variation.record].name;
}

std::string value_of(const Program& program, const Variation& variation) {
  if (variation.undocumented) return "undocumented";
  if (variation.fact == none) return "none";
  return explain::value_text(program.vocabulary.facts[variation.fact], {variation.value, variation.value});
}

std::string outcome_line(const Program& program, const Case& the_case, const std::string& guideline) {
  const Decision decision = decide(program, the_case);
  for (const RequestDecision& request : decision.requests) {
    for (const GuidelineDecision& found : request.guidelines) {
      const GuidelineInfo& info = program.guidelines[found.guideline];
      if (info.name != guideline || !in_force(info, the_case.as_of)) continue;
      switch (found.conclusion.kind) {
        case ConclusionKind::determined: return info.outcomes[found.conclusion.outcome];
        case ConclusionKind::silent: return "silent";
        case ConclusionKind::undetermined: return "undetermined";
        case ConclusionKind::contradictory: return "contradictory";
      }
    }
  }
  return {};
}

bool tells_the_same(const Variation& a, const Variation& b) {
  return a.test == b.test && a.request == b.request && a.fact == b.fact && a.record == b.record &&
         a.undocumented == b.undocumented && a.value == b.value;
}

/// Writes the variations of one file's tests down, each as the compiler reads it.
class Suggestions {
 public:
  Suggestions(const Covered& covered, const ModuleText& module, const Library& library, const Compilation& compilation)
      : covered_(covered), module_(module), library_(library), compilation_(compilation) {
    for (const Case& test : compilation.cases) names_.insert(test.name);
  }

  /// One case for all that the same telling shows.
  std::string write(std::vector<Variation> variations) {
    std::string out;
    while (!variations.empty()) {
      const Variation first = variations.front();
      const auto others = std::stable_partition(variations.begin(), variations.end(),
                                                [&](const Variation& each) { return tells_the_same(each, first); });
      out += write_case({variations.begin(), others});
      variations.erase(variations.begin(), others);
    }
    return format(out);
  }

 private:
  std::string write_case(const std::vector<Variation>& same) {
    const Program& program = *compilation_.program;
    const Variation& variation = same.front();
    const Case& test = compilation_.cases[variation.test];
    std::vector<std::string> block = block_at(module_.text, test.place.line);
    const std::string value = value_of(program, variation);
    tell(block, name_of(program, variation), value);
    take_out(block, "expect");
    const std::string name = free_name();
    block.front() = fmt::format("case {} as of {}:", name, date_text(test.as_of));
    std::string text;
    for (const std::string& line : block) text += line + "\n";
    std::string shows;
    for (const Variation& each : same) shows += "# shows " + gap_text(covered_, each.gap) + "\n";
    const std::string expected = expectations(text, name, same);
    if (expected.empty()) {
      return fmt::format("{}# by `{}` with `{}: {}`\n\n", shows, test.name, name_of(program, variation), value);
    }
    return fmt::format("{}# `{}` with one line told otherwise; confirm the outcome\n{}{}\n", shows, test.name, text,
                       expected);
  }

  std::string free_name() {
    std::string name;
    do name = fmt::format("suggested_{}", ++number_);
    while (names_.contains(name));
    return name;
  }

  /// What the written case comes to; empty if it cannot be read as written.
  std::string expectations(const std::string& block, const std::string& name,
                           const std::vector<Variation>& same) const {
    ModuleText module = module_;
    module.text += "\n" + block;
    const auto compilation = compile({module}, library_);
    if (!compilation->program) return {};
    const auto& cases = compilation->cases;
    const auto written = std::find_if(cases.begin(), cases.end(), [&](const Case& each) { return each.name == name; });
    if (written == cases.end()) return {};
    std::string lines;
    std::set<std::string> told;
    for (const Variation& each : same) {
      const std::string& guideline = compilation_.program->guidelines[each.guideline].name;
      const std::string outcome = outcome_line(*compilation->program, *written, guideline);
      if (outcome.empty() || !told.insert(guideline).second) continue;
      lines += fmt::format("  expect {} {}\n", guideline, outcome);
    }
    return lines;
  }

  const Covered& covered_;
  const ModuleText& module_;
  const Library& library_;
  const Compilation& compilation_;
  std::set<std::string> names_;  // of the file's cases
  std::size_t number_ = 0;
};

}  // namespace

std::string suggest_tests(Covered& covered, const std::vector<ModuleText>& modules, const Library& library) {
  std::set<Gap> open = coverage::gaps(covered.coverage);
  std::string out;
  Progress progress("trying", modules.size());
  for (const ModuleText& module : modules) {
    if (open.empty()) break;
    progress.step();
    const auto compilation = compile({module}, library);
    if (!compilation->program || compilation->cases.empty()) continue;
    const auto found = coverage::find_variations(covered.coverage, *compilation->program, compilation->cases, open);
    if (found.empty()) continue;
    Suggestions suggestions(covered, module, library, *compilation);
    out += "# ---- for " + module.file + "\n\n" + suggestions.write(found) + "\n";
  }
  for (const Gap& gap : open) out += "# no test with one line told otherwise shows " + gap_text(covered, gap) + "\n";
  return out;
}

}  // namespace guide::tool
