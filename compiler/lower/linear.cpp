#include "compiler/lower/linear.hpp"

#include <algorithm>
#include <tuple>

#include "compiler/lower/text.hpp"

namespace guide::lower {
namespace {

using ast::Relation;

constexpr Scaled limit = Scaled{1} << 62;
constexpr Scaled most_value = 1'000'000'000;  // nine digits before the point
constexpr Scaled most_entries = 1'000;
constexpr Scaled most_count = 1'000'000;      // entries of several lists of one record
constexpr Scaled most_days = 3'652'059;

struct Signed {
  const Part& part;
  Scaled sign;
};

bool is_whole(const Part& part) {
  return (part.info->type == Type::count && part.term.kind != TermKind::table) || part.info->type == Type::date;
}

/// A bound for the absolute value of a part on its own scale.
Scaled magnitude(const Part& part) {
  Scaled most = part.info->type == Type::date ? most_days : most_value * scale_of(part.info->type);
  const Range bounds = part.bounds;
  if (bounds.low != unbounded_below && bounds.high != unbounded_above) {
    most = std::min(most, std::max(std::abs(bounds.low), std::abs(bounds.high)));
  }
  if (part.term.kind == TermKind::count) return most_count;
  return part.term.kind == TermKind::sum ? most * most_entries : most;
}

/// What the difference of two dates is.
const FactInfo& length_in_days() {
  static const FactInfo info = [] {
    FactInfo length;
    length.type = Type::duration;
    length.unit = *find_unit("days");
    return length;
  }();
  return info;
}

/// The parts of both sides, as they stand on the left; dates of the constants apart.
class FormBuilder {
 public:
  FormBuilder(const Where& where, const Sum& left, const Sum& right, Span span)
      : where_(where), left_(left), right_(right), span_(span) {}

  std::optional<LinearForm> build(Relation relation) {
    parts_.reserve(left_.parts.size() + right_.parts.size());
    for (const Part& part : left_.parts) parts_.push_back({part, part.term.coefficient});
    for (const Part& part : right_.parts) parts_.push_back({part, -part.term.coefficient});
    if (parts_.empty()) return refuse_constants();
    form_.relation = relation;
    form_.free = !left_.parts.empty() && !right_.parts.empty();
    if (!choose_measure() || !choose_scale() || !add_constants() || !add_terms()) return std::nullopt;
    order_terms();
    return std::move(form_);
  }

 private:
  std::optional<LinearForm> refuse_constants() {
    where_.diagnostics.add(Code::nothing_to_test, span_, "both sides are constants, so nothing in a case is tested",
                           "name a fact on one side");
    return std::nullopt;
  }

  bool refuse_mixed(const Part& first, const Part& second) {
    const auto named = [&](const Part& part) {
      return '`' + words_of(part.span, *where_.shared.library.sources) + "` is " + described(*part.info);
    };
    Diagnostic& found = where_.diagnostics.add(Code::mixed_quantities, second.span,
                                               named(first) + ", and " + named(second),
                                               "compare and add quantities of one kind");
    found.labels.push_back({first.span, {}});
    return false;
  }

  // ---- What is compared: dates, or quantities of one dimension -------------------------------------------------------

  static bool is_day(const Constant& constant) { return boost::variant2::holds_alternative<ast::Day>(constant.value->node); }

  /// Dates of one side that are added, less those that are subtracted.
  static Scaled net_dates(const Sum& sum) {
    Scaled net = 0;
    for (const Part& part : sum.parts) {
      if (part.info->type == Type::date) net += part.term.coefficient;
    }
    for (const Constant& constant : sum.constants) {
      if (is_day(constant)) net += constant.subtracted ? -1 : 1;
    }
    return net;
  }

  bool has_dates() const {
    return std::any_of(parts_.begin(), parts_.end(), [](const Signed& s) { return s.part.info->type == Type::date; });
  }

