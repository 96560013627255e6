#pragma once
// The syntax tree: what the author wrote, nothing looked up, nothing judged.
// In: the actions of `compiler/syntax`. Out: `ast::File`. Texts are views into the `Source`, which must outlive the tree.
// Every node has a span. `Missing` is the hole that a syntax error leaves; later stages skip it silently.

#include <boost/variant2/variant.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "compiler/ast/box.hpp"
#include "compiler/source.hpp"

namespace guide::ast {

using boost::variant2::variant;

/// Overload set for `visit`; the deduction guide is needed by clang 14.
template <typename... F>
struct overloaded : F... {
  using F::operator()...;
};
template <typename... F>
overloaded(F...) -> overloaded<F...>;

// ---- Words ---------------------------------------------------------------------------------------------------------

struct Missing {};

/// A name, plain (`twitch`) or with dots (`clinical.pain.twitch`, `mtus.opioids`).
struct Name {
  std::string_view text;
  Span span;
};
/// A quoted text; `text` is what stands between the quotes.
struct Text {
  std::string_view text;
  Span span;
};
/// Digits as written: `12`, `0.5`.
struct Number {
  std::string_view text;
  Span span;
};
/// A day, month or year as written: `2014-02-20`, `2014-02`, `2014`.
struct Day {
  std::string_view text;
  Span span;
};
/// A diagnosis or procedure code as written, perhaps ending in `*`.
struct CodeWord {
  std::string_view text;
  Span span;
};
/// A number, with its unit as written (`%`, `weeks`, `mg/day`) if it has one.
struct Measure {
  Number number;
  std::optional<Name> unit;
};
using ValueNode = variant<Missing, Measure, Day>;
struct Value {
  ValueNode node;
  Span span;
};

// ---- Labels and citations ------------------------------------------------------------------------------------------

enum class PlaceKind : std::uint8_t { page, pages, item, items, section, table };
struct CitedPlace {
  PlaceKind kind{};
  std::string_view text;  // `122`, `79-80`, `9792.20`, `position`
  Span span;
};
struct Cite {
  std::optional<Name> source;  // absent: the source of the clause above
  std::vector<CitedPlace> places;
  bool unverified = false;
  Span span;
};
struct Tail {
  std::optional<Text> label;
  Rare<Cite> cite;
};

// ---- Conditions ----------------------------------------------------------------------------------------------------

struct Condition;

enum class GroupKind : std::uint8_t { all, any, none, at_least, at_most, exactly };
enum class Relation : std::uint8_t { less, less_or_equal, greater, greater_or_equal, equal };

struct Within {
  Number number;
  Name unit;
  Span span;
};

struct CountOf {
  Name record;
  Rare<Within> within;
};
struct SumOf {
  Name field;
  Name record;
  Rare<Within> within;
};
/// `time since d` or `time since latest r`.
struct TimeSince {
  bool latest = false;
  Name subject;
};
/// A fact, a field of the entry, or a table's output.
struct Reference {
  Name name;
};
struct Term {
  variant<Missing, CountOf, SumOf, TimeSince, Value, Reference> node;
  bool subtracted = false;  // stands after `-`
  Span span;
};
/// Terms joined by `+` and `-`; at least one.
struct Quantity {
  std::vector<Term> terms;
  Span span;
};

/// `twitch`, `not twitch`: a finding or a definition.
struct Holds {
  Name name;
  bool negated = false;
};
/// `phase is diagnostic`, `diagnosis is not other`.
struct IsOption {
  Name subject;
  Name option;
  bool negated = false;
};
/// `pain is documented`, `pain is not documented`.
struct IsDocumented {
  Name subject;
  bool negated = false;
};
/// `injectate is any of: a, b`.
struct IsAnyOf {
  Name subject;
  std::vector<Name> options;
};
/// `diagnoses in covered_diagnoses`.
struct InCodes {
  Name subject;
  Name codes;
};
/// `relief >= 50 %`, `injected_site = body_region`.
struct Compare {
  Quantity left;
  Relation relation{};
  Quantity right;
};
/// `some visit within 6 months`, `no visit`.
struct SomeOf {
  Name record;
  bool negated = false;
  Rare<Within> within;
};
/// `latest visit has C`.
struct LatestHas {
  Name record;
  Box<Condition> condition;
};
/// `all:`, `at least 2 of:` with its members.
struct Group {
  GroupKind kind{};
  std::optional<Number> count;  // for at_least, at_most, exactly
  std::vector<Condition> members;
};

using ConditionNode =
    variant<Missing, Holds, IsOption, IsDocumented, IsAnyOf, InCodes, Compare, SomeOf, LatestHas, Group>;
struct Condition {
  ConditionNode node;
  Tail tail;
  Span span;  // of the condition's own words, without its members' lines
};

// ---- Guidelines ----------------------------------------------------------------------------------------------------

/// `unless C`, with exceptions of its own.
struct Unless {
  Condition condition;
  std::vector<Unless> exceptions;
  Span span;
};
struct Require {
  Condition condition;
  std::vector<Unless> exceptions;
  Span span;
};
struct Given;
using Requirement = variant<Missing, Require, Given>;
/// `when C:` over requirements.
struct Given {
  Condition condition;  // carries the line's label and citation
  std::vector<Requirement> body;
  Span span;
};
struct Note {
  Rare<Condition> when;  // its tail holds label and citation then
  Tail tail;                      // without `when`
  Span span;
};
/// `not_recommended when C` or `not_recommended "..."`, with what blocks it.
struct OutcomeRule {
  Name outcome;
  Rare<Condition> when;  // its tail holds label and citation then
  Tail tail;                      // without `when`
  std::vector<Unless> exceptions;
  Span span;
};
struct Otherwise {
  Name outcome;
  Tail tail;
  Span span;
};
struct NeedsReview {
  Name outcome;
  Name reviewer;
  Span span;
};
struct PriorEffect {
  Name outcome;
  bool upholds = false;  // else overturns
  Name prior;
  Span span;
};
using Statement = variant<Missing, Require, Given, Note, OutcomeRule, Otherwise, NeedsReview, PriorEffect>;

struct ForLine {
  std::vector<Name> services;
  Rare<Condition> when;
  Span span;
};
struct Effective {
  Day from;
  Day to;
  Span span;
};
struct OutcomesLine {
  std::vector<Name> names;
  Span span;
};
using Header = variant<Missing, ForLine, Effective, OutcomesLine>;

struct Guideline {
  Name path;
  Tail tail;
  std::vector<Header> headers;
  std::vector<Statement> body;
  std::optional<std::uint32_t> unread;  // the line where its body begins, where it was left for later
  Span span;
};

/// `mtus.*` or `mtus.opioids`.
struct Pattern {
  Name path;
  bool wildcard = false;
  Span span;
};
struct Tier {
  std::vector<Pattern> patterns;
  bool by_evidence = false;
  Span span;
};
struct Determination {
  Name path;
  Tail tail;
  OutcomesLine outcomes;
  std::vector<Tier> tiers;
  std::vector<Statement> body;  // rules and notes only
  Span span;
};

// ---- Declarations --------------------------------------------------------------------------------------------------

struct Import {
  Name path;
  Span span;
};
struct EvidenceScale {
  Name name;
  std::vector<Name> ranks;  // strongest first
  Span span;
};
struct SourceDocument {
  Name name;
  Day date;
  Text title;
  std::optional<Name> evidence;
  Span span;
};
struct CodeSet {
  Name name;
  Name system;
  std::vector<CodeWord> codes;
  Tail tail;
  Span span;
};
struct Service {
  Name name;
  std::optional<Name> system;
  std::vector<CodeWord> codes;
  Text label;
  Span span;
};

enum class NumericKind : std::uint8_t { number, count, percent, duration, date };
struct FindingType {};
struct ChoiceType {
  std::vector<Name> options;
};
struct LikeType {
  Name fact;
};
struct NumericType {
  NumericKind kind{};
  std::optional<Name> unit;  // `number in mg/day`
  Rare<Value> from;
  Rare<Value> to;
};
struct CodesType {
  Name system;
};
struct Type {
  variant<Missing, FindingType, ChoiceType, LikeType, NumericType, CodesType> node;
  Span span;
};

enum class Assumption : std::uint8_t { nothing, absent_unless_documented, latest_report_counts };
struct Field {
  Name name;
  Type type;
  Assumption assumption{};
  Tail tail;
  Span span;
};
struct Fact {
  Field field;
};
struct Record {
  Name name;
  bool none_unless_documented = false;
  Tail tail;
  std::vector<Field> fields;
  Span span;
};
/// `define p when C`.
struct DefineCondition {
  Name name;
  Condition condition;
  Span span;
};
/// `define r as record where C`.
struct DefineSelection {
  Name name;
  Name record;
  Condition condition;
  Span span;
};

// ---- Tables --------------------------------------------------------------------------------------------------------

// What a case may say of a value; in a table's row only exact values and ranges are meaningful.
enum class AnswerWord : std::uint8_t { present, absent, undocumented, none, dash };
enum class Edge : std::uint8_t { or_more, or_less, or_earlier, or_later, more_than, less_than };
struct Exactly {
  Value value;
};
struct Between {
  Value from;
  Value to;
};
struct Bounded {
  Edge edge{};
  Value value;
};
struct CodeList {
  std::vector<CodeWord> codes;
};
struct OptionWord {
  Name name;
};
struct Answer {
  variant<Missing, AnswerWord, Exactly, Between, Bounded, CodeList, OptionWord> node;
  Span span;
};

struct OtherwiseCell {};
struct CompareCell {
  Relation relation{};
  Value value;
};
/// Two or more options.
struct OptionsCell {
  std::vector<Name> options;
};
/// A cell of a table or of a record's row; a dash is `Answer{AnswerWord::dash}`.
struct Cell {
  variant<Missing, OtherwiseCell, CompareCell, OptionsCell, Answer> node;
  Span span;
};
struct Row {
  std::vector<Cell> cells;
  Span span;
};
struct Table {
  std::vector<Name> outputs;
  std::vector<Name> inputs;
  Tail tail;
  std::vector<Row> rows;  // the first repeats the head line: its cells are OptionWords
  Span span;
};

// ---- Cases ---------------------------------------------------------------------------------------------------------

struct Document {
  Name name;
  Day date;
  std::optional<Text> title;
  Span span;
};
/// One thing that a document says of a fact.
struct Told {
  Answer answer;
  std::optional<Name> document;
  std::optional<Text> quote;
  Span span;
};
struct Report {
  Name fact;
  std::vector<Told> told;
  Span span;
};
/// A record's entries as a table; the first row names the fields.
struct Entries {
  Name record;
  bool incomplete = false;
  std::optional<Name> document;
  std::vector<Row> rows;
  Span span;
};
using ReportItem = variant<Missing, Report, Entries>;
struct Request {
  Name service;
  std::optional<Name> prior;
  std::optional<Day> prior_on;
  std::optional<Text> label;
  std::vector<ReportItem> reports;
  Span span;
};
enum class StateWord : std::uint8_t { present, absent, undocumented, conflicting };
struct Because {
  StateWord state{};
  std::vector<Name> names;
};
struct Expect {
  Name subject;  // a guideline or a determination
  Name outcome;
  bool in_any_case = false;
  std::optional<Because> because;
  Span span;
};
using CaseItem = variant<Missing, Document, Request, Expect, Report, Entries>;
struct Case {
  Name name;
  Day as_of;
  std::optional<Text> title;
  std::vector<CaseItem> items;
  std::optional<std::uint32_t> unread;  // the line where its items begin, where they were left for later
  Span span;
};

// ---- File ----------------------------------------------------------------------------------------------------------

using Declaration = variant<Missing, Import, EvidenceScale, SourceDocument, CodeSet, Service, Fact, Record,
                            DefineCondition, DefineSelection, Table, Guideline, Determination, Case>;
struct File {
  std::uint32_t source = 0;
  std::vector<Declaration> declarations;
  std::vector<Span> comments;  // in source order, for the formatter
  std::size_t cites = 0;       // how many citations are written
};

// INVARIANT: a variant whose alternatives may throw on move doubles its size.
static_assert(std::is_nothrow_move_constructible_v<Condition>);
static_assert(std::is_nothrow_move_constructible_v<Statement>);
static_assert(std::is_nothrow_move_constructible_v<Declaration>);

/// The tree as S-expressions without spans: for tests and for comparing two trees.
std::string print(const File& file);

}  // namespace guide::ast
