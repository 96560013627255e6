#include "compiler/check/rules.hpp"

#include <algorithm>

#include "compiler/lower/text.hpp"

namespace guide::check {
namespace {

constexpr std::size_t steps_per_guideline = 2'000'000;
constexpr std::size_t most_pairs = 500;  // of outcomes

class RulesCheck {
 public:
  explicit RulesCheck(const RulesInBody& rules)
      : rules_(rules),
        search_(rules.shared.program, BodyNodes(rules.body), day_of(rules.guideline), rules.shared.search_budget) {
    rules.shared.search_budget.question = steps_per_guideline + 100 * rules.body.nodes().size();
  }

  bool run() {
    find_able();
    std::vector<std::uint32_t> outcomes;
    for (const lower::EffectiveRule* rule : able_) {
      if (std::find(outcomes.begin(), outcomes.end(), rule->outcome) == outcomes.end())
        outcomes.push_back(rule->outcome);
    }
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      for (std::size_t j = i + 1; j < outcomes.size() && good_; ++j) {
        if (++pairs > most_pairs) {
          note_not_checked();
          return good_;
        }
        check_pair(outcomes[i], outcomes[j]);
      }
    }
    return good_;
  }

 private:
  /// A day on which the guideline is in force.
  static Scaled day_of(const GuidelineInfo& guideline) {
    if (guideline.effective.first != unbounded_below) return guideline.effective.first;
    return guideline.effective.last != unbounded_above ? guideline.effective.last : days_of({2024, 1, 1});
  }

  void find_able() {
    for (const lower::EffectiveRule& rule : rules_.rules) {
      if (search_.find({{rules_.applies}, {rule.effective}}) != Answer::none_exists) {
        able_.push_back(&rule);
        continue;
      }
      rules_.shared.diagnostics.add(Code::never_acts, rule.span,
                                    "this rule can never act: on no documented case do its conditions hold together",
                                    "leave it out, or correct its conditions and exceptions");
    }
  }

  std::vector<Literal> rules_of(std::uint32_t outcome) const {
    std::vector<Literal> literals;
    for (const lower::EffectiveRule* rule : able_) {
      if (rule->outcome == outcome) literals.push_back(rule->effective);
    }
    return literals;
  }

  const lower::EffectiveRule& acting(std::uint32_t outcome) const {
    return **std::find_if(able_.begin(), able_.end(), [&](const lower::EffectiveRule* rule) {
      return rule->outcome == outcome && search_.holds(rule->effective);
    });
  }

  void check_pair(std::uint32_t one, std::uint32_t other) {
    const Answer answer = search_.find({{rules_.applies}, rules_of(one), rules_of(other)});
    if (answer == Answer::none_exists) return;
    if (answer == Answer::not_decided) return note_not_checked();
    const lower::EffectiveRule* first = &acting(one);
    const lower::EffectiveRule* second = &acting(other);
    if (second->span.begin < first->span.begin) std::swap(first, second);
    const auto& names = rules_.guideline.outcomes;
    Diagnostic& found = rules_.shared.diagnostics.add(
        Code::rules_clash, second->span,
        "`" + names[first->outcome] + "` and `" + names[second->outcome] + "` can be concluded together: " + witness(),
        "add an `unless` to one of the two rules, for the cases in which the other one counts");
    found.labels.push_back({first->span, "acts on the same case"});
    good_ = false;
  }

  void note_not_checked() {
    if (noted_) return;
    noted_ = true;
    rules_.shared.diagnostics.add(
        Code::not_checked, rules_.rules.front().span,
        "whether rules of `" + rules_.guideline.name +
            "` can clash was not settled: too many cases, or conditions over the same records");
  }

  // ---- The case, in words
  // ------------------------------------------------------------------------------------------------

  std::string witness() const {
    std::string text;
    for (const WitnessSearch::Chosen& choice : search_.chosen()) {
      if (!text.empty()) text += ", ";
      text += words(choice);
    }
    return text.empty() ? "on every case" : "for instance with " + text;
  }

  std::string words(const WitnessSearch::Chosen& choice) const {
    const Program& program = rules_.shared.program;
    const Mover& mover = *choice.mover;
    if (mover.kind == MoverKind::slot) {
      const FactInfo& fact = program.vocabulary.facts[Slot{mover.index}.index()];
      return "`" + fact.name + ": " + lower::value_text(fact, choice.value) + '`';
    }
    std::string text;
    for (std::uint32_t node = 0; node < rules_.body.nodes().size(); ++node) {
      const Node& leaf = rules_.body.nodes()[node];
      const bool of_mover =
          mover.kind == MoverKind::leaf
              ? node == mover.index
              : (leaf.op == Op::at_least_value || leaf.op == Op::equals_value) && leaf.a == mover.index;
      if (of_mover && search_.knows(node)) append_test(node, text);
    }
    return text;
  }

  /// `count of visit > 24` as it was written, or that it is not so.
  void append_test(std::uint32_t node, std::string& text) const {
    const Clause* clause = nullptr;
    for (std::size_t i = 0; i < rules_.clauses.size() && clause == nullptr;) {
      const Clause& c = rules_.clauses[i];
      const bool leaf = c.kind == ClauseKind::test || c.kind == ClauseKind::latest;
      if (leaf && c.literal.node() == node) clause = &c;
      i = c.kind == ClauseKind::latest ? c.end : i + 1;  // what is below `latest` is in another body
    }
    if (clause == nullptr) return;
    if (!text.empty()) text += ", ";
    text += search_.holds(clause->literal) ? "`" : "not `";
    text += rules_.shared.program.text(clause->text);
    text += '`';
  }

  const RulesInBody& rules_;
  WitnessSearch search_;
  std::vector<const lower::EffectiveRule*> able_;
  bool good_ = true;
  bool noted_ = false;
};

}  // namespace

bool check_rules(const RulesInBody& rules) { return RulesCheck(rules).run(); }

}  // namespace guide::check
