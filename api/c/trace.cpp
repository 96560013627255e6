// A decision unfolded: clauses in a row, each followed by its parts.

#include "api/c/inside.hpp"

namespace guide::c {
namespace {

struct FlatClause {
  const guide::api::Clause* clause = nullptr;
  std::uint32_t depth = 0;
};
struct FlatItem {
  std::vector<std::string> reviewers;                // by determination
  std::vector<std::vector<FlatClause>> clauses;      // by guideline
};

void flatten(const std::vector<guide::api::Clause>& clauses, std::uint32_t depth, std::vector<FlatClause>& flat) {
  for (const guide::api::Clause& clause : clauses) {
    flat.push_back({&clause, depth});
    flatten(clause.parts, depth + 1, flat);
  }
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

}  // namespace
}  // namespace guide::c

struct guide_trace {
  std::vector<guide::api::Item> items;
  std::vector<guide::c::FlatItem> flat;  // parallel

  const guide::api::GuidelineResult* guideline(std::size_t item, std::size_t index) const {
    return item < items.size() && index < items[item].guidelines.size() ? &items[item].guidelines[index] : nullptr;
  }
  const guide::c::FlatClause* clause(std::size_t item, std::size_t index, std::size_t clause) const {
    if (guideline(item, index) == nullptr || clause >= flat[item].clauses[index].size()) return nullptr;
    return &flat[item].clauses[index][clause];
  }
};

using namespace guide::c;

guide_status guide_decision_trace(const guide_decision* decision, guide_trace** trace) {
  if (trace == nullptr) return GUIDE_BAD_ARGUMENT;
  *trace = nullptr;
  if (decision == nullptr) return GUIDE_BAD_ARGUMENT;
  return guarded([&] {
    auto made = std::make_unique<guide_trace>();
    made->items = decision->decision.items();
    for (const guide::api::Item& item : made->items) {
      FlatItem& flat = made->flat.emplace_back();
      for (const auto& determination : item.determinations) flat.reviewers.push_back(joined(determination.reviewers));
      for (const auto& guideline : item.guidelines) flatten(guideline.clauses, 0, flat.clauses.emplace_back());
    }
    *trace = made.release();
    return GUIDE_OK;
  });
}

size_t guide_trace_items(const guide_trace* trace) { return trace == nullptr ? 0 : trace->items.size(); }

guide_status guide_trace_item(const guide_trace* trace, size_t item, guide_item* result) {
  if (item >= guide_trace_items(trace)) return GUIDE_BAD_ARGUMENT;
  const guide::api::Item& known_item = trace->items[item];
  guide_item filled{};
  filled.service = view(known_item.service);
  filled.label = view(known_item.label);
  filled.determinations = known_item.determinations.size();
  filled.guidelines = known_item.guidelines.size();
  return fill(result, filled);
}

guide_status guide_trace_determination(const guide_trace* trace, size_t item, size_t index,
                                       guide_determination* result) {
  if (item >= guide_trace_items(trace) || index >= trace->items[item].determinations.size()) return GUIDE_BAD_ARGUMENT;
  const guide::api::DeterminationResult& determination = trace->items[item].determinations[index];
  guide_determination filled{};
  filled.name = view(determination.name);
  filled.title = view(determination.title);
  filled.outcome = view(determination.outcome);
  filled.reviewers = view(trace->flat[item].reviewers[index]);
  filled.prior_effect = static_cast<guide_prior_effect>(determination.prior_effect);
  return fill(result, filled);
}

guide_status guide_trace_guideline(const guide_trace* trace, size_t item, size_t index, guide_guideline* result) {
  const auto* guideline = trace == nullptr ? nullptr : trace->guideline(item, index);
  if (guideline == nullptr) return GUIDE_BAD_ARGUMENT;
  guide_guideline filled{};
  filled.name = view(guideline->name);
  filled.title = view(guideline->title);
  filled.citation = view(guideline->citation);
  filled.conclusion = view(guideline->conclusion);
  filled.conclusion_words = view(guideline->conclusion_words);
  filled.clauses = trace->flat[item].clauses[index].size();
  return fill(result, filled);
}

guide_status guide_trace_clause(const guide_trace* trace, size_t item, size_t guideline, size_t clause,
                                guide_clause* result) {
  const FlatClause* flat = trace == nullptr ? nullptr : trace->clause(item, guideline, clause);
  if (flat == nullptr) return GUIDE_BAD_ARGUMENT;
  guide_clause filled{};
  filled.text = view(flat->clause->text);
  filled.citation = view(flat->clause->citation);
  filled.state_words = view(flat->clause->state_words);
  filled.state = static_cast<guide_state>(flat->clause->state);
  filled.decisive = flat->clause->decisive ? 1 : 0;
  filled.line = flat->clause->line;
  filled.depth = flat->depth;
  filled.evidence = flat->clause->evidence.size();
  return fill(result, filled);
}

guide_status guide_trace_evidence(const guide_trace* trace, size_t item, size_t guideline, size_t clause, size_t index,
                                  guide_string* text) {
  const FlatClause* flat = trace == nullptr ? nullptr : trace->clause(item, guideline, clause);
  if (flat == nullptr || text == nullptr || index >= flat->clause->evidence.size()) return GUIDE_BAD_ARGUMENT;
  *text = view(flat->clause->evidence[index]);
  return GUIDE_OK;
}

void guide_trace_free(guide_trace* trace) { delete trace; }
