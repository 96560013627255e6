#pragma once
// Where a finished node goes in the node around it: one overload for each pair. Not here: PEGTL.

#include <utility>

#include "compiler/ast/shrink.hpp"
#include "compiler/syntax/context.hpp"

namespace guide::syntax {

// ---- Nodes on the way ---------------------------------------------------------------------------------------------

/// `pain`, `phase is diagnostic`, `diagnoses in covered`: told apart by what follows the name.
struct NamedTest {
  enum class Kind : std::uint8_t { holds, option, documented, codes };
  ast::Name subject;
  Kind kind = Kind::holds;
  bool negated = false;
  ast::Name object;
};
struct NegatedTest {
  ast::Name subject;
};
struct NoneOf : ast::SomeOf {};

/// `6`, `6 to 8 weeks`, `6 or more`.
struct Range {
  ast::Value from;
  std::optional<ast::Value> to;
  std::optional<ast::Edge> edge;
};

// ---- Storing words and values -------------------------------------------------------------------------------------

inline void put(ast::Name& member, ast::Name word) { member = word; }
inline void put(std::optional<ast::Name>& member, ast::Name word) { member = word; }
inline void put(std::vector<ast::Name>& member, ast::Name word) { member.push_back(word); }
inline void put(ast::Number& member, ast::Name word) { member = {word.text, word.span}; }
inline void put(std::optional<ast::Number>& member, ast::Name word) { member = ast::Number{word.text, word.span}; }
inline void put(ast::Day& member, ast::Name word) { member = {word.text, word.span}; }
inline void put(std::optional<ast::Day>& member, ast::Name word) { member = ast::Day{word.text, word.span}; }
inline void put(std::vector<ast::CodeWord>& member, ast::Name word) { member.push_back({word.text, word.span}); }
inline ast::Text unquoted(ast::Name word) { return {word.text.substr(1, word.text.size() - 2), word.span}; }
inline void put(ast::Text& member, ast::Name word) { member = unquoted(word); }
inline void put(std::optional<ast::Text>& member, ast::Name word) { member = unquoted(word); }
template <typename Node>
void put(Node& member, Node&& node) {
  member = std::forward<Node>(node);
}
template <typename Node>
void put(std::optional<Node>& member, Node&& node) {
  member = std::forward<Node>(node);
}

template <typename Node>
void put(ast::Rare<Node>& member, Node&& node) {
  member = std::forward<Node>(node);
}

template <typename Node>
Node& filled(Node& member) {
  return member;
}
template <typename Node>
Node& filled(std::optional<Node>& member) {
  return member.emplace();
}
template <typename Node>
Node& filled(ast::Rare<Node>& member) {
  return member.emplace();
}
template <typename Node>
Node& filled(ast::Box<Node>& member) {
  return *member;
}

// ---- Conditions ---------------------------------------------------------------------------------------------------

inline ast::Group& group_of(ast::Condition& condition) { return boost::variant2::get<ast::Group>(condition.node); }

template <typename Test>
void place_test(ast::Condition& condition, Test&& test, Span span) {
  condition.node = std::forward<Test>(test);
  condition.span = span;
}
inline void place_test(ast::Condition& condition, NegatedTest&& test, Span span) {
  place_test(condition, ast::Holds{test.subject, true}, span);
}
inline void place_test(ast::Condition& condition, NoneOf&& test, Span span) {
  test.negated = true;
  place_test(condition, ast::SomeOf(std::move(test)), span);
}
/// Label and citation of the line are those of the whole condition.
inline void place_test(ast::Condition& condition, ast::LatestHas&& test, Span span) {
  condition.tail = std::exchange(test.condition->tail, ast::Tail{});
  condition.span = {span.source, span.begin, test.condition->span.end};
  condition.node = std::move(test);
}
inline void place_test(ast::Condition& condition, NamedTest&& test, Span span) {
  switch (test.kind) {
    case NamedTest::Kind::holds: return place_test(condition, ast::Holds{test.subject, false}, span);
    case NamedTest::Kind::option:
      return place_test(condition, ast::IsOption{test.subject, test.object, test.negated}, span);
    case NamedTest::Kind::documented: return place_test(condition, ast::IsDocumented{test.subject, test.negated}, span);
    case NamedTest::Kind::codes: return place_test(condition, ast::InCodes{test.subject, test.object}, span);
  }
}

inline void place(ast::Condition& group, ast::Condition&& member, Context& /*context*/) {
  group_of(group).members.push_back(std::move(member));
}
/// At the end of a list: what lifts the clause that the list states.
inline void place(ast::Condition& /*group*/, ast::Unless&& unless, Context& context) {
  context.exceptions->push_back(std::move(unless));
}
inline void place(ast::Quantity& quantity, ast::Term&& term, Context& /*context*/) {
  quantity.terms.push_back(std::move(term));
}
template <typename Node>
void place(ast::Term& term, Node&& node, Context& /*context*/) {
  term.node = std::forward<Node>(node);
}

inline ast::Condition& condition_of(ast::Require& statement) { return statement.condition; }
inline ast::Condition& condition_of(ast::Unless& statement) { return statement.condition; }
inline ast::Condition& condition_of(ast::OutcomeRule& statement) { return statement.when.emplace(); }

// ---- Whatever has a tail, a window of time, an answer -------------------------------------------------------------

template <typename Node>
void place(Node& node, ast::Within&& within, Context& /*context*/) {
  node.within = within;
}
template <typename Node>
void place(Node& node, ast::Tail&& tail, Context& /*context*/) {
  node.tail = std::move(tail);
}
inline void place(ast::Given& given, ast::Tail&& tail, Context& /*context*/) { given.condition.tail = std::move(tail); }
inline void place(ast::Cite& cite, ast::CitedPlace&& cited, Context& /*context*/) { cite.places.push_back(cited); }
inline void place(ast::Bounded& bounded, ast::Value&& value, Context& /*context*/) { bounded.value = std::move(value); }
inline void place(ast::CompareCell& cell, ast::Value&& value, Context& /*context*/) { cell.value = std::move(value); }
template <typename Node>
void place(ast::Type& type, Node&& node, Context& /*context*/) {
  type.node = std::forward<Node>(node);
}
template <typename Node>
void place(ast::Answer& answer, Node&& node, Context& /*context*/) {
  answer.node = std::forward<Node>(node);
}
inline void place(ast::Answer& answer, Range&& range, Context& /*context*/) {
  if (range.to) {
    answer.node = ast::Between{std::move(range.from), std::move(*range.to)};
  } else if (range.edge) {
    answer.node = ast::Bounded{*range.edge, std::move(range.from)};
  } else {
    answer.node = ast::Exactly{std::move(range.from)};
  }
}
inline void place(ast::Told& told, ast::Answer&& answer, Context& /*context*/) { told.answer = std::move(answer); }
template <typename Node>
void place(ast::Cell& cell, Node&& node, Context& /*context*/) {
  cell.node = std::forward<Node>(node);
}
inline void place(ast::Row& row, ast::Cell&& cell, Context& /*context*/) { row.cells.push_back(std::move(cell)); }
template <typename Node>
void place(Node& node, ast::Row&& row, Context& /*context*/) {
  node.rows.push_back(std::move(row));
}

/// A line of a block. Nodes are large: their list is made as long as the block at once.
template <typename Node, typename Item>
void add_line(std::vector<Node>& list, Item&& item, const Context& context) {
  if (list.empty()) list.reserve(1 + context.items_left());
  list.emplace_back(std::forward<Item>(item));
}

// ---- Lines in blocks ----------------------------------------------------------------------------------------------

template <typename Node>
void place(Node& clause, ast::Unless&& unless, Context& /*context*/) {
  clause.exceptions.push_back(std::move(unless));
}
template <typename Node>
void place(ast::Given& given, Node&& node, Context& /*context*/) {
  given.body.emplace_back(std::forward<Node>(node));
}
inline bool is_hole(const ast::Statement& statement) {
  return boost::variant2::holds_alternative<ast::Missing>(statement);
}
inline bool has_statement(const std::vector<ast::Statement>& body) {
  return !std::all_of(body.begin(), body.end(), is_hole);
}
template <typename Node>
concept header_line = std::is_same_v<Node, ast::ForLine> || std::is_same_v<Node, ast::Effective> ||
    std::is_same_v<Node, ast::OutcomesLine>;
template <typename Node>
void place(ast::Guideline& guideline, Node&& node, Context& context) {
  if constexpr (header_line<Node>) {
    if (has_statement(guideline.body)) context.report_order(node.span, "the first requirement or rule");
    guideline.headers.emplace_back(std::forward<Node>(node));
  } else {
    add_line(guideline.body, std::forward<Node>(node), context);
  }
}
template <typename Node>
void place(ast::Determination& determination, Node&& node, Context& context) {
  add_line(determination.body, std::forward<Node>(node), context);
}
inline void place(ast::Guideline& guideline, ast::Tail&& tail, Context& /*context*/) {
  guideline.tail = std::move(tail);
}
inline void place(ast::Determination& node, ast::Tail&& tail, Context& /*context*/) { node.tail = std::move(tail); }
inline void place(ast::Determination& node, ast::OutcomesLine&& outcomes, Context& context) {
  if (!node.tiers.empty() || has_statement(node.body)) context.report_order(outcomes.span, "the other lines");
  node.outcomes = std::move(outcomes);
}
inline void place(ast::Determination& node, ast::Tier&& tier, Context& context) {
  if (has_statement(node.body) && node.tiers.empty()) context.report_order(tier.span, "the rules");
  node.tiers.push_back(std::move(tier));
}
inline void place(ast::Tier& tier, ast::Pattern&& pattern, Context& /*context*/) { tier.patterns.push_back(pattern); }
inline void place(ast::Record& record, ast::Field&& field, Context& context) {
  add_line(record.fields, std::move(field), context);
}
inline void place(ast::Report& report, ast::Told&& told, Context& /*context*/) {
  report.told.push_back(std::move(told));
}
template <typename Node>
void place(ast::Request& request, Node&& node, Context& context) {
  add_line(request.reports, std::forward<Node>(node), context);
}
template <typename Node>
void place(ast::Case& node, Node&& item, Context& context) {
  add_line(node.items, std::forward<Node>(item), context);
}
inline void place(ast::Expect& expect, ast::Because&& because, Context& /*context*/) {
  expect.because = std::move(because);
}
inline void place(ast::File& file, ast::Field&& field, Context& context) {
  add_line(file.declarations, ast::Fact{std::move(field)}, context);
}
template <typename Node>
void place(ast::File& file, Node&& declaration, Context& context) {
  ast::shrink(declaration);
  add_line(file.declarations, std::forward<Node>(declaration), context);
}

// ---- Holes --------------------------------------------------------------------------------------------------------

template <typename Node>
void add_missing(Node& /*node*/, Context& /*context*/) {}
inline void add_missing(ast::File& node, Context& /*context*/) { node.declarations.emplace_back(); }
inline void add_missing(ast::Guideline& node, Context& /*context*/) { node.body.emplace_back(); }
inline void add_missing(ast::Determination& node, Context& /*context*/) { node.body.emplace_back(); }
inline void add_missing(ast::Given& node, Context& /*context*/) { node.body.emplace_back(); }
inline void add_missing(ast::Table& node, Context& /*context*/) { node.rows.push_back({{ast::Cell{}}, {}}); }
inline void add_missing(ast::Entries& node, Context& /*context*/) { node.rows.push_back({{ast::Cell{}}, {}}); }
inline void add_missing(ast::Condition& node, Context& /*context*/) { group_of(node).members.emplace_back(); }
inline void add_missing(ast::Request& node, Context& /*context*/) { node.reports.emplace_back(); }
inline void add_missing(ast::Case& node, Context& /*context*/) { node.items.emplace_back(); }

/// What a complete block must have; a hole in it has been reported, and may have been just that.
template <typename Node>
void finish(Node& /*node*/, Context& /*context*/) {}
inline void finish(ast::Guideline& node, Context& context) {
  if (node.unread || node.headers.empty() || !node.body.empty()) return;
  context.report_incomplete(node.path.span, "this guideline requires and concludes nothing",
                            "write `require` lines or rules under it");
  add_missing(node, context);
}
inline void finish(ast::Table& node, Context& context) {
  if (!node.inputs.empty()) return;
  node.rows.clear();
  add_missing(node, context);
}
inline void finish(ast::Determination& node, Context& context) {
  if (std::any_of(node.body.begin(), node.body.end(), is_hole)) return;
  if (node.outcomes.names.empty()) {
    context.report_incomplete(node.path.span, "this determination does not name its outcomes",
                              "write `outcomes: a, b` as its first line");
    add_missing(node, context);
  } else if (node.tiers.empty()) {
    context.report_incomplete(node.path.span, "this determination consults no guidelines",
                              "write `consult in order:` and under it guidelines, such as `mtus.*`");
    add_missing(node, context);
  }
}

template <typename Node>
bool is_named(const Node& node) {
  return !node.name.text.empty();
}
inline bool is_named(const ast::Guideline& node) { return !node.path.text.empty(); }
inline bool is_named(const ast::Determination& node) { return !node.path.text.empty(); }
inline bool is_named(const ast::Table& node) { return !node.outputs.empty(); }

}  // namespace guide::syntax
