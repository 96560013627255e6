// Guidelines with their clauses, determinations with what they consult, and what a service finds.

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <vector>

#include "runtime/image/faults.hpp"

namespace guide::image {
namespace {

/// Whether all hold, without a jump for each: nearly always they do.
template <typename... Bool>
constexpr bool all_hold(Bool... each) {
  return (static_cast<unsigned>(each) & ...) != 0;
}

/// Whether the bytes of a clause are values of their types: what lies in an image is looked at before it is believed.
bool is_sound(const Clause& clause) {
  static_assert(offsetof(Clause, kind) == 0 && offsetof(Clause, form) == 1 && offsetof(Clause, negated_reading) == 2 &&
                offsetof(Clause, unused) == 3);
  unsigned char bytes[4];
  std::memcpy(bytes, &clause, sizeof bytes);
  return all_hold(bytes[0] <= static_cast<unsigned char>(ClauseKind::in_force),
                  bytes[1] <= static_cast<unsigned char>(GroupForm::exactly), bytes[2] <= 1, bytes[3] == 0);
}

class GuidelineCheck {
 public:
  GuidelineCheck(const Program& program, Faults& faults) : program_(program), faults_(faults) {}

  void run() {
    for (const GuidelineInfo& guideline : program_.guidelines) check_guideline(guideline);
    if (!faults_.none_found()) return;
    for (const DeterminationInfo& determination : program_.determinations) check_determination(determination);
    if (!faults_.none_found()) return;
    check_outcome_uses();
    faults_.must(program_.services.size() == program_.vocabulary.services.size(), "a service finds nothing");
    for (const ServiceSlices& slices : program_.services) check_slices(slices);
    check_slices(program_.without_request);
  }

 private:
  void check_place(const Place& place) { faults_.within_or_none(place.file, program_.files, "a place is in no file"); }
  void check_cite(std::uint32_t cite) {
    faults_.within_or_none(cite, program_.citations, "a citation is not there");
  }
  void check_in(Literal literal, std::uint32_t body) {
    faults_.must(literal.node() < program_.bodies[body].node_count, "a condition is not there");
  }

  void check_guideline(const GuidelineInfo& guideline) {
    check_cite(guideline.cite);
    check_place(guideline.place);
    if (!faults_.within(guideline.body, program_.bodies, "a guideline has no conditions")) return;
    faults_.must(program_.bodies[guideline.body].record == none, "a guideline is about the entries of a record");
    faults_.must(!guideline.applications.empty() && !guideline.outcomes.empty(), "a guideline has no outcomes");
    for (const Application& application : guideline.applications) {
      for (const std::uint32_t service : application.services) {
        faults_.within(service, program_.vocabulary.services, "a service is not there");
      }
      check_in(application.applies, guideline.body);
      faults_.must(application.outcomes.size() == guideline.outcomes.size(), "an outcome has no conditions");
      for (const Literal outcome : application.outcomes) check_in(outcome, guideline.body);
    }
    check_clauses(guideline);
  }

  /// Clauses that enclose the one at hand: where they end, and the body that literals under them are of.
  struct Open {
    std::uint32_t end = 0;
    std::uint32_t body = none;
  };

  void check_clauses(const GuidelineInfo& guideline) {
    constexpr std::size_t deepest = 1024;
    const Bounds bounds = bounds_of(guideline);
    const auto count = static_cast<std::uint32_t>(guideline.clauses.size());
    Open around{count, guideline.body};
    std::uint32_t nodes = program_.bodies[guideline.body].node_count;
    open_.clear();
    for (std::uint32_t index = 0; index < count; ++index) {
      while (around.end == index) {
        around = open_.back();
        open_.pop_back();
        nodes = program_.bodies[around.body].node_count;
      }
      const Clause& clause = guideline.clauses[index];
      if (!faults_.must(all_hold(clause.end > index, clause.end <= around.end), "a clause does not end")) return;
      if (!is_good(clause, bounds, nodes)) return name_fault(guideline, clause, around.body);
      said_ += program_.texts[clause.label.index].size() + program_.texts[clause.text.index].size();
      if (clause.end == index + 1) {
        if (clause.kind == ClauseKind::when) faults_.must(false, "a clause has no condition");
        continue;
      }
      if (!faults_.must(open_.size() < deepest, "clauses are nested too deeply")) return;
      open_.push_back(around);
      around.end = clause.end;
      if (clause.kind == ClauseKind::latest && clause.selection != none) {
        around.body = program_.selections[clause.selection].body;
        nodes = program_.bodies[around.body].node_count;
      }
    }
    faults_.must(said_ <= most_said, "its clauses say more than a library could");
  }

