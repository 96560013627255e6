// The C interface, as a host of another language meets it: text and JSON in, the trace out.

#include <cstring>

#include "guide/guide.h"
#include "tests/properties/ways/names.hpp"
#include "tests/properties/ways/way.hpp"

namespace guide::properties {
namespace {

/// A handle that is freed at the end.
template <typename Handle, void (*release)(Handle*)>
class Owned {
 public:
  Owned() = default;
  ~Owned() { release(handle_); }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  Handle** out() {
    release(handle_);
    handle_ = nullptr;
    return &handle_;
  }
  Handle* get() const { return handle_; }

 private:
  Handle* handle_ = nullptr;
};
using OwnedLibrary = Owned<guide_library, guide_library_free>;
using OwnedCase = Owned<guide_case, guide_case_free>;
using OwnedDecision = Owned<guide_decision, guide_decision_free>;
using OwnedTrace = Owned<guide_trace, guide_trace_free>;
using OwnedDecider = Owned<guide_decider, guide_decider_free>;

std::string_view text_of(guide_string text) { return {text.data, text.size}; }

/// Asks one question of the interface and compares its answer.
class Questions {
 public:
  Questions(const guide::Program& program, const guide::Case& the_case, const guide_trace* trace,
            const guide_decider* decider)
      : program_(program), case_(the_case), trace_(trace), decider_(decider) {}

  std::string difference(const Decision& decision) {
    if (guide_trace_items(trace_) != decision.requests.size()) return "the number of items";
    for (std::size_t i = 0; i < decision.requests.size() && found_.empty(); ++i) ask_item(decision.requests[i], i);
    return found_;
  }

 private:
  void expect(bool holds, const char* what, const std::string& of) {
    if (!holds && found_.empty()) found_ = std::string(what) + of;
  }

  void ask_item(const RequestDecision& expected, std::size_t index) {
    guide_item item{};
    item.size = sizeof item;
    expect(guide_trace_item(trace_, index, &item) == GUIDE_OK, "an item", {});
    const bool counted =
        item.determinations == expected.determinations.size() && item.guidelines == expected.guidelines.size();
    expect(counted, "how much an item holds", {});
    if (expected.request != none) {
      const std::uint32_t service = case_.requests[expected.request].service;
      expect(text_of(item.service) == program_.vocabulary.services[service].name, "the service", {});
    }
    for (std::size_t i = 0; i < item.determinations && found_.empty(); ++i) {
      ask_determination(expected.determinations[i], index, i);
    }
    for (std::size_t i = 0; i < item.guidelines && found_.empty(); ++i) {
      ask_guideline(expected.guidelines[i], expected.trace, index, i);
    }
  }

  void ask_determination(const DeterminationDecision& expected, std::size_t item, std::size_t index) {
    const DeterminationInfo& info = program_.determinations[expected.determination];
    const std::string outcome = result_word(expected.result, info.outcomes);
    guide_determination told{};
    told.size = sizeof told;
    expect(guide_trace_determination(trace_, item, index, &told) == GUIDE_OK, "a determination", {});
    expect(text_of(told.name) == info.name, "the name of ", info.name);
    expect(text_of(told.outcome) == outcome, "the outcome of ", info.name);
    expect(static_cast<int>(told.prior_effect) == static_cast<int>(expected.prior_effect), "the effect of ", info.name);
    guide_string again{};
    expect(guide_decider_outcome(decider_, item, index, &again) == GUIDE_OK, "the decider's answer on ", info.name);
    expect(text_of(again) == outcome, "the decider's outcome of ", info.name);
  }

  void ask_guideline(const GuidelineDecision& expected, const Trace& trace, std::size_t item, std::size_t index) {
    const GuidelineInfo& info = program_.guidelines[expected.guideline];
    const std::string conclusion = conclusion_word(expected.conclusion, info.outcomes);
    guide_guideline told{};
    told.size = sizeof told;
    expect(guide_trace_guideline(trace_, item, index, &told) == GUIDE_OK, "a guideline", {});
    expect(text_of(told.name) == info.name, "the name of ", info.name);
    expect(text_of(told.conclusion) == conclusion, "the conclusion of ", info.name);
    guide_string again{};
    expect(guide_decider_conclusion(decider_, item, index, &again) == GUIDE_OK, "the decider's answer on ", info.name);
    expect(text_of(again) == conclusion, "the decider's conclusion of ", info.name);
    ask_clauses(info, expected, trace, item, index, told.clauses);
  }

