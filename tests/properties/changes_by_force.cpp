#include "tests/properties/changes_by_force.hpp"

#include <algorithm>
#include <functional>

#include "runtime/decide.hpp"
#include "runtime/elapsed.hpp"

namespace guide::properties {
namespace {

constexpr std::size_t most_points = 40'000;
constexpr std::size_t most_boxes = 400'000;
constexpr std::uint8_t no_outcome = 255;

bool known(const FactState* state) { return state && state->documented && !state->disputed() && state->range.exact(); }

Scaled ceil_divide(Scaled value, Scaled by) {
  Scaled quotient = value / by;
  if (value % by != 0 && (value < 0) == (by < 0)) ++quotient;
  return quotient;
}

/// The borders that tests draw for a slot.
class Borders {
 public:
  Borders(const Program& program, const Case& the_case, const RequestDecision& request)
      : program_(program), case_(the_case), request_(request) {}

  bool whole = true;

  std::vector<Range> cells(const FactInfo& info, const FactState* state, Slot slot, std::uint32_t record,
                           std::uint32_t entry) {
    const Range range = state && state->documented && !state->disputed() ? state->range : info.bounds;
    std::vector<Range> cells;
    if (info.type == Type::finding || info.type == Type::choice) {
      for (Scaled value = range.low; value <= range.high; ++value) cells.push_back({value, value});
      return cells;
    }
    std::set<Scaled> begins;
    for (const std::uint32_t body : bodies(record)) {
      const Body& info_of_body = program_.bodies[body];
      for (std::uint32_t i = 0; i < info_of_body.node_count; ++i) {
        add(program_.nodes[info_of_body.first_node + i], slot, entry, begins);
      }
    }
    Scaled low = range.low;
    for (const Scaled begin : begins) {
      if (begin <= low || begin > range.high) continue;
      cells.push_back({low, begin - 1});
      low = begin;
    }
    cells.push_back({low, range.high});
    return cells;
  }

 private:
  std::set<std::uint32_t> bodies(std::uint32_t record) const {
    std::set<std::uint32_t> all;
    for (const GuidelineDecision& guideline : request_.guidelines) {
      const std::uint32_t body = program_.guidelines[guideline.guideline].body;
      if (record == none) all.insert(body);
      for (const std::uint32_t selection : program_.bodies[body].selections) {
        const std::uint32_t of_entries = program_.selections[selection].body;
        if (record == none || program_.bodies[of_entries].record == record) all.insert(of_entries);
      }
    }
    return all;
  }

  void add(const Node& node, Slot slot, std::uint32_t entry, std::set<Scaled>& begins) {
    if (node.op == Op::elapsed && Slot{node.a} == slot) {
      begins.insert(last_day(program_.elapsed[node.b], case_.as_of) + 1);
    }
    if (node.op != Op::at_least_value && node.op != Op::equals_value) return;
    const Quantity& quantity = program_.quantities[node.a];
    const Term* own = nullptr;
    Scaled others = 0;
    bool known_others = true;
    for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
      const Term& term = program_.terms[quantity.first_term + i];
      if (term.kind == TermKind::slot && Slot{term.index} == slot) {
        own = &term;
        continue;
      }
      const FactState* state = term.kind == TermKind::slot ? state_of(Slot{term.index}, entry) : nullptr;
      known_others = known_others && known(state);
      if (known(state)) others += term.coefficient * state->range.low;
    }
    if (!own) return;
    whole = whole && known_others;
    if (!known_others) return;
    const Scaled rest = program_.thresholds[node.b] - others;
    for (const Scaled border : {rest, rest + 1}) {
      begins.insert(own->coefficient > 0 ? ceil_divide(border, own->coefficient)
                                         : ceil_divide(border, own->coefficient) + 1);
      begins.insert(ceil_divide(border, own->coefficient));
    }
  }

  const FactState* state_of(Slot slot, std::uint32_t) const {
    return slot.is_field() ? nullptr : find_fact(case_, request_.request, slot.index());
  }