  /// How much there is of what clauses refer to.
  struct Bounds {
    std::size_t files, citations, selections, outcomes, texts;
  };
  Bounds bounds_of(const GuidelineInfo& guideline) const {
    return {program_.files.size(), program_.citations.size(), program_.selections.size(), guideline.outcomes.size(),
            program_.texts.size()};
  }

  /// There are many clauses: all is asked in one go, and what is wrong is found afterwards.
  static bool is_good(const Clause& clause, const Bounds& bounds, std::uint32_t nodes) {
    const auto in_or_none = [](std::uint32_t index, std::size_t size) { return index + 1 <= size; };  // `none` + 1 is 0
    return all_hold(is_sound(clause), in_or_none(clause.place.file, bounds.files),
                    in_or_none(clause.cite, bounds.citations), clause.literal.node() < nodes,
                    in_or_none(clause.selection, bounds.selections), in_or_none(clause.outcome, bounds.outcomes),
                    clause.label.index < bounds.texts, clause.text.index < bounds.texts,
                    clause.outcome != none || !leads(clause));
  }
  static bool leads(const Clause& clause) {
    return clause.kind == ClauseKind::rule || clause.kind == ClauseKind::otherwise;
  }

  void name_fault(const GuidelineInfo& guideline, const Clause& clause, std::uint32_t body) {
    check_words(clause);
    check_place(clause.place);
    check_cite(clause.cite);
    check_in(clause.literal, body);
    faults_.within_or_none(clause.selection, program_.selections, "a selection is not there");
    faults_.within_or_none(clause.outcome, guideline.outcomes, "an outcome is not there");
    faults_.must(false, "a rule leads to no outcome");
  }

  void check_words(const Clause& clause) {
    faults_.must(is_sound(clause), "a clause is of no kind");
    faults_.within(clause.label.index, program_.texts, "a text is not there");
    faults_.within(clause.text.index, program_.texts, "a text is not there");
  }

  void check_result(const ResultClause& clause, const DeterminationInfo& info) {
    check_place(clause.place);
    check_cite(clause.cite);
    if (clause.result.kind == ResultKind::outcome) {
      faults_.within(clause.result.outcome, info.outcomes, "a result is not there");
    }
  }

  void check_determination(const DeterminationInfo& info) {
    check_cite(info.cite);
    check_place(info.place);
    for (const OutcomeMapping& mapping : info.mappings) {
      check_place(mapping.place);
      faults_.within_or_none(mapping.outcome, info.outcomes, "an outcome is not there");
    }
    for (const ResultClause* clause : {&info.undetermined, &info.contradictory, &info.silent}) check_result(*clause, info);
    for (const PriorEffectInfo& effect : info.prior_effects) {
      faults_.within(effect.outcome, info.outcomes, "an outcome is not there");
    }
    for (const ReviewerInfo& reviewer : info.reviewers) {
      faults_.within(reviewer.outcome, info.outcomes, "an outcome is not there");
    }
    for (const Clause& note : info.notes) {
      check_words(note);
      check_cite(note.cite);
      check_place(note.place);
    }
    for (const Consultation& consultation : info.consultations) check_consultation(info, consultation);
  }

