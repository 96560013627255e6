// What follows if one value were another: the rest of the pass, once more.

#include "runtime/evaluate.hpp"

namespace guide {

/// A run that was evaluated before, as it was then.
Evaluation::Run Evaluation::run_again(const BodyRun& known) const {
  Run run;
  run.body = known.body;
  run.base = known.base;
  run.varies = trace_->lanes > 1 && (known.base & Trace::uniform) == 0;
  if (known.entry != none) {
    run.entry_index = known.entry;
    run.entry = &entry_runs(known.body).record->entries[known.entry];
  }
  return run;
}

void Evaluation::count_again() {
  std::vector<Count> counts;
  counts.swap(selection_counts_);
  counts_.clear();
  for (const Count& count : counts) count_selection(count.selection, count.field);
}

void Evaluation::force(std::uint32_t body, const BodyRun& forced, std::uint32_t node, Truth truth) {
  const Run run = run_again(forced);
  Bits* at = trace_->bits.data() + (run.base & ~Trace::uniform) + std::size_t{node} * run_words(run);
  broadcast(run, truth, at);
  evaluate_nodes(run, node + 1);
  if (forced.body == body) return;
  count_again();
  evaluate_nodes(run_again({body, none, trace_->base_of(body)}));
}

void Evaluation::unforce(const std::vector<Bits>& kept) {
  trace_->bits = kept;
  count_again();
}

}  // namespace guide
