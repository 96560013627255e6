#include "compiler/lower/determination.hpp"

#include <algorithm>

#include "compiler/lower/outcomes.hpp"
#include "compiler/lower/text.hpp"

namespace guide::lower {
namespace {

class DeterminationLowering {
 public:
  DeterminationLowering(Shared& shared, const resolve::Placed<ast::Determination>& placed)
      : shared_(shared), tree_(*placed.tree), file_(placed.file) {}

  bool run() {
    info_.name = room().keep(tree_.path.text);
    info_.module = shared_.library.modules[file_];
    if (tree_.tail.label) info_.title = room().keep(tree_.tail.label->text);
    info_.place = shared_.place(tree_.span);
    info_.cite = shared_.citations.of(tree_.tail, file_, none, shared_.diagnostics);
    if (tree_.outcomes.names.empty()) return false;  // the parser has said so; without them nothing fits
    info_.outcomes = room().keep(declared_outcomes(tree_.outcomes, room(), shared_.diagnostics, good_));
    for (const ast::Statement& statement : tree_.body) {
      boost::variant2::visit([&](const auto& line) { lower(line); }, statement);
    }
    if (!good_) return false;  // a line at fault may be the one that is missing
    check_named_clauses();
    const std::vector<TieredGuideline> consulted = tiers_of(shared_.program, tree_);
    const auto mapped = map_outcomes(consulted);
    if (!good_ || shared_.diagnostics.has_errors()) return false;
    if (!add_consultations(shared_, info_, consulted, mapped, tree_.span)) return false;
    shared_.program.determinations.push_back(std::move(info_));
    return true;
  }

 private:
  Room& room() { return shared_.program.room; }

  void refuse(Span span, std::string message, std::string help) {
    shared_.diagnostics.add(Code::determination_line, span, std::move(message), std::move(help));
    good_ = false;
  }

  // ---- Lines -------------------------------------------------------------------------------------------------------------

  void lower(const ast::Missing&) { good_ = false; }
  void lower(const ast::Require& line) { refuse_requirement(line.span); }
  void lower(const ast::Given& line) { refuse_requirement(line.span); }
  void refuse_requirement(Span span) {
    refuse(span, "a determination consults guidelines, and requires nothing itself", "put the line into a `guideline`");
  }
  void lower(const ast::Otherwise& line) {
    refuse(line.span, "a determination says what follows from each conclusion",
           "write `when undetermined`, `when contradictory` and `when silent`");
  }

  /// The outcome that a line tests: `X when recommended`.
  const ast::Name* tested(const ast::OutcomeRule& line) {
    const auto* holds = line.when ? boost::variant2::get_if<ast::Holds>(&line.when->node) : nullptr;
    if (holds != nullptr && !holds->negated && line.exceptions.empty()) return &holds->name;
    if (line.when && boost::variant2::holds_alternative<ast::Missing>(line.when->node)) {
      good_ = false;
      return nullptr;
    }
    if (!line.when && known_outcome(info_.outcomes, line.outcome.text) == none) {
      outcome_named(info_.outcomes, line.outcome, shared_.diagnostics);
      good_ = false;
      return nullptr;
    }
    refuse(line.when ? line.when->span : line.span,
           "a line of a determination tests one outcome of the guidelines, or how they concluded",
           "write `" + std::string(line.outcome.text) + " when` and an outcome, `undetermined`, `contradictory` or `silent`");
    return nullptr;
  }

  void lower(const ast::OutcomeRule& line) {
    const ast::Name* when = tested(line);
    if (when == nullptr) return;
    ResultClause* named = named_clause(when->text);
    if (named == nullptr) return add_mapping(line, *when);
    std::optional<Span>& first = named_spans_[static_cast<std::size_t>(named == &info_.undetermined     ? 0
                                                                       : named == &info_.contradictory ? 1
                                                                                                       : 2)];
    if (first) return repeated(line.span, *first, when->text);
    first = line.span;
    fill(*named, line);
  }

  void repeated(Span span, Span first, std::string_view what) {
    Diagnostic& found = shared_.diagnostics.add(Code::repeated_line, span,
                                                "a second line for `when " + std::string(what) + '`',
                                                "leave out one of the two");
    found.labels.push_back({first, "the first"});
    good_ = false;
  }

  ResultClause* named_clause(std::string_view word) {
    if (word == "undetermined") return &info_.undetermined;
    if (word == "contradictory") return &info_.contradictory;
    return word == "silent" ? &info_.silent : nullptr;
  }

  void fill(ResultClause& clause, const ast::OutcomeRule& line) {
    const ast::Tail& tail = line.when->tail;
    clause.cite = shared_.citations.of(tail, file_, info_.cite, shared_.diagnostics);
    if (tail.label) clause.label = room().keep(tail.label->text);
    clause.place = shared_.place(line.span);
    if (line.outcome.text == "refer") {
      clause.result = {ResultKind::refer, none};
    } else if (line.outcome.text == "request_information") {
      clause.result = {ResultKind::request_information, none};
    } else {
      clause.result = {ResultKind::outcome, outcome_named(info_.outcomes, line.outcome, shared_.diagnostics)};
      good_ = good_ && clause.result.outcome != none;
    }
  }

