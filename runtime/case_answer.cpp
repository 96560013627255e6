// What was told of a fact, read against its type, unit and bounds (semantics, section 1).

#include <algorithm>

#include "runtime/case.hpp"
#include "runtime/case_suggest.hpp"
#include "runtime/codes.hpp"

namespace guide {
namespace {

using Kind = Answer::Kind;
using Part = CaseError::Part;

CaseError refuse(CaseProblem problem, std::string message, std::string help = {}, Part at = Part::value) {
  return {problem, std::move(message), std::move(help), at};
}

std::string amount_text(std::string_view value, std::string_view unit) {
  return std::string(value) + (unit.empty() ? "" : " ") + std::string(unit);
}

std::string codes_text(const Answer& answer) {
  std::string text;
  for (std::string_view code : answer.codes) text += (text.empty() ? "" : ", ") + std::string(code);
  return text.empty() ? "none" : text;
}

/// The answer in the words of the language.
std::string told_text(const Answer& answer) {
  std::string first = amount_text(answer.value, answer.unit);
  switch (answer.kind) {
    case Kind::present: return "present";
    case Kind::absent: return "absent";
    case Kind::undocumented: return "undocumented";
    case Kind::none: return "none";
    case Kind::exactly:
    case Kind::option: return first;
    case Kind::between: return first + " to " + amount_text(answer.second, answer.second_unit);
    case Kind::or_more: return first + " or more";
    case Kind::or_less: return first + " or less";
    case Kind::or_earlier: return first + " or earlier";
    case Kind::or_later: return first + " or later";
    case Kind::more_than: return "more than " + first;
    case Kind::less_than: return "less than " + first;
    case Kind::codes: return codes_text(answer);
  }
  return first;
}

std::string type_text(const FactInfo& fact) {
  switch (fact.type) {
    case Type::finding: return "a finding";
    case Type::choice: return "a choice";
    case Type::number: return "a number";
    case Type::count: return "a count";
    case Type::percent: return "a percentage";
    case Type::duration: return "a duration";
    case Type::quantity: return "a quantity in " + fact.unit.name;
    case Type::date: return "a date";
    case Type::codes: return "a list of codes";
  }
  return "a fact";
}

/// What can be told of the fact, to type instead.
std::string usage(const FactInfo& fact) {
  switch (fact.type) {
    case Type::finding: return "say `present`, `absent` or `undocumented`";
    case Type::choice: return "it is " + alternatives_text({fact.options.begin(), fact.options.end()});
    case Type::number:
    case Type::count: return "say a number, such as `4`, `3 to 4` or `more than 4`";
    case Type::percent: return "say a percentage, such as `60 %` or `more than 50 %`";
    case Type::duration: return "say a length of time, such as `6 weeks` or `6 to 8 weeks`";
    case Type::quantity: return "say an amount, such as `10 " + fact.unit.name + "`";
    case Type::date: return "say a day, a month or a year, such as `2014-02-20` or `2014-02`";
    case Type::codes: return "say codes, such as `M54.16, M51.16`";
  }
  return {};
}

CaseError mismatch(const FactInfo& fact, const Answer& answer) {
  return refuse(CaseProblem::wrong_type,
                "`" + fact.name + "` is " + type_text(fact) + ", and " + quoted_short(told_text(answer)) + " is told of it",
                usage(fact));
}

std::string bound_text(const FactInfo& fact, Scaled value) {
  if (fact.type == Type::date) return date_text(value);
  return amount_text(number_text(value, scale_of(fact.type)), fact.unit.name);
}

/// A number or day of the answer as the range it names, or why it cannot be read.
using Read = std::variant<Range, CaseError>;

Read read_date(const FactInfo& fact, const Answer& answer, std::string_view text, std::string_view unit, Part part) {
  if (!unit.empty()) return mismatch(fact, answer);
  if (const std::optional<Range> days = parse_day(text)) return *days;
  return refuse(CaseProblem::bad_date, quoted_short(text) + " is no day, month or year of the calendar",
                "write `2014-02-20`, `2014-02` or `2014`", part);
}

CaseError unreadable_number(const FactInfo& fact, const Answer& answer, std::string_view text, NumberError why,
                            Part part) {
  switch (why) {
    case NumberError::too_many_digits:
      return refuse(CaseProblem::bad_number, quoted_short(text) + " has more than 9 digits before the point", {}, part);
    case NumberError::too_many_decimals:
      return refuse(CaseProblem::bad_number, quoted_short(text) + " has more than 6 digits after the point", {}, part);
    case NumberError::malformed: break;
  }
  if (parse_day(text) && text.size() > 4) return mismatch(fact, answer);
  if (!text.empty() && text.front() == '-') {
    return refuse(CaseProblem::bad_number, quoted_short(text) + " is below 0: values have no sign", usage(fact), part);
  }
  CaseError error = mismatch(fact, answer);
  error.at = part;
  return error;
}

Part unit_part(Part part) { return part == Part::second_value ? Part::second_unit : Part::unit; }

CaseError unknown_unit(const FactInfo& fact, std::string_view unit, Part part) {
  const std::string_view meant = unit_meant(unit);
  Nearest nearest(unit);
  for (std::string_view name : unit_names()) nearest.offer(name);
  return refuse(CaseProblem::wrong_unit, "no unit named " + quoted_short(unit),
                meant.empty() ? nearest.help(usage(fact)) : "write " + quoted_short(meant), part);
}

/// Millionths of the unit as written, in the steps of the fact's type.
std::variant<Scaled, CaseError> in_steps(const FactInfo& fact, std::string_view text, Scaled value,
                                         std::string_view unit, Part part) {
  if (fact.unit.name.empty() != unit.empty()) {
    if (unit.empty()) {
      return refuse(CaseProblem::wrong_unit,
                    quoted_short(text) + " has no unit, and `" + fact.name + "` is " + type_text(fact), usage(fact), part);
    }
    return refuse(CaseProblem::wrong_unit, "`" + fact.name + "` is " + type_text(fact) + " without a unit",
                  "write " + quoted_short(text), unit_part(part));
  }
  if (!unit.empty()) {
    const std::optional<UnitInfo> from = find_unit(unit);
    if (!from) return unknown_unit(fact, unit, unit_part(part));
    const std::optional<Scaled> converted = convert(value, *from, fact.unit);
    if (!converted) {
      const bool same = from->dimension == fact.unit.dimension;
      return refuse(CaseProblem::wrong_unit,
                    same ? quoted_short(amount_text(text, unit)) + " cannot be said exactly in " + fact.unit.name
                         : "`" + fact.name + "` is " + type_text(fact) + ", and " + quoted_short(unit) +
                               " does not convert to " + fact.unit.name,
                    usage(fact), unit_part(part));
    }
    value = *converted;
  }
  if (value >= 1'000'000'000 * micros) {
    return refuse(CaseProblem::bad_number,
                  quoted_short(amount_text(text, unit)) + " has more than 9 digits in " + fact.unit.name, {}, part);
  }
  if (scale_of(fact.type) == micros) return value;
  if (value % micros != 0) {
    return refuse(CaseProblem::bad_number, "`" + fact.name + "` is a count, and " + quoted_short(text) + " is not whole",
                  usage(fact), part);
  }
  return value / micros;
}

Read read_value(const FactInfo& fact, const Answer& answer, std::string_view text, std::string_view unit, Part part) {
  if (fact.type == Type::date) return read_date(fact, answer, text, unit, part);
  NumberError why{};
  const std::optional<Scaled> value = parse_number(text, &why);
  if (!value) return unreadable_number(fact, answer, text, why, part);
  const auto steps = in_steps(fact, text, *value, unit, part);
  if (const CaseError* error = std::get_if<CaseError>(&steps)) return *error;
  const Scaled exact = std::get<Scaled>(steps);
  return Range{exact, exact};
}

/// `6 to 8 weeks`: the unit may stand once, after the second number.
Read read_between(const FactInfo& fact, const Answer& answer) {
  const std::string_view unit = answer.unit.empty() ? answer.second_unit : answer.unit;
  Read first = read_value(fact, answer, answer.value, unit, Part::value);
  if (std::holds_alternative<CaseError>(first)) return first;
  Read second = read_value(fact, answer, answer.second, answer.second_unit, Part::second_value);
  if (std::holds_alternative<CaseError>(second)) return second;
  const Range range{std::get<Range>(first).low, std::get<Range>(second).high};
  if (!range.empty()) return range;
  return refuse(fact.type == Type::date ? CaseProblem::bad_date : CaseProblem::bad_number,
                quoted_short(told_text(answer)) + " runs backwards", "write the smaller one first");
}

bool is_open_ended(Kind kind) {
  return kind == Kind::or_more || kind == Kind::or_less || kind == Kind::or_earlier || kind == Kind::or_later ||
         kind == Kind::more_than || kind == Kind::less_than;
}

/// `or earlier` is said of dates, `or more` of everything else.
bool fits_type(const FactInfo& fact, Kind kind) {
  if (kind == Kind::or_more || kind == Kind::or_less) return fact.type != Type::date;
  if (kind == Kind::or_earlier || kind == Kind::or_later) return fact.type == Type::date;
  return true;
}

Range open_ended(Kind kind, Range named) {
  switch (kind) {
    case Kind::or_more:
    case Kind::or_later: return {named.low, unbounded_above};
    case Kind::more_than: return {named.high + 1, unbounded_above};
    case Kind::less_than: return {unbounded_below, named.low - 1};
    default: return {unbounded_below, named.high};
  }
}

Read read_range(const FactInfo& fact, const Answer& answer) {
  if (answer.kind == Kind::between) return read_between(fact, answer);
  if (answer.kind == Kind::exactly) return read_value(fact, answer, answer.value, answer.unit, Part::value);
  if (!is_open_ended(answer.kind)) return mismatch(fact, answer);
  if (!fits_type(fact, answer.kind)) {
    const bool date = fact.type == Type::date;
    return refuse(CaseProblem::wrong_type, "`" + fact.name + "` is " + type_text(fact),
                  date ? "say `or earlier` or `or later`" : "say `or less` or `or more`");
  }
  Read named = read_value(fact, answer, answer.value, answer.unit, Part::value);
  if (std::holds_alternative<CaseError>(named)) return named;
  return open_ended(answer.kind, std::get<Range>(named));
}

Read within_bounds(const FactInfo& fact, const Answer& answer, Range range) {
  const Range clipped = intersect(range, fact.bounds);
  if (!clipped.empty()) return clipped;
  const bool below = range.high < fact.bounds.low;
  const Scaled bound = below ? fact.bounds.low : fact.bounds.high;
  return refuse(CaseProblem::out_of_bounds,
                quoted_short(told_text(answer)) + " lies outside: `" + fact.name + "` goes " + (below ? "from " : "up to ") +
                    bound_text(fact, bound),
                {});
}

/// `yes`, `positive` and misspelt words: what belongs there instead.
CaseError misspelt_finding(const FactInfo& fact, const Answer& answer) {
  CaseError error = mismatch(fact, answer);
  for (std::string_view word : {"yes", "positive", "true"}) {
    if (answer.value == word) error.help = "write `present`";
  }
  for (std::string_view word : {"no", "negative", "false"}) {
    if (answer.value == word) error.help = "write `absent`";
  }
  Nearest nearest(answer.value);
  for (std::string_view word : {"present", "absent", "undocumented"}) nearest.offer(word);
  error.help = nearest.help(error.help);
  return error;
}

Read read_finding(const FactInfo& fact, const Answer& answer) {
  if (answer.kind == Kind::present) return Range{1, 1};
  if (answer.kind == Kind::absent) return Range{0, 0};
  if (answer.kind == Kind::option) return misspelt_finding(fact, answer);
  return mismatch(fact, answer);
}

Read read_option(const FactInfo& fact, const Answer& answer) {
  const bool named = (answer.kind == Kind::option || answer.kind == Kind::exactly) && answer.unit.empty();
  if (!named) return mismatch(fact, answer);
  const auto found = std::find(fact.options.begin(), fact.options.end(), answer.value);
  if (found != fact.options.end()) {
    const Scaled index = found - fact.options.begin();
    return Range{index, index};
  }
  Nearest nearest(answer.value);
  for (const Text option : fact.options) nearest.offer(option);
  return refuse(CaseProblem::wrong_type, "`" + fact.name + "` has no option " + quoted_short(answer.value),
                nearest.help(usage(fact)));
}

Read read_interval(const FactInfo& fact, const Answer& answer) {
  Read range = read_range(fact, answer);
  if (std::holds_alternative<CaseError>(range)) return range;
  return within_bounds(fact, answer, std::get<Range>(range));
}

std::optional<CaseError> read_codes(const FactInfo& fact, const Answer& answer, Report& report) {
  std::vector<std::string_view> told = answer.codes;
  if (answer.kind == Kind::exactly && answer.unit.empty())
    told = {answer.value};
  else if (answer.kind != Kind::codes && answer.kind != Kind::none)
    return mismatch(fact, answer);
  if (told.size() > most_entries) {
    return refuse(CaseProblem::too_many_entries, "`" + fact.name + "` has more than 1,000 codes");
  }
  for (std::string_view code : told) {
    if (!is_code(code)) {
      return refuse(CaseProblem::wrong_type, quoted_short(code) + " is no code",
                    "a code has letters, digits and dots, such as `M54.16`");
    }
    report.codes.emplace_back(code);
  }
  return std::nullopt;
}

}  // namespace

std::variant<Report, CaseError> read_answer(const FactInfo& fact, const Answer& answer) {
  Report report;
  report.text = told_text(answer);
  report.range = fact.bounds;
  if (answer.kind == Kind::undocumented) {
    report.mention = true;
    return report;
  }
  if (fact.type == Type::codes) {
    if (std::optional<CaseError> error = read_codes(fact, answer, report)) return *error;
    return report;
  }
  const Read range = fact.type == Type::finding  ? read_finding(fact, answer)
                     : fact.type == Type::choice ? read_option(fact, answer)
                                                 : read_interval(fact, answer);
  if (const CaseError* error = std::get_if<CaseError>(&range)) return *error;
  report.range = std::get<Range>(range);
  return report;
}

}  // namespace guide
