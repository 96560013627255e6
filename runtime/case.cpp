#include "runtime/case.hpp"

#include <algorithm>

#include "runtime/case_builder.hpp"
#include "runtime/case_settle.hpp"
#include "runtime/case_suggest.hpp"

namespace guide {
namespace {

using Part = CaseError::Part;

/// The names that end in `.name`, as a help for an ambiguous one.
std::string qualified_names(const Names& names, std::string_view name) {
  std::vector<std::string> qualified;
  for (const Names::Name& known : names.list()) {
    if (!known.module.empty() && known.name == name) qualified.push_back(known.text());
  }
  std::sort(qualified.begin(), qualified.end());
  return "write " + alternatives_text(qualified);
}

template <typename Told>
const Told* find_in(const std::vector<std::pair<std::uint32_t, Told>>& sorted, std::uint32_t index) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), index,
                                   [](const auto& told, std::uint32_t wanted) { return told.first < wanted; });
  return at != sorted.end() && at->first == index ? &at->second : nullptr;
}

template <typename Told>
void sort_by_index(std::vector<std::pair<std::uint32_t, Told>>& told) {
  std::sort(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

}  // namespace

std::optional<CaseError> count_to(std::size_t& count, std::size_t most, std::string_view things) {
  if (count < most) {
    ++count;
    return std::nullopt;
  }
  return refusal(CaseProblem::too_large,
                 "a case can have at most " + std::to_string(most) + " " + std::string(things) + " here",
                 "divide it into several cases", CaseError::Part::whole);
}

std::variant<std::uint32_t, CaseError> find_name(const Names& names, std::string_view name, std::string_view kind) {
  const std::uint32_t found = names.find(name);
  if (found == none) {
    Nearest nearest(name);
    for (const Names::Name& known : names.list()) nearest.offer(known.text());
    return refusal(CaseProblem::unknown_name, "no " + std::string(kind) + " named " + quoted_short(name), nearest.help());
  }
  if (found != Vocabulary::ambiguous) return found;
  return refusal(CaseProblem::ambiguous_name,
                 "several modules declare a " + std::string(kind) + " named " + quoted_short(name),
                 qualified_names(names, name));
}

std::optional<CaseError> CaseBuilder::State::find_document(std::string_view name, std::uint32_t& index) const {
  index = none;
  if (name.empty()) return std::nullopt;
  const auto found = documents.find(std::string(name));
  if (found != documents.end()) {
    index = found->second;
    return std::nullopt;
  }
  Nearest nearest(name);
  for (const DocumentInfo& known : draft.documents) nearest.offer(known.name);
  return refusal(CaseProblem::unknown_document, "the case has no document named " + quoted_short(name),
                 nearest.help("name its documents before what they say"), Part::document);
}

CaseBuilder::CaseBuilder(const Program& program, const CaseLimits& limits)
    : state_(std::make_unique<State>(program, limits)) {}
CaseBuilder::~CaseBuilder() = default;

std::optional<CaseError> CaseBuilder::as_of(std::string_view day) {
  const std::optional<Range> days = parse_day(day);
  if (!days || !days->exact()) {
    return refusal(CaseProblem::bad_date, quoted_short(day) + (days ? " is not one exact day" : " is no day of the calendar"),
                   "write the day the case is decided as of, such as `2014-04-03`", Part::value);
  }
  state_->draft.as_of = days->low;
  state_->has_as_of = true;
  return std::nullopt;
}

std::optional<CaseError> CaseBuilder::document(std::string_view name, std::string_view date, std::string_view title) {
  if (state_->documents.contains(std::string(name))) {
    return refusal(CaseProblem::duplicate, "the case has two documents named " + quoted_short(name),
                   "give each its own name");
  }
  Range days;
  if (!date.empty()) {
    const std::optional<Range> named = parse_day(date);
    if (!named) {
      return refusal(CaseProblem::bad_date, quoted_short(date) + " is no day, month or year of the calendar",
                     "write `2014-02-20`, `2014-02` or `2014`", Part::value);
    }
    days = *named;
    if (state_->has_as_of && days.low > state_->draft.as_of) {
      return refusal(CaseProblem::future_document,
                     "document " + quoted_short(name) + " is of " + std::string(date) + ", and the case is decided as of " +
                         date_text(state_->draft.as_of),
                     {}, Part::value);
    }
  }
  std::size_t documents = state_->draft.documents.size();  // each is there for some report
  if (auto error = count_to(documents, state_->limits.reports, "documents")) return error;
  state_->documents.emplace(name, static_cast<std::uint32_t>(state_->draft.documents.size()));
  state_->draft.documents.push_back({std::string(name), std::string(title), days, std::string(date)});
  return std::nullopt;
}

std::optional<CaseError> CaseBuilder::request(std::string_view service, std::string_view label, std::string_view prior,
                                              std::string_view prior_on, std::uint32_t* request_index) {
  const auto index = find_name(state_->vocabulary().service_names, service, "service");
  if (const CaseError* error = std::get_if<CaseError>(&index)) return *error;
  return request(std::get<std::uint32_t>(index), label, prior, prior_on, request_index);
}

std::optional<CaseError> CaseBuilder::request(std::uint32_t service, std::string_view label, std::string_view prior,
                                              std::string_view prior_on, std::uint32_t* request_index) {
  if (!prior_on.empty()) {
    if (!parse_day(prior_on)) {
      return refusal(CaseProblem::bad_date, quoted_short(prior_on) + " is no day, month or year of the calendar",
                     "write when it was decided: `2014-04-03`, `2014-04` or `2014`", Part::value);
    }
  }
  std::size_t requests = state_->draft.requests.size();
  if (auto error = count_to(requests, state_->limits.requests, "requests")) return error;
  if (request_index != nullptr) *request_index = static_cast<std::uint32_t>(state_->draft.requests.size());
  RequestInfo request;
  request.service = service;
  request.label = label;
  request.prior = prior;
  request.prior_on = prior_on;
  state_->draft.requests.push_back(std::move(request));
  return std::nullopt;
}

std::optional<CaseError> CaseBuilder::State::elsewhere(const Positions& positions, Target target, std::uint32_t index,
                                                       const std::string& name) const {
  if (!positions.told_elsewhere(target.request, index)) return std::nullopt;
  return refusal(CaseProblem::duplicate, "`" + name + "` is told both in the case and in one of its requests",
                 "tell it in the case if it holds for every request, else in the requests");
}

std::optional<CaseError> CaseBuilder::State::add_report(FactState& state, const FactInfo& info, Report report) {
  if (auto error = count_to(reports, limits.reports, "reports")) return error;
  if (state.reports.size() >= most_entries) {
    return refusal(CaseProblem::too_many_entries, "`" + info.name + "` has more than 1,000 reports");
  }
  if (info.latest_report_counts && !report.mention) {
    const bool dated = report.document != none && draft.documents[report.document].date != Range{};
    if (!dated) {
      return refusal(CaseProblem::undated_report,
                     "of `" + info.name + "` the latest report counts, and this one has no date",
                     "name the document it is in", Part::document);
    }
  }
  state.reports.push_back(std::move(report));
  return std::nullopt;
}

std::optional<CaseError> CaseBuilder::tell(Target target, std::string_view fact, const Answer& answer,
                                           std::string_view document, std::string_view quote) {
  const Vocabulary& vocabulary = state_->vocabulary();
  const auto index = find_name(vocabulary.fact_names, fact, "fact");
  if (const std::uint32_t* known = std::get_if<std::uint32_t>(&index)) {
    return tell(target, *known, answer, document, quote);
  }
  CaseError error = std::get<CaseError>(index);
  if (vocabulary.record_names.has(fact)) {
    return refusal(CaseProblem::wrong_type, quoted_short(fact) + " is a record: a list of entries",
                   "list its entries, or say `none`", Part::value);
  }
  return error;
}

std::optional<CaseError> CaseBuilder::tell(Target target, std::uint32_t fact, const Answer& answer,
                                           std::string_view document, std::string_view quote) {
  const FactInfo& info = state_->vocabulary().facts[fact];
  if (auto error = state_->elsewhere(state_->facts, target, fact, info.name)) return error;
  std::variant<Report, CaseError> read = read_answer(info, answer);
  if (const CaseError* error = std::get_if<CaseError>(&read)) return *error;
  auto& report = std::get<Report>(read);
  if (auto error = state_->find_document(document, report.document)) return error;
  report.quote = quote;

  auto& told = state_->statements(target).facts;
  const std::optional<std::size_t> known = state_->facts.find(target.request, fact);
  if (known) return state_->add_report(told[*known].second, info, std::move(report));
  FactState state;
  if (auto error = state_->add_report(state, info, std::move(report))) return error;
  state_->facts.add(target.request, fact, told.size());
  told.emplace_back(fact, std::move(state));
  return std::nullopt;
}

void CaseBuilder::name(std::string_view name, std::string_view title, Place place) {
  state_->draft.name = name;
  state_->draft.title = title;
  state_->draft.place = place;
}

void CaseBuilder::expect(Expectation expectation) {
  state_->draft.expectations.push_back(std::move(expectation));
}

namespace {

void settle_all(Statements& statements, const Vocabulary& vocabulary, const std::vector<DocumentInfo>& documents) {
  sort_by_index(statements.facts);
  sort_by_index(statements.records);
  for (auto& [fact, state] : statements.facts) settle(state, vocabulary.facts[fact], documents);
  for (auto& [record, list] : statements.records) {
    const RecordInfo& info = vocabulary.records[record];
    for (Entry& entry : list.entries) {
      for (std::uint32_t i = 0; i < info.field_count; ++i) {
        settle(entry.fields[i], vocabulary.fields[info.first_field + i], documents);
      }
    }
  }
}

}  // namespace

std::vector<CaseError> CaseBuilder::finish(Case& result) {
  std::vector<CaseError> errors;
  Case& draft = state_->draft;
  if (!state_->has_as_of) {
    errors.push_back(refusal(CaseProblem::missing, "the case does not say as of which day it is decided",
                             "write `as of` and a day", Part::whole));
  }
  for (const DocumentInfo& document : draft.documents) {
    if (!state_->has_as_of || document.date.low <= draft.as_of) continue;
    errors.push_back(refusal(CaseProblem::future_document,
                             "document " + quoted_short(document.name) + " is of " + document.date_text +
                                 ", and the case is decided as of " + date_text(draft.as_of),
                             {}, Part::whole));
  }
  settle_all(draft.statements, state_->vocabulary(), draft.documents);
  for (RequestInfo& request : draft.requests) settle_all(request.statements, state_->vocabulary(), draft.documents);
  if (errors.empty()) result = std::move(draft);
  return errors;
}

const FactState* find_fact(const Case& the_case, std::uint32_t request, std::uint32_t fact) {
  if (request != none) {
    if (const FactState* state = find_in(the_case.requests[request].statements.facts, fact)) return state;
  }
  return find_in(the_case.statements.facts, fact);
}

const RecordState* find_record(const Case& the_case, std::uint32_t request, std::uint32_t record) {
  if (request != none) {
    if (const RecordState* state = find_in(the_case.requests[request].statements.records, record)) return state;
  }
  return find_in(the_case.statements.records, record);
}

}  // namespace guide
