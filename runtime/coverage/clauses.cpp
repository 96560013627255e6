#include "runtime/coverage/clauses.hpp"

namespace guide::coverage {
namespace {

class ClauseWalk {
 public:
  ClauseWalk(const Program& program, const GuidelineInfo& guideline, const std::function<void(const Visited&)>& visit)
      : program_(program), guideline_(guideline), visit_(visit) {}

  void siblings(std::uint32_t begin, std::uint32_t end, const Visited& around) {
    for (std::uint32_t index = begin; index < end; index = guideline_.clauses[index].end) clause(index, around);
  }

 private:
  void clause(std::uint32_t index, const Visited& around) {
    const Clause& written = guideline_.clauses[index];
    if (written.kind == ClauseKind::note || written.kind == ClauseKind::in_force) return;
    Visited here = around;
    here.index = index;
    here.clause = &written;
    here.literal = written.literal;
    here.part_of_applies = around.part_of_applies || written.kind == ClauseKind::applies;
    here.criterion = is_criterion(written.kind);
    here.condition = is_condition(index);
    if (written.kind == ClauseKind::when) here.literal = guideline_.clauses[index + 1].literal;
    if (here.criterion || here.condition) visit_(here);
    below(index, here);
  }

  void below(std::uint32_t index, Visited around) {
    const Clause& written = guideline_.clauses[index];
    std::uint32_t begin = index + 1;
    switch (written.kind) {
      case ClauseKind::definition: around.in_definition = true; break;
      case ClauseKind::latest:
        if (written.selection == none) return;
        around.body = program_.selections[written.selection].body;
        around.latest = index;
        break;
      case ClauseKind::when:  // the condition speaks always, what is required under it where the condition holds
        clause(begin, around);
        begin = guideline_.clauses[begin].end;
        around.gates.push_back(around.literal);
        break;
      default: break;
    }
    siblings(begin, written.end, around);
  }

  static bool is_criterion(ClauseKind kind) {
    switch (kind) {
      case ClauseKind::applies:
      case ClauseKind::require:
      case ClauseKind::when:
      case ClauseKind::rule:
      case ClauseKind::otherwise:
      case ClauseKind::unless: return true;
      default: return false;
    }
  }

  /// A test, a definition where it is used, or a group without members of its own (`is any of`).
  bool is_condition(std::uint32_t index) const {
    const Clause& written = guideline_.clauses[index];
    return written.kind == ClauseKind::test || written.kind == ClauseKind::definition ||
           written.kind == ClauseKind::latest || (written.kind == ClauseKind::group && written.end == index + 1);
  }

  const Program& program_;
  const GuidelineInfo& guideline_;
  const std::function<void(const Visited&)>& visit_;
};

}  // namespace

void visit_clauses(const Program& program, const GuidelineInfo& guideline,
                   const std::function<void(const Visited&)>& visit) {
  Visited outside;
  outside.body = guideline.body;
  ClauseWalk(program, guideline, visit).siblings(0, static_cast<std::uint32_t>(guideline.clauses.size()), outside);
}

}  // namespace guide::coverage
