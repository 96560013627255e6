#include "runtime/batch/placed_facts.hpp"

#include <algorithm>

namespace guide::batch {

PlacedFacts::PlacedFacts(const Plan& plan) : plan_(&plan) { make_room_for(plan); }

void PlacedFacts::make_room_for(const Plan& plan) {
  const std::size_t lines = std::max<std::size_t>(plan.stride / Plan::padding, 1);
  if (lines > lines_.size()) {
    Line nothing;
    std::fill(std::begin(nothing.values), std::end(nothing.values), untold);
    lines_.resize(lines, nothing);
  }
  if (plan.facts.size() > ranges_.size()) {
    ranges_.resize(plan.facts.size());
    rewritten_.reserve(plan.facts.size() + 1);
  }
  if (plan.code_facts && codes_.size() < plan.facts.size()) codes_.resize(plan.facts.size());
}

void PlacedFacts::clear() {
  for (Line& line : lines_) std::fill(std::begin(line.values), std::end(line.values), untold);
}

void PlacedFacts::rewrite(std::uint32_t place) {
  values()[place] = several_values;
  if (rewritten_.size() < rewritten_.capacity()) rewritten_.push_back(place);
}

void PlacedFacts::set_range(std::uint32_t place, Range range) {
  if (values()[place] == several_values && ranges_[place] == range) return;
  ranges_[place] = range;
  rewrite(place);
}

void PlacedFacts::set_codes(std::uint32_t place, Range range, const std::vector<std::string>& normal) {
  if (values()[place] == several_values && codes_[place] == normal) return;
  ranges_[place] = range;
  codes_[place] = normal;
  rewrite(place);
}

const std::vector<std::string>* PlacedFacts::codes_of(std::uint32_t place) const {
  return plan_->facts[place].codes ? &codes_[place] : nullptr;
}

}  // namespace guide::batch
