#pragma once
// A case: what documents say of the facts, read against a Program's vocabulary. Built through `CaseBuilder` by the JSON
// reader, by the compiler (for `case` blocks) and by hosts. Provenance (document, quote) stays here.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runtime/program.hpp"

namespace guide {

struct DocumentInfo {
  std::string name;
  std::string title;
  Range date;             // the days it may be of; unbounded when the case gives no date
  std::string date_text;  // as written
};

/// One report, as told. A mention says nothing of the value (`undocumented in pr2 "..."`); it is kept for explanations.
struct Report {
  Range range;
  std::vector<std::string> codes;  // code facts, as written
  bool mention = false;
  bool superseded = false;  // `latest report counts`: a newer document's report counts instead
  std::uint32_t document = none;
  std::string quote;
  std::string text;  // the value as told: `83 months`
};

/// Lists (entries of a record, codes, reports of one fact) have at most so many items; more is refused.
inline constexpr std::size_t most_entries = 1000;

/// What the case says of one fact, or of one field of an entry.
struct FactState {
  Range range;                      // the intersection of the reports that count (empty when disputed); else the whole type
  std::vector<Range> alternatives;  // disputed: the distinct ranges, in order of first report; else empty
  std::vector<std::string> codes;   // normalised, united
  bool documented = false;
  bool assumed = false;             // `absent unless documented` acted
  std::vector<Report> reports;
  bool disputed() const { return !alternatives.empty(); }
};

struct Entry {
  std::vector<FactState> fields;  // parallel to the record's fields
  std::uint32_t document = none;
};
struct RecordState {
  bool given = false;     // the case gives a list (perhaps empty)
  bool complete = false;  // given and not marked incomplete, or assumed
  bool assumed = false;   // `none unless documented` acted
  std::vector<Entry> entries;
  std::vector<std::uint32_t> documents;
};

/// Sparse, by slot: facts without any word in the case are not stored.
struct Statements {
  std::vector<std::pair<std::uint32_t, FactState>> facts;      // sorted by fact
  std::vector<std::pair<std::uint32_t, RecordState>> records;  // sorted by record
};

struct RequestInfo {
  std::uint32_t service = none;
  std::string label;
  std::string prior;  // `denied`, or empty
  std::string prior_on;
  Statements statements;
};

/// `expect subject outcome [in any case] [because state: names]`.
struct Expectation {
  std::string subject;
  std::string outcome;  // also undetermined, contradictory, silent, refer, request_information
  bool in_any_case = false;
  bool has_because = false;
  std::uint8_t because_state = 0;    // as `State` (decision.hpp)
  std::vector<std::string> because;  // facts, definitions, fields
  Place place;
};

struct Case {
  std::string name;
  std::string title;
  Scaled as_of = 0;
  std::vector<DocumentInfo> documents;
  Statements statements;
  std::vector<RequestInfo> requests;
  std::vector<Expectation> expectations;
  Place place;
};

/// What is said of a fact or record for one request (`none`: for a case without requests): in the request itself, or in the
/// case. Null if there is no word of it: then the fact's range is the whole type, or `absent unless documented` acts.
const FactState* find_fact(const Case& the_case, std::uint32_t request, std::uint32_t fact);
const RecordState* find_record(const Case& the_case, std::uint32_t request, std::uint32_t record);
/// What holds of a fact (or field) of which there is no word.
FactState unsaid(const FactInfo& info);
RecordState unsaid(const RecordInfo& info);

// ---- Building ------------------------------------------------------------------------------------------------------

enum class CaseProblem : std::uint8_t {
  unknown_name, ambiguous_name, duplicate, wrong_type, wrong_unit, out_of_bounds, bad_number, bad_date, unknown_document,
  too_many_entries, future_document, undated_report, missing, bad_field, too_large
};
/// Why something was refused. `at` tells which part of the call it is about, so that callers can point at it.
struct CaseError {
  enum class Part : std::uint8_t { name, value, second_value, unit, second_unit, document, whole };
  CaseProblem problem{};
  std::string message;
  std::string help;
  Part at = Part::whole;
};

/// What was told of a fact, in words: the parts of `6 to 8 weeks`, `2015-03-09 or earlier`, `M54.1, M54.2`, `buttock`.
struct Answer {
  enum class Kind : std::uint8_t {
    present, absent, undocumented, none, exactly, between, or_more, or_less, or_earlier, or_later, more_than, less_than,
    codes, option
  };
  Kind kind{};
  std::string_view value{};         // number, day, option or single code as written
  std::string_view unit{};          // empty if none was written
  std::string_view second{};        // `between`
  std::string_view second_unit{};
  std::vector<std::string_view> codes{};
};

/// Where a statement is told: in the case itself or in one of its requests.
struct Target {
  std::uint32_t request = none;
};

/// What one case may hold. Hosts that read untrusted cases set less.
struct CaseLimits {
  std::size_t requests = ~std::size_t{0};
  std::size_t reports = ~std::size_t{0};
  std::size_t entries = ~std::size_t{0};
};

/// Checks and collects. Every call either takes effect whole or returns why not and changes nothing.
/// Facts, records and services go by name as a host writes them, or by their number in the vocabulary.
/// Call order: as_of, documents, then the rest. `finish` settles what only the whole case shows.
class CaseBuilder {
 public:
  explicit CaseBuilder(const Program& program, const CaseLimits& limits = {});
  ~CaseBuilder();

