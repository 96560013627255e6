#pragma once
// From rules to nodes: guidelines, determinations, declarations.

#include "compiler/syntax/actions_conditions.hpp"

namespace guide::syntax {

/// The clause's condition and exceptions are members of the statement.
template <>
struct action<grammar::clause> : p::maybe_nothing {
  template <typename Rule, p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Statement>
  static bool match(Input& in, Statement& statement, Context& context) {
    auto* const around = std::exchange(context.exceptions, &statement.exceptions);
    const bool matched = p::match<Rule, A, M, Action, Control>(in, statement, context);
    context.exceptions = around;
    return matched;
  }
};
template <>
struct action<grammar::clause_line> : p::maybe_nothing {
  template <typename Rule, p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Statement>
  static bool match(Input& in, Statement& statement, Context& context) {
    return p::match<Rule, A, M, Action, Control>(in, condition_of(statement), context);
  }
};
template <>
struct action<grammar::unless> : build<ast::Unless> {};
template <>
struct action<grammar::require> : build<ast::Require> {};
template <>
struct action<grammar::given_condition> : fill<&ast::Given::condition> {};
template <>
struct action<grammar::given> : build<ast::Given> {};
template <>
struct action<grammar::note_condition> : fill<&ast::Note::when> {};
template <>
struct action<grammar::note> : build<ast::Note> {};
template <>
struct action<grammar::otherwise> : build<ast::Otherwise> {};
template <>
struct action<grammar::reviewer> : word_into<&ast::NeedsReview::reviewer> {};
template <>
struct action<grammar::needs_review> : build<ast::NeedsReview> {};
template <>
struct action<grammar::upholds> : set<&ast::PriorEffect::upholds, true> {};
template <>
struct action<grammar::prior> : word_into<&ast::PriorEffect::prior> {};
template <>
struct action<grammar::prior_effect> : build<ast::PriorEffect> {};
template <typename Scope>
struct action<grammar::outcome_rule<Scope>> : build<ast::OutcomeRule> {};
template <>
struct action<grammar::service_name> : word_into<&ast::ForLine::services> {};
template <>
struct action<grammar::for_condition> : fill<&ast::ForLine::when> {};
template <>
struct action<grammar::for_line> : build<ast::ForLine> {};
template <>
struct action<grammar::first_day> : word_into<&ast::Effective::from> {};
template <>
struct action<grammar::last_day> : word_into<&ast::Effective::to> {};
template <>
struct action<grammar::effective> : build<ast::Effective> {};
template <>
struct action<grammar::listed_outcome> : word_into<&ast::OutcomesLine::names> {};
template <>
struct action<grammar::outcomes> : build<ast::OutcomesLine> {};
template <>
struct action<grammar::guideline> : build_declaration<ast::Guideline> {};

// ---- Determinations -----------------------------------------------------------------------------------------------

template <>
struct action<grammar::pattern_path> : word_into<&ast::Pattern::path> {};
template <>
struct action<grammar::every> : set<&ast::Pattern::wildcard, true> {};
template <>
struct action<grammar::pattern> : build<ast::Pattern> {};
template <>
struct action<grammar::by_evidence> : set<&ast::Tier::by_evidence, true> {};
template <>
struct action<grammar::tier> : build<ast::Tier> {};
template <>
struct action<grammar::determination> : build_declaration<ast::Determination> {};

// ---- Declarations -------------------------------------------------------------------------------------------------

template <>
struct action<grammar::import> : build<ast::Import> {};
template <>
struct action<grammar::rank> : word_into<&ast::EvidenceScale::ranks> {};
template <>
struct action<grammar::evidence> : build_declaration<ast::EvidenceScale> {};
template <>
struct action<grammar::source_day> : word_into<&ast::SourceDocument::date> {};
template <>
struct action<grammar::source_title> : word_into<&ast::SourceDocument::title> {};
template <>
struct action<grammar::source_rank> : word_into<&ast::SourceDocument::evidence> {};
template <>
struct action<grammar::source> : build_declaration<ast::SourceDocument> {};
template <>
struct action<grammar::codes> : build_declaration<ast::CodeSet> {};
template <>
struct action<grammar::service> : build_declaration<ast::Service> {};
template <>
struct action<grammar::lower_bound> : build_into<ast::Value, &ast::NumericType::from> {};
template <>
struct action<grammar::upper_bound> : build_into<ast::Value, &ast::NumericType::to> {};
template <>
struct action<grammar::choice_option> : word_into<&ast::ChoiceType::options> {};
template <>
struct action<grammar::choice_type> : build<ast::ChoiceType> {};
template <>
struct action<grammar::like_fact> : word_into<&ast::LikeType::fact> {};
template <>
struct action<grammar::like_type> : build<ast::LikeType> {};
template <>
struct action<grammar::finding_type> : build<ast::FindingType> {};
template <>
struct action<grammar::percent> : set<&ast::NumericType::kind, ast::NumericKind::percent> {};
template <>
struct action<grammar::duration> : set<&ast::NumericType::kind, ast::NumericKind::duration> {};
template <>
struct action<grammar::date> : set<&ast::NumericType::kind, ast::NumericKind::date> {};
template <>
struct action<grammar::count> : set<&ast::NumericType::kind, ast::NumericKind::count> {};
template <>
struct action<grammar::number_in> : set<&ast::NumericType::kind, ast::NumericKind::number> {};
template <>
struct action<grammar::declared_unit> : word_into<&ast::NumericType::unit> {};
template <>
struct action<grammar::numeric_type> : build<ast::NumericType> {};
template <>
struct action<grammar::codes_type> : build<ast::CodesType> {};
template <>
struct action<grammar::type> : build_into<ast::Type, &ast::Field::type> {};
template <>
struct action<grammar::absent_unless_documented>
    : set<&ast::Field::assumption, ast::Assumption::absent_unless_documented> {};
template <>
struct action<grammar::latest_report_counts> : set<&ast::Field::assumption, ast::Assumption::latest_report_counts> {};
template <>
struct action<grammar::field> : build_declaration<ast::Field> {};
template <>
struct action<grammar::fact_field> : build_declaration<ast::Field> {};
template <>
struct action<grammar::none_unless_documented> : set<&ast::Record::none_unless_documented, true> {};
template <>
struct action<grammar::record> : build_declaration<ast::Record> {};
template <>
struct action<grammar::defined_condition> : p::maybe_nothing {
  template <typename Rule, p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Definition>
  static bool match(Input& in, Definition& definition, Context& context) {
    return p::match<Rule, A, M, Action, Control>(in, definition.condition, context);
  }
};
template <>
struct action<grammar::define_selection> : build_declaration<ast::DefineSelection> {};
template <>
struct action<grammar::define_condition> : build_declaration<ast::DefineCondition> {};

}  // namespace guide::syntax
