#include "compiler/lower/statements.hpp"

#include "compiler/lower/text.hpp"

namespace guide::lower {
namespace {

void close_clause(const Where& where, std::uint32_t clause, std::optional<Literal> literal) {
  if (where.clauses != nullptr) where.clauses->close(clause, literal.value_or(Literal{}));
}

std::optional<Literal> lower_unless(const Where& where, const ast::Unless& unless);

/// The exceptions under a clause, each as it acts.
bool lower_exceptions(const Where& where, const std::vector<ast::Unless>& exceptions, std::vector<Literal>& acting) {
  bool good = true;
  for (const ast::Unless& unless : exceptions) {
    const auto literal = lower_unless(where, unless);
    if (literal) acting.push_back(*literal);
    good = good && literal;
  }
  return good;
}

/// `condition`, and none of the exceptions: of rules, and of exceptions themselves.
std::optional<Literal> lower_blocked(const Where& where, std::optional<Literal> condition,
                                     const std::vector<ast::Unless>& exceptions) {
  std::vector<Literal> acting;
  if (!lower_exceptions(where, exceptions, acting) || !condition) return std::nullopt;
  std::vector<Literal> parts{*condition};
  for (const Literal exception : acting) parts.push_back(!exception);
  return where.body.all(std::move(parts));
}

std::optional<Literal> lower_unless(const Where& where, const ast::Unless& unless) {
  if (!where.shared.spend(1, unless.span)) return std::nullopt;
  Where inside = where;
  const std::uint32_t clause =
      open_clause(where, ClauseKind::unless, unless.condition.tail, &unless.condition, unless.span, inside);
  ++inside.depth;
  const auto condition = lower_condition(inside, unless.condition, TailUse::taken);
  const auto acts = lower_blocked(inside, condition, unless.exceptions);
  close_clause(where, clause, acts);
  return acts;
}

}  // namespace

std::uint32_t open_clause(const Where& where, ClauseKind kind, const ast::Tail& tail, const ast::Condition* condition,
                          Span span, Where& inside) {
  inside.cite = where.shared.citations.of(tail, where.file, where.cite, where.diagnostics);
  if (where.clauses == nullptr) return 0;
  inside.clause = where.clauses->open(kind);
  Clause& clause = (*where.clauses)[inside.clause];
  clause.cite = inside.cite;
  if (tail.label) clause.label = where.shared.keep(tail.label->text);
  if (condition != nullptr) clause.text = where.shared.keep(*condition);
  inside.told = condition;
  clause.place = where.shared.place(span);
  return inside.clause;
}

std::optional<Literal> lower_requirement(const Where& where, const ast::Require& require) {
  Where inside = where;
  const std::uint32_t clause =
      open_clause(where, ClauseKind::require, require.condition.tail, &require.condition, require.span, inside);
  const auto condition = lower_condition(inside, require.condition, TailUse::taken);
  std::optional<Literal> met = condition;
  if (!require.exceptions.empty()) {
    std::vector<Literal> waivers;
    const bool good = lower_exceptions(inside, require.exceptions, waivers);
    if (condition) waivers.push_back(*condition);
    met = condition && good ? std::optional(where.body.any(std::move(waivers))) : std::nullopt;
  }
  close_clause(where, clause, met);
  return met;
}

std::optional<Literal> lower_requirement(const Where& where, const ast::Given& given) {
  Where inside = where;
  const std::uint32_t clause =
      open_clause(where, ClauseKind::when, given.condition.tail, &given.condition, given.span, inside);
  const auto condition = lower_condition(inside, given.condition, TailUse::taken);
  bool good = condition.has_value();
  std::vector<Literal> required;
  for (const ast::Requirement& requirement : given.body) {
    const auto literal = boost::variant2::visit(
        ast::overloaded{
            [&](const ast::Missing&) -> std::optional<Literal> { return std::nullopt; },
            [&](const ast::Require& require) { return lower_requirement(inside, require); },
            [&](const ast::Given& inner) { return lower_requirement(inside, inner); },
        },
        requirement);
    if (literal) required.push_back(*literal);
    good = good && literal;
  }
  std::optional<Literal> met;
  if (good) met = where.body.any(!*condition, where.body.all(std::move(required)));
  close_clause(where, clause, met);
  return met;
}

std::optional<Literal> lower_rule(const Where& where, const ast::OutcomeRule& rule, std::uint32_t outcome) {
  Where inside = where;
  const ast::Condition* when = rule.when ? &*rule.when : nullptr;
  const std::uint32_t clause =
      open_clause(where, ClauseKind::rule, when != nullptr ? when->tail : rule.tail, when, rule.span, inside);
  if (where.clauses != nullptr) (*where.clauses)[clause].outcome = outcome;
  const auto condition =
      when != nullptr ? lower_condition(inside, *when, TailUse::taken) : std::optional(where.body.always());
  const auto effective = lower_blocked(inside, condition, rule.exceptions);
  close_clause(where, clause, effective);
  return effective;
}

Literal lower_otherwise(const Where& where, const ast::Otherwise& otherwise, std::uint32_t outcome,
                        const std::vector<EffectiveRule>& rules) {
  Where inside = where;
  const std::uint32_t clause =
      open_clause(where, ClauseKind::otherwise, otherwise.tail, nullptr, otherwise.span, inside);
  if (where.clauses != nullptr) (*where.clauses)[clause].outcome = outcome;
  std::vector<Literal> others;
  for (const EffectiveRule& rule : rules) {
    if (rule.outcome != outcome) others.push_back(rule.effective);
  }
  const Literal literal = !where.body.any(std::move(others));
  close_clause(where, clause, literal);
  return literal;
}

std::optional<Literal> lower_note(const Where& where, const ast::Note& note) {
  Where inside = where;
  const ast::Condition* when = note.when ? &*note.when : nullptr;
  const std::uint32_t clause =
      open_clause(where, ClauseKind::note, when != nullptr ? when->tail : note.tail, when, note.span, inside);
  const auto literal =
      when != nullptr ? lower_condition(inside, *when, TailUse::taken) : std::optional(where.body.always());
  close_clause(where, clause, literal);
  return literal;
}

}  // namespace guide::lower
