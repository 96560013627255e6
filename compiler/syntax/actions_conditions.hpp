#pragma once
// From rules to nodes: words, citations, values, conditions.

#include "compiler/syntax/build.hpp"

namespace guide::syntax {

GUIDE_WORD_INTO(declared_name, name);
GUIDE_WORD_INTO(declared_path, path);
GUIDE_WORD_INTO(record_name, record);
GUIDE_WORD_INTO(subject, subject);
GUIDE_WORD_INTO(outcome, outcome);
GUIDE_WORD_INTO(code_system, system);
GUIDE_WORD_INTO(code, codes);
GUIDE_WORD_INTO(label, label);
GUIDE_WORD_INTO(note_label, label);
GUIDE_WORD_INTO(service_label, label);
GUIDE_WORD_INTO(request_label, label);
GUIDE_WORD_INTO(title, title);
GUIDE_WORD_INTO(told_in, document);

// ---- Labels and citations -----------------------------------------------------------------------------------------

template <>
struct action<grammar::pages> : set<&ast::CitedPlace::kind, ast::PlaceKind::pages> {};
template <>
struct action<grammar::page> : set<&ast::CitedPlace::kind, ast::PlaceKind::page> {};
template <>
struct action<grammar::items_word> : set<&ast::CitedPlace::kind, ast::PlaceKind::items> {};
template <>
struct action<grammar::item> : set<&ast::CitedPlace::kind, ast::PlaceKind::item> {};
template <>
struct action<grammar::section> : set<&ast::CitedPlace::kind, ast::PlaceKind::section> {};
template <>
struct action<grammar::table_place> : set<&ast::CitedPlace::kind, ast::PlaceKind::table> {};
template <>
struct action<grammar::place_name> {
  template <typename Input>
  static void apply(const Input& in, ast::CitedPlace& node, Context& context) {
    node.text = context.view(in.begin(), in.end()).text;
  }
};
template <>
struct action<grammar::numbered_place> : build<ast::CitedPlace> {};
template <>
struct action<grammar::unverified> : set<&ast::Cite::unverified, true> {};
template <>
struct action<grammar::cited_source> : word_into<&ast::Cite::source> {};
template <>
struct action<grammar::cite> : build<ast::Cite> {
  static void hand_over(auto& parent, ast::Cite&& cite, Context& context) {
    ++context.cites;
    put(parent.cite, std::move(cite));
  }
};
template <>
struct action<grammar::tail> : build<ast::Tail> {};
template <>
struct action<grammar::note_tail> : build<ast::Tail> {};

// ---- Values -------------------------------------------------------------------------------------------------------

template <>
struct action<grammar::written_day> {
  template <typename Input>
  static void apply(const Input& in, ast::Value& node, Context& context) {
    const ast::Name word = context.view(in.begin(), in.end());
    node.node = ast::Day{word.text, word.span};
  }
};
template <>
struct action<grammar::written_number> {
  template <typename Input>
  static void apply(const Input& in, ast::Value& node, Context& context) {
    const ast::Name word = context.view(in.begin(), in.end());
    node.node = ast::Measure{ast::Number{word.text, word.span}, std::nullopt};
  }
};
template <>
struct action<grammar::written_unit> {
  template <typename Input>
  static void apply(const Input& in, ast::Value& node, Context& context) {
    boost::variant2::get<ast::Measure>(node.node).unit = context.view(in.begin(), in.end());
  }
};
template <>
struct action<grammar::within_number> : word_into<&ast::Within::number> {};
template <>
struct action<grammar::within_unit> : word_into<&ast::Within::unit> {};
template <>
struct action<grammar::within> : build<ast::Within> {};

// ---- Quantities and comparisons -----------------------------------------------------------------------------------

template <ast::Relation Which>
struct relation_word {
  template <typename Node>
  static void apply0(Node& node, Context& /*context*/) {
    node.relation = Which;
  }
};
template <>
struct action<grammar::less_or_equal> : relation_word<ast::Relation::less_or_equal> {};
template <>
struct action<grammar::greater_or_equal> : relation_word<ast::Relation::greater_or_equal> {};
template <>
struct action<grammar::less> : relation_word<ast::Relation::less> {};
template <>
struct action<grammar::greater> : relation_word<ast::Relation::greater> {};
template <>
struct action<grammar::equal> : relation_word<ast::Relation::equal> {};
template <>
struct action<grammar::count_of> : build<ast::CountOf> {};
template <>
struct action<grammar::summed_field> : word_into<&ast::SumOf::field> {};
template <>
struct action<grammar::sum_of> : build<ast::SumOf> {};
template <>
struct action<grammar::since_latest> : set<&ast::TimeSince::latest, true> {};
template <>
struct action<grammar::time_since> : build<ast::TimeSince> {};
template <>
struct action<grammar::value_term> : build<ast::Value> {};
template <>
struct action<grammar::reference_term> {
  template <typename Input>
  static void apply(const Input& in, ast::Term& node, Context& context) {
    node.node = ast::Reference{context.view(in.begin(), in.end())};
  }
};
template <>
struct action<grammar::term> : build<ast::Term> {};
template <>
struct action<grammar::added_term> : build<ast::Term> {};
template <>
struct action<grammar::subtracted_term> : build<ast::Term> {
  static void hand_over(ast::Quantity& quantity, ast::Term&& term, Context& context) {
    term.subtracted = true;
    place(quantity, std::move(term), context);
  }
};
template <>
struct action<grammar::quantity> : build_into<ast::Quantity, &ast::Compare::left> {};
template <>
struct action<grammar::right_side> : fill<&ast::Compare::right> {};
template <>
struct action<grammar::comparison> : build_test<ast::Compare> {};

// ---- Tests of names -----------------------------------------------------------------------------------------------

template <>
struct action<grammar::is_not> : set<&NamedTest::negated, true> {};
template <>
struct action<grammar::documented> : set<&NamedTest::kind, NamedTest::Kind::documented> {};
template <NamedTest::Kind Which>
struct object_word {
  template <typename Input>
  static void apply(const Input& in, NamedTest& node, Context& context) {
    node.kind = Which;
    node.object = context.view(in.begin(), in.end());
  }
};
template <>
struct action<grammar::option_name> : object_word<NamedTest::Kind::option> {};
template <>
struct action<grammar::code_set_name> : object_word<NamedTest::Kind::codes> {};
template <>
struct action<grammar::named_test> : build_test<NamedTest> {};
template <>
struct action<grammar::not_test> : build_test<NegatedTest> {};
template <>
struct action<grammar::some_test> : build_test<ast::SomeOf> {};
template <>
struct action<grammar::no_test> : build_test<NoneOf> {};
template <>
struct action<grammar::any_option> : word_into<&ast::IsAnyOf::options> {};
template <>
struct action<grammar::options_test> : build_test<ast::IsAnyOf> {};
template <>
struct action<grammar::atom_of_entry> : fill<&ast::LatestHas::condition> {};
template <>
struct action<grammar::has_atom> : build_test<ast::LatestHas> {};
template <typename Item>
struct action<grammar::line_of_entry<Item>> : fill<&ast::LatestHas::condition> {};
template <typename Item>
struct action<grammar::has_line<Item>> : build_test<ast::LatestHas> {};

// ---- Groups -------------------------------------------------------------------------------------------------------

template <ast::GroupKind Which>
struct group_word {
  static void apply0(ast::Condition& node, Context& /*context*/) { node.node = ast::Group{Which, std::nullopt, {}}; }
};
template <>
struct action<grammar::all> : group_word<ast::GroupKind::all> {};
template <>
struct action<grammar::any> : group_word<ast::GroupKind::any> {};
template <>
struct action<grammar::none> : group_word<ast::GroupKind::none> {};
template <>
struct action<grammar::at_least> : group_word<ast::GroupKind::at_least> {};
template <>
struct action<grammar::at_most> : group_word<ast::GroupKind::at_most> {};
template <>
struct action<grammar::exactly> : group_word<ast::GroupKind::exactly> {};
template <>
struct action<grammar::group_count> {
  template <typename Input>
  static void apply(const Input& in, ast::Condition& node, Context& context) {
    put(group_of(node).count, context.view(in.begin(), in.end()));
  }
};
template <>
struct action<grammar::group> {
  template <typename Input>
  static void apply(const Input& in, ast::Condition& node, Context& context) {
    node.span = context.view(in.begin(), in.end()).span;
  }
};
template <>
struct action<grammar::member> : build<ast::Condition> {
  static void hand_over(ast::Condition& group, ast::Condition&& member, Context& context) {
    group.span.end = member.span.end;
    place(group, std::move(member), context);
  }
};
template <>
struct action<grammar::list_line> : build<ast::Condition> {};

}  // namespace guide::syntax
