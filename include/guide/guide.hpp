#pragma once
// Guide, embedded: load guidelines from text, read a case, decide, and read why.
//
//   const auto loaded = guide::Library::load(text, "policy.guide");
//   const auto read = loaded.library->read_case(json, "case.json");
//   std::cout << loaded.library->decide(*read.the_case).decision->text();
//
// Everything here is a value. A `Library`, a `Case` and a `Decision` are immutable and cheap to copy; any number of threads
// may use one of them at once. A `CaseBuilder` and a decider belong to one thread at a time. Mistakes in guidelines and
// cases, limits that are passed and memory that runs out while loading, reading or deciding are values too: these functions
// throw nothing of their own. Those that only tell (`text`, `json`, `items`, ...) throw std::bad_alloc if memory runs out.
// Nothing is read from disk, no clock is asked, nothing global is kept. docs/embedding.md says more.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guide/version.h"

namespace guide::api {

/// The version of the library at run time; equal to GUIDE_VERSION_TEXT of the headers it was built with.
std::string_view version();

// ---- Messages ------------------------------------------------------------------------------------------------------

enum class Severity : std::uint8_t { note, warning, error };

/// What is wrong, where, and what to type instead.
struct Diagnostic {
  std::string code;  // `unknown-name`: documented, stable; for limits see `Limits`
  Severity severity = Severity::error;
  std::string message;
  std::string help;          // may be empty
  std::string file;          // the name the host gave the text; empty where there is no text (cases built in code)
  std::uint32_t line = 0;    // from 1; 0 where there is no place
  std::uint32_t column = 0;  // from 1, in code points
  std::string text;          // the whole message as the command line tool prints it, with the line and a caret
};

// ---- Loading -------------------------------------------------------------------------------------------------------

/// What untrusted texts and cases may cost. What passes a limit is refused with a diagnostic of the code that is named here.
struct Limits {
  std::size_t text_bytes = 4u << 20;       // of one guideline text (at most 4 MB) or one case (`text-too-large`)
  std::size_t library_bytes = 32u << 20;   // of all texts of a library together (`library-too-large`)
  std::size_t modules = 100'000;           // texts of a library, imports included (`library-too-large`)
  std::uint32_t nesting = 64;              // of lists in lists; at most 64 (`nesting-too-deep`)
  std::size_t facts = 1'000'000;           // declared, fields of records included (`library-too-large`)
  std::size_t records = 100'000;           // declared (`library-too-large`)
  std::size_t nodes = 4'000'000;           // conditions with all definitions written out (`library-too-large`)
  std::size_t requests = 1'000;            // of one case (`case-too-large`)
  std::size_t reports = 100'000;           // told in one case, fields of entries included (`case-too-large`)
  std::size_t entries = 100'000;           // of all lists of one case (`case-too-large`)
  /// Of one decision, for each node of the guidelines it consults: evaluations of 64 readings of the case at once
  /// (`too-much-work`). Most decisions need fewer than 10; disputes between documents and open facts multiply them.
  std::uint64_t work_per_node = 100'000;
};

/// A text of guidelines. `path` is the name by which others import it (`clinical.pain`); empty if nobody does.
struct Module {
  std::string path;
  std::string file;  // for messages
  std::string text;
};
/// Called, in the thread that loads, for each import that is not among the given modules; nothing means to look in the
/// standard library. It may throw: then `load` ends with that exception.
using Loader = std::function<std::optional<Module>(std::string_view path)>;

/// The four states in which a reader sees any fact, clause or outcome.
enum class State : std::uint8_t { present, absent, undocumented, conflicting };

class Case;
class Decider;
class Decision;
struct Decided;
struct Loaded;
struct ReadCase;

/// A fact, found once by its name and then used by number. Means the same for all copies of one library, and nothing for
/// another.
struct Slot {
  std::uint32_t number = 0xFFFFFFFFu;
};

/// How much a library holds.
struct LibraryInfo {
  std::size_t facts = 0;    // declared outside records
  std::size_t records = 0;
  std::size_t services = 0;
  std::size_t guidelines = 0;
  std::size_t determinations = 0;
  std::size_t nodes = 0;    // of the compiled program
  std::size_t cases = 0;    // `case` blocks
};

/// Compiled guidelines. Copies share one immutable program, in any number of threads.
class Library {
 public:
  /// One text, with everything it imports. `file` is its name in messages.
  static Loaded load(std::string_view text, std::string_view file, const Loader& loader = {},
                     const Limits& limits = {});
  /// Several texts as one library.
  static Loaded load(std::vector<Module> modules, const Loader& loader = {}, const Limits& limits = {});
  /// What `image` made, by the same version of Guide. It is checked as if a stranger had made it: bytes that are damaged
  /// or no image are refused (code `image`). Has no cases.
  static Loaded load_image(std::string_view bytes, const Limits& limits = {});
  /// The same without a copy: the bytes are used where they lie, and `memory`, which holds them, for as long as the library
  /// or a copy of it lives. They must not change meanwhile: of a mapped file, nobody may overwrite it in place.
  static Loaded load_image(std::string_view bytes, std::shared_ptr<const void> memory, const Limits& limits = {});
  /// The compiled library as bytes that load many times faster than its texts; the same on every machine of one
  /// byte order. Its cases are
  /// not in it.
  std::string image() const;

