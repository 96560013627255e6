#pragma once
// Guidelines, determinations and definitions, translated once from the trees of a program's files (sections 3, 6, 8, 9).

#include <map>
#include <unordered_map>

#include "tests/reference/formula.hpp"

namespace guide::reference {

/// A condition where it stands.
struct Written {
  Span span;
  const Formula* value = nullptr;
};
struct ForLine {
  std::vector<std::string_view> services;
  const Formula* when = nullptr;     // always, without `when`
  std::vector<Written> conditions;
};
/// A clause that can be a ground: a `require` line or a rule.
struct Clause {
  Span span;
  std::string_view outcome;          // of a rule
  const Formula* value = nullptr;    // its state: with waivers, with exceptions
  const Formula* alone = nullptr;    // a require line: what R is when all others are met
};
struct Guideline {
  std::string_view path;
  bool requires_only = false;
  std::optional<Days> effective;     // from the first day of the one to the last day of the other
  std::vector<ForLine> for_lines;
  std::vector<std::string_view> outcomes;
  std::vector<const Formula*> values;     // of the outcomes, before `for ... when`
  std::vector<Clause> clauses;
  std::vector<Written> blocks;            // states of `when C:` blocks
  std::vector<Written> conditions;        // as written, definitions expanded
  std::vector<const Formula*> tests;      // whole conditions as written, for counting leaf tests
  int rank = -1;                          // of the source in its first line; -1 is unranked
};

struct Tier {
  std::vector<ast::Pattern> patterns;
  bool by_evidence = false;
};
struct Determination {
  std::string_view path;
  std::vector<std::string_view> outcomes;
  std::vector<Tier> tiers;
  std::map<std::string_view, std::string_view> mapped;  // a guideline's outcome to the determination's, or `ignore`
  std::map<std::string_view, std::string_view> results; // `undetermined`, `contradictory`, `silent`
  std::vector<ast::PriorEffect> effects;
};

class Program {
 public:
  explicit Program(const std::vector<const ast::File*>& files);
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  Vocabulary vocabulary;
  Formulas formulas;
  std::deque<Leaf> leaves;
  std::deque<Mover> movers;
  std::deque<Selection> selections;
  std::deque<Table> tables;
  std::deque<Guideline> guidelines;
  std::deque<Determination> determinations;
};

}  // namespace guide::reference
