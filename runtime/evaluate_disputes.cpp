// Which disputes a request can depend on, and the lanes that settle them (semantics, section 2).

#include <algorithm>
#include <tuple>

#include "runtime/evaluate.hpp"

namespace guide {
namespace {

bool has_disputed_field(const RecordState& record) {
  for (const Entry& entry : record.entries) {
    for (const FactState& field : entry.fields) {
      if (field.disputed()) return true;
    }
  }
  return false;
}

auto place_of(const Dispute& dispute) { return std::tuple(dispute.record, dispute.entry, dispute.field); }

}  // namespace

void Evaluation::begin(const Case& the_case, std::uint32_t request, std::span<const std::uint32_t> bodies,
                       Trace& trace) {
  case_ = &the_case;
  request_ = request;
  trace_ = &trace;
  trace.bits.clear();
  trace.runs.clear();
  trace.disputes.clear();
  trace.unread.clear();
  entry_runs_.clear();
  selection_counts_.clear();
  counts_.clear();
  candidates_.clear();
  collect(bodies);
  read_facts();
  collect_entry_disputes(bodies);
  make_lanes();
}

/// What the case says of the facts that the bodies read. All three lists are sorted by fact.
void Evaluation::read_facts() {
  const auto& of_case = case_->statements.facts;
  const auto& of_request = request_ == none ? of_case : case_->requests[request_].statements.facts;
  auto in_case = of_case.begin();
  auto in_request = of_request.begin();
  const auto find = [](auto& at, const auto& end, std::uint32_t fact) {
    while (at != end && at->first < fact) ++at;
    return at != end && at->first == fact ? &at->second : nullptr;
  };
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    const std::uint32_t fact = facts_[i];
    const FactState* told = find(in_request, of_request.end(), fact);
    if (told == nullptr) told = find(in_case, of_case.end(), fact);
    read_fact(fact, told, fact_tests_[i]);
  }
}

void Evaluation::read_fact(std::uint32_t fact, const FactState* told, std::uint32_t tests) {
  const FactInfo& info = program_.vocabulary.facts[fact];
  Reading& reading = readings_.begin(fact);
  reading.state = told;
  if (told == nullptr) {
    reading.range = info.assumed_absent ? Range{0, 0} : info.bounds;
    return;
  }
  reading.documented = told->documented;
  reading.range = told->disputed() ? info.bounds : told->range;
  if (!told->disputed() || tests == 0) return;
  candidates_.push_back({{.fact = fact, .count = static_cast<std::uint32_t>(told->alternatives.size())}, tests});
}

/// The facts and selections that the bodies read, each once.
void Evaluation::collect(std::span<const std::uint32_t> bodies) {
  if (collected_ && std::equal(bodies.begin(), bodies.end(), bodies_.begin(), bodies_.end())) return;  // as before
  collected_ = false;  // memory may run out on the way
  bodies_.assign(bodies.begin(), bodies.end());
  facts_.clear();
  fact_tests_.clear();
  selections_.clear();
  for (std::uint32_t index : bodies) {
    const Body& body = program_.bodies[index];
    facts_.insert(facts_.end(), body.facts.begin(), body.facts.end());
    selections_.insert(selections_.end(), body.selections.begin(), body.selections.end());
  }
  std::sort(selections_.begin(), selections_.end());
  selections_.erase(std::unique(selections_.begin(), selections_.end()), selections_.end());
  for (std::uint32_t selection : selections_) {
    const Body& body = program_.bodies[program_.selections[selection].body];
    facts_.insert(facts_.end(), body.facts.begin(), body.facts.end());
  }
  std::sort(facts_.begin(), facts_.end());
  facts_.erase(std::unique(facts_.begin(), facts_.end()), facts_.end());
  fact_tests_.resize(facts_.size(), 0);
  for (std::uint32_t index : bodies) {
    const Body& body = program_.bodies[index];
    auto at = facts_.begin();
    for (std::size_t i = 0; i < body.facts.size(); ++i) {
      at = std::lower_bound(at, facts_.end(), body.facts[i]);
      fact_tests_[at - facts_.begin()] += body.fact_tests[i];
    }
  }
  collected_ = true;
}

