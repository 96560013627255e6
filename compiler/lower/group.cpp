// `all:`, `any:`, `none:`, `at least k of:`, `at most k of:`, `exactly k of:`.
#include <algorithm>

#include "compiler/lower/condition.hpp"
#include "compiler/lower/names.hpp"
#include "compiler/lower/text.hpp"

namespace guide::lower {
namespace {

GroupForm form_of(ast::GroupKind kind) {
  switch (kind) {
    case ast::GroupKind::all: return GroupForm::all;
    case ast::GroupKind::any: return GroupForm::any;
    case ast::GroupKind::none: return GroupForm::none;
    case ast::GroupKind::at_least: return GroupForm::at_least;
    case ast::GroupKind::at_most: return GroupForm::at_most;
    case ast::GroupKind::exactly: break;
  }
  return GroupForm::exactly;
}

/// The k of a counted group, if it says something about its members.
std::optional<std::size_t> count_of(const Where& where, const ast::Group& group) {
  const ast::Number& number = *group.count;
  const auto value = parse_number(number.text);
  const std::size_t members = group.members.size();
  const auto refuse = [&](std::string message, std::string help) -> std::optional<std::size_t> {
    where.diagnostics.add(Code::group_count, number.span, std::move(message), std::move(help));
    return std::nullopt;
  };
  const std::string has = "the group has " + std::to_string(members) + (members == 1 ? " member" : " members");
  if (!value || *value % micros != 0) return refuse("a group counts whole members", "write a whole number");
  const std::string seen = '`' + std::string(number.text) + '`';
  if (*value == 0) {
    return refuse(seen + " members: nothing is counted",
                  group.kind == ast::GroupKind::at_least ? "leave the group out: it says nothing" : "write `none:`");
  }
  const auto k = static_cast<std::uint64_t>(*value / micros);
  if (k > members) {
    return refuse(has + ", and " + seen + " of them are asked for", "write a number from 1 to " + std::to_string(members));
  }
  if (k == members && group.kind == ast::GroupKind::at_most) {
    return refuse(has + ", so at most " + seen + " of them says nothing", "write a smaller number, or leave the group out");
  }
  if (members > BodyBuilder::counted_group_limit) {
    return refuse(has + ", and at most " + std::to_string(BodyBuilder::counted_group_limit) + " are counted",
                  "count in several groups");
  }
  return static_cast<std::size_t>(k);
}

bool uses_definition(const Where& where, const ast::Condition& member) {
  const auto* holds = boost::variant2::get_if<ast::Holds>(&member.node);
  if (holds == nullptr) return false;
  const auto meaning = known_meaning(where, holds->name.text);
  return meaning && meaning->kind == MeaningKind::definition;
}

/// Two members that say the same, as written: a definition may well be equal to what stands beside it.
bool check_repeated(const Where& where, const ast::Group& group, const std::vector<Literal>& literals) {
  if (literals.size() == 2 && literals[0] != literals[1]) return true;  // what nearly every group is
  std::vector<std::pair<std::uint32_t, std::size_t>> order;
  for (std::size_t i = 0; i < literals.size(); ++i) order.emplace_back(literals[i].bits, i);
  std::sort(order.begin(), order.end());
  bool good = true;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (order[i].first != order[i - 1].first) continue;
    const ast::Condition& first = group.members[order[i - 1].second];
    const ast::Condition& second = group.members[order[i].second];
    const SourceMap& sources = *where.shared.library.sources;
    if (uses_definition(where, first) || uses_definition(where, second)) {
      if (one_line(first, sources) != one_line(second, sources)) continue;
    }
    Diagnostic& found = where.diagnostics.add(Code::repeated_condition, second.span,
                                              '`' + one_line(second, sources) + "` stands twice in this group",
                                              "leave out one of the two, or write what was meant");
    found.labels.push_back({first.span, "the first"});
    good = false;
  }
  return good;
}

Literal combine(BodyBuilder& body, const ast::Group& group, std::size_t k, std::vector<Literal> members) {
  switch (group.kind) {
    case ast::GroupKind::all: return body.all(std::move(members));
    case ast::GroupKind::any: return body.any(std::move(members));
    case ast::GroupKind::none: return !body.any(std::move(members));
    case ast::GroupKind::at_least: return body.at_least(k, std::move(members));
    case ast::GroupKind::at_most: return !body.at_least(k + 1, std::move(members));
    case ast::GroupKind::exactly: break;
  }
  if (k == members.size()) return body.all(std::move(members));
  const Literal least = body.at_least(k, members);
  return body.all(least, !body.at_least(k + 1, std::move(members)));
}

}  // namespace

std::optional<Literal> lower_node(const Where& where, const ast::Group& group, const ast::Condition& whole) {
  if (group.members.empty()) {
    where.diagnostics.add(Code::empty_group, whole.span, "the group has no members",
                          "list conditions after the colon, or one a line, indented");
    return std::nullopt;
  }
  on_clause(where, [&](Clause& clause) {
    clause.kind = ClauseKind::group;
    clause.form = form_of(group.kind);
    clause.negated_reading = group.kind == ast::GroupKind::none;
  });
  std::vector<Literal> literals;
  literals.reserve(group.members.size());
  bool good = true;
  for (const ast::Condition& member : group.members) {
    const auto literal = lower_condition(where, member);
    if (literal) literals.push_back(*literal);
    good = good && literal;
  }
  std::optional<std::size_t> k = 0;
  if (group.count) {
    k = count_of(where, group);
    if (k) on_clause(where, [&](Clause& clause) { clause.count = static_cast<std::uint32_t>(*k); });
  }
  if (!good || !k || !check_repeated(where, group, literals)) return std::nullopt;
  return combine(where.body, group, *k, std::move(literals));
}

}  // namespace guide::lower
