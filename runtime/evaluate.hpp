#pragma once
// The evaluator: one straight pass over a body's nodes, all settlements of a case side by side as lanes.
// In: Program, Case, and the bodies a request needs. Out: a Trace. Not here: conclusions (conclude.hpp), completions.
//
// An `Evaluation` is a workspace: it keeps its memory from one case to the next, and belongs to one thread.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <vector>

#include "runtime/decision.hpp"
#include "runtime/field_tests.hpp"
#include "runtime/lanes.hpp"
#include "runtime/work.hpp"

namespace guide {

/// What the lanes read of a fact or of a field of an entry.
struct Reading {
  Range range;                          // in every lane, or:
  const Range* alternatives = nullptr;  // disputed: lane l reads alternatives[l / stride % count]
  std::uint32_t count = 1;
  std::uint32_t stride = 1;
  const FactState* state = nullptr;  // null: no word of it in the case
  bool documented = false;

  bool varies() const { return alternatives != nullptr; }
  Range at(std::uint32_t lane) const { return varies() ? alternatives[lane / stride % count] : range; }
};

/// Room for a reading of every fact. Only those of facts that are read are ever written, so the others cost nothing.
class Readings {
 public:
  explicit Readings(std::size_t facts) : room_(new Room[facts]) {}
  Reading& begin(std::uint32_t fact) { return *new (&room_[fact]) Reading; }
  Reading& operator[](std::uint32_t fact) { return *std::launder(reinterpret_cast<Reading*>(&room_[fact])); }
  const Reading& operator[](std::uint32_t fact) const {
    return *std::launder(reinterpret_cast<const Reading*>(&room_[fact]));
  }

 private:
  struct alignas(Reading) Room {
    std::byte bytes[sizeof(Reading)];
  };
  std::unique_ptr<Room[]> room_;
};

/// One lane of a leaf.
struct Truth {
  bool present = false;
  bool absent = false;
};

class Evaluation {
 public:
  explicit Evaluation(const Program& program);

  /// Begins a request (`none`: the case itself): finds the disputes that the bodies can read, and makes lanes of them.
  void begin(const Case& the_case, std::uint32_t request, std::span<const std::uint32_t> bodies, Trace& trace);
  /// Evaluates a guideline's body. Returns its base in the trace.
  std::uint32_t run(std::uint32_t body);
  /// Evaluates a determination's body over the guidelines it consults, whose bases are given in the same order.
  std::uint32_t run(const Consultation& consultation, std::span<const std::uint32_t> bases);

  /// From now on at most so much is evaluated; then `WorkExceeded` is thrown, and the trace is of no use.
  void allow(std::uint64_t work) { work_.allow(work); }
  void spend(std::uint64_t amount) const { work_.spend(amount); }

  const Program& program() const { return program_; }
  const Trace& trace() const { return *trace_; }
  Scaled as_of() const { return case_->as_of; }

  /// What hangs on one value: gives a node of an evaluated run (`entry`: of a body over entries) another value, and evaluates
  /// again what follows from it in the run of `body`. `unforce` puts back what the trace held before.
  void force(std::uint32_t body, const BodyRun& forced, std::uint32_t node, Truth truth);
  void unforce(const std::vector<Bits>& kept);

  /// For completions: what a lane leaves possible for a fact, and for a quantity in the run at `base`.
  Range fact_range(std::uint32_t fact, std::uint32_t lane) const { return readings_[fact].at(lane); }
  Range quantity_range(const Quantity& quantity, std::uint32_t base, std::uint32_t lane) const;

 private:
  /// A run being evaluated or read: where its values lie, and whose fields its leaves mean.
  struct Run {
    std::uint32_t body = none;
    std::uint32_t base = 0;
    const Entry* entry = nullptr;
    std::uint32_t entry_index = 0;
    bool varies = false;
  };
  /// The entries of a record, as one body sees them.
  struct EntryRuns {
    std::uint32_t body = none;
    std::uint32_t first_run = 0;  // into the trace's runs
    std::uint32_t count = 0;
    const RecordState* record = nullptr;
    bool varies = false;
  };
  struct Count {
    std::uint32_t selection = none;
    std::uint32_t field = none;  // summed; else entries are counted
    std::uint32_t first = 0;     // into `counts_`: one range, or one a lane
    bool varies = false;
  };

