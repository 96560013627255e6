#include "runtime/explain/change_search.hpp"

#include <algorithm>

#include "runtime/elapsed.hpp"
#include "runtime/explain/view.hpp"

namespace guide::explain {
namespace {

/// What a report can get wrong or leave vague, but nobody can bring about.
bool fixed_by_nature(std::string_view name) {
  return name == "age" || name == "sex" || name == "date_of_birth" || name == "date_of_injury";
}

constexpr std::size_t most_ways_supposed = 16;
/// Of families kept from lane to lane.
constexpr std::size_t most_members_known = 100'000;

constexpr Range anything{};
constexpr Range any_option_number{0, 63};
constexpr Range truth(bool present) { return {present ? 1 : 0, present ? 1 : 0}; }

}  // namespace

Range divided(Range wanted, Scaled factor) {
  if (factor < 0) {
    wanted = {wanted.high == unbounded_above ? unbounded_below : -wanted.high,
              wanted.low == unbounded_below ? unbounded_above : -wanted.low};
    factor = -factor;
  }
  return {wanted.low == unbounded_below ? unbounded_below : ceil_divide(wanted.low, factor),
          wanted.high == unbounded_above ? unbounded_above : floor_divide(wanted.high, factor)};
}

ChangeSearch::ChangeSearch(const Program& program, const Case& the_case, const RequestDecision& request,
                           const std::vector<std::uint32_t>& fixed)
    : program_(program), case_(the_case), request_(request), fixed_(program.vocabulary.facts.size(), 0) {
  for (const std::uint32_t fact : fixed) fixed_[fact] = 1;
  for (std::uint32_t fact = 0; fact < fixed_.size(); ++fact) {
    if (!fixed_by_nature(program.vocabulary.facts[fact].name)) continue;
    const FactState* state = find_fact(the_case, request.request, fact);
    if (state && state->documented) fixed_[fact] = 1;
  }
}

/// What was left out because a search ran out of steps is looked at anew.
void ChangeSearch::begin_result() {
  if (movers_.algebra().exhausted() || facts_.algebra().exhausted()) {
    const auto left_out = [](const auto& each) { return !each.second.complete; };
    for (Families& families : known_[0]) std::erase_if(families, left_out);
    known_facts_.clear();
  }
  movers_.algebra().rest();
  facts_.algebra().rest();
}

void ChangeSearch::begin_lane(std::uint32_t lane) {
  if (lane == lane_) return;
  lane_ = lane;
  known_facts_.clear();
  if (members_known_ < most_members_known) return;
  known_[0].clear();
  members_known_ = 0;
}

const Family& ChangeSearch::reach(std::uint32_t body, std::uint32_t base, Literal literal, bool present,
                                  std::uint32_t entry) {
  return reach(Run{body, base, entry}, literal, present);
}

const Family& ChangeSearch::reach(const Run& run, Literal literal, bool present) {
  if (literal.negated()) present = !present;
  const std::uint32_t lane = first_lane_alike(run, literal);
  const std::uint64_t key =
      std::uint64_t{run.base} << 32 | std::uint64_t{literal.node()} << 2 | (present ? 2u : 0u) | (plain_ ? 1u : 0u);
  const Families& families = known(supposed_, lane);
  if (const auto found = families.find(key); found != families.end()) return found->second;
  const Family* before = known_before(key, lane);
  const bool is_enough = before && before->complete;
  Family family = is_enough ? algebra().supposed(*before)
                            : reach_node(run, node_of(run, literal), literal.node(), present);
  members_known_ += family.members.size();
  return known(supposed_, lane).emplace(key, std::move(family)).first->second;
}

ChangeSearch::Families& ChangeSearch::known(std::size_t supposed, std::uint32_t lane) {
  Known& known = known_[supposed];
  if (known.size() <= lane) known.resize(lane + 1);
  return known[lane];
}

/// What was found where less was supposed.
const Family* ChangeSearch::known_before(std::uint64_t key, std::uint32_t lane) {
  for (std::size_t less = supposed_; less-- > 0;) {
    const Families& families = known(less, lane);
    if (const auto found = families.find(key); found != families.end()) return &found->second;
  }
  return nullptr;
}

Family ChangeSearch::reach_node(const Run& run, const Node& node, std::uint32_t index, bool present) {
  if (node.op == Op::at_least) return reach_group(run, node, present);
  if (node.op == Op::outcome) return reach_outcome(run, node, present);
  return reach_leaf(run, node, index, present);
}

Family ChangeSearch::reach_group(const Run& run, const Node& node, bool present) {
  if (present ? node.k == node.b : node.k == 1) {
    std::vector<Goal> goals;
    goals.reserve(node.b);
    for (std::uint32_t i = 0; i < node.b; ++i) goals.push_back({run, program_.operands[node.a + i], present});
    return reach_all(goals);
  }
  std::vector<const Family*> parts;
  parts.reserve(node.b);
  for (std::uint32_t i = 0; i < node.b; ++i) parts.push_back(&reach(run, program_.operands[node.a + i], present));
  const std::size_t needed = present ? node.k : node.b - node.k + 1u;
  return algebra().at_least(needed, parts);
}

Family ChangeSearch::reach_all(const std::vector<Goal>& goals, bool plainly) {
  const bool before = plain_;
  plain_ = plainly;
  Family family = reach_all(goals);
  plain_ = before;
  return family;
}

/// What is too much to follow by itself is followed for each way to bring about the others.
Family ChangeSearch::reach_all(const std::vector<Goal>& goals) {
  std::vector<const Family*> all;
  std::vector<const Family*> followed;
  std::vector<Goal> left;
  for (const Goal& goal : goals) {
    const Family& family = reach(goal.run, goal.literal, goal.present);
    all.push_back(&family);
    if (family.complete) {
      followed.push_back(&family);
    } else {
      left.push_back(goal);
    }
  }
  if (left.empty() || followed.empty() || supposed_ == most_supposed) return algebra().at_least(all.size(), all);
  const Family ways = algebra().at_least(followed.size(), followed);
  if (ways.needs_nothing() || ways.members.size() > most_ways_supposed || algebra().exhausted())
    return algebra().at_least(all.size(), all);
  Family found{{}, ways.complete};
  for (const Assignments& way : ways.members) {
    const Family whole = algebra().both(Family{{way}, true}, suppose(way, left));
    found.members.insert(found.members.end(), whole.members.begin(), whole.members.end());
    found.complete = found.complete && whole.complete;
  }
  algebra().close(found);
  return found;
}

/// All goals, where something is given besides.
Family ChangeSearch::suppose(const Assignments& given, const std::vector<Goal>& goals) {
  const Assignments before = algebra().given();
  const Family together = algebra().both(Family{{before}, true}, Family{{given}, true});
  if (together.members.empty()) return Family::impossible();
  algebra().suppose(together.members.front());
  known_[++supposed_] = {};
  Family family = reach_all(goals);
  --supposed_;
  algebra().suppose(before);
  return family;
}

Family ChangeSearch::reach_leaf(const Run& run, const Node& node, std::uint32_t index, bool present) {
  const State state = request_.trace.state(run.base, Literal::of(index), lane_);
  const bool holds = state == (present ? State::present : State::absent);
  switch (node.op) {
    case Op::finding: return slot_within(look(run, Slot{node.a}), truth(present), holds);
    case Op::option: {
      const std::uint64_t bit = std::uint64_t{1} << node.b;
      return slot_within(look(run, Slot{node.a}), anything, holds, present ? bit : ~bit);
    }
    case Op::elapsed: {
      const Scaled last = last_day(program_.elapsed[node.b], case_.as_of);
      const Range wanted = present ? Range{unbounded_below, last} : Range{last + 1, unbounded_above};
      return slot_within(look(run, Slot{node.a}), wanted, holds);
    }
    case Op::at_least_value:
    case Op::equals_value: return reach_quantity(run, node, index, present);
    case Op::documented: return reach_documented(run, node, holds, present);
    case Op::record_given: {
      if (!may_grow(node.a)) return holds ? Family::nothing_needed() : Family::impossible();
      const Atom atom{Atom::Kind::record_given, node.a, 0, 0, 0};
      return mover(atom, run, node, {truth(true), ~std::uint64_t{0}, true},
                   {present ? truth(true) : Range{1, 0}, ~std::uint64_t{0}, holds});
    }
    case Op::table_option: {
      const bool keeps = !kept_slots(run, node).empty();
      if (holds && !keeps) return Family::nothing_needed();
      const std::uint64_t bit = std::uint64_t{1} << node.b;
      const Atom atom{Atom::Kind::table, program_.table_outputs[node.a].identity, entry_run(run), 0, 0};
      return mover(atom, run, node, {{}, ~std::uint64_t{0}, keeps}, {anything, present ? bit : ~bit, holds},
                   any_option_number);
    }
    case Op::same_option:
    case Op::in_codes:
    case Op::latest_has: {
      const Atom atom{Atom::Kind::alone, node.a, node.b, entry_run(run), static_cast<std::uint32_t>(node.op)};
      return truth_alone(atom, run, node, index, present);
    }
    case Op::always:
    case Op::in_force:
    case Op::at_least:
    case Op::outcome: break;
  }
  return holds ? Family::nothing_needed() : Family::impossible();
}

/// A test that holds or not whatever else is made of its parts.
Family ChangeSearch::truth_alone(const Atom& atom, const Run& run, const Node& node, std::uint32_t index,
                                 bool present) {
  const State state = request_.trace.state(run.base, Literal::of(index), lane_);
  const bool holds = state == (present ? State::present : State::absent);
  const bool keeps = !kept_slots(run, node).empty();
  if (holds && !keeps) return Family::nothing_needed();
  const bool open = state != State::present && state != State::absent;
  return mover(atom, run, node, {{0, 1}, ~std::uint64_t{0}, keeps}, {truth(present), ~std::uint64_t{0}, holds},
               open ? Range{0, 1} : truth(state == State::present));
}

/// The regions of the quantity in which a comparison with a constant comes out as wanted.
Family ChangeSearch::reach_quantity(const Run& run, const Node& node, std::uint32_t index, bool present) {
  const Quantity& quantity = program_.quantities[node.a];
  const Scaled threshold = program_.thresholds[node.b];
  const Term& term = program_.terms[quantity.first_term];
  const bool of_slot = quantity.term_count == 1 && term.kind == TermKind::slot;
  if (node.free) {
    const Atom atom{Atom::Kind::alone, quantity.identity, node.b, entry_run(run), static_cast<std::uint32_t>(node.op)};
    return truth_alone(atom, run, node, index, present);
  }
  const State state = request_.trace.state(run.base, Literal::of(index), lane_);
  const bool holds = state == (present ? State::present : State::absent);
  const bool keeps = !of_slot && !kept_slots(run, node).empty();
  if (holds && !of_slot && !keeps) return Family::nothing_needed();
  const auto within = [&](Range wanted) {
    if (of_slot) return slot_within(look(run, Slot{term.index}), divided(wanted, term.coefficient), holds);
    const Atom atom{Atom::Kind::quantity, quantity.identity, entry_run(run), 0, 0};
    return mover(atom, run, node, {{}, ~std::uint64_t{0}, keeps}, {wanted, ~std::uint64_t{0}, holds},
                 keeps ? quantity_range(run, quantity) : Range{1, 0});
  };
  const Range below{unbounded_below, threshold - 1};
  if (node.op == Op::at_least_value) return within(present ? Range{threshold, unbounded_above} : below);
  if (present) return within({threshold, threshold});
  const Family less = within(below);
  return algebra().either(less, within({threshold + 1, unbounded_above}));
}

Family ChangeSearch::reach_documented(const Run& run, const Node& node, bool holds, bool present) {
  const SlotView slot = look(run, Slot{node.a});
  const Domain as_it_is{Range{1, 0}, ~std::uint64_t{0}, true};
  if (!slot.changeable) return holds ? Family::nothing_needed() : Family::impossible();
  if (slot.state && slot.state->disputed()) return holds ? Family::nothing_needed() : Family::impossible();
  if (slot.kept) {  // assumed: documented as whatever it is documented as
    const Domain documented{slot.whole.range, slot.whole.options, false};
    return mover(slot.atom, run, node, slot.whole, present ? documented : as_it_is);
  }
  if (slot.state && slot.state->documented) return holds ? Family::nothing_needed() : Family::impossible();
  Atom atom = slot.atom;
  atom.kind = atom.kind == Atom::Kind::fact ? Atom::Kind::fact_documented : Atom::Kind::field_documented;
  const Domain whole{truth(true), ~std::uint64_t{0}, true};
  return mover(atom, run, node, whole, present ? Domain{truth(true), ~std::uint64_t{0}, false} : as_it_is);
}

const Node& ChangeSearch::node_of(const Run& run, Literal literal) const {
  return program_.nodes[program_.bodies[run.body].first_node + literal.node()];
}

Family ChangeSearch::reach_outcome(const Run& run, const Node& node, bool present) {
  const std::optional<Goal> goal = consulted(run, node, present);
  return goal ? reach(goal->run, goal->literal, present) : Family::impossible();
}

/// The outcome of a guideline that a determination's node stands for.
std::optional<ChangeSearch::Goal> ChangeSearch::consulted(const Run& run, const Node& node, bool present) const {
  for (const DeterminationDecision& determination : request_.determinations) {
    const DeterminationInfo& info = program_.determinations[determination.determination];
    const Consultation& consultation = info.consultations[determination.consultation];
    if (consultation.body != run.body) continue;
    const Consulted& consulted = consultation.consulted[node.a];
    for (const GuidelineDecision& guideline : request_.guidelines) {
      if (guideline.guideline != consulted.guideline || guideline.application != consulted.application) continue;
      const GuidelineInfo& guideline_info = program_.guidelines[guideline.guideline];
      const Literal outcome = guideline_info.applications[guideline.application].outcomes[node.b];
      return Goal{{guideline_info.body, guideline.base, none}, outcome, present};
    }
  }
  return std::nullopt;
}

Family ChangeSearch::slot_within(const SlotView& slot, Range wanted, bool holds, std::uint64_t options) {
  if (!slot.changeable || (holds && !slot.kept)) return holds ? Family::nothing_needed() : Family::impossible();
  const Domain domain{wanted, options, holds};
  if (plain_) return slot_facts(slot, domain);
  const std::uint32_t number = movers_.number(slot.atom, slot.whole, true);
  if (slot.kept) movers_.algebra().leaves_possible(number, slot.range);
  return movers_.algebra().single(number, domain);
}

Family ChangeSearch::mover(const Atom& atom, const Run& run, const Node& node, const Domain& whole,
                           const Domain& wanted, Range now) {
  if (plain_) return facts_of(atom, {run, node}, whole, wanted);
  const std::uint32_t number = movers_.number(atom, whole, true);
  if (first_met_.size() <= number) first_met_.resize(number + 1);
  first_met_[number] = {run, node};
  if (whole.kept) movers_.algebra().leaves_possible(number, now);
  return movers_.algebra().single(number, wanted);
}

}  // namespace guide::explain