  void add_mapping(const ast::OutcomeRule& line, const ast::Name& from) {
    OutcomeMapping mapping;
    mapping.guideline_outcome = room().keep(from.text);
    if (line.outcome.text != "ignore") {
      if (line.outcome.text == "refer" || line.outcome.text == "request_information") {
        return refuse(line.outcome.span,
                      "an outcome of a guideline leads to an outcome of the determination, or is ignored",
                      "write `ignore when " + mapping.guideline_outcome + "`, or one of " + listed(info_.outcomes));
      }
      mapping.outcome = outcome_named(info_.outcomes, line.outcome, shared_.diagnostics);
      good_ = good_ && mapping.outcome != none;
    }
    if (line.when->tail.label) mapping.label = room().keep(line.when->tail.label->text);
    mapping.place = shared_.place(line.span);
    const auto [first, fresh] = mapping_spans_.try_emplace(from.text, line.span);
    if (!fresh) return repeated(line.span, first->second, from.text);
    info_.mappings.push_back(std::move(mapping));
  }

  void lower(const ast::NeedsReview& line) {
    const std::uint32_t outcome = outcome_named(info_.outcomes, line.outcome, shared_.diagnostics);
    good_ = good_ && outcome != none;
    info_.reviewers.push_back({outcome, room().keep(line.reviewer.text)});
  }

  void lower(const ast::PriorEffect& line) {
    const std::uint32_t outcome = outcome_named(info_.outcomes, line.outcome, shared_.diagnostics);
    good_ = good_ && outcome != none;
    for (const PriorEffectInfo& known : info_.prior_effects) {
      if (known.outcome != outcome || known.prior != line.prior.text) continue;
      shared_.diagnostics.add(Code::repeated_line, line.span,
                              "what `" + std::string(line.outcome.text) + "` does to a prior `" + known.prior +
                                  "` is said already",
                              "leave out one of the two");
      good_ = false;
    }
    info_.prior_effects.push_back({outcome, line.upholds, room().keep(line.prior.text)});
  }

  void lower(const ast::Note& line) {
    Clause note;
    note.kind = ClauseKind::note;
    note.end = static_cast<std::uint32_t>(info_.notes.size() + 1);
    const ast::Tail& tail = line.when ? line.when->tail : line.tail;
    note.cite = shared_.citations.of(tail, file_, info_.cite, shared_.diagnostics);
    if (tail.label) note.label = shared_.keep(tail.label->text);
    note.place = shared_.place(line.span);
    if (line.when) {
      const auto* holds = boost::variant2::get_if<ast::Holds>(&line.when->node);
      if (holds == nullptr || holds->negated) {
        return refuse(line.when->span, "a note of a determination tests one of its outcomes",
                      "write `note when` and one of " + listed(info_.outcomes));
      }
      note.text = shared_.keep(holds->name.text);
      if (holds->name.text != "refer" && holds->name.text != "request_information") {
        note.outcome = outcome_named(info_.outcomes, holds->name, shared_.diagnostics);
        good_ = good_ && note.outcome != none;
      }
    }
    info_.notes.push_back(std::move(note));
  }

  // ---- What the whole must say -------------------------------------------------------------------------------------------

  void check_named_clauses() {
    static constexpr std::string_view words[] = {"undetermined", "contradictory", "silent"};
    for (std::size_t i = 0; i < 3; ++i) {
      if (named_spans_[i]) continue;
      const std::string word(words[i]);
      shared_.diagnostics.add(Code::missing_clause, tree_.path.span,
                              "`" + info_.name + "` does not say what follows `when " + word + '`',
                              "add `refer when " + word + "`, `request_information when " + word +
                                  "`, or an outcome `when " + word + '`');
      good_ = false;
    }
  }

  /// For each consulted guideline its outcomes' meanings here; an outcome without one is an error, said once for its name.
  std::vector<std::vector<std::uint32_t>> map_outcomes(const std::vector<TieredGuideline>& consulted) {
    std::unordered_map<std::string_view, std::uint32_t> meaning;
    for (const OutcomeMapping& mapping : info_.mappings) meaning.emplace(mapping.guideline_outcome, mapping.outcome);
    std::unordered_map<std::string_view, bool> reported;
    std::vector<std::vector<std::uint32_t>> mapped;
    for (const TieredGuideline& item : consulted) {
      const GuidelineInfo& guideline = shared_.program.guidelines[item.guideline];
      std::vector<std::uint32_t>& row = mapped.emplace_back();
      for (const Text outcome : guideline.outcomes) {
        const auto found = meaning.find(outcome);
        row.push_back(found == meaning.end() ? none : found->second);
        if (found != meaning.end() || !reported.emplace(outcome, true).second) continue;
        shared_.diagnostics.add(Code::unmapped_outcome, tree_.path.span,
                                '`' + guideline.name + "` may conclude `" + outcome + "`, and `" + info_.name +
                                    "` does not say what follows",
                                "add `" + info_.outcomes.front() + " when " + outcome + "`, or `ignore when " + outcome +
                                    '`');
        good_ = false;
      }
    }
    return mapped;
  }

  Shared& shared_;
  const ast::Determination& tree_;
  std::uint32_t file_;
  DeterminationInfo info_;
  bool good_ = true;
  std::optional<Span> named_spans_[3];
  std::unordered_map<std::string_view, Span> mapping_spans_;
};

}  // namespace

bool lower_determination(Shared& shared, const resolve::Placed<ast::Determination>& placed) {
  return DeterminationLowering(shared, placed).run();
}

}  // namespace guide::lower