  void check_consultation(const DeterminationInfo& info, const Consultation& consultation) {
    faults_.within_or_none(consultation.service, program_.vocabulary.services, "a service is not there");
    if (!faults_.within(consultation.body, program_.bodies, "a determination has no conditions")) return;
    for (const Consulted& consulted : consultation.consulted) {
      if (!faults_.within(consulted.guideline, program_.guidelines, "a guideline is not there")) return;
      const GuidelineInfo& guideline = program_.guidelines[consulted.guideline];
      faults_.within(consulted.application, guideline.applications, "a guideline does not apply");
      faults_.must(consulted.mapped.size() == guideline.outcomes.size(), "an outcome is not mapped");
      for (const std::uint32_t outcome : consulted.mapped) {
        faults_.within_or_none(outcome, info.outcomes, "an outcome is not there");
      }
    }
    faults_.must(consultation.outcomes.size() == info.outcomes.size() && !info.outcomes.empty(), "an outcome has no conditions");
    for (const Literal outcome : consultation.outcomes) check_in(outcome, consultation.body);
    consulting_.push_back(consultation.body);
    check_consulted_outcomes(consultation);
  }

  /// The body of a consultation reads outcomes of what is consulted, and nothing of the case.
  void check_consulted_outcomes(const Consultation& consultation) {
    const Body& body = program_.bodies[consultation.body];
    faults_.must(body.record == none && body.facts.empty() && body.selections.empty() && body.records.empty(),
                 "a determination reads what a guideline does not tell");
    for (std::uint32_t i = 0; i < body.node_count && faults_.none_found(); ++i) {
      const Node& node = program_.nodes[body.first_node + i];
      if (node.op != Op::outcome) continue;
      if (!faults_.within(node.a, consultation.consulted, "a guideline is not consulted")) return;
      const GuidelineInfo& guideline = program_.guidelines[consultation.consulted[node.a].guideline];
      faults_.within(node.b, guideline.outcomes, "an outcome is not there");
    }
  }

  /// Outcomes are read in consultations only, each of a body of its own.
  void check_outcome_uses() {
    std::vector<bool> consults(program_.bodies.size());
    for (const std::uint32_t body : consulting_) consults[body] = true;
    for (const GuidelineInfo& guideline : program_.guidelines) {
      faults_.must(!consults[guideline.body], "a guideline consults");
    }
    for (std::uint32_t index = 0; index < program_.bodies.size() && faults_.none_found(); ++index) {
      if (consults[index]) continue;
      const Body& body = program_.bodies[index];
      for (std::uint32_t i = 0; i < body.node_count; ++i) {
        faults_.must(program_.nodes[body.first_node + i].op != Op::outcome, "an outcome is read outside a determination");
      }
    }
  }

  void check_slices(const ServiceSlices& slices) {
    std::vector<std::uint32_t> found;
    for (const ServiceSlices::Use use : slices.guidelines) {
      if (!faults_.within(use.item, program_.guidelines, "a guideline is not there")) return;
      faults_.within(use.which, program_.guidelines[use.item].applications, "a guideline does not apply");
      found.push_back(use.item);
    }
    std::sort(found.begin(), found.end());
    for (const ServiceSlices::Use use : slices.determinations) {
      if (!faults_.within(use.item, program_.determinations, "a determination is not there")) return;
      const DeterminationInfo& info = program_.determinations[use.item];
      if (!faults_.within(use.which, info.consultations, "a determination does not apply")) return;
      for (const Consulted& consulted : info.consultations[use.which].consulted) {
        faults_.must(std::binary_search(found.begin(), found.end(), consulted.guideline), "a guideline is consulted that is not found");
      }
    }
  }

  /// More than a compilation could hold, which keeps the texts of every clause. One text may stand in many of them: what
  /// they would be, written out, is bounded.
  static constexpr std::uint64_t most_said = std::uint64_t{1} << 30;

  const Program& program_;
  std::uint64_t said_ = 0;
  std::vector<Open> open_;
  std::vector<std::uint32_t> consulting_;  // bodies of consultations
  Faults& faults_;
};

}  // namespace

void check_guidelines(const Program& program, Faults& faults) { GuidelineCheck(program, faults).run(); }

}  // namespace guide::image
