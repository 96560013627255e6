#pragma once
// `guide coverage`, its parts: running the tests, and the ways to tell what they showed. In: files. Out: texts.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "runtime/coverage/coverage.hpp"
#include "tools/guide/compiled.hpp"

namespace guide::tool {

/// One file of guidelines with what was shown of it.
struct CoveredFile {
  std::string name;
  std::string text;
  bool on_disk = false;                  // not a module of the standard library
  std::vector<std::uint32_t> guidelines; // into `Coverage::guidelines`, in the order of the text
  std::vector<std::size_t> definitions;  // items of its definitions, in the order of the text
};

struct Covered {
  coverage::Coverage coverage;
  std::vector<CoveredFile> files;  // sorted by name
  std::size_t failed = 0;          // tests that do not hold: left out
  bool guideline_errors = false;
  bool case_errors = false;
};

/// What an item is called: `require`, `unless`, `condition`.
std::string_view item_word(const coverage::Item& item);
/// What is missing of it, in words: `never undocumented`, `never decides when absent`; empty when nothing is.
std::string gap_words(const coverage::Item& item);
/// `12/14`.
std::string fraction(const coverage::Figure& figure);
/// `85.7 %`, rounded down so that 100 % means all.
std::string percent(const coverage::Figure& figure);
/// All items of a file: of its guidelines and definitions, in the order of the text.
std::vector<std::size_t> items_of(const Covered& covered, const CoveredFile& file);

std::string coverage_text(const Covered& covered);
std::string coverage_json(const Covered& covered);
std::string coverage_lcov(const Covered& covered);
std::string coverage_html(const Covered& covered);
std::string coverage_markdown(const Covered& covered);

/// Cases that would show what is missing, found by varying the tests there are; each with its present outcome.
std::string suggest_tests(Covered& covered, const std::vector<ModuleText>& modules, const Library& library);

}  // namespace guide::tool