  const Program& program_;
  const Case& case_;
  const RequestDecision& request_;
};

std::set<std::uint32_t> facts_of(const Program& program, const RequestDecision& request) {
  std::set<std::uint32_t> facts;
  for (const GuidelineDecision& guideline : request.guidelines) {
    const Body& body = program.bodies[program.guidelines[guideline.guideline].body];
    facts.insert(body.facts.begin(), body.facts.end());
  }
  return facts;
}
std::set<std::uint32_t> records_of(const Program& program, const RequestDecision& request) {
  std::set<std::uint32_t> records;
  for (const GuidelineDecision& guideline : request.guidelines) {
    const Body& body = program.bodies[program.guidelines[guideline.guideline].body];
    records.insert(body.records.begin(), body.records.end());
  }
  return records;
}

FactState exactly(Scaled value) {
  FactState state;
  state.range = {value, value};
  state.documented = true;
  return state;
}

Scaled value_in(const Range& cell) {
  if (cell.low != unbounded_below) return cell.low;
  return cell.high != unbounded_above ? cell.high : 0;
}

Statements& where(Case& the_case, bool own) {
  return own && !the_case.requests.empty() ? the_case.requests.front().statements : the_case.statements;
}

void document(Case& the_case, const OpenSlot& slot, Scaled value) {
  if (slot.fact != none) {
    for (const bool own : {true, false}) {
      for (auto& [fact, state] : where(the_case, own).facts) {
        if (fact == slot.fact) {
          state = exactly(value);
          return;
        }
      }
    }
    auto& facts = where(the_case, true).facts;
    facts.insert(std::find_if(facts.begin(), facts.end(), [&](const auto& each) { return each.first > slot.fact; }),
                 {slot.fact, exactly(value)});
    return;
  }
  for (const bool own : {true, false}) {
    for (auto& [record, state] : where(the_case, own).records) {
      if (record == slot.record) {
        state.entries[slot.entry].fields[slot.field] = exactly(value);
        return;
      }
    }
  }
}

}  // namespace

OpenSlots open_slots(const Program& program, const Case& the_case, const RequestDecision& request) {
  OpenSlots open;
  Borders borders(program, the_case, request);
  for (const std::uint32_t fact : facts_of(program, request)) {
    const FactInfo& info = program.vocabulary.facts[fact];
    const FactState* state = find_fact(the_case, request.request, fact);
    if (known(state) || info.type == Type::codes) continue;
    open.slots.push_back(
        {fact, none, none, none, &info, borders.cells(info, state, Slot::fact(fact), none, none), info.name});
  }
  for (const std::uint32_t record : records_of(program, request)) {
    const RecordInfo& record_info = program.vocabulary.records[record];
    const RecordState* list = find_record(the_case, request.request, record);
    for (std::uint32_t e = 0; list && e < list->entries.size(); ++e) {
      for (std::uint32_t f = 0; f < record_info.field_count; ++f) {
        const FactInfo& info = program.vocabulary.fields[record_info.first_field + f];
        const FactState& state = list->entries[e].fields[f];
        if (known(&state) || info.type == Type::codes) continue;
        // Sums and the order of dates tell more values apart than tests do.
        if (info.type != Type::finding && info.type != Type::choice) open.whole = false;
        open.slots.push_back({none, record, e, f, &info, borders.cells(info, &state, Slot::field(f), record, e),
                              record_info.name + std::to_string(e) + "." + info.name});
      }
    }
  }
  open.whole = open.whole && borders.whole;
  return open;
}

std::uint32_t outcome_of(const RequestDecision& request, const Subject& subject) {
  if (subject.determination != none) {
    const Result& result = request.determinations[subject.determination].result;
    return result.kind == ResultKind::outcome ? result.outcome : none;
  }
  const Conclusion& conclusion = request.guidelines[subject.guideline].conclusion;
  return conclusion.kind == ConclusionKind::determined ? conclusion.outcome : none;
}

ByForce::ByForce(const Program& program, const Case& the_case, const RequestDecision& request, const OpenSlots& open)
    : open_(open) {
  for (const OpenSlot& slot : open.slots) {
    const std::size_t cells = slot.cells.size();
    const bool any_subset = slot.info->type == Type::choice;
    if (cells > 12) return;
    const std::size_t regions = 1 + (any_subset ? (std::size_t{1} << cells) - 1 : cells * (cells + 1) / 2);
    point_strides_.push_back(points_);
    strides_.push_back(boxes_);
    points_ *= cells + 1;
    boxes_ *= regions;
    if (points_ > most_points || boxes_ > most_boxes) return;
  }
  possible_ = true;
  make_regions();
  decide_all(program, the_case, request);
}

void ByForce::make_regions() {
  for (const OpenSlot& slot : open_.slots) {
    const std::uint64_t all = (std::uint64_t{1} << slot.cells.size()) - 1;
    const bool any_subset = slot.info->type == Type::choice;
    std::vector<Region> regions;
    for (std::uint64_t cells = 0; cells <= all; ++cells) {
      const std::uint64_t filled = cells | (cells - 1);
      const bool one_run = cells != 0 && ((filled + 1) & cells) == 0;  // no gap
      if (cells == 0 || any_subset || one_run) regions.push_back({cells, 0, 0, {}});
    }
    std::stable_sort(regions.begin(), regions.end(), [](const Region& a, const Region& b) {
      return __builtin_popcountll(a.cells) < __builtin_popcountll(b.cells);
    });
    const auto find = [&](std::uint64_t cells) {
      const auto at =
          std::find_if(regions.begin(), regions.end(), [cells](const Region& each) { return each.cells == cells; });
      return static_cast<std::uint32_t>(at - regions.begin());
    };
    for (Region& region : regions) {
      if (region.cells == 0) continue;
      const std::uint64_t lowest = region.cells & (~region.cells + 1);
      region.first = find(lowest);
      region.rest = find(region.cells & ~lowest);
      for (std::size_t cell = 0; cell < slot.cells.size(); ++cell) {
        const std::uint64_t more = region.cells | std::uint64_t{1} << cell;
        if (more != region.cells && find(more) < regions.size()) region.weaker.push_back(find(more));
      }
    }
    regions_.push_back(std::move(regions));
  }
}

