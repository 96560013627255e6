// What no documented case can satisfy. Of a condition that cannot hold the smallest part is reported, once.

#include <algorithm>
#include <set>

#include "compiler/check/witness.hpp"
#include "compiler/lint/context.hpp"

namespace guide::lint {
namespace {

using check::Answer;

constexpr std::size_t steps_per_question = 200'000;

bool is_bound(const Program& program, std::uint32_t body, Literal literal) {
  const Op op = program.nodes[program.bodies[body].first_node + literal.node()].op;
  return op == Op::at_least_value || op == Op::equals_value || op == Op::elapsed;
}

/// Where something was said: file, line and column. Guidelines share definitions.
using Places = std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>;

class Impossible {
 public:
  Impossible(Context& context, check::SearchBudget& budget, Places& reported, std::size_t number)
      : context_(context),
        budget_(budget),
        reported_(reported),
        guideline_(context.program.guidelines[number]),
        tree_(*context.library.guidelines[number].tree),
        search_(context.program, check::BodyNodes(context.program, context.program.bodies[guideline_.body]),
                day_of(guideline_), budget),
        applies_(guideline_.applications.back().applies) {}

  void run() {
    if (!possible({{applies_}})) {
      if (!look_below(0, guideline_.clauses.size())) {
        add(cannot_hold, guideline_.place, "this guideline can never apply: its `for` lines cannot hold", {});
      }
      return;
    }
    prove_outcomes();
    const bool reported = look_below(0, guideline_.clauses.size());
    if (!reported && !find_exclusive_requirements()) find_unreachable();
  }

 private:
  static Scaled day_of(const GuidelineInfo& guideline) {
    if (guideline.effective.first != unbounded_below) return guideline.effective.first;
    return guideline.effective.last != unbounded_above ? guideline.effective.last : days_of({2024, 1, 1});
  }

  // ---- Questions

  /// False only where it is proved that nothing satisfies all goals. A case that does shows what else is possible.
  bool possible(std::vector<std::vector<Literal>> goals) {
    budget_.question = steps_per_question;
    const Answer answer = search_.find(std::move(goals));
    if (answer == Answer::found) remember_what_holds();
    return answer != Answer::none_exists;
  }
  void remember_what_holds() {
    if (!search_.knows(applies_.node()) || !search_.holds(applies_)) return;
    for (const Clause& clause : guideline_.clauses) {
      if (search_.knows(clause.literal.node()) && search_.holds(clause.literal)) shown_.insert(clause.literal.bits);
    }
  }
  bool can_hold(const Clause& clause) {
    if (shown_.contains(clause.literal.bits) || possible({{applies_}, {clause.literal}})) return true;
    return in_definition_ && possible({{clause.literal}});
  }
  void prove_outcomes() {
    const Application& application = guideline_.applications.back();
    for (const Literal outcome : application.outcomes) unreachable_.push_back(!possible({{outcome}}));
  }

  // ---- Clauses

  /// What the compiler has already said of it, or nothing.
  const Diagnostic* known(const Clause& clause) const {
    const auto already = [&](const Diagnostic& found) {
      const bool of_kind = found.code == Code::already_decided || found.code == Code::never_acts;
      if (!of_kind || found.primary.span.source != clause.place.file) return false;
      return context_.compilation.sources[clause.place.file].position(found.primary.span.begin).line ==
             clause.place.line;
    };
    const auto& list = context_.compilation.diagnostics.list();
    const auto found = std::find_if(list.begin(), list.end(), already);
    return found == list.end() ? nullptr : &*found;
  }

  /// Whether something was said about the clauses from `begin` to `end`.
  bool look_below(std::size_t begin, std::size_t end) {
    bool reported = false;
    for (std::size_t i = begin; i < end; i = guideline_.clauses[i].end) reported = look_at(i) || reported;
    return reported;
  }
  bool look_at(std::size_t index) {
    const Clause& clause = guideline_.clauses[index];
    if (clause.kind == ClauseKind::note || clause.kind == ClauseKind::in_force) return false;
    const bool was_in_definition = in_definition_;
    in_definition_ = in_definition_ || clause.kind == ClauseKind::definition;
    const bool below = clause.kind != ClauseKind::latest && look_below(index + 1, clause.end);
    in_definition_ = was_in_definition;
    if (below) return true;
    if (can_hold(clause)) return false;
    const Diagnostic* said = known(clause);
    if (report_exclusive_bounds(index)) {
      if (said != nullptr) context_.explained.push_back(said->primary.span);
    } else if (said == nullptr) {
      report(clause);
    }
    return true;
  }

  void report(const Clause& clause) {
    const bool alone = !possible({{clause.literal}});
    add(cannot_hold, clause.place,
        "this " + std::string(word_of(clause.kind)) + " can never hold: " +
            (alone ? "on no documented case do its conditions hold together"
                   : "no case that the guideline applies to satisfies it"),
        "leave it out, or correct its conditions");
  }
  static std::string_view word_of(ClauseKind kind) {
    switch (kind) {
      case ClauseKind::require: return "requirement";
      case ClauseKind::unless: return "exception";
      case ClauseKind::rule:
      case ClauseKind::otherwise: return "rule";
      case ClauseKind::applies: return "`for` line";
      default: return "condition";
    }
  }

  // ---- Bounds

