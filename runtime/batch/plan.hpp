#pragma once
// One Program read for one service, in a second layout: all its guidelines and the determinations over them in one flat
// list of nodes, equal tests merged. In: a Program, immutable. Out: a Plan, immutable, which `Decider` runs for one
// case (node values are neighbouring bits) and `Columns` for many (64 cases a word).
//
// Most leaves are *tests*: a fact's range [low, high] against an interval [first, last] is present where it lies
// inside, absent where it lies outside.

#include <cstdint>
#include <span>
#include <vector>

#include "runtime/program.hpp"

namespace guide::batch {

/// What the case says of a fact, and the same before it says anything.
struct PlannedFact {
  std::uint32_t fact = none;
  Range unsaid;  // the whole type, or `absent unless documented`
  bool codes = false;
};

/// `time since d`: the last day of the test depends on the day of the case.
struct ElapsedTest {
  std::uint32_t node = 0;
  Elapsed elapsed;
};

/// A summand of a quantity: a fact's value, a range that no case changes here, or a table's output.
struct PlannedTerm {
  enum class Kind : std::uint8_t { place, fixed, table } kind{};
  std::uint32_t index = 0;  // place, or table
  std::int64_t coefficient = 1;
  Range fixed;
};
struct PlannedTable {
  std::vector<TableRow> rows;  // `matches` is a literal of the plan
};

/// A leaf that is no test, or a group; tables stand among the groups because they read nodes.
enum class StepKind : std::uint8_t {
  fixed,         // a: bit 0 present, bit 1 absent
  in_force,      // a: period
  documented,    // a: place
  same_option,   // a, b: places
  codes,         // a: place, b: code set
  quantity,      // terms a, ..., a + b - 1, compared with `threshold`
  table_option,  // table a has option `threshold`
  any,           // at least one of the operands a, ..., a + b - 1
  at_least,      // at least k of them
};
struct Step {
  StepKind kind{};
  bool equals = false;  // quantity: `=`, not `>=`
  std::uint16_t k = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  Scaled threshold = 0;
};

/// The operands of a group that lie in one word of nodes: those as they are, and those negated.
struct OperandMask {
  std::uint32_t word = 0;
  std::uint64_t plain = 0;
  std::uint64_t negated = 0;
};

struct PlannedGuideline {
  ServiceSlices::Use use;
  bool exact = false;  // three values are exact: completions cannot tell more
  Literal applies;
  std::vector<Literal> outcomes;  // parallel to the guideline's
  std::vector<Literal> nodes;     // by node of its body; `unread` where nothing that is shown or decided needs it
};
struct PlannedDetermination {
  ServiceSlices::Use use;
  std::vector<std::uint32_t> guidelines;  // as consulted: into `Plan::guidelines`
  std::vector<Literal> outcomes;          // D(1,o)
  bool apart = false;                     // the guidelines consulted read nothing in common, pairwise
};

struct Plan {
  static constexpr Literal unread{none};

  const Program* program = nullptr;
  std::uint32_t service = none;

  std::vector<PlannedFact> facts;      // by place; the first `own_tests` places have a test, whose node is the place
  std::vector<std::uint32_t> fact_of_place;
  std::uint32_t stride = 0;            // how many places there are, with padding
  bool code_facts = false;             // some fact is a list of codes
  std::vector<std::uint32_t> records;  // read by some leaf: a case that lists one is not for this plan
  std::vector<std::uint32_t> read;     // facts that some body reads, over entries too: a dispute on one makes lanes
  std::uint32_t own_tests = 0;
  std::uint32_t tests = 0;  // nodes 0, ..., tests - 1 are tests; `test_place` has the places of all of them
  std::vector<std::uint32_t> test_place;
  std::vector<Scaled> first, last;  // by test, and padded with never to `stride` or more
  std::vector<ElapsedTest> elapsed;
  std::vector<Step> steps;                 // node `tests` and up
  std::uint32_t plain_steps = 0;           // steps before this one read no nodes
  std::vector<std::uint32_t> level_begin;  // steps after those, level by level, and the end; none reads its own level
  std::uint32_t nodes = 0;
  std::uint32_t words = 0;      // of node bits
  bool depends_on_day = false;  // some test or step does

  std::vector<Literal> operands;
  std::vector<std::uint32_t> mask_begin;  // by step, and one more: into `masks`
  std::vector<OperandMask> masks;
  std::vector<PlannedTerm> terms;
  std::vector<PlannedTable> tables;

  std::vector<PlannedGuideline> guidelines;  // as in the service's slices
  std::vector<PlannedDetermination> determinations;

  static constexpr std::uint32_t padding = 16;  // facts a block
  /// The place of a fact, or `none` if nothing reads it.
  std::uint32_t place_of(std::uint32_t fact) const;
};

/// `service` may be `none`: the case without requests.
Plan make_plan(const Program& program, std::uint32_t service);

}  // namespace guide::batch
