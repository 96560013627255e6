#include "compiler/lower/condition.hpp"

#include <algorithm>

#include "compiler/lower/names.hpp"
#include "compiler/lower/text.hpp"

namespace guide::lower {
namespace {

constexpr unsigned deepest = 160;  // definitions expanded; what a text itself nests is limited by the parser

struct Opened {
  Where where;
  std::uint32_t clause = none;
};

Opened open_clause(const Where& where, const ast::Condition& condition, TailUse use) {
  Opened opened{where};
  ++opened.where.depth;
  if (use == TailUse::own) {
    opened.where.cite = where.shared.citations.of(condition.tail, where.file, where.cite, where.diagnostics);
  }
  if (where.clauses == nullptr) return opened;
  opened.clause = where.clauses->open(ClauseKind::test);
  Clause& clause = (*where.clauses)[opened.clause];
  clause.cite = opened.where.cite;
  if (use == TailUse::own && condition.tail.label) clause.label = where.shared.keep(condition.tail.label->text);
  clause.text = where.told == &condition ? (*where.clauses)[where.clause].text : where.shared.keep(condition);
  clause.place = where.shared.place(condition.span);
  opened.where.clause = opened.clause;
  return opened;
}

bool too_deep(const Where& where, const ast::Condition& condition) {
  if (where.depth < deepest) return false;
  where.shared.refuse_depth(condition.span);
  return true;
}

/// How the name of something else would be tested.
std::string how_to_test(const Meaning& meaning, std::string_view name) {
  const std::string word(name);
  if (meaning.kind == MeaningKind::record || meaning.kind == MeaningKind::selection) {
    return "write `some " + word + "`, `no " + word + "` or `count of " + word + " >= 1`";
  }
  const FactInfo& info = *meaning.info;
  if (!info.options.empty()) return "write `" + word + " is " + info.options.front() + "`";
  if (info.type == Type::codes) return "write `" + word + " in` and the name of a set of codes";
  return "compare it: `" + word + (info.type == Type::date ? " <= 2014-01-01`" : " >= ...`");
}

}  // namespace

std::optional<Literal> lower_condition(const Where& where, const ast::Condition& condition, TailUse use) {
  if (!where.shared.spend(1, condition.span) || too_deep(where, condition)) return std::nullopt;
  const Opened opened = open_clause(where, condition, use);
  const auto literal = boost::variant2::visit(
      [&](const auto& node) { return lower_node(opened.where, node, condition); }, condition.node);
  if (where.clauses != nullptr) where.clauses->close(opened.clause, literal.value_or(Literal{}));
  return literal;
}

/// The parser has said what is wrong with the line.
std::optional<Literal> lower_node(const Where&, const ast::Missing&, const ast::Condition&) { return std::nullopt; }

std::optional<Literal> lower_definition(const Where& where, std::uint32_t definition) {
  Shared& shared = where.shared;
  const resolve::ConditionDefinition& defined = shared.library.conditions[definition];
  if (defined.tree == nullptr || shared.definition_open[definition]) return std::nullopt;  // a cycle: reported
  shared.definition_open[definition] = true;
  Diagnostics& sink = shared.definition_seen[definition] ? shared.muted : shared.diagnostics;
  shared.definition_seen[definition] = true;

  Where inside{shared, defined.file, none, where.body, where.tables, sink};
  inside.clauses = where.clauses;
  inside.depth = where.depth;
  // A definition's citation is its own; without one it is read under that of the clause that uses it.
  inside.cite = defined.tree->condition.tail.cite ? none : where.cite;
  const auto literal = lower_condition(inside, defined.tree->condition);
  shared.definition_open[definition] = false;
  return literal;
}

std::optional<Literal> lower_node(const Where& where, const ast::Holds& node, const ast::Condition&) {
  on_clause(where, [&](Clause& clause) { clause.negated_reading = node.negated; });
  const auto signed_literal = [&](Literal literal) { return node.negated ? !literal : literal; };
  if (where.outcomes != nullptr) {
    const auto& names = where.outcomes->names;
    const auto outcome = std::find(names.begin(), names.end(), node.name.text);
    if (outcome != names.end()) {
      on_clause(where, [&](Clause& clause) { clause.outcome = static_cast<std::uint32_t>(outcome - names.begin()); });
      return signed_literal(where.outcomes->literals[static_cast<std::size_t>(outcome - names.begin())]);
    }
  }
  const auto meaning = meaning_of(where, node.name);
  if (!meaning) return std::nullopt;
  if (meaning->kind == MeaningKind::definition) {
    on_clause(where, [](Clause& clause) { clause.kind = ClauseKind::definition; });
    const auto literal = lower_definition(where, meaning->index);
    return literal ? std::optional(signed_literal(*literal)) : std::nullopt;
  }
  if (meaning->kind != MeaningKind::fact || meaning->info->type != Type::finding) {
    where.diagnostics.add(Code::not_a_condition, node.name.span,
                          '`' + std::string(node.name.text) + "` is " + described(*meaning) +
                              ", and a finding or a definition is named alone",
                          how_to_test(*meaning, node.name.text));
    return std::nullopt;
  }
  set_subject(where, meaning->slot.bits);
  read(where, meaning->slot);
  where.body.end_test();
  return signed_literal(where.body.leaf(Op::finding, meaning->slot.bits));
}

}  // namespace guide::lower
