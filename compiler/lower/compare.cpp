#include "compiler/lower/compare.hpp"

#include <algorithm>

#include "compiler/lower/condition.hpp"
#include "compiler/lower/linear.hpp"
#include "compiler/lower/text.hpp"

namespace guide::lower {
namespace {

using ast::Relation;

const ast::Name* name_alone(const ast::Quantity& quantity) {
  if (quantity.terms.size() != 1 || quantity.terms.front().subtracted) return nullptr;
  const auto* reference = boost::variant2::get_if<ast::Reference>(&quantity.terms.front().node);
  return reference == nullptr ? nullptr : &reference->name;
}

bool is_choice(const std::optional<Meaning>& meaning) {
  return meaning && meaning->info != nullptr && meaning->info->type == Type::choice;
}

/// `phase = diagnostic`: an option stands where another choice was expected.
bool report_option(const Where& where, const ast::Name& choice, const Meaning& meaning, const ast::Name& other) {
  const auto& options = meaning.info->options;
  const bool option = std::find(options.begin(), options.end(), other.text) != options.end();
  if (!option) return false;
  where.diagnostics.add(Code::is_for_options, other.span,
                        '`' + std::string(other.text) + "` is an option of `" + std::string(choice.text) +
                            "`, and `=` compares with a value or another fact",
                        "write `" + std::string(choice.text) + " is " + std::string(other.text) + '`');
  return true;
}

std::optional<Literal> report_options_differ(const Where& where, const ast::Name& left, const ast::Name& right) {
  where.diagnostics.add(Code::different_options, right.span,
                        '`' + std::string(left.text) + "` and `" + std::string(right.text) +
                            "` have different options, and only equal choices compare",
                        "declare one `like` the other");
  return std::nullopt;
}

/// `c = d` of two choices.
std::optional<Literal> lower_choices(const Where& where, const ast::Compare& node, const ast::Name& left,
                                     const Meaning& a, const ast::Name& right) {
  const auto b = known_meaning(where, right.text);
  if (!b && report_option(where, left, a, right)) return std::nullopt;
  const auto other = meaning_of(where, right);
  if (!other) return std::nullopt;
  if (!is_choice(other)) {
    where.diagnostics.add(Code::not_a_choice, right.span,
                          '`' + std::string(right.text) + "` is " + described(*other) + ", and `" +
                              std::string(left.text) + "` is a choice",
                          "compare it with a choice, or write `" + std::string(left.text) + " is " +
                              a.info->options.front() + '`');
    return std::nullopt;
  }
  if (node.relation != Relation::equal) {
    where.diagnostics.add(Code::not_a_quantity, left.span, "options have no order, and choices compare with `=` only",
                          "write `" + std::string(left.text) + " = " + std::string(right.text) + '`');
    return std::nullopt;
  }
  if (a.kind == MeaningKind::table_output || other->kind == MeaningKind::table_output) {
    where.diagnostics.add(Code::not_a_choice, a.kind == MeaningKind::table_output ? left.span : right.span,
                          "a table's output of options is tested with `is`", "write `is` and one of its options");
    return std::nullopt;
  }
  if (a.info->options != other->info->options) return report_options_differ(where, left, right);
  set_subject(where, a.slot.bits);
  read(where, a.slot);
  read(where, other->slot);
  where.body.end_test();
  const auto [low, high] = std::minmax(a.slot.bits, other->slot.bits);
  return where.body.leaf(Op::same_option, low, high, true);
}

/// Of two names alone: whether one is a choice; then the test is lowered (or refused) here.
bool compares_choices(const Where& where, const ast::Compare& node, std::optional<Literal>& result) {
  const ast::Name* left = name_alone(node.left);
  const ast::Name* right = name_alone(node.right);
  if (left == nullptr || right == nullptr) return false;
  const auto a = known_meaning(where, left->text);
  const auto b = known_meaning(where, right->text);
  if (is_choice(a)) {
    result = lower_choices(where, node, *left, *a, *right);
  } else if (is_choice(b)) {
    result = lower_choices(where, node, *right, *b, *left);
  } else {
    return false;
  }
  return true;
}

Scaled floor_of(Scaled value, Scaled by) { return value / by - (value % by < 0 ? 1 : 0); }
Scaled ceiling_of(Scaled value, Scaled by) { return -floor_of(-value, by); }

/// A test that the declared bounds decide: every case gives the same answer.
void warn_decided(const Where& where, Span span, bool always) {
  where.diagnostics.add(Code::already_decided, span,
                        std::string("the declared bounds decide this: it is ") + (always ? "always" : "never") + " so",
                        "leave it out, or correct the number or the bounds");
}

/// The form is at least `threshold`, in its own steps.
Literal at_least(const Where& where, const LinearForm& form, std::uint32_t quantity, Scaled threshold) {
  return where.body.leaf(Op::at_least_value, quantity, where.shared.pool.threshold(threshold), form.free);
}

Literal equals(const Where& where, const LinearForm& form, std::uint32_t quantity) {
  const Scaled per_step = micros / form.scale;
  if (form.constant % per_step == 0) {
    const std::uint32_t threshold = where.shared.pool.threshold(form.constant / per_step);
    return where.body.leaf(Op::equals_value, quantity, threshold, form.free);
  }
  // A whole quantity never equals a fraction, and is seen not to once it is known to lie above or below it.
  const Literal above = at_least(where, form, quantity, ceiling_of(form.constant, per_step));
  return where.body.all(above, !above);
}

void check_decided(const Where& where, const LinearForm& form, Span span) {
  const Scaled per_step = micros / form.scale;
  const Range values = form.values;
  const auto below = [&](Scaled threshold) { return values.high != unbounded_above && values.high < threshold; };
  const auto above = [&](Scaled threshold) { return values.low != unbounded_below && values.low >= threshold; };
  const Scaled least = ceiling_of(form.constant, per_step);
  const Scaled next = floor_of(form.constant, per_step) + 1;
  switch (form.relation) {
    case Relation::greater_or_equal:
    case Relation::less: {
      const bool negated = form.relation == Relation::less;
      if (above(least) || below(least)) warn_decided(where, span, above(least) != negated);
      return;
    }
    case Relation::greater:
    case Relation::less_or_equal: {
      const bool negated = form.relation == Relation::less_or_equal;
      if (above(next) || below(next)) warn_decided(where, span, above(next) != negated);
      return;
    }
    case Relation::equal:
      if (below(least) || above(next) || form.constant % per_step != 0) warn_decided(where, span, false);
      return;
  }
}

}  // namespace

std::optional<Literal> lower_linear(const Where& where, const Sum& left, Relation relation, const Sum& right, Span span) {
  auto form = linear_form(where, left, relation, right, span);
  where.body.end_test();
  if (!form) return std::nullopt;
  check_decided(where, *form, span);
  const std::uint32_t quantity = where.shared.pool.quantity(std::move(form->terms));
  const Scaled per_step = micros / form->scale;
  const Scaled least = ceiling_of(form->constant, per_step);
  const Scaled next = floor_of(form->constant, per_step) + 1;
  switch (form->relation) {
    case Relation::greater_or_equal: return at_least(where, *form, quantity, least);
    case Relation::less: return !at_least(where, *form, quantity, least);
    case Relation::greater: return at_least(where, *form, quantity, next);
    case Relation::less_or_equal: return !at_least(where, *form, quantity, next);
    case Relation::equal: break;
  }
  return equals(where, *form, quantity);
}

std::optional<Literal> lower_node(const Where& where, const ast::Compare& node, const ast::Condition& whole) {
  if (speaks_of_time_since(node)) return lower_time_since(where, node);
  std::optional<Literal> of_choices;
  if (compares_choices(where, node, of_choices)) return of_choices;
  const auto left = sum_of(where, node.left);
  const auto right = sum_of(where, node.right);
  if (!left || !right) {
    where.body.end_test();
    return std::nullopt;
  }
  return lower_linear(where, *left, node.relation, *right, whole.span);
}

}  // namespace guide::lower
