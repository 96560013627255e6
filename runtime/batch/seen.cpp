#include "runtime/batch/seen.hpp"

namespace guide::batch {

bool Seen::begin(const PlacedFacts& facts, const Nodes& nodes) {
  for (std::uint32_t place = 0; place < plan_.facts.size(); ++place) {
    if (facts.told(place) && !facts.range(place).exact() && facts.codes_of(place) == nullptr) return false;
  }
  for (std::uint32_t i = 0; i < plan_.steps.size(); ++i) {
    const Step& step = plan_.steps[i];
    if (step.kind != StepKind::quantity || nodes.code(Literal::of(plan_.tests + i)) != 0) continue;
    for (std::uint32_t j = step.a; j < step.a + step.b; ++j) {  // an open sum may move within an interval of its own
      const PlannedTerm& term = plan_.terms[j];
      if (term.kind == PlannedTerm::Kind::place && facts.told(term.index)) return false;
    }
  }
  key_.assign(nodes.words().begin(), nodes.words().end());
  if (plan_.depends_on_day) key_.push_back(static_cast<std::uint64_t>(nodes.day()));
  return true;
}

const Seen::Found* Seen::find() const {
  const auto found = known_.find(key_);
  return found == known_.end() ? nullptr : &found->second;
}

const Seen::Found& Seen::keep(Found found) {
  if (known_.size() >= most) known_.clear();
  return known_.insert_or_assign(key_, std::move(found)).first->second;
}

}  // namespace guide::batch
