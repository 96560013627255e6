#pragma once
// What an evaluation says, as plain data: comparable, keyed by names and by places in the sources.

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "compiler/source.hpp"

namespace guide::reference {

/// The four states in which a reader sees any fact, clause or outcome.
enum class State : std::uint8_t { present, absent, undocumented, conflicting };

/// A place in the sources that can be a key.
struct Place {
  std::uint32_t source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  Place() = default;
  Place(Span span) : source(span.source), begin(span.begin), end(span.end) {}
  friend auto operator<=>(const Place&, const Place&) = default;
};

enum class ConclusionKind : std::uint8_t { determined, contradictory_by_rules, contradictory_by_records, silent, undetermined };

/// Section 7. `possible` holds outcomes, `silent` and `contradictory`; it is filled where the kind is undetermined.
struct Conclusion {
  ConclusionKind kind = ConclusionKind::silent;
  std::string outcome;
  bool in_any_case = false;
  std::set<std::string> possible;
  bool beyond_bound = false;  // in some lane the completions were too many to try
  friend bool operator==(const Conclusion&, const Conclusion&) = default;
};

struct GuidelineAnswer {
  std::string path;
  std::map<std::string, State> outcomes;
  Conclusion conclusion;
  friend bool operator==(const GuidelineAnswer&, const GuidelineAnswer&) = default;
};

enum class Effect : std::uint8_t { open, upholds, overturns };

/// A clause, or a guideline as a whole (then `place` is empty), that would have sufficed.
struct Ground {
  std::string guideline;
  Place clause;
  friend auto operator<=>(const Ground&, const Ground&) = default;
};

struct DeterminationAnswer {
  std::string path;
  std::map<std::string, State> outcomes;
  Conclusion conclusion;
  std::string result;           // an outcome, `refer` or `request_information`
  std::set<std::string> acted;  // of `undetermined`, `contradictory`, `silent`
  std::set<Ground> grounds;
  Effect effect = Effect::open;
  friend bool operator==(const DeterminationAnswer&, const DeterminationAnswer&) = default;
};

/// One request, or the single evaluation of a case without requests.
struct ItemAnswer {
  std::string service;
  std::vector<GuidelineAnswer> guidelines;      // the consulted ones, in the order of the files
  std::map<Place, State> conditions;            // every condition as written, outside of entries
  std::map<Place, State> clauses;               // require lines and blocks, rules with their exceptions
  std::vector<DeterminationAnswer> determinations;
  std::size_t settlements = 1;
  bool settlements_bounded = false;  // some dispute was read as without reports
};

enum class Overall : std::uint8_t { open, upheld, overturned, partially_overturned };

struct Answer {
  std::vector<ItemAnswer> items;
  std::map<std::string, Overall> overall;  // by determination
};

}  // namespace guide::reference
