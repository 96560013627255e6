#include "compiler/lower/guideline.hpp"

#include <algorithm>
#include <map>

#include "compiler/check/rules.hpp"
#include "compiler/lower/exact.hpp"
#include "compiler/lower/outcomes.hpp"
#include "compiler/lower/statements.hpp"
#include "compiler/lower/text.hpp"

namespace guide::lower {
namespace {

/// One guideline on its way into the Program.
class GuidelineLowering {
 public:
  GuidelineLowering(Shared& shared, const resolve::Placed<ast::Guideline>& placed)
      : shared_(shared), tree_(*placed.tree), where_{shared, placed.file, none, body_, tables_, shared.diagnostics} {
    where_.clauses = &clauses_;
    clauses_.reserve(usual_clauses);
    info_.name = shared.program.room.keep(tree_.path.text);
    info_.module = shared.library.modules[placed.file];
    if (tree_.tail.label) info_.title = shared.program.room.keep(tree_.tail.label->text);
    info_.place = shared.place(tree_.span);
  }

  bool run() {
    info_.cite = shared_.citations.of(tree_.tail, where_.file, none, shared_.diagnostics);
    where_.cite = info_.cite;
    for (const ast::Header& header : tree_.headers) {
      boost::variant2::visit([&](const auto& line) { lower_header(line); }, header);
    }
    if (info_.outcomes.empty()) info_.outcomes = {usual_outcomes, 2};
    find_form();
    for (const ast::Statement& statement : tree_.body) {
      boost::variant2::visit([&](const auto& line) { lower_statement(line); }, statement);
    }
    if (!good_) return false;
    add_outcomes();
    add_notes();
    if (!good_) return false;
    add_applications();
    check();
    info_.applications = room().keep(applications_);
    info_.clauses = room().keep(assembled_.list());
    info_.body = shared_.pool.add_body(body_);
    shared_.program.guidelines.push_back(info_);
    return true;
  }

 private:
  // ---- Headers ---------------------------------------------------------------------------------------------------------

  static constexpr std::size_t usual_clauses = 64;
  static constexpr Text usual_outcomes[] = {"recommended", "not_recommended"};

  Room& room() { return shared_.program.room; }

  struct ForLine {
    std::optional<Literal> when;
  };

  /// A line that could not be read may have declared the outcomes.
  void lower_header(const ast::Missing&) {
    good_ = false;
    outcomes_known_ = false;
  }

  void lower_header(const ast::ForLine& line) {
    const auto number = static_cast<std::uint32_t>(lines_.size());
    ForLine lowered;
    if (line.when) {
      Where inside = where_;
      const std::uint32_t clause =
          open_clause(where_, ClauseKind::applies, line.when->tail, &*line.when, line.when->span, inside);
      lowered.when = lower_condition(inside, *line.when, TailUse::taken);
      clauses_.close(clause, lowered.when.value_or(Literal{}));
      good_ = good_ && lowered.when;
    }
    lines_.push_back(lowered);
    for (const ast::Name& name : line.services) {
      const auto service = resolve::find(shared_.library, where_.file, name, {resolve::SymbolKind::service},
                                         shared_.diagnostics);
      good_ = good_ && service;
      if (!service) continue;
      std::vector<std::uint32_t>& lines = lines_of_service_[service->index];
      if (lines.empty() || lines.back() != number) lines.push_back(number);
    }
  }

  void lower_header(const ast::Effective& effective) {
    if (effective_ != nullptr) return repeated(effective.span, effective_->span, "`effective`");
    effective_ = &effective;
    const auto period = period_of(effective, shared_.diagnostics);
    if (!period) {
      good_ = false;
      return;
    }
    info_.effective = *period;
    in_force_ = body_.leaf(Op::in_force, shared_.pool.period(*period));
    Where inside = where_;
    const std::uint32_t clause = open_clause(where_, ClauseKind::in_force, {}, nullptr, effective.span, inside);
    clauses_[clause].text = shared_.keep(std::string(effective.from.text) + " to " + std::string(effective.to.text));
    clauses_.close(clause, *in_force_);
  }

  void lower_header(const ast::OutcomesLine& line) {
    if (outcomes_line_ != nullptr) return repeated(line.span, outcomes_line_->span, "`outcomes`");
    outcomes_line_ = &line;
    info_.outcomes = room().keep(declared_outcomes(line, room(), shared_.diagnostics, good_));
  }

