// Lists of entries, as a case tells them (semantics, section 5).

#include <algorithm>

#include "runtime/case_builder.hpp"
#include "runtime/case_suggest.hpp"

namespace guide {
namespace {

using Part = CaseError::Part;

}  // namespace

std::optional<CaseError> CaseBuilder::list(Target target, std::string_view record, bool incomplete,
                                           std::string_view document) {
  const Vocabulary& vocabulary = state_->vocabulary();
  const auto index = find_name(vocabulary.record_names, record, "record");
  if (const std::uint32_t* known = std::get_if<std::uint32_t>(&index))
    return list(target, *known, incomplete, document);
  if (vocabulary.fact_names.has(record)) {
    return refusal(CaseProblem::wrong_type, quoted_short(record) + " is a fact: it has no entries", {}, Part::value);
  }
  return std::get<CaseError>(index);
}

std::optional<CaseError> CaseBuilder::list(Target target, std::uint32_t record, bool incomplete,
                                           std::string_view document) {
  const RecordInfo& info = state_->vocabulary().records[record];
  if (auto error = state_->elsewhere(state_->records, target, record, info.name)) return error;
  std::uint32_t document_index = none;
  if (auto error = state_->find_document(document, document_index)) return error;

  auto& told = state_->statements(target).records;
  std::optional<std::size_t> position = state_->records.find(target.request, record);
  if (!position) {
    position = told.size();
    state_->records.add(target.request, record, told.size());
    told.emplace_back(record, RecordState{});
  }
  RecordState& list = told[*position].second;
  list.complete = !incomplete && (list.complete || !list.given);
  list.given = true;
  const bool known = std::find(list.documents.begin(), list.documents.end(), document_index) != list.documents.end();
  if (document_index != none && !known) list.documents.push_back(document_index);
  state_->list_target = target;
  state_->list_record = record;
  state_->list_document = document_index;
  return std::nullopt;
}

std::optional<CaseError> CaseBuilder::entry(std::string_view document) {
  if (state_->list_record == none)
    return refusal(CaseProblem::missing, "an entry stands outside a list", {}, Part::whole);
  const RecordInfo& info = state_->vocabulary().records[state_->list_record];
  std::uint32_t own_document = none;
  if (auto error = state_->find_document(document, own_document)) return error;
  RecordState& list = state_->list();
  if (list.entries.size() >= most_entries) {
    return refusal(CaseProblem::too_many_entries, "`" + info.name + "` has more than 1,000 entries", {}, Part::whole);
  }
  if (auto error = count_to(state_->entries, state_->limits.entries, "entries")) return error;
  Entry entry;
  entry.fields.resize(info.field_count);
  entry.document = own_document == none ? state_->list_document : own_document;
  list.entries.push_back(std::move(entry));
  return std::nullopt;
}

std::optional<CaseError> CaseBuilder::tell_field(std::string_view field, const Answer& answer,
                                                 std::string_view document, std::string_view quote) {
  if (state_->list_record == none)
    return refusal(CaseProblem::missing, "a field stands outside a list", {}, Part::whole);
  const RecordInfo& info = state_->vocabulary().records[state_->list_record];
  Nearest nearest(field);
  for (std::uint32_t i = 0; i < info.field_count; ++i) {
    const FactInfo& known = state_->vocabulary().fields[info.first_field + i];
    if (known.name == field) return tell_field(i, answer, document, quote);
    nearest.offer(known.name);
  }
  return refusal(CaseProblem::bad_field, "`" + info.name + "` has no field named " + quoted_short(field), nearest.help());
}

std::optional<CaseError> CaseBuilder::tell_field(std::uint32_t field, const Answer& answer, std::string_view document,
                                                 std::string_view quote) {
  if (state_->list_record == none || state_->list().entries.empty()) {
    return refusal(CaseProblem::missing, "a field stands outside an entry", {}, Part::whole);
  }
  const RecordInfo& info = state_->vocabulary().records[state_->list_record];
  const FactInfo& field_info = state_->vocabulary().fields[info.first_field + field];
  std::variant<Report, CaseError> read = read_answer(field_info, answer);
  if (const CaseError* error = std::get_if<CaseError>(&read)) return *error;
  auto& report = std::get<Report>(read);
  if (auto error = state_->find_document(document, report.document)) return error;
  Entry& entry = state_->list().entries.back();
  if (report.document == none) report.document = entry.document;
  report.quote = quote;
  return state_->add_report(entry.fields[field], field_info, std::move(report));
}

}  // namespace guide