  /// Reads a case from JSON (schema `guide.case/1`, UTF-8): the whole case, or every mistake found.
  ReadCase read_case(std::string_view json, std::string_view file = "case.json") const;
  /// The `case` blocks of the texts given to `load`, in their order.
  std::vector<Case> cases() const;
  /// Decides every request of a case that was read or built with this library, within the limits given to `load`.
  Decided decide(const Case& the_case) const;
  /// The digest of all texts: names a version of the library in records (`sha256:...`).
  std::string digest() const;
  LibraryInfo info() const;
  /// The fact of that name (`twitch`, or `clinical.pain.twitch` where several modules have one).
  std::optional<Slot> find_fact(std::string_view name) const;

 private:
  friend class Case;
  friend class CaseBuilder;
  friend class ColumnDecider;
  friend class CaseDecider;
  friend class Decider;
  friend class Decision;
  struct Inside;
  explicit Library(std::shared_ptr<const Inside> inside);
  std::shared_ptr<const Inside> inside_;
};

/// `library` is there unless a guideline has errors; warnings may stand beside it. Cases with errors are left out.
struct Loaded {
  std::optional<Library> library;
  std::vector<Diagnostic> diagnostics;  // in source order
  bool out_of_memory = false;           // then `library` is not there, and there may be no diagnostic
};

// ---- Cases ---------------------------------------------------------------------------------------------------------

/// What documents say of the facts, read against one library.
class Case {
 public:
  std::string name() const;
  /// As JSON in canonical form; reading it gives the same case.
  std::string json() const;

 private:
  friend class CaseBuilder;
  friend class CaseDecider;
  friend class Decider;
  friend class Decision;
  friend class Library;
  struct Inside;
  explicit Case(std::shared_ptr<const Inside> inside);
  std::shared_ptr<const Inside> inside_;
};

/// `the_case` is there exactly if there are no diagnostics and memory did not run out.
struct ReadCase {
  std::optional<Case> the_case;
  std::vector<Diagnostic> diagnostics;
  bool out_of_memory = false;
};

/// Builds a case in code. Call in the order of the functions here; mistakes are kept and handed back by `finish`, which
/// ends the building. Belongs to one thread. Throws std::bad_alloc when memory runs out, and nothing else; then it can only
/// be destroyed.
class CaseBuilder {
 public:
  /// `as_of` is the day the case is decided for: `2014-04-03` (year, month, day).
  CaseBuilder(const Library& library, std::string_view as_of);
  ~CaseBuilder();
  CaseBuilder(CaseBuilder&&) noexcept;
  CaseBuilder& operator=(CaseBuilder&&) noexcept;

