#include "runtime/decision.hpp"
#include "runtime/lanes.hpp"

namespace guide {
namespace {

Bits value_of(const Trace& trace, std::uint32_t base, Literal literal, std::uint32_t word) {
  const Bits& bits = trace.at(base, literal.node(), word);
  return literal.negated() ? Bits{bits.absent, bits.present} : bits;
}

}  // namespace

std::string_view state_text(State state) {
  switch (state) {
    case State::present: return "present";
    case State::absent: return "absent";
    case State::undocumented: return "undocumented";
    case State::conflicting: return "conflicting";
  }
  return {};
}

State Trace::state(std::uint32_t base, Literal literal) const {
  if ((base & uniform) != 0) return state(base, literal, 0);
  bool all_present = true;
  bool all_absent = true;
  bool all_open = true;
  for (std::uint32_t word = 0; word < words; ++word) {
    const Bits value = value_of(*this, base, literal, word);
    const std::uint64_t mask = lane_mask(lanes, word);
    all_present = all_present && value.present == mask;
    all_absent = all_absent && value.absent == mask;
    all_open = all_open && (value.present | value.absent) == 0;
  }
  if (all_present) return State::present;
  if (all_absent) return State::absent;
  return all_open ? State::undocumented : State::conflicting;
}

State Trace::state(std::uint32_t base, Literal literal, std::uint32_t lane) const {
  const Bits value = value_of(*this, base, literal, lane / 64);
  const std::uint64_t bit = std::uint64_t{1} << lane % 64;
  if ((value.present & bit) != 0) return State::present;
  return (value.absent & bit) != 0 ? State::absent : State::undocumented;
}

std::uint32_t Trace::base_of(std::uint32_t body, std::uint32_t entry) const {
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].body != body) continue;
    if (runs[i].entry == none) {
      if (entry == none) return runs[i].base;
      continue;
    }
    const std::size_t at = i + entry;  // the entries of one body stand together, in order
    const bool there = entry != none && at < runs.size() && runs[at].body == body && runs[at].entry == entry;
    return there ? runs[at].base : none;
  }
  return none;
}

}  // namespace guide
