#pragma once
// The core calculus, flat. In: `compiler/lower` builds it once. Out: `evaluate` runs it. Immutable, shared by all threads.
//
// A *body* is a run of nodes in evaluation order: operands stand before the nodes that use them. A guideline is one body,
// a determination for a service is one, and so is a condition on the entries of a record (evaluated once per entry).
// Inside a body nodes are numbered from 0, so bodies are independent of where they lie.

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/list.hpp"
#include "runtime/room.hpp"
#include "runtime/table.hpp"
#include "runtime/text.hpp"
#include "runtime/vocabulary.hpp"

namespace guide {

/// A node of the same body, perhaps negated: `not` swaps the two bits and needs no node of its own.
struct Literal {
  std::uint32_t bits = 0;
  static constexpr Literal of(std::uint32_t node, bool negated = false) { return {node << 1 | (negated ? 1u : 0u)}; }
  constexpr std::uint32_t node() const { return bits >> 1; }
  constexpr bool negated() const { return (bits & 1) != 0; }
  constexpr Literal operator!() const { return {bits ^ 1}; }
  friend bool operator==(const Literal&, const Literal&) = default;
};

/// A fact of the case, or (inside a body over entries) a field of the entry, numbered within its record.
struct Slot {
  std::uint32_t bits = 0;
  static constexpr Slot fact(std::uint32_t index) { return {index << 1}; }
  static constexpr Slot field(std::uint32_t index) { return {index << 1 | 1}; }
  constexpr bool is_field() const { return (bits & 1) != 0; }
  constexpr std::uint32_t index() const { return bits >> 1; }
  friend bool operator==(const Slot&, const Slot&) = default;
};

enum class Op : std::uint8_t {
  always,          // present
  finding,         // a: slot
  option,          // a: slot, b: option
  same_option,     // a, b: slots of choices with the same options
  at_least_value,  // quantity a >= thresholds[b]        (x > c is x >= c + 1 step; <= and < are negations)
  equals_value,    // quantity a = thresholds[b]
  elapsed,         // time since date slot a, by elapsed[b]
  in_codes,        // a: slot, b: code set
  documented,      // a: slot has a report
  record_given,    // a: record has a report (`is documented` of a record)
  latest_has,      // a: selection, b: literal in the selection's body (bits)
  table_option,    // table output a is option b (an index as for `option`)
  in_force,        // as of lies in periods[a]
  outcome,         // determinations: b-th outcome of the a-th consulted guideline
  at_least,        // at least k of the n operands operands[a], ..., operands[a + n - 1];  n in b
};

struct Node {
  Op op{};
  bool free = false;    // a leaf whose completions are `present` and `absent` whatever its parts (semantics, section 7)
  std::uint16_t k = 0;  // at_least
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

enum class TermKind : std::uint8_t { slot, count, sum, table };
/// One summand: `coefficient` times a slot's value, a selection's count, a field's sum over a selection, a table's output.
struct Term {
  TermKind kind{};
  std::uint32_t index = 0;   // Slot bits, selection, selection, table output
  std::uint32_t field = 0;   // sum: the field within its record
  std::int64_t coefficient = 1;  // 1, -1, or times `micros` where scales differ
};
/// A linear form without its constant (that went into the threshold). Quantities that are equal up to order of terms are
/// one, so that completions move them together.
struct Quantity {
  std::uint32_t first_term = 0;
  std::uint32_t term_count = 0;
  std::uint32_t identity = 0;  // equal for quantities that mean the same, also in other bodies (tables are per body)
};
/// `time since d >= n`: n days (weeks are 7) or n months (years are 12); `strict` for `>`.
struct Elapsed {
  std::int32_t count = 0;
  bool months = false;
  bool strict = false;
};
struct Period {
  Scaled first = unbounded_below;
  Scaled last = unbounded_above;
};
/// The entries of a record for which `selected` (a literal of `body`) holds.
struct Selection {
  std::uint32_t record = 0;
  std::uint32_t body = 0;
  Literal selected;
};
struct TableRow {
  Literal matches;     // in the body that uses the table
  bool dash = false;   // no output: the value is open
  Scaled value = 0;
};
struct TableOutput {
  std::uint32_t first_row = 0;
  std::uint32_t row_count = 0;
  std::uint32_t identity = 0;  // equal for the same output of the same table in other bodies
};
struct CodeSet {
  Text name;
  Text system;
  List<Text> entries;  // without dots, upper case; a trailing `*` kept
  std::uint32_t cite = none;
};

struct Body {
  std::uint32_t first_node = 0;
  std::uint32_t node_count = 0;
  std::uint32_t record = none;  // bodies over entries
  // Everything the body's leaves read, its selections' bodies included: sorted, for settlements and slices.
  List<std::uint32_t> facts;
  List<std::uint32_t> fact_tests;  // parallel: leaf tests as written that read the fact (semantics, section 2)
  List<std::uint32_t> selections;
  List<std::uint32_t> records;
};

// ---- Side tables: what the author wrote ----------------------------------------------------------------------------

struct Citation {
  std::uint32_t source = none;  // into `Program::sources`
  Text where;                   // `page 122, item 1`
  Text page, item, section, table;
  bool unverified = false;
};
struct SourceInfo {
  Text name;
  Text title;
  Text date;                 // as written: `2009-07-18`
  Text evidence;             // rank, or empty
  std::uint32_t rank = none; // 0 is strongest
  Place place;
};

enum class ClauseKind : std::uint8_t {
  applies,    // the condition of `for ... when`
  require,    // a requirement; its children are its condition and its waivers
  when,       // `when C:`; its first child is C, the others the requirements under it
  rule,       // an outcome's rule; children: condition, exceptions
  otherwise,
  unless,
  group,      // all, any, none, at least, at most, exactly, is any of
  test,       // a leaf test
  definition, // a use of `define p when`; its child is what it stands for
  latest,     // `latest r has`; its children are evaluated per entry
  note,
  in_force,   // `effective`
};
/// How a group clause combines its children (`any` also for `is any of`).
enum class GroupForm : std::uint8_t { all, any, none, at_least, at_most, exactly };
/// A text by its number in `Program::texts`: clauses are many, and this is a quarter of a view.
struct TextNumber {
  std::uint32_t index = 0;  // 0: none