  void repeated(Span span, Span first, const std::string& what) {
    Diagnostic& found =
        shared_.diagnostics.add(Code::repeated_line, span, "a second line of " + what, "leave out one of the two");
    found.labels.push_back({first, "the first"});
    good_ = false;
  }

  // ---- Requirements or rules -------------------------------------------------------------------------------------------

  /// A guideline requires, or it concludes by rules.
  void find_form() {
    std::optional<Span> requirement, rule;
    const auto keep = [](std::optional<Span>& kept, Span span) {
      if (!kept) kept = span;
    };
    for (const ast::Statement& statement : tree_.body) {
      boost::variant2::visit(ast::overloaded{
                                 [&](const ast::Require& line) { keep(requirement, line.span); },
                                 [&](const ast::Given& line) { keep(requirement, line.span); },
                                 [&](const ast::OutcomeRule& line) {
                                   // An unknown outcome is a mistake of its own, perhaps a misspelt word.
                                   if (known_outcome(info_.outcomes, line.outcome.text) != none) keep(rule, line.span);
                                 },
                                 [&](const ast::Otherwise& line) { keep(rule, line.span); },
                                 [](const ast::Missing&) {},
                                 [](const ast::Note&) {},
                                 [](const ast::NeedsReview&) {},
                                 [](const ast::PriorEffect&) {},
                             },
                             statement);
    }
    info_.requires_only = requirement.has_value();
    if (requirement && rule) {
      Diagnostic& found = shared_.diagnostics.add(
          Code::require_and_rules, *rule, "a guideline either requires or concludes by rules, and this one does both",
          "what must not be so is required too: `require none:`, with its conditions indented under it");
      found.labels.push_back({*requirement, "a requirement"});
      good_ = false;
    }
    if (requirement && outcomes_line_ != nullptr) {
      shared_.diagnostics.add(Code::outcome_name, outcomes_line_->span,
                              "a guideline of requirements is `recommended` or `not_recommended`, and declares no outcomes",
                              "leave the line out");
      good_ = false;
    }
  }

  void lower_statement(const ast::Missing&) { good_ = false; }
  void lower_statement(const ast::Require& line) { add_requirement(lower_requirement(where_, line)); }
  void lower_statement(const ast::Given& line) { add_requirement(lower_requirement(where_, line)); }

  void add_requirement(std::optional<Literal> met) {
    good_ = good_ && met;
    if (met) requirements_.push_back(*met);
  }

  void lower_statement(const ast::OutcomeRule& line) {
    const std::uint32_t outcome =
        outcome_named(info_.outcomes, line.outcome, outcomes_known_ ? shared_.diagnostics : shared_.muted);
    const auto effective = lower_rule(where_, line, outcome);
    good_ = good_ && outcome != none && effective;
    if (outcome != none && effective) rules_.push_back({outcome, *effective, line.span});
  }

  /// Their literals rest on all rules, so they wait; their places among the clauses are kept.
  void lower_statement(const ast::Otherwise& line) {
    if (otherwise_ != nullptr) return repeated(line.span, otherwise_->span, "`otherwise`");
    otherwise_ = &line;
    wait(&line, nullptr);
  }
  void lower_statement(const ast::Note& line) { wait(nullptr, &line); }

  void lower_statement(const ast::NeedsReview& line) { misplaced(line.span, "who reviews"); }
  void lower_statement(const ast::PriorEffect& line) { misplaced(line.span, "what becomes of a prior decision"); }
  void misplaced(Span span, const std::string& what) {
    shared_.diagnostics.add(Code::misplaced_line, span, "a determination says " + what + ", and this is a guideline",
                            "put the line into a `determination`");
    good_ = false;
  }

  struct Waiting {
    const ast::Otherwise* otherwise = nullptr;
    const ast::Note* note = nullptr;
  };
  void wait(const ast::Otherwise* otherwise, const ast::Note* note) {
    segments_.push_back(std::move(clauses_));
    clauses_ = {};
    waiting_.push_back({otherwise, note});
  }

  // ---- Outcomes --------------------------------------------------------------------------------------------------------

  void add_outcomes() {
    if (info_.requires_only) {
      const Literal met = body_.all(requirements_);
      outcomes_ = {met, !met};
      return;
    }
    std::vector<std::vector<Literal>> effective(info_.outcomes.size());
    for (const EffectiveRule& rule : rules_) effective[rule.outcome].push_back(rule.effective);
    if (otherwise_ != nullptr) {
      const std::uint32_t outcome = outcome_named(info_.outcomes, otherwise_->outcome, shared_.diagnostics);
      if (outcome == none) {
        good_ = false;
      } else {
        Where unrecorded = where_;
        unrecorded.clauses = nullptr;
        effective[outcome].push_back(lower_otherwise(unrecorded, *otherwise_, outcome, rules_));
      }
    }
    for (std::vector<Literal>& rules : effective) outcomes_.push_back(body_.any(std::move(rules)));
  }

