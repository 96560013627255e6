#include "runtime/explain/words.hpp"

#include <algorithm>

#include "runtime/worded.hpp"

namespace guide::explain {
namespace {

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; }

/// The label of what `word` names among the things a test reads; empty if it names none of them.
std::string label_for(const RequestView& request, const ClauseView& clause, std::string_view word) {
  const std::size_t dot = word.rfind('.');
  const std::string_view plain = dot == std::string_view::npos ? word : word.substr(dot + 1);
  for (const FactView& fact : clause.facts) {
    if (fact.info->name == plain) return label_of(*fact.info);
  }
  for (const std::uint32_t record : clause.records) {
    const RecordInfo& info = request.program->vocabulary.records[record];
    if (info.name == plain) return label_of(info);
  }
  return {};
}

/// The condition as written, with labels in place of names.
std::string reading(const RequestView& request, const ClauseView& clause) {
  const std::string_view text = clause.text;
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const bool starts = text[i] >= 'a' && text[i] <= 'z';
    if (!starts) {
      out += text[i++];
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_name_character(text[end])) ++end;
    const std::string_view word(text.data() + i, end - i);
    const std::string label = label_for(request, clause, word);
    out += label.empty() ? spaced(word) : label;
    i = end;
  }
  return out;
}

std::string group_heading(const Clause& clause) {
  switch (clause.form) {
    case GroupForm::all: return "all of these";
    case GroupForm::any: return "any of these";
    case GroupForm::none: return "none of these";
    case GroupForm::at_least: return worded("at least {} of these", clause.count);
    case GroupForm::at_most: return worded("at most {} of these", clause.count);
    case GroupForm::exactly: return worded("exactly {} of these", clause.count);
  }
  return {};
}

bool is_finding_test(const ClauseView& clause) {
  return clause.clause->kind == ClauseKind::test && clause.facts.size() == 1 &&
         clause.facts[0].info->type == Type::finding && !clause.clause->negated_reading &&
         clause.text.find(' ') == std::string::npos;
}

std::string duration_text(Scaled value) {
  struct Step {
    Scaled size;
    std::string_view one, many;
  };
  static constexpr Step steps[] = {{12 * 30'437'500, "year", "years"},
                                   {30'437'500, "month", "months"},
                                   {7 * micros, "week", "weeks"},
                                   {micros, "day", "days"}};
  for (const Step& step : steps) {
    if (value != 0 && value % step.size == 0) {
      return worded("{} {}", value / step.size, value == step.size ? step.one : step.many);
    }
  }
  return number_text(value, micros) + " days";
}

std::string scalar_text(const FactInfo& info, Scaled value) {
  switch (info.type) {
    case Type::finding: return value != 0 ? "present" : "absent";
    case Type::choice: return spaced(info.options[static_cast<std::size_t>(value)]);
    case Type::date: return date_text(value);
    case Type::duration: return duration_text(value);
    case Type::percent: return number_text(value, micros) + " %";
    case Type::quantity: return number_text(value, micros) + " " + info.unit.name;
    case Type::count: return number_text(value, 1);
    case Type::number: return number_text(value, micros);
    case Type::codes: break;
  }
  return {};
}

/// The shorter of two ways to say a bound.
std::string shorter(const std::string& a, const std::string& b) { return b.size() < a.size() ? b : a; }

std::string from_words(const FactInfo& info, Scaled low) {
  const std::string at_least = "at least " + scalar_text(info, low);
  return scale_of(info.type) == 1 ? at_least : shorter(at_least, "more than " + scalar_text(info, low - 1));
}
std::string to_words(const FactInfo& info, Scaled high) {
  const std::string at_most = "at most " + scalar_text(info, high);
  return scale_of(info.type) == 1 ? at_most : shorter(at_most, "less than " + scalar_text(info, high + 1));
}

}  // namespace

