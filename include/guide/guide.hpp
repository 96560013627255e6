#pragma once
// Guide, embedded: load guidelines from text, read a case, decide, and read why.
//
//   auto loaded = guide::Library::load(text, "policy.guide");
//   auto read = loaded.library->read_case(json, "case.json");
//   std::cout << loaded.library->decide(*read.the_case).text();
//
// Everything here is a value. A `Library` and a `Case` are immutable and cheap to copy; any number of threads may
// decide with one library at once. Mistakes in guidelines and cases are values too: no function throws for what a text
// contains (running out of memory throws std::bad_alloc). Nothing is read from disk, no clock is asked, nothing global
// is kept.

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
  std::string code;  // `unknown-name`: documented, stable
  Severity severity = Severity::error;
  std::string message;
  std::string help;          // may be empty
  std::string file;          // the name the host gave the text; empty where there is no text (cases built in code)
  std::uint32_t line = 0;    // from 1; 0 where there is no place
  std::uint32_t column = 0;  // from 1, in code points
  std::string text;          // the whole message as the command line tool prints it, with the line and a caret
};

// ---- Loading -------------------------------------------------------------------------------------------------------

/// A text of guidelines. `path` is the name by which others import it (`clinical.pain`); empty if nobody does.
struct Module {
  std::string path;
  std::string file;  // for messages
  std::string text;
};
/// Called for each import that is neither among the given modules nor in the standard library; nothing means not found.
using Loader = std::function<std::optional<Module>(std::string_view path)>;

/// The four states in which a reader sees any fact, clause or outcome.
enum class State : std::uint8_t { present, absent, undocumented, conflicting };

class Case;
class Decider;
class Decision;
struct Loaded;
struct ReadCase;

/// Compiled guidelines. Copies share one immutable program.
class Library {
 public:
  /// One text, with everything it imports.
  static Loaded load(std::string_view text, std::string_view file, const Loader& loader = {});
  /// Several texts as one library.
  static Loaded load(std::vector<Module> modules, const Loader& loader = {});

  /// Reads a case from JSON (schema `guide.case/1`): the whole case, or every mistake found.
  ReadCase read_case(std::string_view json, std::string_view file = "case.json") const;
  /// The `case` blocks of the texts given to `load`, in their order.
  std::vector<Case> cases() const;
  /// Decides every request of a case that was read or built with this library.
  Decision decide(const Case& the_case) const;
  /// The digest of all texts: names a version of the library in records (`sha256:...`).
  std::string digest() const;

 private:
  friend class Case;
  friend class CaseBuilder;
  friend class ColumnDecider;
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
  friend class Decider;
  friend class Decision;
  friend class Library;
  struct Inside;
  explicit Case(std::shared_ptr<const Inside> inside);
  std::shared_ptr<const Inside> inside_;
};

/// `the_case` is there exactly if there are no diagnostics.
struct ReadCase {
  std::optional<Case> the_case;
  std::vector<Diagnostic> diagnostics;
};

/// Builds a case in code. Call in the order of the functions here; mistakes are kept and handed back by `finish`.
class CaseBuilder {
 public:
  /// `as_of` is the day the case is decided for: `2014-04-03`.
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

/// A decision and its trace. Keeps what it refers to alive.
class Decision {
 public:
  /// Every request, with the trace of every guideline that speaks to it. Built when it is asked for.
  std::vector<Item> items() const;
  /// The determination as text, as `guide decide` prints it.
  std::string text() const;
  /// The same as JSON, with a versioned `schema`.
  std::string json() const;

 private:
  friend class Library;
  struct Inside;
  explicit Decision(std::shared_ptr<const Inside> inside);
  std::shared_ptr<const Inside> inside_;
};

// ---- Many decisions ------------------------------------------------------------------------------------------------

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
    std::int64_t low = 0;   // what it can be, in steps
    std::int64_t high = 0;
  };
  /// Nothing if there is no such fact, or it is a list of codes: those come in a case.
  std::optional<Fact> fact(std::string_view name) const;

  /// The day the cases are decided for, in days since 1970-01-01.
  void set_as_of(std::int64_t day);
  /// What is known of a fact: a finding is 0 or 1, a choice the number of its option, a date in days since 1970-01-01,
  /// everything else whole units of its declaration. False, and nothing is set, where the fact cannot be that.
  bool set(const Fact& fact, std::int64_t value) { return set_steps(fact, value, value); }
  /// Somewhere from `low` to `high`.
  bool set(const Fact& fact, std::int64_t low, std::int64_t high) { return set_steps(fact, low, high); }
  /// Nothing is known of it.
  void clear(const Fact& fact);
  void clear();

  /// Decides what is set. After a change of few facts only what reads them is evaluated.
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
  explicit Decider(std::unique_ptr<Inside> inside);
  bool set_steps(const Fact& fact, std::int64_t low, std::int64_t high);
  std::unique_ptr<Inside> inside_;
};

}  // namespace guide::api

// Hosts write `guide::Library`. Guide's own sources, whose inner types have some of these names, write the whole name.
#ifndef GUIDE_INSIDE
namespace guide {
using api::Case;
using api::CaseBuilder;
using api::Clause;
using api::Decider;
using api::Decision;
using api::DeterminationResult;
using api::Diagnostic;
using api::GuidelineResult;
using api::Item;
using api::Library;
using api::Loaded;
using api::Loader;
using api::Module;
using api::PriorEffect;
using api::ReadCase;
using api::Severity;
using api::State;
using api::version;
}  // namespace guide
#endif
