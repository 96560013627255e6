#include "compiler/check/movers.hpp"

#include <algorithm>
#include <optional>

#include "compiler/check/told.hpp"

namespace guide::check {
namespace {

const FactInfo& fact_of(const Program& program, std::uint32_t slot_bits) {
  return program.vocabulary.facts[Slot{slot_bits}.index()];
}

std::uint64_t fact_resource(std::uint32_t fact) { return fact; }
std::uint64_t record_resource(std::uint32_t record) { return std::uint64_t{1} << 32 | record; }

bool is_single_slot(const Program& program, const Quantity& quantity) {
  return quantity.term_count == 1 && program.terms[quantity.first_term].kind == TermKind::slot;
}

}  // namespace

void Movers::clear() {
  movers_.clear();
  index_.clear();
}

std::optional<Movers::Key> Movers::key_of(const Node& node, std::uint32_t index) const {
  switch (node.op) {
    case Op::finding:
    case Op::option:
    case Op::elapsed: return Key{MoverKind::slot, node.a};
    case Op::at_least_value:
    case Op::equals_value: {
      const Quantity& quantity = program_.quantities[node.a];
      if (is_single_slot(program_, quantity)) return Key{MoverKind::slot, program_.terms[quantity.first_term].index};
      return Key{MoverKind::quantity, node.a};
    }
    case Op::same_option:
    case Op::in_codes:
    case Op::latest_has: return Key{MoverKind::leaf, index};
    case Op::always:
    case Op::documented:
    case Op::record_given:
    case Op::table_option:
    case Op::in_force:
    case Op::outcome:
    case Op::at_least: break;
  }
  return std::nullopt;
}

std::uint32_t Movers::mover_of(std::uint32_t node) const {
  const auto key = key_of(body_.nodes()[node], node);
  if (!key) return none;
  const auto found = index_.find(*key);
  return found == index_.end() ? none : found->second;
}

void Movers::add_leaf(std::uint32_t index) {
  const Node& node = body_.nodes()[index];
  const auto key = key_of(node, index);
  if (!key) return;
  const auto [at, fresh] = index_.try_emplace(*key, static_cast<std::uint32_t>(movers_.size()));
  if (fresh) {
    movers_.push_back({std::get<0>(*key), std::get<1>(*key), {}, {}});
    add_resources(node, movers_.back());
  }
  add_values(node, movers_[at->second]);
}

// ---- Values to try -------------------------------------------------------------------------------------------------

void Movers::add_values(const Node& node, Mover& mover) {
  std::vector<Scaled>& values = mover.values;
  switch (node.op) {
    case Op::finding:
    case Op::same_option:
    case Op::in_codes:
    case Op::latest_has: values.insert(values.end(), {1, 0}); return;
    case Op::option: {
      const auto count = static_cast<Scaled>(fact_of(program_, node.a).options.size());
      values.push_back(node.b);
      for (Scaled option = 0; option < count; ++option) values.push_back(option);
      return;
    }
    case Op::at_least_value:
    case Op::equals_value: {
      const Scaled threshold = program_.thresholds[node.b];
      values.insert(values.end(), {threshold, threshold - 1});
      if (node.op == Op::equals_value) values.push_back(threshold + 1);
      return;
    }
    case Op::elapsed: {
      const Elapsed& elapsed = program_.elapsed[node.b];
      const Scaled about = elapsed.months ? add_months(as_of_, -elapsed.count) : as_of_ - elapsed.count;
      // Months end on different days: the boundary lies near.
      for (Scaled day = about - 3; day <= about + 3; ++day) values.push_back(day);
      return;
    }
    default: return;
  }
}

Range Movers::range_of(const Mover& mover) const {
  if (mover.kind == MoverKind::slot) return tellable(fact_of(program_, mover.index));
  if (mover.kind == MoverKind::leaf) return {0, 1};
  const Quantity& quantity = program_.quantities[mover.index];
  Range sum{0, 0};
  for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
    const Term& term = program_.terms[quantity.first_term + i];
    Range range;
    if (term.kind == TermKind::slot) range = tellable(fact_of(program_, term.index));
    if (term.kind == TermKind::count || term.kind == TermKind::sum) range.low = 0;
    const auto times = [&](Scaled value) {
      if (value != unbounded_below && value != unbounded_above) return value * term.coefficient;
      return (value == unbounded_above) == (term.coefficient > 0) ? unbounded_above : unbounded_below;
    };
    Scaled low = times(range.low), high = times(range.high);
    if (low > high) std::swap(low, high);
    sum = {add_low(sum.low, low), add_high(sum.high, high)};
  }
  return sum;
}

void Movers::finish() {
  for (Mover& mover : movers_) {
    const Range range = range_of(mover);
    std::vector<Scaled> kept;
    const auto keep = [&](Scaled value) {
      const bool inside = value >= range.low && value <= range.high;
      if (inside && std::find(kept.begin(), kept.end(), value) == kept.end()) kept.push_back(value);
    };
    // First the ends, so that the thresholds' own values do not crowd them out of a sorted list of many.
    if (mover.values.size() > 64) {
      std::sort(mover.values.begin(), mover.values.end());
      mover.values.erase(std::unique(mover.values.begin(), mover.values.end()), mover.values.end());
      for (const Scaled value : mover.values) {
        if (value >= range.low && value <= range.high) kept.push_back(value);
      }
    } else {
      for (const Scaled value : mover.values) keep(value);
    }
    if (kept.empty()) kept.push_back(range.low != unbounded_below ? range.low : range.high);
    mover.values = std::move(kept);
  }
}

bool Movers::holds(const Node& leaf, Scaled value) const {
  switch (leaf.op) {
    case Op::option: return value == static_cast<Scaled>(leaf.b);
    case Op::at_least_value: return value >= program_.thresholds[leaf.b];
    case Op::equals_value: return value == program_.thresholds[leaf.b];
    case Op::elapsed: {
      const Elapsed& elapsed = program_.elapsed[leaf.b];
      const Scaled due = elapsed.months ? add_months(value, elapsed.count) : value + elapsed.count;
      return elapsed.strict ? due < as_of_ : due <= as_of_;
    }
    default: return value != 0;
  }
}

// ---- What movers rest on
// -----------------------------------------------------------------------------------------------

void Movers::add_selection(std::uint32_t selection, Mover& mover) {
  const Body& body = program_.bodies[program_.selections[selection].body];
  mover.rests_on.push_back(record_resource(body.record));
  for (const std::uint32_t record : body.records) mover.rests_on.push_back(record_resource(record));
  for (const std::uint32_t fact : body.facts) mover.rests_on.push_back(fact_resource(fact));
}

void Movers::add_resources(const Node& node, Mover& mover) {
  switch (node.op) {
    case Op::finding:
    case Op::option:
    case Op::elapsed:
    case Op::in_codes: mover.rests_on.push_back(fact_resource(Slot{node.a}.index())); return;
    case Op::same_option:
      mover.rests_on.push_back(fact_resource(Slot{node.a}.index()));
      mover.rests_on.push_back(fact_resource(Slot{node.b}.index()));
      return;
    case Op::latest_has: add_selection(node.a, mover); return;
    case Op::at_least_value:
    case Op::equals_value: {
      const Quantity& quantity = program_.quantities[node.a];
      for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
        const Term& term = program_.terms[quantity.first_term + i];
        if (term.kind == TermKind::slot) mover.rests_on.push_back(fact_resource(Slot{term.index}.index()));
        if (term.kind == TermKind::count || term.kind == TermKind::sum) add_selection(term.index, mover);
      }
      return;
    }
    default: return;
  }
}

}  // namespace guide::check