std::string spaced(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::string label_of(const FactInfo& info) { return info.label.empty() ? spaced(info.name) : info.label; }
std::string label_of(const RecordInfo& info) { return info.label.empty() ? spaced(info.name) : info.label; }

std::string place_text(const Program& program, std::uint32_t cite) {
  if (cite == none) return {};
  const Citation& citation = program.citations[cite];
  std::string out = citation.where;
  if (citation.unverified) out += out.empty() ? "not verified" : ", not verified";
  return out;
}

std::string citation_text(const Program& program, std::uint32_t cite) {
  if (cite == none) return {};
  const Citation& citation = program.citations[cite];
  std::string where = place_text(program, cite);
  if (citation.source == none) return where;
  const std::string& title = program.sources[citation.source].title;
  return where.empty() ? title : title + ", " + where;
}

std::string cited(std::string text, const Program& program, std::uint32_t cite) {
  const std::string citation = citation_text(program, cite);
  if (!citation.empty()) text.append(" (").append(citation).append(")");
  return text;
}

std::string heading(const RequestView& request, const ClauseView& view) {
  const Clause& clause = *view.clause;
  if (!view.label.empty()) return view.label;
  switch (clause.kind) {
    case ClauseKind::group: return is_leaf(view) ? reading(request, view) : group_heading(clause);
    case ClauseKind::test:
    case ClauseKind::latest:
      if (is_finding_test(view)) return label_of(*view.facts[0].info);
      return reading(request, view);
    case ClauseKind::definition:
    case ClauseKind::note: return spaced(view.text);
    case ClauseKind::in_force: return "in force";
    case ClauseKind::otherwise: return "otherwise";
    case ClauseKind::applies:
    case ClauseKind::require:
    case ClauseKind::when:
    case ClauseKind::rule:
    case ClauseKind::unless:
      return view.children.empty() ? spaced(view.text) : heading(request, view.children.front());
  }
  return {};
}

std::string_view state_words(const ClauseView& view) {
  const ClauseKind kind = view.clause->kind;
  if (kind == ClauseKind::when && !view.children.empty() && view.children.front().state == State::absent) {
    return "not applicable";
  }
  switch (view.state) {
    case State::present:
      return is_finding_test(view)                                    ? "present"
             : kind == ClauseKind::rule || kind == ClauseKind::unless ? "applies"
                                                                      : "met";
    case State::absent:
      return is_finding_test(view)                                    ? "absent"
             : kind == ClauseKind::rule || kind == ClauseKind::unless ? "does not apply"
                                                                      : "not met";
    case State::undocumented: return "undocumented";
    case State::conflicting: return "conflicting";
  }
  return {};
}

std::string value_text(const FactInfo& info, const Range& range) {
  if (info.type == Type::date) return day_range_text(range);
  if (range.exact()) return scalar_text(info, range.low);
  if (range.low == unbounded_below || range.low == info.bounds.low) {
    return range.high == unbounded_above || range.high == info.bounds.high ? "any value"
                                                                           : scalar_text(info, range.high) + " or less";
  }
  if (range.high == unbounded_above || range.high == info.bounds.high) return scalar_text(info, range.low) + " or more";
  return scalar_text(info, range.low) + " to " + scalar_text(info, range.high);
}

std::string region_words(const FactInfo& info, const Range& range) {
  if (range.exact()) return scalar_text(info, range.low);
  const bool has_low = range.low > info.bounds.low;
  const bool has_high = range.high < info.bounds.high;
  const bool date = info.type == Type::date;
  const std::string low = !has_low ? "" : date ? date_text(range.low) + " or later" : from_words(info, range.low);
  const std::string high = !has_high ? "" : date ? date_text(range.high) + " or earlier" : to_words(info, range.high);
  if (has_low && has_high) return low + " and " + high;
  return has_low ? low : has_high ? high : "any value";
}

std::string joined(const std::vector<std::string>& items, std::string_view last_joint) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) out += i + 1 == items.size() ? last_joint : std::string_view(", ");
    out += items[i];
  }
  return out;
}

std::string possible_text(List<Text> outcomes, const Possible& possible) {
  switch (possible.kind) {
    case ConclusionKind::determined: return spaced(outcomes[possible.outcome]);
    case ConclusionKind::contradictory: return "contradictory";
    case ConclusionKind::silent: return "silent";
    case ConclusionKind::undetermined: return "undetermined";
  }
  return {};
}

std::string conclusion_text(List<Text> outcomes, const Conclusion& conclusion) {
  std::vector<std::string> possible;
  for (const Possible& each : conclusion.possible) possible.push_back(possible_text(outcomes, each));
  std::string out = possible_text(outcomes, {conclusion.kind, conclusion.outcome});
  if (conclusion.kind == ConclusionKind::contradictory)
    out += conclusion.by_records ? ": the records disagree" : ": its rules disagree";
  if (!possible.empty()) out += worded(" ({})", joined(possible, " or "));
  if (conclusion.in_any_case) out += ", in any case";
  if (conclusion.whichever_report) out += ", whichever report is right";
  return out;
}

std::string result_text(const DeterminationInfo& determination, const Result& result) {
  switch (result.kind) {
    case ResultKind::outcome: return spaced(determination.outcomes[result.outcome]);
    case ResultKind::refer: return "referred to a person";
    case ResultKind::request_information: return "more information is requested";
  }
  return {};
}

std::string_view whole_text(WholeCase whole) {
  switch (whole) {
    case WholeCase::open: return "open";
    case WholeCase::upheld: return "upheld";
    case WholeCase::overturned: return "overturned";
    case WholeCase::partially_overturned: return "partially overturned";
  }
  return {};
}

std::string_view prior_effect_text(PriorEffect effect) {
  switch (effect) {
    case PriorEffect::open: return "open";
    case PriorEffect::upheld: return "upheld";
    case PriorEffect::overturned: return "overturned";
  }
  return {};
}

std::string document_text(const DocumentInfo& document) {
  const std::string& title = document.title.empty() ? document.name : document.title;
  return document.date_text.empty() ? title : document.date_text + ", " + title;
}

std::string report_text(const Case& the_case, const Report& report) {
  std::string out = report.document == none ? "the case" : document_text(the_case.documents[report.document]);
  out += report.mention ? " does not say" : ": " + spaced(report.text);
  if (!report.quote.empty()) out += worded(" \"{}\"", report.quote);
  if (report.superseded) out += " (a newer report counts)";
  return out;
}

std::string answer_hint(const FactInfo& info) {
  switch (info.type) {
    case Type::finding: return "present, absent";
    case Type::choice: {
      std::string words;
      for (const Text option : info.options) words += (words.empty() ? "" : ", ") + option;
      return words;
    }
    case Type::number: return "a number";
    case Type::count: return "a whole number";
    case Type::percent: return "a percentage, as 50 %";
    case Type::duration: return "a length of time, as 6 weeks";
    case Type::quantity: return "a value in " + info.unit.name;
    case Type::date: return "a day, as 2014-02-20, or a month or year";
    case Type::codes: return "codes, separated by commas";
  }
  return {};
}

}  // namespace guide::explain
