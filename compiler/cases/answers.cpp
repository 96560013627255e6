#include "compiler/cases/answers.hpp"

namespace guide::cases {
namespace {

using Kind = Answer::Kind;

/// A value as written, and where its number and unit stand.
struct Written {
  std::string_view number, unit;
  Span number_at, unit_at;
};
std::optional<Written> written(const ast::Value& value) {
  if (const auto* day = boost::variant2::get_if<ast::Day>(&value.node))
    return Written{day->text, {}, day->span, day->span};
  const auto* measure = boost::variant2::get_if<ast::Measure>(&value.node);
  if (measure == nullptr) return std::nullopt;
  Written result{measure->number.text, {}, measure->number.span, measure->number.span};
  if (measure->unit) {
    result.unit = measure->unit->text;
    result.unit_at = measure->unit->span;
  }
  return result;
}

std::optional<Answer> single(Kind kind, const ast::Value& value, Places& places) {
  const std::optional<Written> words = written(value);
  if (!words) return std::nullopt;
  places.value = words->number_at;
  places.unit = words->unit_at;
  Answer answer;
  answer.kind = kind;
  answer.value = words->number;
  answer.unit = words->unit;
  return answer;
}

std::optional<Kind> kind_of(ast::AnswerWord word) {
  switch (word) {
    case ast::AnswerWord::present: return Kind::present;
    case ast::AnswerWord::absent: return Kind::absent;
    case ast::AnswerWord::undocumented:
    case ast::AnswerWord::dash: return Kind::undocumented;
    case ast::AnswerWord::none: return Kind::none;
  }
  return std::nullopt;
}

Kind kind_of(ast::Edge edge) {
  switch (edge) {
    case ast::Edge::or_more: return Kind::or_more;
    case ast::Edge::or_less: return Kind::or_less;
    case ast::Edge::or_earlier: return Kind::or_earlier;
    case ast::Edge::or_later: return Kind::or_later;
    case ast::Edge::more_than: return Kind::more_than;
    case ast::Edge::less_than: return Kind::less_than;
  }
  return Kind::or_more;
}

/// One overload for each kind of node.
class AnswerReader {
 public:
  explicit AnswerReader(Places& places) : places_(places) {}

  std::optional<Answer> operator()(const ast::Missing&) { return std::nullopt; }

  std::optional<Answer> operator()(const ast::AnswerWord& word) {
    const std::optional<Kind> kind = kind_of(word);
    if (!kind) return std::nullopt;
    Answer answer;
    answer.kind = *kind;
    return answer;
  }

  std::optional<Answer> operator()(const ast::Exactly& node) { return single(Kind::exactly, node.value, places_); }
  std::optional<Answer> operator()(const ast::Bounded& node) { return single(kind_of(node.edge), node.value, places_); }

  std::optional<Answer> operator()(const ast::Between& node) {
    std::optional<Answer> answer = single(Kind::between, node.from, places_);
    const std::optional<Written> second = written(node.to);
    if (!answer || !second) return std::nullopt;
    answer->second = second->number;
    answer->second_unit = second->unit;
    places_.second_value = second->number_at;
    places_.second_unit = second->unit_at;
    return answer;
  }

  std::optional<Answer> operator()(const ast::CodeList& node) {
    Answer answer;
    answer.kind = Kind::codes;
    for (const ast::CodeWord& code : node.codes) answer.codes.push_back(code.text);
    return answer;
  }

  std::optional<Answer> operator()(const ast::OptionWord& node) {
    if (node.name.text.empty()) return std::nullopt;
    Answer answer;
    answer.kind = Kind::option;
    answer.value = node.name.text;
    return answer;
  }

 private:
  Places& places_;
};

Code code_of(CaseProblem problem) {
  switch (problem) {
    case CaseProblem::unknown_name: return Code::unknown_name;
    case CaseProblem::ambiguous_name: return Code::ambiguous_name;
    case CaseProblem::duplicate: return Code::case_duplicate;
    case CaseProblem::wrong_type: return Code::wrong_type;
    case CaseProblem::wrong_unit: return Code::wrong_unit;
    case CaseProblem::out_of_bounds: return Code::out_of_bounds;
    case CaseProblem::bad_number: return Code::bad_number;
    case CaseProblem::bad_date: return Code::bad_date;
    case CaseProblem::unknown_document:
    case CaseProblem::future_document:
    case CaseProblem::undated_report: return Code::case_document;
    case CaseProblem::missing: return Code::bad_date;
    case CaseProblem::too_many_entries:
    case CaseProblem::too_large:
    case CaseProblem::bad_field: return Code::case_entries;
  }
  return Code::case_entries;
}

Span place_of(CaseError::Part part, const Places& places) {
  switch (part) {
    case CaseError::Part::name: return places.name;
    case CaseError::Part::value: return places.value;
    case CaseError::Part::second_value: return places.second_value;
    case CaseError::Part::unit: return places.unit;
    case CaseError::Part::second_unit: return places.second_unit;
    case CaseError::Part::document: return places.document;
    case CaseError::Part::whole: return places.whole;
  }
  return places.whole;
}

}  // namespace

std::optional<Answer> answer_of(const ast::Answer& tree, Places& places) {
  places.value = places.unit = places.second_value = places.second_unit = tree.span;
  return boost::variant2::visit(AnswerReader(places), tree.node);
}

Diagnostic& report(const CaseError& error, const Places& places, Diagnostics& diagnostics) {
  return diagnostics.add(code_of(error.problem), place_of(error.at, places), error.message, error.help);
}

}  // namespace guide::cases