  // evaluate_disputes.cpp
  void collect(std::span<const std::uint32_t> bodies);
  void read_facts();
  void read_fact(std::uint32_t fact, const FactState* told, std::uint32_t tests);
  void collect_entry_disputes(std::span<const std::uint32_t> bodies);
  void make_lanes();
  Reading field_reading(std::uint32_t record, const Entry& entry, std::uint32_t entry_index, std::uint32_t field) const;
  const Dispute* find_dispute(std::uint32_t record, std::uint32_t entry, std::uint32_t field) const;

  // evaluate.cpp
  Run begin_run(std::uint32_t body, bool varies);
  bool body_varies(const Body& body) const;
  std::uint32_t run_words(const Run& run) const { return (run.base & Trace::uniform) != 0 ? 1 : trace_->words; }
  std::uint64_t mask(const Run& run, std::uint32_t word) const;
  void evaluate_nodes(const Run& run, std::uint32_t first = 0);
  // evaluate_forced.cpp
  Run run_again(const BodyRun& known) const;
  void count_again();
  void evaluate_group(const Run& run, const Node& node, Bits* out) const;
  void evaluate_outcome(const Run& run, const Node& node, Bits* out) const;
  void broadcast(const Run& run, Truth truth, Bits* out) const;
  Bits operand(const Run& run, Literal literal, std::uint32_t word) const;

  // evaluate_leaves.cpp
  Reading reading(const Run& run, Slot slot) const;
  template <typename TruthOfLane>
  void fill(const Run& run, bool varies, Bits* out, TruthOfLane truth_of) const;
  void evaluate_leaf(const Run& run, const Node& node, Bits* out);
  void evaluate_quantity(const Run& run, const Node& node, Bits* out);
  void evaluate_table_option(const Run& run, const Node& node, Bits* out) const;
  Truth in_codes(const Reading& reading, const CodeSet& set) const;
  Range quantity_range(const Run& run, const Quantity& quantity, std::uint32_t lane) const;
  Range term_range(const Run& run, const Term& term, std::uint32_t lane) const;
  bool term_varies(const Run& run, const Term& term) const;
  Range table_range(const Run& run, const TableOutput& output, std::uint32_t lane) const;

  // evaluate_records.cpp
  const RecordState& record(std::uint32_t index) const;
  void run_entries(std::uint32_t body);
  bool entry_varies(std::uint32_t record, const Entry& entry, std::uint32_t entry_index) const;
  const EntryRuns& entry_runs(std::uint32_t body) const;
  Truth entry_truth(const EntryRuns& runs, std::uint32_t entry, Literal literal, std::uint32_t lane) const;
  void count_selection(std::uint32_t selection, std::uint32_t field = none);
  void add_entry(const Selection& selection, std::uint32_t field, const EntryRuns& runs, std::uint32_t entry,
                 std::uint32_t lane, Range& total) const;
  Range count_range(std::uint32_t selection, std::uint32_t field, std::uint32_t lane) const;
  Truth latest_in_lane(const Selection& selection, Literal condition, std::uint32_t lane) const;

  const Program& program_;
  const Case* case_ = nullptr;
  std::uint32_t request_ = none;
  Trace* trace_ = nullptr;
  Readings readings_;  // of the facts that the request's bodies read

  std::vector<std::uint32_t> bodies_;      // of the request
  bool collected_ = false;                 // the following are of `bodies_`
  std::vector<std::uint32_t> facts_;       // read by the request's bodies: sorted
  std::vector<std::uint32_t> fact_tests_;  // parallel
  std::vector<std::uint32_t> selections_;  // of the request's bodies and their selections' bodies
  struct Candidate {
    Dispute dispute;
    std::uint32_t tests = 0;
    bool read = true;
  };
  std::vector<Candidate> candidates_;
  std::vector<std::uint32_t> candidate_order_;
  std::vector<std::uint32_t> disputed_records_;
  FieldTests field_tests_;
  std::vector<EntryRuns> entry_runs_;
  std::vector<Count> selection_counts_;
  std::vector<Range> counts_;
  std::vector<std::uint32_t> varying_entries_;
  RecordState no_record_, no_record_assumed_;
  std::span<const std::uint32_t> consulted_bases_;
  const Consultation* consultation_ = nullptr;
  mutable Work work_;
};

}  // namespace guide
