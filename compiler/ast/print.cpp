#include <string>

#include "compiler/ast/ast.hpp"

namespace guide::ast {

namespace {

using boost::variant2::visit;

std::string_view word(PlaceKind kind) {
  static constexpr std::string_view words[] = {"page", "pages", "item", "items", "section", "table"};
  return words[static_cast<std::size_t>(kind)];
}
std::string_view word(GroupKind kind) {
  static constexpr std::string_view words[] = {"all", "any", "none", "at-least", "at-most", "exactly"};
  return words[static_cast<std::size_t>(kind)];
}
std::string_view word(Relation relation) {
  static constexpr std::string_view words[] = {"<", "<=", ">", ">=", "="};
  return words[static_cast<std::size_t>(relation)];
}
std::string_view word(NumericKind kind) {
  static constexpr std::string_view words[] = {"number", "count", "percent", "duration", "date"};
  return words[static_cast<std::size_t>(kind)];
}
std::string_view word(AnswerWord answer) {
  static constexpr std::string_view words[] = {"present", "absent", "undocumented", "none", "-"};
  return words[static_cast<std::size_t>(answer)];
}
std::string_view word(Edge edge) {
  static constexpr std::string_view words[] = {"or-more",  "or-less",   "or-earlier",
                                               "or-later", "more-than", "less-than"};
  return words[static_cast<std::size_t>(edge)];
}
std::string_view word(StateWord state) {
  static constexpr std::string_view words[] = {"present", "absent", "undocumented", "conflicting"};
  return words[static_cast<std::size_t>(state)];
}

/// Lists on lines of their own, or in the line; every `put` is one element of the list that is open.
class Printer {
 public:
  std::string take() { return std::move(out_); }

  // ---- Lists and words

  void open(std::string_view head) {
    if (depth_ > 0) out_ += '\n';
    out_.append(2 * depth_, ' ');
    out_ += '(';
    out_ += head;
    ++depth_;
  }
  void close() {
    out_ += ')';
    if (--depth_ == 0) out_ += '\n';
  }
  void open_inline(std::string_view head) {
    out_ += " (";
    out_ += head;
  }
  void close_inline() { out_ += ')'; }
  void put(std::string_view text) {
    out_ += ' ';
    out_ += text;
  }
  void put(const Name& name) { put(name.text); }
  void put(const Number& number) { put(number.text); }
  void put(const Day& day) { put(day.text); }
  void put(const CodeWord& code) { put(code.text); }
  void put(const Text& text) {
    out_ += " \"";
    out_ += text.text;
    out_ += '"';
  }
  template <typename T>
  void put(const std::optional<T>& maybe) {
    if (maybe) put(*maybe);
  }
  template <typename T>
  void put(const Rare<T>& maybe) {
    if (maybe) put(*maybe);
  }
  template <typename T>
  void put(const std::vector<T>& list) {
    for (const T& each : list) put(each);
  }
  template <typename T>
  void labelled(std::string_view head, const T& content) {
    open_inline(head);
    put(content);
    close_inline();
  }
  template <typename T>
  void labelled(std::string_view head, const std::optional<T>& content) {
    if (content) labelled(head, *content);
  }
  template <typename T>
  void labelled(std::string_view head, const Rare<T>& content) {
    if (content) labelled(head, *content);
  }
  template <typename... T>
  void node(std::string_view head, const T&... parts) {
    open(head);
    (put(parts), ...);
    close();
  }
  template <typename... T>
  void put(const variant<T...>& choice) {
    visit([this](const auto& each) { this->put(each); }, choice);
  }

  void put(const Missing&) { put("(missing)"); }

  // ---- Labels, citations, values

  void put(const Tail& tail) {
    labelled("label", tail.label);
    put(tail.cite);
  }
  void put(const Cite& cite) {
    open_inline("cite");
    put(cite.source);
    for (const CitedPlace& place : cite.places) labelled(word(place.kind), place.text);
    if (cite.unverified) put("unverified");
    close_inline();
  }
  void put(const Measure& measure) {
    open_inline("value");
    put(measure.number);
    put(measure.unit);
    close_inline();
  }
  void put(const Value& value) { put(value.node); }

  // ---- Conditions