  /// A document that later reports name. `date` is a day, month or year.
  CaseBuilder& document(std::string_view name, std::string_view date, std::string_view title = {});
  /// What a document says of a fact, in the words of a case: `present`, `83 months`, `6 to 8 weeks`, `50 % or more`,
  /// `buttock`. Several reports of one fact stand side by side. Without `document` it is told without provenance.
  /// After `request` it is told of that request alone.
  CaseBuilder& tell(std::string_view fact, std::string_view answer, std::string_view document = {},
                    std::string_view quote = {});
  CaseBuilder& tell(Slot fact, std::string_view answer, std::string_view document = {}, std::string_view quote = {});
  /// Begins a list of entries of a record; `entry` adds one, `tell_field` speaks of the entry added last.
  CaseBuilder& list(std::string_view record, std::string_view document = {}, bool incomplete = false);
  CaseBuilder& entry();
  CaseBuilder& tell_field(std::string_view field, std::string_view answer, std::string_view document = {},
                          std::string_view quote = {});
  /// A service that was requested, perhaps with the decision that is under review (`denied`) and its day.
  CaseBuilder& request(std::string_view service, std::string_view label = {}, std::string_view prior = {},
                       std::string_view prior_on = {});
  ReadCase finish();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

// ---- Decisions -----------------------------------------------------------------------------------------------------

/// A clause as the author wrote it, with the value it came to.
struct Clause {
  std::string text;      // what it asks for, in the author's labels
  std::string citation;  // `page 122, item 1`; empty if it cites nothing
  State state{};
  std::string state_words;  // `met`, `not met`, `undocumented`, `conflicting`, `not applicable`, ...
  bool decisive = false;    // it had a part in the conclusion
  std::uint32_t line = 0;
  std::vector<std::string> evidence;  // what each document says of it
  std::vector<Clause> parts;
};
struct GuidelineResult {
  std::string name;  // `mtus.trigger_point_injections`
  std::string title;
  std::string citation;
  std::string conclusion;  // `recommended`, ... or `undetermined`, `contradictory`, `silent`
  std::string conclusion_words;
  std::vector<Clause> clauses;
};
enum class PriorEffect : std::uint8_t { open, upheld, overturned };
struct DeterminationResult {
  std::string name;  // `ca.medical_necessity`
  std::string title;
  std::string outcome;  // one of its outcomes, or `refer`, `request_information`
  PriorEffect prior_effect = PriorEffect::open;
  std::vector<std::string> reviewers;  // who must review it
};
/// One request of the case (or the case itself, where it requests nothing).
struct Item {
  std::string service;
  std::string label;
  std::vector<DeterminationResult> determinations;
  std::vector<GuidelineResult> guidelines;
};

/// How texts for people are laid out.
struct TextOptions {
  std::size_t width = 100;  // columns; longer lines are wrapped between words
  bool unicode = true;      // signs beyond ASCII
  bool color = false;       // terminal colours
  bool all = false;         // also the clauses that did not decide
};
enum class LetterFormat : std::uint8_t { text, markdown, html };
/// A fixed phrase of letters, put in place of Guide's own: `{"summary", "The records in short"}`. The names and Guide's own
/// phrases stand in docs/embedding.md; holes such as `{case}` are filled in by the decision.
struct Phrase {
  std::string name;
  std::string text;
};
/// An answer to a question, and what it leads to.
struct PossibleAnswer {
  std::string answer;          // `present`, `at most 4 weeks`
  std::string result;          // what would be decided then
  std::size_t still_open = 0;  // facts and records that would matter after it
};
/// The fact to ask for next.
struct Question {
  Slot fact;
  std::string name;  // of the fact, as `tell` takes it
  std::string text;  // `local twitch response to stimulus of the band`
  std::vector<PossibleAnswer> answers;
};

/// A decision and its trace. Keeps what it refers to alive. Items are numbered from 0, in the order of the requests; a case
/// without requests has one. Functions that take an item answer emptily for one that is not there.
class Decision {
 public:
  /// Every request, with the trace of every guideline that speaks to it. Built when it is asked for.
  std::vector<Item> items() const;
  std::size_t item_count() const;
  /// The determination as text, as `guide decide` prints it.
  std::string text(const TextOptions& options = {}) const;
  /// The same as JSON, with a versioned `schema`; the same bytes for the same library and case everywhere.
  std::string json() const;
  /// The determination letter. Nothing if a phrase has a name that no phrase has.
  std::optional<std::string> letter(LetterFormat format, const std::vector<Phrase>& phrases = {},
                                    const TextOptions& options = {}) const;
  /// Why a guideline, an outcome, a fact or a definition came out as it did; nothing if the item has none of that name.
  std::optional<std::string> why(std::size_t item, std::string_view subject, const TextOptions& options = {}) const;
  /// What is undocumented and matters, by its label, in the order in which the guidelines ask for it.
  std::vector<std::string> missing(std::size_t item) const;
  /// The undocumented fact whose answers leave least to ask; nothing if no fact matters any more.
  std::optional<Question> next_question(std::size_t item) const;

