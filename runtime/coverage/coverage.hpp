#pragma once
// Coverage: what tests have shown of guidelines, as data. In: Programs and the test cases that hold (docs/coverage.md says
// what counts). Out: for each criterion the states it was shown in, for each condition whether it decided an outcome on its
// own, either way. Programs compiled from the same texts add up. Not here: files, percentages as text, pages.

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "runtime/decision.hpp"

namespace guide::coverage {

struct Spot {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend bool operator==(const Spot&, const Spot&) = default;
  // Not `<=>`: some standard libraries have none for strings.
  friend bool operator<(const Spot& a, const Spot& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  }
};

/// Bits `1 << State`.
using States = std::uint8_t;
constexpr States bit(State state) { return static_cast<States>(1u << static_cast<unsigned>(state)); }

/// Of which guideline's outcome: guideline in the upper half, outcome in the lower.
using OutcomeOf = std::uint64_t;

/// A statement that decides (a criterion), or a test as written (a condition).
struct Item {
  Spot spot;
  ClauseKind kind{};
  bool criterion = false;
  bool in_definition = false;
  std::string text;
  States possible = 0;                  // states that can occur
  std::array<std::uint32_t, 4> seen{}; // tests in which it was in a state while it spoke; by `State`
  // Conditions: the outcomes that came out the other way once it alone was turned round, and in how many tests.
  std::array<std::set<OutcomeOf>, 2> decided;       // absent, present
  std::array<std::uint32_t, 2> decisive_tests{};
  std::set<std::uint32_t> guidelines;  // in which it stands, into `Coverage::guidelines`

  bool can_be(State state) const { return (possible & bit(state)) != 0; }
  bool shown(State state) const { return seen[static_cast<std::size_t>(state)] != 0; }
  /// Present, absent and undocumented, as far as these can occur.
  bool all_states_shown() const;
  /// It decided one outcome both ways.
  bool decides() const;
  /// It can decide at all: it can be present and absent.
  bool can_decide() const { return !criterion && can_be(State::present) && can_be(State::absent); }
};

struct Guideline {
  std::string name;
  std::string title;
  Spot spot;
  std::uint32_t tests = 0;
  std::vector<std::size_t> items;  // of its own text, in the order of the text; into `Coverage::items`
};

class Coverage {
 public:
  /// Lists a guideline, tested or not.
  void add(const Program& program, std::uint32_t guideline);
  /// Adds what a test shows of the guidelines that its `expect` lines name or whose determination they name.
  void add(const Program& program, const Case& test);
  /// Adds what was shown elsewhere, as if it had been shown here next.
  void add(const Coverage& other);

  /// The item that each clause of a guideline is; `not_counted` where it is none.
  const std::vector<std::size_t>& items_by_clause(const Program& program, std::uint32_t guideline) {
    return known(program, guideline).items;
  }
  static constexpr std::size_t not_counted = ~std::size_t{0};

  const std::vector<Guideline>& guidelines() const { return guidelines_; }
  const std::vector<Item>& items() const { return items_; }
  std::uint32_t tests() const { return tests_; }

 private:
  struct Known {
    std::uint32_t guideline = none;
    std::vector<std::size_t> items;  // by clause
  };
  const Known& known(const Program& program, std::uint32_t guideline);
  std::size_t item(const Spot& spot, bool criterion);
  static void add(const Item& theirs, const std::vector<std::uint32_t>& guideline_here, Item& item);

  std::vector<Guideline> guidelines_;
  std::vector<Item> items_;
  std::map<std::pair<std::string, Spot>, Known> known_;
  std::map<std::pair<Spot, bool>, std::size_t> item_by_spot_;
  std::uint32_t tests_ = 0;
};

struct Figure {
  std::size_t done = 0;
  std::size_t all = 0;
  bool complete() const { return done == all; }
  /// Of nothing, everything is done.
  double percent() const { return all == 0 ? 100.0 : 100.0 * static_cast<double>(done) / static_cast<double>(all); }
};
struct Figures {
  Figure criteria;     // shown present, absent and undocumented
  Figure conditions;   // decided an outcome both ways (MC/DC)
  Figure conflicting;  // criteria shown conflicting: told, not asked for
  void count(const Item& item);
};
Figures figures(const Coverage& coverage, const std::vector<std::size_t>& items);
Figures figures(const Coverage& coverage);

/// The states in which a literal of a body can be at all, whatever a case says.
States possible_states(const Program& program, std::uint32_t body, Literal literal);

}  // namespace guide::coverage
