#include "compiler/resolve/stages.hpp"

namespace guide::resolve {
namespace {

constexpr Scaled most = 1'000'000'000 * micros;  // nine digits before the point

std::optional<Scaled> number_of(const ast::Number& number, Diagnostics& diagnostics) {
  NumberError error{};
  const std::optional<Scaled> value = parse_number(number.text, &error);
  if (value) return value;
  const std::string seen = quoted(number.text);
  if (error == NumberError::too_many_digits) {
    diagnostics.add(Code::bad_number, number.span, seen + " has more than 9 digits before the point",
                    "a larger unit makes a smaller number");
  } else if (error == NumberError::too_many_decimals) {
    diagnostics.add(Code::bad_number, number.span, seen + " has more than 6 digits after the point");
  } else {
    diagnostics.add(Code::bad_number, number.span, seen + " is not a number");
  }
  return std::nullopt;
}

/// How the value is written with a unit of the fact's: `50 %`, `6 weeks`.
std::string unit_examples(const ReadAs& like, std::string_view number) {
  const std::string n(number);
  if (like.type != Type::duration) return "write " + quoted(n + " " + like.unit().name);
  const char* plural = number == "1" ? "" : "s";
  return "write " + quoted(n + " day" + plural) + ", " + quoted(n + " week" + plural) + " or " +
         quoted(n + " month" + plural);
}

std::string subject(const ReadAs& like) {
  return like.fact->name.empty() ? described(like.type, like.unit()) + " stands here" : quoted(like.fact->name) + " is " + described(like.type, like.unit());
}

std::optional<Scaled> refuse_type(const ReadAs& like, Span span, std::string_view seen, std::string help,
                                  Diagnostics& diagnostics) {
  diagnostics.add(Code::wrong_type, span, std::string(seen) + ", and " + subject(like), std::move(help));
  return std::nullopt;
}

std::string type_help(const ReadAs& like) {
  switch (like.type) {
    case Type::finding: return "a finding is named alone, or after `not`";
    case Type::choice: return "compare a choice with `is`: `" + like.fact->name + " is " + like.fact->options.front() + "`";
    case Type::codes: return "test codes with `in` and the name of a set of codes";
    case Type::date: return "write a day as `2014-02-20`";
    default: return {};
  }
}

bool is_numeric(Type type) {
  return type != Type::finding && type != Type::choice && type != Type::codes && type != Type::date;
}

/// `value` in `unit` as a value of the fact's unit.
std::optional<Scaled> converted(const ReadAs& like, Scaled value, const UnitInfo& unit, const ast::Measure& measure,
                                Diagnostics& diagnostics) {
  const std::string seen = quoted(std::string(measure.number.text) + " " + std::string(measure.unit->text));
  const Span where = measure.unit->span;
  if (like.unit().name.empty()) {
    return refuse_type(like, where, seen + " has a unit", "write " + quoted(measure.number.text), diagnostics);
  }
  if (unit.dimension != like.unit().dimension) {
    Diagnostic& added = diagnostics.add(Code::wrong_unit, where,
                                        seen + " does not convert to " + quoted(like.unit().name) + ": " + subject(like));
    const bool rates = unit.name.find('/') != std::string::npos && like.unit().name.find('/') != std::string::npos;
    added.help = rates ? "rates of different periods do not convert; write the value in " + quoted(like.unit().name)
                       : "write the value in " + (like.type == Type::duration ? "`days`, `weeks`, `months` or `years`"
                                                                              : quoted(like.unit().name));
    return std::nullopt;
  }
  const std::optional<Scaled> result = convert(value, unit, like.unit());
  if (!result) {
    diagnostics.add(Code::wrong_unit, where,
                    seen + " cannot be written exactly in " + quoted(like.unit().name) + ": " + subject(like),
                    "write the value in " + quoted(like.unit().name));
    return std::nullopt;
  }
  if (*result >= most || *result <= -most) {
    diagnostics.add(Code::bad_number, measure.number.span,
                    seen + " has more than 9 digits before the point in " + quoted(like.unit().name));
    return std::nullopt;
  }
  return result;
}

/// In the fact's scale; `bare` is the unit that a number without one is in (absent: it must have one).
std::optional<Scaled> measured(const ReadAs& like, const ast::Measure& measure, const std::optional<UnitInfo>& bare,
                               Diagnostics& diagnostics) {
  const std::string_view text = measure.number.text;
  if (!is_numeric(like.type)) {
    return refuse_type(like, measure.number.span, quoted(text) + " is a number", type_help(like), diagnostics);
  }
  const std::optional<Scaled> number = number_of(measure.number, diagnostics);
  if (!number) return std::nullopt;
  if (measure.unit) {
    const std::optional<UnitInfo> unit = unit_of(*measure.unit, diagnostics);
    return unit ? converted(like, *number, *unit, measure, diagnostics) : std::nullopt;
  }
  if (like.type == Type::count) {
    if (*number % micros == 0) return *number / micros;
    return refuse_type(like, measure.number.span, quoted(text) + " is not a whole number", {}, diagnostics);
  }
  if (like.unit().name.empty()) return number;
  if (bare) {
    const std::optional<Scaled> result = convert(*number, *bare, like.unit());
    if (result && *result < most) return result;
  }
  diagnostics.add(Code::missing_unit, measure.number.span, quoted(text) + " has no unit, and " + subject(like),
                  unit_examples(like, text));
  return std::nullopt;
}

/// A date, or the digits of a year that were read as a number.
std::optional<ast::Day> day_in(const ReadAs& like, const ast::Value& value) {
  if (const auto* day = boost::variant2::get_if<ast::Day>(&value.node)) return *day;
  const auto* measure = boost::variant2::get_if<ast::Measure>(&value.node);
  if (measure != nullptr && !measure->unit && like.type == Type::date)
    return ast::Day{measure->number.text, value.span};
  return std::nullopt;
}

}  // namespace

std::optional<UnitInfo> unit_of(const ast::Name& name, Diagnostics& diagnostics) {
  std::optional<UnitInfo> unit = find_unit(name.text);
  if (unit) return unit;
  const std::string_view meant = unit_meant(name.text);
  std::string help = meant.empty() ? suggestion(name.text, unit_names(), diagnostics) : "write " + quoted(meant);
  if (help.empty()) {
    help = "units are UCUM codes, `mg/day` or `mm[Hg]`, and everyday names, `weeks`; count things as `{tbl}`";
  }
  diagnostics.add(Code::unknown_unit, name.span, "no unit named " + quoted(name.text), help);
  return std::nullopt;
}

std::optional<Range> days_named(const ast::Day& day, Diagnostics& diagnostics) {
  if (day.text.empty()) return std::nullopt;
  const std::optional<Range> days = parse_day(day.text);
  if (!days) {
    diagnostics.add(Code::bad_date, day.span, quoted(day.text) + " is no day of the calendar",
                    "a date is a day, month or year: `2014-02-20`, `2014-02`, `2014`");
  }
  return days;
}

std::optional<Scaled> constant_of(const ReadAs& like, const ast::Value& value, Diagnostics& diagnostics) {
  if (const std::optional<ast::Day> day = day_in(like, value)) {
    if (like.type != Type::date) {
      return refuse_type(like, value.span, quoted(day->text) + " is a date", type_help(like), diagnostics);
    }
    const std::optional<Range> days = days_named(*day, diagnostics);
    if (!days || days->exact()) return days ? std::optional<Scaled>(days->low) : std::nullopt;
    diagnostics.add(Code::bad_date, value.span, quoted(day->text) + " names many days, and a comparison needs one",
                    "write the day: " + quoted(date_text(days->low)) + " or " + quoted(date_text(days->high)));
    return std::nullopt;
  }
  const auto* measure = boost::variant2::get_if<ast::Measure>(&value.node);
  return measure != nullptr ? measured(like, *measure, std::nullopt, diagnostics) : std::nullopt;
}

std::optional<Scaled> bound_of(const ReadAs& like, const ast::Value& value, bool upper,
                               std::string_view declared_unit, Diagnostics& diagnostics) {
  if (const std::optional<ast::Day> day = day_in(like, value)) {
    if (like.type != Type::date) return constant_of(like, value, diagnostics);
    const std::optional<Range> days = days_named(*day, diagnostics);
    return !days ? std::nullopt : std::optional<Scaled>(upper ? days->high : days->low);
  }
  const auto* measure = boost::variant2::get_if<ast::Measure>(&value.node);
  if (measure == nullptr) return std::nullopt;
  std::optional<UnitInfo> bare = find_unit(declared_unit);
  const bool zero = measure->number.text.find_first_not_of("0.") == std::string_view::npos;
  if (!bare && zero) bare = like.unit();
  return measured(like, *measure, bare, diagnostics);
}

}  // namespace guide::resolve