 private:
  friend class CaseDecider;
  friend class Decider;
  friend class Library;
  struct Inside;
  explicit Decision(std::shared_ptr<const Inside> inside);
  std::shared_ptr<const Inside> inside_;
};

/// `decision` is there exactly if there are no diagnostics and memory did not run out.
struct Decided {
  std::optional<Decision> decision;
  std::vector<Diagnostic> diagnostics;
  bool out_of_memory = false;
};

// ---- Many decisions ------------------------------------------------------------------------------------------------

/// Decides case after case in memory of its own, for one thread at a time. After a case was decided, nothing more is
/// allocated for it or for others that need no more memory than those before.
class CaseDecider {
 public:
  enum class Status : std::uint8_t { decided, too_much_work, other_library, out_of_memory };

  explicit CaseDecider(const Library& library);
  ~CaseDecider();
  CaseDecider(CaseDecider&&) noexcept;
  CaseDecider& operator=(CaseDecider&&) noexcept;

  /// Decides every request within the limits of the library. What the functions below tell is that of the last case
  /// decided, and nothing after any other status.
  Status decide(const Case& the_case);

  std::size_t item_count() const;
  std::size_t determination_count(std::size_t item) const;
  std::size_t guideline_count(std::size_t item) const;
  /// As `DeterminationResult::outcome` and `GuidelineResult::conclusion`, in the same order; empty where there is none.
  std::string_view outcome(std::size_t item, std::size_t determination) const;
  std::string_view conclusion(std::size_t item, std::size_t guideline) const;
  /// The last decision with its trace, to be kept; nothing if there is none. Allocates.
  std::optional<Decision> decision() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// Decides cases of one service, one after another. Names are found once and memory is kept, so that a decision costs
/// little more than its comparisons; what it comes to, and every state, is as `Library::decide` has it. One thread's.
///
///   auto decider = guide::Decider::of(library, "trigger_point_injection");
///   const auto twitch = decider->fact("twitch");
///   decider->set(*twitch, 1);
///   decider->decide();
///   std::cout << decider->outcome(0);
class Decider {
 public:
  /// `service` as a case names it; empty for cases that request nothing. Nothing if the library has no such service.
  static std::optional<Decider> of(const Library& library, std::string_view service);
  ~Decider();
  Decider(Decider&&) noexcept;
  Decider& operator=(Decider&&) noexcept;

