#include "api/inside.hpp"
#include "compiler/cases/answers.hpp"
#include "runtime/characters.hpp"
#include "runtime/json/answer_text.hpp"

namespace guide::api {

struct CaseBuilder::Inside {
  Inside(std::shared_ptr<const Program> the_program, const CaseLimits& limits)
      : program(std::move(the_program)), builder(*program, limits) {}

  std::shared_ptr<const Program> program;
  guide::CaseBuilder builder;
  Target target;                     // what is told now: of the case, or of the request begun last
  std::uint32_t list_record = none;  // of the list begun last
  std::vector<Diagnostic> problems;
  bool is_too_large = false;

  const Vocabulary& vocabulary() const { return program->vocabulary; }

  void keep(const std::optional<CaseError>& error) {
    if (!error) return;
    guide::Diagnostics inner;  // a case built in code has no text: only the code and the words count
    const guide::Diagnostic& reported = cases::report(*error, cases::Places(Span{}), inner);
    const bool too_large = error->problem == CaseProblem::too_large;
    if (too_large && is_too_large) return;
    is_too_large = is_too_large || too_large;
    const std::string_view code = too_large ? "case-too-large" : code_text(reported.code);
    problems.push_back(placeless(code, reported.message, reported.help));
  }

  static constexpr std::size_t most_problems = 50;
  struct Text {
    std::string_view what;
    std::string_view text;
  };
  /// Whether what is told with these texts is looked at. What people cannot be shown is a mistake, and no message quotes
  /// it; after many mistakes no more are looked for.
  bool takes(std::initializer_list<Text> texts) {
    if (problems.size() >= most_problems) return false;
    for (const Text& each : texts) {
      const char* problem = text_problem(each.text);
      if (problem == nullptr) continue;
      problems.push_back(placeless(code_text(std::string_view(problem) == not_utf8 ? Code::not_utf8 : Code::control_character),
                                   "the " + std::string(each.what) + ": " + problem, {}));
      return false;
    }
    return true;
  }
};

namespace {

/// The type that says how an answer is read; for names that are not known any will do, since they are refused.
Type type_of_fact(const Vocabulary& vocabulary, std::string_view name) {
  const std::uint32_t found = vocabulary.fact_names.find_clear(name);
  return found == none ? Type::finding : vocabulary.facts[found].type;
}

Type type_of_field(const Vocabulary& vocabulary, std::uint32_t record, std::string_view name) {
  if (record >= vocabulary.records.size()) return Type::finding;
  const RecordInfo& info = vocabulary.records[record];
  for (std::uint32_t i = 0; i < info.field_count; ++i) {
    const FactInfo& field = vocabulary.fields[info.first_field + i];
    if (field.name == name) return field.type;
  }
  return Type::finding;
}

}  // namespace

CaseBuilder::CaseBuilder(const Library& library, std::string_view as_of)
    : inside_(std::make_unique<Inside>(library.inside_->program, case_limits(library.inside_->limits))) {
  if (inside_->takes({{"day", as_of}})) inside_->keep(inside_->builder.as_of(as_of));
}
CaseBuilder::~CaseBuilder() = default;
CaseBuilder::CaseBuilder(CaseBuilder&&) noexcept = default;
CaseBuilder& CaseBuilder::operator=(CaseBuilder&&) noexcept = default;

CaseBuilder& CaseBuilder::document(std::string_view name, std::string_view date, std::string_view title) {
  if (inside_->takes({{"document's name", name}, {"document's date", date}, {"document's title", title}})) {
    inside_->keep(inside_->builder.document(name, date, title));
  }
  return *this;
}

CaseBuilder& CaseBuilder::tell(std::string_view fact, std::string_view answer, std::string_view document,
                               std::string_view quote) {
  if (!inside_->takes({{"fact", fact}, {"answer", answer}, {"document", document}, {"quote", quote}})) {
    return *this;
  }
  const Answer told = json::answer_of(answer, type_of_fact(inside_->vocabulary(), fact));
  inside_->keep(inside_->builder.tell(inside_->target, fact, told, document, quote));
  return *this;
}

CaseBuilder& CaseBuilder::tell(Slot fact, std::string_view answer, std::string_view document, std::string_view quote) {
  const Vocabulary& vocabulary = inside_->vocabulary();
  if (fact.number >= vocabulary.facts.size()) {
    inside_->problems.push_back(placeless("unknown-name", "no fact has the number " + std::to_string(fact.number),
                                          "take numbers from `find_fact` of the same library"));
    return *this;
  }
  if (!inside_->takes({{"answer", answer}, {"document", document}, {"quote", quote}})) return *this;
  const Answer told = json::answer_of(answer, vocabulary.facts[fact.number].type);
  inside_->keep(inside_->builder.tell(inside_->target, fact.number, told, document, quote));
  return *this;
}

CaseBuilder& CaseBuilder::list(std::string_view record, std::string_view document, bool incomplete) {
  if (!inside_->takes({{"record", record}, {"document", document}})) return *this;
  inside_->list_record = inside_->vocabulary().record_names.find(record);
  inside_->keep(inside_->builder.list(inside_->target, record, incomplete, document));
  return *this;
}

CaseBuilder& CaseBuilder::entry() {
  inside_->keep(inside_->builder.entry());
  return *this;
}

CaseBuilder& CaseBuilder::tell_field(std::string_view field, std::string_view answer, std::string_view document,
                                     std::string_view quote) {
  if (!inside_->takes({{"field", field}, {"answer", answer}, {"document", document}, {"quote", quote}})) {
    return *this;
  }
  const Answer told = json::answer_of(answer, type_of_field(inside_->vocabulary(), inside_->list_record, field));
  inside_->keep(inside_->builder.tell_field(field, told, document, quote));
  return *this;
}

CaseBuilder& CaseBuilder::request(std::string_view service, std::string_view label, std::string_view prior,
                                  std::string_view prior_on) {
  std::uint32_t number = none;
  if (inside_->takes({{"service", service}, {"label", label}, {"prior decision", prior}, {"day", prior_on}})) {
    inside_->keep(inside_->builder.request(service, label, prior, prior_on, &number));
  }
  inside_->target.request = number;
  return *this;
}

ReadCase CaseBuilder::finish() {
  ReadCase read;
  guide::Case the_case;
  for (const CaseError& error : inside_->builder.finish(the_case)) inside_->keep(error);
  read.diagnostics = std::move(inside_->problems);
  if (read.diagnostics.empty()) {
    read.the_case = Case(std::make_shared<Case::Inside>(Case::Inside{inside_->program, std::move(the_case)}));
  }
  return read;
}

}  // namespace guide::api