  /// Finds `like_`: what constants are read as.
  bool choose_measure() {
    if (has_dates()) return choose_dates();
    like_ = *parts_.front().part.info;
    for (const Signed& other : parts_) {
      if (!same_kind(*other.part.info, *like_.fact)) return refuse_mixed(parts_.front().part, other.part);
      if (finer(other.part.info->unit, like_.unit())) like_ = *other.part.info;
    }
    if (like_.type == Type::count) like_.type = Type::number;
    return true;
  }

  bool choose_dates() {
    const Scaled left = net_dates(left_), right = net_dates(right_);
    const auto only_one = [&](const Sum& sum) { return sum.parts.size() + sum.constants.size() == 1; };
    days_ = true;
    if (left == 0 && right == 0) {
      differences_ = true;
      like_ = length_in_days();
      for (const Signed& other : parts_) {
        const Type type = other.part.info->type;
        if (type != Type::date && type != Type::duration) return refuse_mixed(parts_.front().part, other.part);
      }
      return true;
    }
    const bool year = right == 0 && only_one(right_) && right_.parts.empty();
    if (left == 1 && only_one(left_) && ((right == 1 && only_one(right_)) || year)) {
      like_ = *parts_.front().part.info;
      return true;
    }
    where_.diagnostics.add(Code::mixed_quantities, span_,
                           "a date is compared with a date, and the difference of two dates with a duration",
                           "write `time since d >= 6 weeks`, `d >= 2014-01-01` or `d - e >= 30 days`");
    return false;
  }

  static bool same_kind(const FactInfo& a, const FactInfo& b) {
    const auto plain = [](Type type) { return type == Type::count ? Type::number : type; };
    return plain(a.type) == plain(b.type) && (a.type != Type::quantity || a.unit.dimension == b.unit.dimension);
  }
  static bool finer(const UnitInfo& a, const UnitInfo& b) {
    return a.dimension == b.dimension && a.numerator * b.denominator < b.numerator * a.denominator;
  }

  // ---- Scale and constants ---------------------------------------------------------------------------------------------

  bool choose_scale() {
    const bool whole =
        std::all_of(parts_.begin(), parts_.end(), [](const Signed& s) { return is_whole(s.part); });
    form_.scale = whole ? 1 : micros;
    return true;
  }

  bool add_constants() {
    for (const Constant& constant : left_.constants) {
      if (!add_constant(constant, -1)) return false;
    }
    for (const Constant& constant : right_.constants) {
      if (!add_constant(constant, 1)) return false;
    }
    return true;
  }

  bool add_constant(const Constant& constant, Scaled sign) {
    const Type usual = like_.type;
    if (days_ && is_day(constant)) like_.type = Type::date;
    const Type type = like_.type;
    const auto value = resolve::constant_of(like_, *constant.value, where_.diagnostics);
    like_.type = usual;
    if (!value) return false;
    note_months(*constant.value);
    const Scaled in_micros = *value * (micros / scale_of(type));
    if (constant.subtracted) sign = -sign;
    form_.constant += sign * in_micros;
    return std::abs(form_.constant) < limit / 2 || refuse_size();
  }

  bool is_in_days() const {
    if (differences_) return true;
    return std::any_of(parts_.begin(), parts_.end(), [&](const Signed& s) {
      const Slot slot{s.part.term.index};
      return s.part.term.kind == TermKind::slot && !slot.is_field() && where_.shared.is_in_days(slot.index());
    });
  }

  /// What counts days meets months only by an average.
  void note_months(const ast::Value& value) {
    const auto* measure = boost::variant2::get_if<ast::Measure>(&value.node);
    if (measure == nullptr || !measure->unit || !is_in_days()) return;
    const auto unit = find_unit(measure->unit->text);
    if (!unit || (unit->name != "month" && unit->name != "year")) return;
    where_.diagnostics.add(Code::days_and_months, value.span,
                           "days are compared with months here, and a month is taken as 30.4375 days",
                           "write days or weeks; `time since` counts months by the calendar");
  }

