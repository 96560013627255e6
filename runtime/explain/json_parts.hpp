#pragma once
// The parts of a decision as data. All write into one document.

#include <string>
#include <string_view>
#include <vector>

#include "runtime/explain/change.hpp"
#include "runtime/explain/view.hpp"
#include "runtime/json/writer.hpp"

namespace guide::explain {

struct JsonParts {
  const Program& program;
  const Case& the_case;
  json::Writer& json;

  // json_parts.cpp
  void write_citation(std::uint32_t cite);
  void write_place(const Place& place);
  void write_outcomes(List<Text> names, const std::vector<State>& states);
  void write_conclusion(List<Text> outcomes, const Conclusion& conclusion);

  // json_clauses.cpp
  void write_guideline(const RequestView& request, const GuidelineView& guideline);

  // json_changes.cpp
  void write_changes(const std::vector<Alternative>& alternatives);

 private:
  void write_possible(std::string_view name, List<Text> outcomes,
                      const std::vector<Possible>& possible);
  void write_clauses(std::string_view name, const RequestView& request, const std::vector<ClauseView>& clauses);
  void write_clause(const RequestView& request, const ClauseView& view);
  void write_facts(const ClauseView& view);
  void write_fact(const FactView& fact);
  void write_reports(const std::vector<Report>& reports);
  void write_records(const RequestView& request, const ClauseView& view);
  void write_record(const RequestView& request, std::uint32_t record);
  void write_entry(const RecordInfo& info, const Entry& entry);
  void write_change_set(const ChangeSet& set);
  void write_change_subject(const Change& change);
};

}  // namespace guide::explain