  bool empty() const { return index == 0; }
};
/// One clause as written. Clauses of a guideline stand in preorder; the children of clause c are the clauses from c + 1 up
/// to `end`, each skipping to its own `end`.
struct Clause {
  ClauseKind kind{};
  GroupForm form{};             // group: how its children combine,
  bool negated_reading = false; // the author wrote a negation (`not x`, `none`, `no r`)
  std::uint8_t unused = 0;      // an image holds clauses byte for byte
  std::uint32_t count = 0;      // group: the k of at_least, at_most, exactly
  std::uint32_t end = 0;        // index after the last descendant, within the guideline's clauses
  Literal literal;              // its value, in the guideline's body (or the selection's body below `latest`)
  std::uint32_t outcome = none; // rule, otherwise
  std::uint32_t selection = none;  // latest, and tests that count: the selection
  std::uint32_t cite = none;    // own or inherited
  TextNumber label;             // own label, or empty
  TextNumber text;              // the condition as written, one line
  std::uint32_t subject = none; // the fact (Slot bits), record or table the test is about
  Place place;
};

/// What the guideline makes of one requested service (or of a case without requests).
struct Application {
  List<std::uint32_t> services;         // empty: the case without requests
  Literal applies;                      // `for ... when` and `effective`
  List<Literal> outcomes;               // parallel to `GuidelineInfo::outcomes`
  bool three_values_exact = false;      // completions cannot tell more (semantics, section 7)
};

struct GuidelineInfo {
  Text name;
  Text module;
  Text title;
  std::uint32_t cite = none;
  Period effective;
  bool requires_only = false;           // `require` lines; outcomes are recommended, not_recommended
  List<Text> outcomes;
  std::uint32_t body = none;
  List<Application> applications;
  List<Clause> clauses;
  Place place;
};

enum class ResultKind : std::uint8_t { outcome, refer, request_information };
struct Result {
  ResultKind kind = ResultKind::refer;
  std::uint32_t outcome = none;
  friend bool operator==(const Result&, const Result&) = default;
};
/// `X when undetermined "..."`.
struct ResultClause {
  Result result;
  Text label;
  std::uint32_t cite = none;
  Place place;
};
struct PriorEffectInfo {
  std::uint32_t outcome = none;
  bool upholds = false;
  Text prior;
};
struct ReviewerInfo {
  std::uint32_t outcome = none;
  Text reviewer;
};
/// A consulted guideline's outcome -> the determination's; `none` where it is ignored.
struct OutcomeMapping {
  Text guideline_outcome;
  std::uint32_t outcome = none;
  Text label;
  Place place;
};
struct Consulted {
  std::uint32_t guideline = none;
  std::uint32_t application = 0;
  std::uint32_t tier = 0;
  List<std::uint32_t> mapped;  // parallel to the guideline's outcomes
};
/// What a determination consults for one service (`none`: the case without requests).
struct Consultation {
  std::uint32_t service = none;
  List<Consulted> consulted;         // in order of tiers
  std::uint32_t body = none;         // D(i,o) over `outcome` leaves
  List<Literal> outcomes;            // D(1,o), parallel to `DeterminationInfo::outcomes`
};
struct DeterminationInfo {
  Text name;
  Text module;
  Text title;
  std::uint32_t cite = none;
  List<Text> outcomes;
  std::vector<OutcomeMapping> mappings;
  ResultClause undetermined, contradictory, silent;
  std::vector<PriorEffectInfo> prior_effects;
  std::vector<ReviewerInfo> reviewers;
  std::vector<Consultation> consultations;
  std::vector<Clause> notes;  // literals unused: `text` names the outcome that the note tests, or is empty
  Place place;
};

/// What a service finds: its guidelines and determinations, by table look-up.
struct ServiceSlices {
  struct Use {
    std::uint32_t item = none;   // guideline or determination
    std::uint32_t which = none;  // application or consultation
  };
  List<Use> guidelines;
  List<Use> determinations;
};

struct Program {
  Room room;  // where all texts and lists of the items below lie
  Vocabulary vocabulary;
  std::vector<Text> texts{Text()};  // of clauses
  std::vector<Text> files;  // names for `Place`

  Table<Node> nodes;
  Table<Literal> operands;
  std::vector<Scaled> thresholds;
  std::vector<Quantity> quantities;
  std::vector<Term> terms;
  std::vector<Elapsed> elapsed;
  std::vector<Period> periods;
  std::vector<Selection> selections;
  std::vector<TableOutput> table_outputs;
  std::vector<TableRow> table_rows;
  std::vector<CodeSet> code_sets;
  std::vector<Body> bodies;

  std::vector<SourceInfo> sources;
  std::vector<Citation> citations;
  std::vector<GuidelineInfo> guidelines;
  std::vector<DeterminationInfo> determinations;
  std::vector<ServiceSlices> services;  // parallel to `vocabulary.services`
  ServiceSlices without_request;
  std::vector<Text> modules;         // that hold guidelines, in the order in which they were read
  std::string digest;                // of their names and texts, in the order of the names: `sha256:...`

  Text text(TextNumber number) const { return texts[number.index]; }
  TextNumber keep_text(std::string_view text) {
    if (text.empty()) return {};
    texts.push_back(room.keep(text));
    return {static_cast<std::uint32_t>(texts.size() - 1)};
  }
};

}  // namespace guide
