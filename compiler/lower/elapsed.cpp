// `time since d >= 6 weeks`, `time since latest r < 2 months`: by the calendar, against a whole number.
#include "compiler/lower/compare.hpp"
#include "compiler/lower/selection.hpp"

namespace guide::lower {
namespace {

using ast::Relation;

const ast::TimeSince* time_since_in(const ast::Quantity& quantity) {
  for (const ast::Term& term : quantity.terms) {
    if (const auto* found = boost::variant2::get_if<ast::TimeSince>(&term.node)) return found;
  }
  return nullptr;
}

Relation mirrored(Relation relation) {
  switch (relation) {
    case Relation::less: return Relation::greater;
    case Relation::less_or_equal: return Relation::greater_or_equal;
    case Relation::greater: return Relation::less;
    case Relation::greater_or_equal: return Relation::less_or_equal;
    case Relation::equal: break;
  }
  return Relation::equal;
}

/// The number and unit that a time is compared with.
std::optional<Elapsed> length_of(const Where& where, const ast::Quantity& quantity) {
  const ast::Term& term = quantity.terms.front();
  const auto* value = boost::variant2::get_if<ast::Value>(&term.node);
  const auto* measure = value == nullptr ? nullptr : boost::variant2::get_if<ast::Measure>(&value->node);
  if (quantity.terms.size() != 1 || term.subtracted || measure == nullptr) {
    where.diagnostics.add(Code::time_since, quantity.span, "a time by the calendar is compared with a number alone",
                          "write `time since ... >= 6 weeks`");
    return std::nullopt;
  }
  return calendar_length(where, measure->number, measure->unit ? &*measure->unit : nullptr);
}

/// `time since slot` in the relation to a length.
Literal elapsed_leaf(const Where& where, Slot slot, Relation relation, Elapsed length) {
  length.strict = relation == Relation::greater || relation == Relation::less_or_equal;
  const Literal leaf = where.body.leaf(Op::elapsed, slot.bits, where.shared.pool.elapsed(length));
  return relation == Relation::less || relation == Relation::less_or_equal ? !leaf : leaf;
}

std::optional<Literal> since_date(const Where& where, const ast::Name& name, Relation relation, Elapsed length) {
  const auto meaning = meaning_of(where, name);
  if (!meaning) return std::nullopt;
  if (meaning->kind != MeaningKind::fact || meaning->info->type != Type::date) {
    const bool entries = meaning->kind == MeaningKind::record || meaning->kind == MeaningKind::selection;
    where.diagnostics.add(Code::time_since, name.span,
                          '`' + std::string(name.text) + "` is " + described(*meaning) + ", and time is counted since a date",
                          entries ? "write `time since latest " + std::string(name.text) + '`' : "name a fact of type date");
    return std::nullopt;
  }
  set_subject(where, meaning->slot.bits);
  read(where, meaning->slot);
  where.body.end_test();
  return elapsed_leaf(where, meaning->slot, relation, length);
}

}  // namespace

bool speaks_of_time_since(const ast::Compare& node) {
  return time_since_in(node.left) != nullptr || time_since_in(node.right) != nullptr;
}

std::optional<Literal> lower_time_since(const Where& where, const ast::Compare& node) {
  const bool on_left = time_since_in(node.left) != nullptr;
  const ast::Quantity& time = on_left ? node.left : node.right;
  const ast::Quantity& other = on_left ? node.right : node.left;
  const Relation relation = on_left ? node.relation : mirrored(node.relation);
  if (time.terms.size() != 1 || time.terms.front().subtracted || time_since_in(other) != nullptr) {
    where.diagnostics.add(Code::time_since, time.span,
                          "a time by the calendar is not added to, and is compared with a number alone",
                          "write `time since ... >= 6 weeks`");
    return std::nullopt;
  }
  if (relation == Relation::equal) {
    where.diagnostics.add(Code::time_since, time.span, "a time by the calendar is not compared with `=`",
                          "write `>=`, `>`, `<=` or `<`");
    return std::nullopt;
  }
  const ast::TimeSince& since = *time_since_in(time);
  const auto length = length_of(where, other);
  if (!length) return std::nullopt;
  if (!since.latest) return since_date(where, since.subject, relation, *length);
  return latest_leaf(where, since.subject, [&](const Where& entry) -> std::optional<Literal> {
    const std::uint32_t record = entry.record;
    const Slot date = Slot::field(entry.shared.library.vocabulary.records[record].date_field);
    entry.body.end_test();
    return elapsed_leaf(entry, date, relation, *length);
  });
}

}  // namespace guide::lower
