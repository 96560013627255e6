#pragma once
// From rules to nodes: answers, tables, cases.

#include "compiler/syntax/actions_guidelines.hpp"

namespace guide::syntax {

template <ast::AnswerWord Which>
struct answer_word {
  static void apply0(ast::Answer& node, Context& /*context*/) { node.node = Which; }
};
template <>
struct action<grammar::answer_present> : answer_word<ast::AnswerWord::present> {};
template <>
struct action<grammar::answer_absent> : answer_word<ast::AnswerWord::absent> {};
template <>
struct action<grammar::answer_undocumented> : answer_word<ast::AnswerWord::undocumented> {};
template <>
struct action<grammar::answer_none> : answer_word<ast::AnswerWord::none> {};
template <>
struct action<grammar::dash> : answer_word<ast::AnswerWord::dash> {};
template <>
struct action<grammar::limit> : build<ast::Value> {};
template <ast::Edge Which>
struct build_bounded : build<ast::Bounded> {
  static void hand_over(ast::Answer& answer, ast::Bounded&& bounded, Context& context) {
    bounded.edge = Which;
    place(answer, std::move(bounded), context);
  }
};
template <>
struct action<grammar::more_than> : build_bounded<ast::Edge::more_than> {};
template <>
struct action<grammar::less_than> : build_bounded<ast::Edge::less_than> {};
template <>
struct action<grammar::code_list> : build<ast::CodeList> {};
template <>
struct action<grammar::single_code> : build<ast::CodeList> {};
template <>
struct action<grammar::range_from> : build_into<ast::Value, &Range::from> {};
template <>
struct action<grammar::range_to> : build_into<ast::Value, &Range::to> {};
template <ast::Edge Which>
struct edge_word {
  static void apply0(Range& node, Context& /*context*/) { node.edge = Which; }
};
template <>
struct action<grammar::or_more> : edge_word<ast::Edge::or_more> {};
template <>
struct action<grammar::or_less> : edge_word<ast::Edge::or_less> {};
template <>
struct action<grammar::or_earlier> : edge_word<ast::Edge::or_earlier> {};
template <>
struct action<grammar::or_later> : edge_word<ast::Edge::or_later> {};
template <>
struct action<grammar::range> : build<Range> {};
template <>
struct action<grammar::answer_option> {
  template <typename Input>
  static void apply(const Input& in, ast::Answer& node, Context& context) {
    node.node = ast::OptionWord{context.view(in.begin(), in.end())};
  }
};
template <>
struct action<grammar::answer> : build<ast::Answer> {};
template <>
struct action<grammar::dash_answer> : build<ast::Answer> {};

// ---- Tables -------------------------------------------------------------------------------------------------------

template <>
struct action<grammar::otherwise_cell> {
  static void apply0(ast::Cell& node, Context& /*context*/) { node.node = ast::OtherwiseCell{}; }
};
template <>
struct action<grammar::compare_cell> : build<ast::CompareCell> {};
template <>
struct action<grammar::cell_option> : word_into<&ast::OptionsCell::options> {};
template <>
struct action<grammar::options_cell> : build<ast::OptionsCell> {};
template <>
struct action<grammar::cell> : build<ast::Cell> {};
template <>
struct action<grammar::row> : build<ast::Row> {};
template <>
struct action<grammar::output> : word_into<&ast::Table::outputs> {};
template <>
struct action<grammar::input> : word_into<&ast::Table::inputs> {};
template <>
struct action<grammar::table> : build_declaration<ast::Table> {};

// ---- Cases --------------------------------------------------------------------------------------------------------

template <>
struct action<grammar::document_day> : word_into<&ast::Document::date> {};
template <>
struct action<grammar::document> : build<ast::Document> {};
template <>
struct action<grammar::quote> : word_into<&ast::Told::quote> {};
template <>
struct action<grammar::told> : build<ast::Told> {};
template <>
struct action<grammar::incomplete> : set<&ast::Entries::incomplete, true> {};
template <>
struct action<grammar::reported> {
  template <typename Input>
  static void apply(const Input& in, ast::Report& node, Context& context) {
    node.fact = context.view(in.begin(), in.end());
  }
  template <typename Input>
  static void apply(const Input& in, ast::Entries& node, Context& context) {
    node.record = context.view(in.begin(), in.end());
  }
};
template <>
struct action<grammar::entries> : build<ast::Entries> {};
template <typename Scope>
struct action<grammar::report<Scope>> : build<ast::Report> {};
template <>
struct action<grammar::requested> : word_into<&ast::Request::service> {};
template <>
struct action<grammar::prior_name> : word_into<&ast::Request::prior> {};
template <>
struct action<grammar::prior_day> : word_into<&ast::Request::prior_on> {};
template <>
struct action<grammar::request> : build<ast::Request> {};
template <>
struct action<grammar::status_present> : set<&ast::Because::state, ast::StateWord::present> {};
template <>
struct action<grammar::status_absent> : set<&ast::Because::state, ast::StateWord::absent> {};
template <>
struct action<grammar::status_undocumented> : set<&ast::Because::state, ast::StateWord::undocumented> {};
template <>
struct action<grammar::status_conflicting> : set<&ast::Because::state, ast::StateWord::conflicting> {};
template <>
struct action<grammar::expected_path> : word_into<&ast::Expect::subject> {};
template <>
struct action<grammar::expected_outcome> : word_into<&ast::Expect::outcome> {};
template <>
struct action<grammar::in_any_case> : set<&ast::Expect::in_any_case, true> {};
template <>
struct action<grammar::because_name> : word_into<&ast::Because::names> {};
template <>
struct action<grammar::because> : build<ast::Because> {};
template <>
struct action<grammar::expect> : build<ast::Expect> {};
template <>
struct action<grammar::case_day> : word_into<&ast::Case::as_of> {};
template <>
struct action<grammar::case_block> : build_declaration<ast::Case> {};
template <>
struct action<grammar::alone> : fill<&ast::Note::when> {};

}  // namespace guide::syntax