  void put(const Within& within) {
    open_inline("within");
    put(within.number);
    put(within.unit);
    close_inline();
  }
  void put(const CountOf& count) {
    open_inline("count");
    put(count.record);
    put(count.within);
    close_inline();
  }
  void put(const SumOf& sum) {
    open_inline("sum");
    put(sum.field);
    put(sum.record);
    put(sum.within);
    close_inline();
  }
  void put(const TimeSince& time) { labelled(time.latest ? "time-since-latest" : "time-since", time.subject); }
  void put(const Reference& reference) { put(reference.name); }
  void put(const Term& term) {
    if (term.subtracted) put("-");
    put(term.node);
  }
  void put(const Quantity& quantity) {
    if (quantity.terms.size() == 1) return put(quantity.terms.front());
    open_inline("+");
    put(quantity.terms);
    close_inline();
  }
  void test(std::string_view head, bool negated, const Name& name) {
    if (negated) open_inline("not");
    labelled(head, name);
    if (negated) close_inline();
  }
  void put(const Holds& holds) { test("holds", holds.negated, holds.name); }
  void put(const IsDocumented& documented) { test("documented", documented.negated, documented.subject); }
  void put(const IsOption& is) {
    open_inline(is.negated ? "is-not" : "is");
    put(is.subject);
    put(is.option);
    close_inline();
  }
  void put(const IsAnyOf& is) {
    open_inline("is-any-of");
    put(is.subject);
    put(is.options);
    close_inline();
  }
  void put(const InCodes& in) {
    open_inline("in");
    put(in.subject);
    put(in.codes);
    close_inline();
  }
  void put(const Compare& compare) {
    open_inline(word(compare.relation));
    put(compare.left);
    put(compare.right);
    close_inline();
  }
  void put(const SomeOf& some) {
    open_inline(some.negated ? "no" : "some");
    put(some.record);
    put(some.within);
    close_inline();
  }
  void put(const LatestHas& has) {
    open_inline("latest");
    put(has.record);
    put(*has.condition);
    close_inline();
  }
  void put(const Group& group) {
    open_inline(word(group.kind));
    put(group.count);
    for (const Condition& member : group.members) node("member", member);
    close_inline();
  }
  void put(const Condition& condition) {
    put(condition.node);
    put(condition.tail);
  }

  // ---- Guidelines and determinations

  void put(const Unless& unless) { node("unless", unless.condition, unless.exceptions); }
  void put(const Require& require) { node("require", require.condition, require.exceptions); }
  void put(const Given& given) { node("when", given.condition, given.body); }
  void put(const Note& note) {
    open("note");
    labelled("when", note.when);
    put(note.tail);
    close();
  }
  void put(const OutcomeRule& rule) {
    open("rule");
    put(rule.outcome);
    labelled("when", rule.when);
    put(rule.tail);
    put(rule.exceptions);
    close();
  }
  void put(const Otherwise& otherwise) { node("otherwise", otherwise.outcome, otherwise.tail); }
  void put(const NeedsReview& needs) { node("needs-review", needs.outcome, needs.reviewer); }
  void put(const PriorEffect& effect) { node(effect.upholds ? "upholds" : "overturns", effect.outcome, effect.prior); }
  void put(const ForLine& line) {
    open("for");
    put(line.services);
    labelled("when", line.when);
    close();
  }
  void put(const Effective& effective) { node("effective", effective.from, effective.to); }
  void put(const OutcomesLine& outcomes) { node("outcomes", outcomes.names); }
  void put(const Guideline& guideline) {
    node("guideline", guideline.path, guideline.tail, guideline.headers, guideline.body);
  }
  void put(const Pattern& pattern) { put(std::string(pattern.path.text) + (pattern.wildcard ? ".*" : "")); }
  void put(const Tier& tier) {
    open("tier");
    put(tier.patterns);
    if (tier.by_evidence) put("by-evidence");
    close();
  }
  void put(const Determination& determination) {
    node("determination", determination.path, determination.tail, determination.outcomes, determination.tiers,
         determination.body);
  }

  // ---- Declarations