  /// Clauses come in the order of the text. Those under `latest r has` come once an entry, and are passed over.
  void ask_clauses(const GuidelineInfo& info, const GuidelineDecision& expected, const Trace& trace, std::size_t item,
                   std::size_t index, std::size_t count) {
    std::size_t at = 0;
    for (std::uint32_t i = 0; i < info.clauses.size() && found_.empty();) {
      const Clause& clause = info.clauses[i];
      guide_clause told{};
      told.size = sizeof told;
      expect(guide_trace_clause(trace_, item, index, at, &told) == GUIDE_OK, "a clause of ", info.name);
      expect(told.line == clause.place.line, "the place of a clause of ", info.name);
      expect(static_cast<int>(told.state) == static_cast<int>(trace.state(expected.base, clause.literal)),
             "the state of the clause ", program_.text(clause.text));
      ++at;
      if (clause.kind == ClauseKind::latest) at = after_parts(item, index, at, told.depth);
      i = clause.kind == ClauseKind::latest ? clause.end : i + 1;
    }
    expect(at == count, "the number of clauses of ", info.name);
  }

  /// The clause after those deeper than `depth`.
  std::size_t after_parts(std::size_t item, std::size_t index, std::size_t at, std::uint32_t depth) const {
    guide_clause told{};
    told.size = sizeof told;
    while (guide_trace_clause(trace_, item, index, at, &told) == GUIDE_OK && told.depth > depth) ++at;
    return at;
  }

  const guide::Program& program_;
  const guide::Case& case_;
  const guide_trace* trace_;
  const guide_decider* decider_;
  std::string found_;
};

class CWay : public Way {
 public:
  CWay(const guide::Program& program, const std::string& text) : program_(program) {
    const char* const file = "program.guide";
    loaded_ = guide_load_text(text.data(), text.size(), file, std::strlen(file), nullptr, library_.out(), nullptr);
    if (loaded_ == GUIDE_OK) loaded_ = guide_decider_new(library_.get(), decider_.out());
  }

  std::string name() const override { return "C"; }
  std::string difference(const DecidedCase& decided) override {
    if (loaded_ != GUIDE_OK) return std::string("loading: ") + guide_status_text(loaded_);
    ++compared_;
    guide_status status = guide_case_from_json(library_.get(), decided.json.data(), decided.json.size(), nullptr, 0,
                                               case_.out(), nullptr);
    if (status == GUIDE_OK) status = guide_decide(library_.get(), case_.get(), decision_.out(), nullptr);
    if (status == GUIDE_OK) status = guide_decision_trace(decision_.get(), trace_.out());
    if (status == GUIDE_OK) status = guide_decider_decide(decider_.get(), case_.get());
    if (status != GUIDE_OK) return guide_status_text(status);
    return Questions(program_, decided.the_case, trace_.get(), decider_.get()).difference(decided.decision);
  }

 private:
  const guide::Program& program_;
  guide_status loaded_ = GUIDE_FAULT;
  OwnedLibrary library_;
  OwnedDecider decider_;
  OwnedCase case_;
  OwnedDecision decision_;
  OwnedTrace trace_;
};

}  // namespace

std::unique_ptr<Way> c_way(const guide::Program& program, const std::string& text) {
  return std::make_unique<CWay>(program, text);
}

std::vector<std::unique_ptr<Way>> all_ways(const guide::Program& program, const std::string& text) {
  std::vector<std::unique_ptr<Way>> ways;
  ways.push_back(batch_way(program));
  ways.push_back(lines_way(program));
  ways.push_back(columns_way(program));
  ways.push_back(c_way(program, text));
  return ways;
}

}  // namespace guide::properties