void ByForce::decide_all(const Program& program, const Case& the_case, const RequestDecision& request) {
  Case single = the_case;
  single.expectations.clear();
  if (request.request != none) single.requests = {the_case.requests[request.request]};
  guidelines_ = request.guidelines.size();
  outcomes_.assign(guidelines_ + request.determinations.size(), std::vector<std::uint8_t>(points_, no_outcome));
  Decider decider(program);
  Decision decision;
  for (std::size_t point = 0; point < points_; ++point) {
    Case changed = single;
    for (std::size_t i = 0; i < open_.slots.size(); ++i) {
      const std::size_t cell = point / point_strides_[i] % (open_.slots[i].cells.size() + 1);
      if (cell != 0) document(changed, open_.slots[i], value_in(open_.slots[i].cells[cell - 1]));
    }
    decider.decide(changed, decision);
    const RequestDecision& decided = decision.requests.front();
    for (std::uint32_t i = 0; i < outcomes_.size(); ++i) {
      const Subject subject =
          i < guidelines_ ? Subject{none, i} : Subject{i - static_cast<std::uint32_t>(guidelines_), none};
      const std::uint32_t outcome = outcome_of(decided, subject);
      outcomes_[i][point] = outcome == none ? no_outcome : static_cast<std::uint8_t>(outcome);
    }
  }
}

std::set<DemandText> ByForce::minimal(const Subject& subject, std::uint32_t outcome) const {
  const auto& found =
      outcomes_[subject.determination != none ? guidelines_ + subject.determination : subject.guideline];
  const std::size_t slots = open_.slots.size();
  const auto region_at = [&](std::size_t box, std::size_t slot) {
    return box / strides_[slot] % regions_[slot].size();
  };
  // A box does it if both its halves do; a box of single cells, if its point does.
  std::vector<char> does(boxes_, 0);
  for (std::size_t box = 0; box < boxes_; ++box) {
    std::size_t point = 0;
    std::size_t divided = slots;
    for (std::size_t i = 0; i < slots && divided == slots; ++i) {
      const Region& region = regions_[i][region_at(box, i)];
      if (region.cells == 0) continue;
      if ((region.cells & (region.cells - 1)) != 0) {
        divided = i;
      } else {
        point += point_strides_[i] * (static_cast<std::size_t>(__builtin_ctzll(region.cells)) + 1);
      }
    }
    if (divided == slots) {
      does[box] = found[point] == outcome;
      continue;
    }
    const std::size_t at = region_at(box, divided);
    const std::size_t base = box - at * strides_[divided];
    const Region& region = regions_[divided][at];
    does[box] = does[base + region.first * strides_[divided]] && does[base + region.rest * strides_[divided]];
  }
  // Whether it, or something that asks for less, does it.
  std::vector<char> done(boxes_, -1);
  std::function<bool(std::size_t)> covered = [&](std::size_t box) -> bool {
    if (done[box] >= 0) return done[box] != 0;
    bool is = does[box] != 0;
    for (std::size_t i = 0; i < slots && !is; ++i) {
      const std::size_t at = region_at(box, i);
      if (at == 0) continue;
      is = covered(box - at * strides_[i]);
      for (const std::uint32_t weaker : regions_[i][at].weaker)
        is = is || covered(box - at * strides_[i] + weaker * strides_[i]);
    }
    done[box] = is ? 1 : 0;
    return is;
  };
  std::set<DemandText> texts;
  for (std::size_t box = 0; box < boxes_; ++box) {
    if (does[box] == 0) continue;
    bool least = true;
    for (std::size_t i = 0; i < slots && least; ++i) {
      const std::size_t at = region_at(box, i);
      if (at == 0) continue;
      least = !covered(box - at * strides_[i]);
      for (const std::uint32_t weaker : regions_[i][at].weaker)
        least = least && !covered(box - at * strides_[i] + weaker * strides_[i]);
    }
    if (least) texts.insert(text(box));
  }
  return texts;
}

DemandText ByForce::text(std::size_t box) const {
  DemandText text;
  for (std::size_t i = 0; i < open_.slots.size(); ++i) {
    const Region& region = regions_[i][box / strides_[i] % regions_[i].size()];
    if (region.cells == 0) continue;
    text += (text.empty() ? "" : "; ") + open_.slots[i].name + ":";
    for (std::size_t cell = 0; cell < open_.slots[i].cells.size(); ++cell) {
      if ((region.cells >> cell & 1) != 0) text += " " + std::to_string(cell);
    }
  }
  return text;
}

}  // namespace guide::properties