  /// A fact found by name. `place` is `unread` where nothing of the service reads it: what is set there is passed over.
  struct Fact {
    static constexpr std::uint32_t unread = 0xFFFFFFFFu;
    std::uint32_t place = unread;
    std::int64_t unit = 1;  // steps in one unit: 1, or a million where parts of a unit count
    std::int64_t low = 0;   // what it can be, in whole units
    std::int64_t high = 0;
    std::uint64_t reach = 0;  // from `low` to `high`
  };
  /// Nothing if there is no such fact, or it is a list of codes: those come in a case.
  std::optional<Fact> fact(std::string_view name) const;

  /// The day the cases are decided for, in days since 1970-01-01.
  void set_as_of(std::int64_t day);
  /// What is known of a fact: a finding is 0 or 1, a choice the number of its option, a date in days since 1970-01-01,
  /// everything else whole units of its declaration. False, and nothing is set, where the fact cannot be that.
  bool set(const Fact& fact, std::int64_t value) { return set_if(true, fact, value); }
  /// The same if it is known, else nothing is known of it: without a branch on which, for hosts whose data has gaps.
  bool set_if(bool known, const Fact& fact, std::int64_t value) {
    const std::uint64_t mask = 0 - static_cast<std::uint64_t>(known);
    const auto units = static_cast<std::uint64_t>(value);
    if (((units - static_cast<std::uint64_t>(fact.low)) & mask) > fact.reach) return false;
    if (fact.place == Fact::unread) return true;
    const std::uint64_t steps = units * static_cast<std::uint64_t>(fact.unit);
    const auto nothing = static_cast<std::uint64_t>(nothing_told);
    numbers_[fact.place] = static_cast<std::int64_t>(nothing ^ ((nothing ^ steps) & mask));
    return true;
  }
  /// Somewhere from `low` to `high`.
  bool set(const Fact& fact, std::int64_t low, std::int64_t high);
  /// Nothing is known of it.
  void clear(const Fact& fact) {
    if (fact.place != Fact::unread) numbers_[fact.place] = nothing_told;
  }
  void clear();

  /// Decides what is set. Where there are many conditions and few facts changed, only what reads those is evaluated.
  void decide();
  /// Decides a request of a case that was read or built with the library; false if it is of another service.
  bool decide(const Case& the_case, std::size_t request = 0);

  // Of the last decision. Determinations and guidelines are those that speak to the service, in the library's order.
  std::size_t determinations() const;
  std::string_view determination(std::size_t index) const;  // its name
  std::string_view outcome(std::size_t index) const;        // as `DeterminationResult::outcome`
  std::size_t guidelines() const;
  std::string_view guideline(std::size_t index) const;   // its name
  std::string_view conclusion(std::size_t index) const;  // as `GuidelineResult::conclusion`
  /// The state of a clause by its number, the `id` in `Decision::json`. Parts of `latest ... has` are of an entry and
  /// have none here: they are undocumented.
  State state(std::size_t guideline, std::uint32_t clause) const;

 private:
  struct Inside;
  static constexpr std::int64_t nothing_told = INT64_MIN;
  explicit Decider(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
  std::int64_t* numbers_;  // of the facts, by place
};

}  // namespace guide::api

// Hosts write `guide::Library`. Guide's own sources, whose inner types have some of these names, write the whole name.
#ifndef GUIDE_INSIDE
namespace guide {
using api::Case;
using api::CaseBuilder;
using api::CaseDecider;
using api::Clause;
using api::Decided;
using api::Decider;
using api::Decision;
using api::DeterminationResult;
using api::Diagnostic;
using api::GuidelineResult;
using api::Item;
using api::LetterFormat;
using api::Library;
using api::LibraryInfo;
using api::Limits;
using api::Loaded;
using api::Loader;
using api::Module;
using api::Phrase;
using api::PossibleAnswer;
using api::PriorEffect;
using api::Question;
using api::ReadCase;
using api::Severity;
using api::Slot;
using api::State;
using api::TextOptions;
using api::version;
}  // namespace guide
#endif
