#include "runtime/explain/json_parts.hpp"

namespace guide::explain {
namespace {

std::string_view kind_text(ConclusionKind kind) {
  switch (kind) {
    case ConclusionKind::determined: return "determined";
    case ConclusionKind::contradictory: return "contradictory";
    case ConclusionKind::silent: return "silent";
    case ConclusionKind::undetermined: return "undetermined";
  }
  return {};
}

}  // namespace

void JsonParts::write_outcomes(List<Text> names, const std::vector<State>& states) {
  json.key("outcomes").begin_object();
  for (std::size_t i = 0; i < names.size(); ++i) json.member(names[i], state_text(states[i]));
  json.end_object();
}

void JsonParts::write_conclusion(List<Text> outcomes, const Conclusion& conclusion) {
  json.key("conclusion").begin_object();
  json.member("kind", kind_text(conclusion.kind));
  if (conclusion.outcome != none && conclusion.kind == ConclusionKind::determined) {
    json.member("outcome", outcomes[conclusion.outcome]);
  }
  if (conclusion.kind == ConclusionKind::contradictory) {
    json.member("disagreement_of", conclusion.by_records ? "records" : "rules");
  }
  if (conclusion.in_any_case) json.member("in_any_case", true);
  if (conclusion.whichever_report) json.member("whichever_report", true);
  if (conclusion.beyond_bound) json.member("completions_not_tried", true);
  write_possible("possible", outcomes, conclusion.possible);
  if (conclusion.by_lane.size() > 1) write_possible("by_settlement", outcomes, conclusion.by_lane);
  json.end_object();
}

void JsonParts::write_possible(std::string_view name, List<Text> outcomes,
                               const std::vector<Possible>& possible) {
  if (possible.empty()) return;
  json.key(name).begin_array();
  for (const Possible& each : possible) {
    const bool determined = each.kind == ConclusionKind::determined;
    json.value(determined ? std::string_view(outcomes[each.outcome]) : kind_text(each.kind));
  }
  json.end_array();
}

void JsonParts::write_citation(std::uint32_t cite) {
  if (cite == none) return;
  const Citation& citation = program.citations[cite];
  json.key("citation").begin_object();
  if (citation.source != none) {
    json.member("source", program.sources[citation.source].name);
    json.member("document", program.sources[citation.source].title);
    json.member_if("date", program.sources[citation.source].date);
  }
  json.member_if("where", citation.where);
  json.member_if("page", citation.page);
  json.member_if("section", citation.section);
  json.member_if("table", citation.table);
  json.member_if("item", citation.item);
  if (citation.unverified) json.member("unverified", true);
  json.end_object();
}

void JsonParts::write_place(const Place& place) {
  if (place.file == none) return;
  json.key("place").begin_object();
  json.member("file", program.files[place.file]);
  json.member("line", place.line);
  json.member("column", place.column);
  json.end_object();
}

}  // namespace guide::explain
