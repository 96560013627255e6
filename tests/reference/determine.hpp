#pragma once
// Determinations (section 9): tiers, results, grounds. In: the consulted guidelines. Out: formulas D(1,o) and answers.

#include "tests/reference/conclude.hpp"

namespace guide::reference {

/// A guideline asked for one request: `for ... when` and `effective` applied to its outcomes.
struct Consulted {
  const Guideline* guideline = nullptr;
  const Formula* applies = nullptr;
  bool in_force = true;
  Outcomes outcomes;
  std::vector<Written> conditions;  // of the `for` lines asked for
};

/// What may be a ground: one guideline, or one clause of it.
struct Candidate {
  Ground ground;
  Outcomes outcomes;  // D(1,o)
};

/// A determination for one request.
class Determining {
 public:
  Determining(const Program& program, Formulas& formulas, const Determination& tree,
              const std::vector<Consulted>& consulted);

  /// Concludes in one settlement.
  void lane(Evaluator& evaluator);
  /// Over all settlements that were read.
  DeterminationAnswer answer(const ast::Request* request) const;

 private:
  struct Result {
    std::string result;
    std::set<std::string> acted;
  };
  /// A guideline's outcomes as a determination sees them, in the tier it counts in.
  struct Counted {
    std::pair<std::size_t, std::size_t> tier;
    std::vector<std::string_view> names;
    Part part;
  };

  std::optional<std::pair<std::size_t, std::size_t>> tier(const Guideline& guideline) const;
  Outcomes combine(std::vector<Counted> counted) const;
  void add_grounds(const Consulted& consulted, std::pair<std::size_t, std::size_t> tier);
  Result result(const std::vector<Conclusion>& by_lane) const;
  std::string result_of(const Conclusion& conclusion, std::set<std::string>& acted) const;

  const Program& program_;
  Formulas& make_;
  const Determination& tree_;
  Outcomes whole_;
  std::vector<Conclusion> lanes_;
  std::vector<std::map<std::string_view, Truth>> values_;
  std::vector<Candidate> candidates_;
  std::vector<std::vector<Conclusion>> candidate_lanes_;
};

}  // namespace guide::reference