  std::optional<CaseError> as_of(std::string_view day);
  std::optional<CaseError> document(std::string_view name, std::string_view date, std::string_view title);
  /// Returns the request's index through `request`.
  std::optional<CaseError> request(std::string_view service, std::string_view label, std::string_view prior,
                                   std::string_view prior_on, std::uint32_t* request);
  std::optional<CaseError> request(std::uint32_t service, std::string_view label, std::string_view prior,
                                   std::string_view prior_on, std::uint32_t* request);
  /// `document` empty: told without provenance.
  std::optional<CaseError> tell(Target target, std::string_view fact, const Answer& answer, std::string_view document,
                                std::string_view quote);
  std::optional<CaseError> tell(Target target, std::uint32_t fact, const Answer& answer, std::string_view document,
                                std::string_view quote);
  /// Begins a list of entries; `record: none` is a complete list without entries.
  std::optional<CaseError> list(Target target, std::string_view record, bool incomplete, std::string_view document);
  std::optional<CaseError> list(Target target, std::uint32_t record, bool incomplete, std::string_view document);
  /// Adds an entry to the list begun last; then `tell_field` speaks of it. Its document is the list's, unless it has its own.
  std::optional<CaseError> entry(std::string_view document = {});
  std::optional<CaseError> tell_field(std::string_view field, const Answer& answer, std::string_view document,
                                      std::string_view quote);
  std::optional<CaseError> tell_field(std::uint32_t field, const Answer& answer, std::string_view document,
                                      std::string_view quote);
  void name(std::string_view name, std::string_view title, Place place);
  void expect(Expectation expectation);
  /// All errors that only the whole shows; the case is usable only if the list is empty.
  std::vector<CaseError> finish(Case& result);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Reads what was told against the fact's type, unit and bounds (semantics, section 1).
std::variant<Report, CaseError> read_answer(const FactInfo& fact, const Answer& answer);

// ---- JSON ----------------------------------------------------------------------------------------------------------

/// A position in the JSON text, for people: line and column from 1.
struct JsonError {
  std::size_t offset = 0;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::string message;
  std::string help;
  bool too_large = false;  // a limit is passed
};
/// Reads `guide.case/1`. Nothing is half read: either the case, or every error found.
std::variant<Case, std::vector<JsonError>> read_case_json(const Program& program, std::string_view text,
                                                          const CaseLimits& limits = {});
/// The same case as JSON, in canonical form.
std::string write_case_json(const Program& program, const Case& the_case);

}  // namespace guide