  /// Two bounds of one quantity, both of them needed for the clause.
  bool report_exclusive_bounds(std::size_t index) {
    std::vector<const Clause*> bounds;
    add_conjuncts(index, bounds);
    return report_exclusive(bounds);
  }
  bool report_exclusive(std::vector<const Clause*> bounds) {
    constexpr std::size_t most = 24;
    if (bounds.size() > most) bounds.resize(most);
    for (std::size_t i = 0; i < bounds.size(); ++i) {
      for (std::size_t j = i + 1; j < bounds.size(); ++j) {
        if (bounds[i]->subject != bounds[j]->subject || !context_.is_given(bounds[j]->place.file)) continue;
        if (possible({{bounds[i]->literal}, {bounds[j]->literal}})) continue;
        report_bounds(*bounds[i], *bounds[j]);
        return true;
      }
    }
    return false;
  }
  void report_bounds(const Clause& one, const Clause& other) {
    if (!first_time(other.place)) return;
    Diagnostic& found = context_.diagnostics.add(
        contradictory_bounds, span_of(other),
        quoted(text_of(one)) + " and " + quoted(text_of(other)) + " exclude each other", "correct one of the two bounds");
    found.labels.push_back({span_of(one), "required together with it"});
  }
  Text text_of(const Clause& clause) const { return context_.program.text(clause.text); }
  /// Of several conditions on one line the one alone.
  Span span_of(const Clause& clause) const {
    Span span = context_.spans.of(clause.place);
    if (context_.compilation.sources.text(span).starts_with(text_of(clause))) {
      span.end = span.begin + static_cast<std::uint32_t>(text_of(clause).size());
    }
    return span;
  }

  /// Bounds in two lines that must both be met.
  bool find_exclusive_requirements() {
    if (!guideline_.requires_only || !unreachable_.front()) return false;
    std::vector<const Clause*> tests;
    for (std::size_t i = 0; i < guideline_.clauses.size(); i = guideline_.clauses[i].end) {
      if (guideline_.clauses[i].kind == ClauseKind::require) add_conjuncts(i, tests);
    }
    return report_exclusive(std::move(tests));
  }
  /// The bounds that have to hold where the clause does: what stands in other groups than `all` is one way of several.
  void add_conjuncts(std::size_t index, std::vector<const Clause*>& tests) const {
    const Clause& clause = guideline_.clauses[index];
    const bool leaf = clause.kind == ClauseKind::test && is_bound(context_.program, guideline_.body, clause.literal);
    if (leaf) tests.push_back(&clause);
    if (clause.kind == ClauseKind::group && clause.form != GroupForm::all) return;
    if (clause.negated_reading) return;
    if (clause.kind == ClauseKind::latest) return;
    for (std::size_t i = index + 1; i < clause.end; i = guideline_.clauses[i].end) {
      if (guideline_.clauses[i].kind == ClauseKind::unless) return;
    }
    for (std::size_t i = index + 1; i < clause.end; i = guideline_.clauses[i].end) add_conjuncts(i, tests);
  }

  // ---- Outcomes

  void find_unreachable() {
    if (guideline_.requires_only) {
      if (unreachable_[0]) {
        add(unreachable_outcome, guideline_.place,
            "`recommended` can never be reached: no documented case meets all requirements together",
            "correct the requirements that exclude each other");
      }
      return;
    }
    const ast::OutcomesLine* line = outcomes_line();
    for (std::size_t outcome = 0; outcome < unreachable_.size() && line != nullptr; ++outcome) {
      if (!unreachable_[outcome]) continue;
      const ast::Name& name = line->names[outcome];
      context_.diagnostics.add(
          unreachable_outcome, name.span,
          "no case leads to the outcome " + quoted(name.text) + (has_rule(outcome) ? "" : ": it has no rule"),
          "write the rule that concludes it, or leave the outcome out");
    }
  }
  bool has_rule(std::size_t outcome) const {
    return std::any_of(guideline_.clauses.begin(), guideline_.clauses.end(), [&](const Clause& clause) {
      return (clause.kind == ClauseKind::rule || clause.kind == ClauseKind::otherwise) && clause.outcome == outcome;
    });
  }
  const ast::OutcomesLine* outcomes_line() const {
    for (const ast::Header& header : tree_.headers) {
      if (const auto* line = boost::variant2::get_if<ast::OutcomesLine>(&header)) return line;
    }
    return nullptr;
  }

  // ---- Saying

  bool first_time(const Place& place) {
    return context_.is_given(place.file) && reported_.insert({place.file, place.line, place.column}).second;
  }
  void add(Code code, const Place& place, std::string message, std::string help) {
    if (first_time(place))
      context_.diagnostics.add(code, context_.spans.of(place), std::move(message), std::move(help));
  }

  Context& context_;
  check::SearchBudget& budget_;
  Places& reported_;
  const GuidelineInfo& guideline_;
  const ast::Guideline& tree_;
  check::WitnessSearch search_;
  Literal applies_;
  std::vector<bool> unreachable_;  // by outcome
  std::set<std::uint32_t> shown_;  // literals that a case satisfies on which the guideline applies
  bool in_definition_ = false;
};

}  // namespace

void find_impossible(Context& context) {
  check::SearchBudget budget;
  budget.library = 20'000'000;
  Places reported;
  for (std::size_t i = 0; i < context.program.guidelines.size(); ++i) {
    if (context.is_given(context.program.guidelines[i].place.file)) Impossible(context, budget, reported, i).run();
  }
}

}  // namespace guide::lint