  /// Lowers what waited for the outcomes, and puts the clauses into the order of the lines.
  void add_notes() {
    if (!good_) return;
    segments_.push_back(std::move(clauses_));
    const OutcomesInScope scope{info_.outcomes, outcomes_};
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      assembled_.append(std::move(segments_[i]));
      if (i >= waiting_.size()) break;
      where_.clauses = &assembled_;
      if (const ast::Otherwise* line = waiting_[i].otherwise) {
        lower_otherwise(where_, *line, known_outcome(info_.outcomes, line->outcome.text), rules_);
      } else {
        Where noting = where_;
        noting.outcomes = &scope;
        good_ = lower_note(noting, *waiting_[i].note).has_value() && good_;
      }
    }
  }

  // ---- Applications ----------------------------------------------------------------------------------------------------

  Literal applies_by(const std::vector<std::uint32_t>& lines) {
    std::vector<Literal> conditions;
    conditions.reserve(lines.size());
    for (const std::uint32_t line : lines) conditions.push_back(lines_[line].when ? *lines_[line].when : body_.always());
    const Literal named = lines.empty() ? body_.always() : body_.any(std::move(conditions));
    return in_force_ ? body_.all(*in_force_, named) : named;
  }

  void add_application(const std::vector<std::uint32_t>& services, const std::vector<std::uint32_t>& lines) {
    Application application;
    application.services = room().keep(services);
    application.applies = applies_by(lines);
    application.outcomes = room().filled<Literal>(
        outcomes_.size(), [&](Literal* outcome, std::size_t i) { *outcome = body_.all(application.applies, outcomes_[i]); });
    application.three_values_exact =
        info_.requires_only && three_values_exact(shared_.program, body_, outcomes_.front(), application.applies);
    applications_.push_back(application);
  }

  /// One for each set of `for` lines that name the same services, and one for a case without requests.
  void add_applications() {
    std::map<std::vector<std::uint32_t>, std::vector<std::uint32_t>> services_of_lines;
    for (auto& [service, lines] : lines_of_service_) services_of_lines[lines].push_back(service);
    for (auto& [lines, services] : services_of_lines) add_application(services, lines);
    std::vector<std::uint32_t> all(lines_.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
    add_application({}, all);
  }

  void check() {
    if (rules_.empty()) return;
    const Literal applies = applications_.back().applies;
    good_ = check::check_rules({shared_, body_, info_, assembled_.list(), applies, rules_}) && good_;
  }

  Shared& shared_;
  const ast::Guideline& tree_;
  BodyBuilder body_;
  TablesInBody tables_;
  Clauses clauses_, assembled_;
  Where where_;
  GuidelineInfo info_;
  bool good_ = true;
  bool outcomes_known_ = true;

  std::vector<ForLine> lines_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> lines_of_service_;
  const ast::Effective* effective_ = nullptr;
  const ast::OutcomesLine* outcomes_line_ = nullptr;
  const ast::Otherwise* otherwise_ = nullptr;
  std::optional<Literal> in_force_;
  std::vector<Literal> requirements_;
  std::vector<EffectiveRule> rules_;
  std::vector<Literal> outcomes_;
  std::vector<Application> applications_;
  std::vector<Clauses> segments_;
  std::vector<Waiting> waiting_;
};

}  // namespace

std::optional<Period> period_of(const ast::Effective& effective, Diagnostics& diagnostics) {
  const auto days = [&](const ast::Day& day) {
    const auto range = parse_day(day.text);
    if (!range) {
      diagnostics.add(Code::bad_date, day.span, '`' + std::string(day.text) + "` is no day of the calendar",
                      "a date is a day, month or year: `2014-02-20`, `2014-02`, `2014`");
    }
    return range;
  };
  const auto from = days(effective.from), to = days(effective.to);
  if (!from || !to) return std::nullopt;
  if (from->low <= to->high) return Period{from->low, to->high};
  diagnostics.add(Code::period_order, effective.to.span, "the period ends before it begins",
                  "write the earlier day first");
  return std::nullopt;
}

bool lower_guideline(Shared& shared, const resolve::Placed<ast::Guideline>& placed) {
  return GuidelineLowering(shared, placed).run();
}

}  // namespace guide::lower
