#pragma once
// Conditions as section 3 reads them: `not` and `at least k of n` over leaf tests, as a tree; and the leaf tests of
// section 4. In: trees of conditions (translate.cpp). Not here: values (evaluate.cpp).

#include <deque>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tests/reference/vocabulary.hpp"

namespace guide::reference {

struct Formula;

/// A fact of the case, or a field of the entry at hand.
struct Slot {
  bool in_entry = false;
  int index = 0;
};

/// A record, or what a definition selects of it: the entries for which all of `where` holds.
struct Selection {
  std::string_view name;
  int record = -1;
  std::vector<const Formula*> where;
};
/// A selection, perhaps only the entries `within` a period back from `as of`.
struct Listed {
  const Selection* selection = nullptr;
  std::optional<Period> within;
};

struct TableRow {
  const Formula* matches = nullptr;
  std::vector<std::optional<Number>> amounts;  // by output; nothing for `-`
  std::vector<std::string_view> options;       // by output; empty for `-`
};
struct Table {
  std::vector<TableRow> rows;
};
struct TableOutput {
  const Table* table = nullptr;
  int column = 0;
  bool of_options = false;
};

// ---- Quantities ----------------------------------------------------------------------------------------------------

struct Source {
  enum class Of : std::uint8_t { slot, count, sum, output } of{};
  Slot slot;
  Listed listed;
  int field = 0;       // of a sum
  TableOutput output;
  std::string key;     // equal keys: equal as written
  Number step = 1;     // the steps between its values
  bool whole = false;  // a count, a `count` fact, a sum of `count` fields
  bool date = false;
};
struct Term {
  int sign = 1;
  Source source;
};
struct Linear {
  std::vector<Term> terms;  // without constants
  Number constant = 0;
};

// ---- Leaf tests ----------------------------------------------------------------------------------------------------

struct FindingTest {
  Slot slot;
};
struct OptionTest {
  Slot slot;
  int option = 0;
};
struct SameOptionTest {
  Slot left;
  Slot right;
};
struct DocumentedTest {
  std::optional<Slot> slot;  // else the record
  int record = -1;
};
struct CodesTest {
  Slot slot;
  const std::vector<std::string>* entries = nullptr;
};
struct CompareTest {
  Linear left;
  ast::Relation relation{};
  Linear right;
};
/// `time since d >= 2 months`.
struct ElapsedTest {
  Slot date;
  ast::Relation relation{};
  Period period;
};
struct LatestTest {
  Listed listed;
  const Formula* condition = nullptr;
};
struct OutputTest {
  TableOutput output;
  std::string_view option;
};

/// What completions move: a fact, an expression compared with constants, an option output, or a free leaf.
struct Mover {
  enum class Kind : std::uint8_t { fact, expression, option_output, free } kind{};
  int fact = -1;
  TableOutput output;
  Linear expression;  // without constant, its first term added
  Number step = 1;
};

struct Leaf {
  int id = 0;
  std::variant<FindingTest, OptionTest, SameOptionTest, DocumentedTest, CodesTest, CompareTest, ElapsedTest, LatestTest,
               OutputTest>
      test;
  int mover = -1;
  bool inverted = false;        // free: the `not` of the leaf that its mover names
  ast::Relation relation{};     // comparison with constants: the mover's value `relation` `threshold`
  Number threshold = 0;
};

struct Formula {
  enum class Op : std::uint8_t { opposite, at_least, exactly, leaf, outcome } op{};
  std::size_t k = 0;
  std::vector<const Formula*> parts;
  const Leaf* leaf = nullptr;
  int outcome = 0;  // in notes: an outcome of the guideline for the request at hand
};

/// Makes formulas and keeps them.
class Formulas {
 public:
  using Parts = std::vector<const Formula*>;
  const Formula* opposite(const Formula* part) { return keep({Formula::Op::opposite, 0, {part}}); }
  const Formula* at_least(std::size_t k, Parts parts) { return keep({Formula::Op::at_least, k, std::move(parts)}); }
  const Formula* exactly(std::size_t k, Parts parts) { return keep({Formula::Op::exactly, k, std::move(parts)}); }
  const Formula* all(Parts parts) {
    std::size_t n = parts.size();
    return at_least(n, std::move(parts));
  }
  const Formula* any(Parts parts) { return at_least(1, std::move(parts)); }
  const Formula* none(Parts parts) { return opposite(any(std::move(parts))); }
  const Formula* always() { return all({}); }
  const Formula* never() { return any({}); }
  const Formula* leaf(const Leaf* leaf) { return keep({Formula::Op::leaf, 0, {}, leaf}); }
  const Formula* outcome(int index) { return keep({Formula::Op::outcome, 0, {}, nullptr, index}); }

 private:
  const Formula* keep(Formula formula) { return &kept_.emplace_back(std::move(formula)); }
  std::deque<Formula> kept_;
};

}  // namespace guide::reference