  void put(const Import& import) { node("import", import.path); }
  void put(const EvidenceScale& scale) { node("evidence", scale.name, scale.ranks); }
  void put(const SourceDocument& source) {
    open("source");
    put(source.name);
    put(source.date);
    put(source.title);
    labelled("evidence", source.evidence);
    close();
  }
  void put(const CodeSet& codes) { node("codes", codes.name, codes.system, codes.codes, codes.tail); }
  void put(const Service& service) {
    open("service");
    put(service.name);
    put(service.system);
    put(service.codes);
    put(service.label);
    close();
  }
  void put(const FindingType&) { put("finding"); }
  void put(const ChoiceType& choice) { labelled("one-of", choice.options); }
  void put(const LikeType& like) { labelled("like", like.fact); }
  void put(const CodesType& codes) { labelled("code-in", codes.system); }
  void put(const NumericType& numeric) {
    open_inline(word(numeric.kind));
    labelled("in", numeric.unit);
    labelled("from", numeric.from);
    labelled("to", numeric.to);
    close_inline();
  }
  void put(const Field& field) {
    put(field.name);
    put(field.type.node);
    if (field.assumption == Assumption::absent_unless_documented) put("absent-unless-documented");
    if (field.assumption == Assumption::latest_report_counts) put("latest-report-counts");
    put(field.tail);
  }
  void put(const Fact& fact) { node("fact", fact.field); }
  void put(const Record& record) {
    open("record");
    put(record.name);
    if (record.none_unless_documented) put("none-unless-documented");
    put(record.tail);
    for (const Field& field : record.fields) node("field", field);
    close();
  }
  void put(const DefineCondition& define) { node("define", define.name, define.condition); }
  void put(const DefineSelection& define) { node("define-selection", define.name, define.record, define.condition); }

  // ---- Tables

  void put(AnswerWord answer) { put(word(answer)); }
  void put(const Exactly& exactly) { put(exactly.value); }
  void put(const Between& between) {
    open_inline("between");
    put(between.from);
    put(between.to);
    close_inline();
  }
  void put(const Bounded& bounded) { labelled(word(bounded.edge), bounded.value); }
  void put(const CodeList& list) { labelled("codes", list.codes); }
  void put(const OptionWord& option) { labelled("option", option.name); }
  void put(const Answer& answer) { put(answer.node); }
  void put(const OtherwiseCell&) { put("otherwise"); }
  void put(const CompareCell& cell) { labelled(word(cell.relation), cell.value); }
  void put(const OptionsCell& cell) { labelled("options", cell.options); }
  void put(const Cell& cell) { put(cell.node); }
  void put(const Row& row) { node("row", row.cells); }
  void put(const Table& table) {
    open("table");
    labelled("outputs", table.outputs);
    labelled("inputs", table.inputs);
    put(table.tail);
    put(table.rows);
    close();
  }

  // ---- Cases

  void put(const Document& document) { node("document", document.name, document.date, document.title); }
  void put(const Told& told) {
    open_inline("told");
    put(told.answer);
    labelled("in", told.document);
    put(told.quote);
    close_inline();
  }
  void put(const Report& report) { node("report", report.fact, report.told); }
  void put(const Entries& entries) {
    open("entries");
    put(entries.record);
    if (entries.incomplete) put("incomplete");
    labelled("in", entries.document);
    put(entries.rows);
    close();
  }
  void put(const Request& request) {
    open("request");
    put(request.service);
    labelled("prior", request.prior);
    labelled("on", request.prior_on);
    put(request.label);
    put(request.reports);
    close();
  }
  void put(const Because& because) {
    open_inline("because");
    put(word(because.state));
    put(because.names);
    close_inline();
  }
  void put(const Expect& expect) {
    open("expect");
    put(expect.subject);
    put(expect.outcome);
    if (expect.in_any_case) put("in-any-case");
    put(expect.because);
    close();
  }
  void put(const Case& item) { node("case", item.name, item.as_of, item.title, item.items); }

  void file(const File& file) {
    for (const Declaration& declaration : file.declarations) {
      if (boost::variant2::holds_alternative<Missing>(declaration)) {
        node("missing");
      } else {
        put(declaration);
      }
    }
  }

 private:
  std::string out_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string print(const File& file) {
  Printer printer;
  printer.file(file);
  return printer.take();
}

}  // namespace guide::ast