void Evaluation::collect_entry_disputes(std::span<const std::uint32_t> bodies) {
  std::vector<std::uint32_t>& disputed = disputed_records_;
  disputed.clear();
  for (std::uint32_t selection : selections_) {
    const std::uint32_t record_index = program_.selections[selection].record;
    if (has_disputed_field(record(record_index))) disputed.push_back(record_index);
  }
  if (disputed.empty()) return;
  std::sort(disputed.begin(), disputed.end());
  disputed.erase(std::unique(disputed.begin(), disputed.end()), disputed.end());

  field_tests_.clear();
  for (std::uint32_t body : bodies) field_tests_.add_body(program_.bodies[body]);
  for (std::uint32_t record_index : disputed) {
    const RecordInfo& info = program_.vocabulary.records[record_index];
    const RecordState& state = record(record_index);
    for (std::uint32_t entry = 0; entry < state.entries.size(); ++entry) {
      for (std::uint32_t field = 0; field < info.field_count; ++field) {
        const FactState& told = state.entries[entry].fields[field];
        const std::uint32_t read = field_tests_.of(info.first_field + field);
        if (!told.disputed() || read == 0) continue;
        const auto count = static_cast<std::uint32_t>(told.alternatives.size());
        candidates_.push_back({{.record = record_index, .entry = entry, .field = field, .count = count}, read});
      }
    }
  }
}

/// Lanes for as many disputes as 4,096 settlements hold; those that the fewest tests read are given up first, among
/// equals the later declared.
void Evaluation::make_lanes() {
  std::uint32_t lanes = 1;
  if (!candidates_.empty()) {
    std::vector<std::uint32_t>& order = candidate_order_;
    order.clear();
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) order.push_back(i);
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
      const std::uint32_t tests_a = candidates_[a].tests;
      const std::uint32_t tests_b = candidates_[b].tests;
      return tests_a != tests_b ? tests_a > tests_b : a < b;
    });
    std::uint64_t product = 1;
    bool full = false;
    for (std::uint32_t i : order) {
      full = full || product * candidates_[i].dispute.count > most_lanes;
      candidates_[i].read = !full;
      if (!full) product *= candidates_[i].dispute.count;
    }
    for (Candidate& candidate : candidates_) {
      Dispute& dispute = candidate.dispute;
      if (!candidate.read) {
        trace_->unread.push_back(dispute);
        continue;
      }
      dispute.stride = lanes;
      lanes *= dispute.count;
      trace_->disputes.push_back(dispute);
      if (dispute.fact == none) continue;
      Reading& reading = readings_[dispute.fact];
      reading.alternatives = reading.state->alternatives.data();
      reading.count = dispute.count;
      reading.stride = dispute.stride;
    }
  }
  trace_->lanes = lanes;
  trace_->words = words_for(lanes);
}

const Dispute* Evaluation::find_dispute(std::uint32_t record, std::uint32_t entry, std::uint32_t field) const {
  const auto wanted = std::tuple(record, entry, field);
  const auto first = std::find_if(trace_->disputes.begin(), trace_->disputes.end(),
                                  [](const Dispute& dispute) { return dispute.fact == none; });
  const auto at = std::lower_bound(first, trace_->disputes.end(), wanted,
                                   [](const Dispute& dispute, const auto& place) { return place_of(dispute) < place; });
  return at != trace_->disputes.end() && place_of(*at) == wanted ? &*at : nullptr;
}

Reading Evaluation::field_reading(std::uint32_t record, const Entry& entry, std::uint32_t entry_index,
                                  std::uint32_t field) const {
  const FactState& told = entry.fields[field];
  Reading reading;
  reading.state = &told;
  reading.documented = told.documented;
  reading.range = told.range;
  if (!told.disputed()) return reading;
  const RecordInfo& info = program_.vocabulary.records[record];
  reading.range = program_.vocabulary.fields[info.first_field + field].bounds;
  if (const Dispute* dispute = find_dispute(record, entry_index, field)) {
    reading.alternatives = told.alternatives.data();
    reading.count = dispute->count;
    reading.stride = dispute->stride;
  }
  return reading;
}

}  // namespace guide