  bool refuse_size() {
    where_.diagnostics.add(Code::number_too_large, span_, "this sum could grow beyond what 64 bits hold",
                           "compare fewer quantities at once, or declare closer bounds with `from` and `to`");
    return false;
  }

  // ---- Terms -------------------------------------------------------------------------------------------------------------

  /// How many of the form's steps one step of the part is.
  std::optional<Scaled> factor_of(const Part& part) const {
    const Scaled scale = form_.scale / scale_of(part.info->type);
    if (part.info->type != Type::quantity) return scale;
    const UnitInfo &from = part.info->unit, &to = like_.unit();
    const Scaled above = from.numerator * to.denominator, below = from.denominator * to.numerator;
    if (below == 0 || above % below != 0) return std::nullopt;
    return above / below;
  }

  bool add_terms() {
    Scaled largest = std::abs(form_.constant) / (micros / form_.scale);
    form_.values = {0, 0};
    for (const Signed& item : parts_) {
      const auto factor = factor_of(item.part);
      if (!factor) return refuse_units(item.part);
      const Scaled most = magnitude(item.part);
      if (most > (limit - largest) / *factor) return refuse_size();
      largest += most * *factor;
      add_range(item.part, item.sign * *factor);
      form_.terms.push_back(item.part.term);
      form_.terms.back().coefficient = item.sign * *factor;
    }
    return true;
  }

  bool refuse_units(const Part& part) {
    where_.diagnostics.add(Code::wrong_unit, part.span,
                           "`" + part.info->unit.name + "` and `" + like_.unit().name + "` do not convert exactly",
                           "declare both facts in one unit");
    return false;
  }

  void add_range(const Part& part, Scaled coefficient) {
    Range bounds = part.bounds;
    if (part.term.kind == TermKind::table) bounds = {};
    const auto times = [&](Scaled value) {
      const bool open = value == unbounded_below || value == unbounded_above;
      if (!open) return value * coefficient;
      return (value == unbounded_above) == (coefficient > 0) ? unbounded_above : unbounded_below;
    };
    Scaled low = times(bounds.low), high = times(bounds.high);
    if (low > high) std::swap(low, high);
    form_.values = {add_low(form_.values.low, low), add_high(form_.values.high, high)};
  }

  /// Equal forms become the same: terms in order, the first one added.
  void order_terms() {
    const auto key = [](const Term& term) { return std::make_tuple(term.kind, term.index, term.field, -term.coefficient); };
    std::sort(form_.terms.begin(), form_.terms.end(),
              [&](const Term& a, const Term& b) { return key(a) < key(b); });
    if (form_.terms.front().coefficient > 0) return;
    for (Term& term : form_.terms) term.coefficient = -term.coefficient;
    form_.constant = -form_.constant;
    const auto negated = [](Scaled value) {
      return value == unbounded_below ? unbounded_above : value == unbounded_above ? unbounded_below : -value;
    };
    form_.values = {negated(form_.values.high), negated(form_.values.low)};
    switch (form_.relation) {
      case Relation::less: form_.relation = Relation::greater; break;
      case Relation::less_or_equal: form_.relation = Relation::greater_or_equal; break;
      case Relation::greater: form_.relation = Relation::less; break;
      case Relation::greater_or_equal: form_.relation = Relation::less_or_equal; break;
      case Relation::equal: break;
    }
  }

  const Where& where_;
  const Sum& left_;
  const Sum& right_;
  Span span_;
  std::vector<Signed> parts_;
  resolve::ReadAs like_;
  bool days_ = false;         // dates take part,
  bool differences_ = false;  // as differences of two
  LinearForm form_;
};

}  // namespace

std::optional<LinearForm> linear_form(const Where& where, const Sum& left, Relation relation, const Sum& right,
                                      Span span) {
  return FormBuilder(where, left, right, span).build(relation);
}

}  // namespace guide::lower
