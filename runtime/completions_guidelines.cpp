// Completions of a determination over guidelines that are exact (semantics, section 7): each of them can come to any
// conclusion that its three values leave open, and independently of the others if they read nothing in common. Then it
// is enough to try the conclusions: the answer is the same as from trying the facts, however many these are.

#include <algorithm>

#include "runtime/completions.hpp"

namespace guide {
namespace {

bool share(List<std::uint32_t> a, List<std::uint32_t> b) {
  auto in_b = b.begin();
  for (std::uint32_t item : a) {
    in_b = std::lower_bound(in_b, b.end(), item);
    if (in_b != b.end() && *in_b == item) return true;
  }
  return false;
}

bool read_in_common(const Body& a, const Body& b) { return share(a.facts, b.facts) || share(a.records, b.records); }

}  // namespace

/// Whether all guidelines that are open in the lane are exact and read nothing in common.
bool Completions::guidelines_move(std::uint32_t lane) {
  const Consultation* consultation = question_.consultation();
  if (consultation == nullptr) return false;
  const Program& program = question_.evaluation().program();
  open_guidelines_.clear();
  for (std::uint32_t i = 0; i < consultation->consulted.size(); ++i) {
    const Consulted& consulted = consultation->consulted[i];
    const GuidelineInfo& guideline = program.guidelines[consulted.guideline];
    const Application& application = guideline.applications[consulted.application];
    const bool is_open = std::any_of(application.outcomes.begin(), application.outcomes.end(), [&](Literal outcome) {
      return open(Question::in_run(question_.first_of(i), outcome), lane);
    });
    if (!is_open) continue;
    if (!application.three_values_exact) return false;
    for (std::uint32_t other : open_guidelines_) {
      const GuidelineInfo& known = program.guidelines[consultation->consulted[other].guideline];
      if (read_in_common(program.bodies[guideline.body], program.bodies[known.body])) return false;
    }
    open_guidelines_.push_back(i);
  }
  return true;
}

/// The conclusions of a guideline that requires: recommended, not recommended, and silent unless it certainly applies.
void Completions::find_conclusions(Mover& mover, std::uint32_t lane) const {
  const Program& program = question_.evaluation().program();
  const Consulted& consulted = question_.consultation()->consulted[mover.what];
  const Application& application = program.guidelines[consulted.guideline].applications[consulted.application];
  const std::uint32_t first = question_.first_of(mover.what);
  const auto is = [&](Literal literal) { return question_.truth(Question::in_run(first, literal), lane); };
  const auto add = [&](std::uint32_t concluded) {
    char* row = mover.truths.add();
    for (std::uint32_t leaf : mover.leaves) *row++ = question_.node(leaf).b == concluded ? 1 : 0;
  };
  mover.truths.begin(mover.leaves.size());
  for (std::uint32_t outcome = 0; outcome < application.outcomes.size(); ++outcome) {
    if (!is(application.outcomes[outcome]).absent) add(outcome);
  }
  if (!is(application.applies).present) add(none);
}

}  // namespace guide
