// Guidelines and determinations: sections 6 and 9.

#include "tests/reference/translate.hpp"

namespace guide::reference {

using ast::overloaded;

namespace {

/// One guideline's body, clause by clause.
class Rules {
 public:
  Rules(Program& program, Translator& translator, const ast::Guideline& tree, Guideline& result)
      : program_(program), make_(program.formulas), translator_(translator), tree_(tree), result_(result) {}

  void translate() {
    result_.path = tree_.path.text;
    if (tree_.tail.cite && tree_.tail.cite->source) {
      auto rank = program_.vocabulary.rank_of_source.find(plain(tree_.tail.cite->source->text));
      if (rank != program_.vocabulary.rank_of_source.end()) result_.rank = rank->second;
    }
    for (const ast::Header& line : tree_.headers) header(line);
    for (const ast::Statement& statement : tree_.body) {
      if (auto* line = boost::variant2::get_if<ast::Require>(&statement)) require(*line, {});
      if (auto* block = boost::variant2::get_if<ast::Given>(&statement)) given(*block, {});
      if (auto* line = boost::variant2::get_if<ast::OutcomeRule>(&statement)) rule(*line);
    }
    for (const ast::Statement& statement : tree_.body) {
      if (auto* line = boost::variant2::get_if<ast::Otherwise>(&statement)) otherwise(*line);
    }
    outcomes();
    for (const ast::Statement& statement : tree_.body) {
      if (auto* note = boost::variant2::get_if<ast::Note>(&statement); note && note->when) {
        result_.tests.push_back(translator_.note(*note->when, result_.conditions, result_.outcomes));
      }
    }
  }

 private:
  void header(const ast::Header& line) {
    if (auto* names = boost::variant2::get_if<ast::OutcomesLine>(&line)) {
      for (const ast::Name& name : names->names) result_.outcomes.push_back(name.text);
    } else if (auto* dates = boost::variant2::get_if<ast::Effective>(&line)) {
      result_.effective = Days{named_days(dates->from.text).first, named_days(dates->to.text).last};
    } else if (auto* line_for = boost::variant2::get_if<ast::ForLine>(&line)) {
      ForLine& made = result_.for_lines.emplace_back();
      for (const ast::Name& service : line_for->services) made.services.push_back(plain(service.text));
      made.when = line_for->when ? translator_.condition(*line_for->when, made.conditions) : make_.always();
    }
  }

  const Formula* condition(const ast::Condition& written) {
    const Formula* result = translator_.condition(written, result_.conditions);
    result_.tests.push_back(result);
    return result;
  }

  /// An exception acts when `all: E, not F` for each exception F of its own.
  const Formula* acts(const ast::Unless& unless) {
    Formulas::Parts parts{condition(unless.condition)};
    for (const ast::Unless& exception : unless.exceptions) parts.push_back(make_.opposite(acts(exception)));
    return make_.all(std::move(parts));
  }

  /// `require B` with `unless W` under it waives: `any: B, W`. `under` are the conditions of the `when` blocks around.
  const Formula* require(const ast::Require& line, const Formulas::Parts& under) {
    result_.requires_only = true;
    Formulas::Parts parts{condition(line.condition)};
    for (const ast::Unless& waiver : line.exceptions) parts.push_back(acts(waiver));
    const Formula* value = make_.any(std::move(parts));
    const Formula* alone = value;
    for (auto outer = under.rbegin(); outer != under.rend(); ++outer) {
      alone = make_.any({make_.opposite(*outer), alone});
    }
    result_.clauses.push_back({line.span, {}, value, alone});
    if (under.empty()) required_.push_back(value);
    return value;
  }

  /// `when C: B` is `any: not C, (all: B)`.
  const Formula* given(const ast::Given& block, Formulas::Parts under) {
    result_.requires_only = true;
    const Formula* when = condition(block.condition);
    bool outermost = under.empty();
    under.push_back(when);
    Formulas::Parts body;
    for (const ast::Requirement& requirement : block.body) {
      if (auto* line = boost::variant2::get_if<ast::Require>(&requirement)) body.push_back(require(*line, under));
      if (auto* inner = boost::variant2::get_if<ast::Given>(&requirement)) body.push_back(given(*inner, under));
    }
    const Formula* value = make_.any({make_.opposite(when), make_.all(std::move(body))});
    result_.blocks.push_back({block.span, value});
    if (outermost) required_.push_back(value);
    return value;
  }

  /// Effective: its condition, and none of its exceptions acts.
  void rule(const ast::OutcomeRule& line) {
    Formulas::Parts parts;
    if (line.when) parts.push_back(condition(*line.when));
    for (const ast::Unless& exception : line.exceptions) parts.push_back(make_.opposite(acts(exception)));
    const Formula* effective = make_.all(std::move(parts));
    result_.clauses.push_back({line.span, line.outcome.text, effective, effective});
    effective_.push_back({line.outcome.text, effective});
  }

  /// `otherwise X`: none of the effective rules of the other outcomes.
  void otherwise(const ast::Otherwise& line) {
    Formulas::Parts others;
    for (const auto& [outcome, effective] : effective_) {
      if (outcome != line.outcome.text) others.push_back(effective);
    }
    const Formula* effective = make_.none(std::move(others));
    result_.clauses.push_back({line.span, line.outcome.text, effective, effective});
    effective_.push_back({line.outcome.text, effective});
  }

  void outcomes() {
    if (result_.outcomes.empty()) result_.outcomes = {"recommended", "not_recommended"};
    if (result_.requires_only) {
      const Formula* met = make_.all(required_);
      result_.values = {met, make_.opposite(met)};
      return;
    }
    for (std::string_view name : result_.outcomes) {
      Formulas::Parts rules;
      for (const auto& [outcome, effective] : effective_) {
        if (outcome == name) rules.push_back(effective);
      }
      result_.values.push_back(make_.any(std::move(rules)));
    }
  }

  Program& program_;
  Formulas& make_;
  Translator& translator_;
  const ast::Guideline& tree_;
  Guideline& result_;
  Formulas::Parts required_;
  std::vector<std::pair<std::string_view, const Formula*>> effective_;
};

/// `X when recommended`, `X when any: undetermined, silent`: the words after `when`.
std::vector<std::string_view> words_of(const ast::Condition& condition) {
  if (auto* holds = boost::variant2::get_if<ast::Holds>(&condition.node)) return {holds->name.text};
  std::vector<std::string_view> result;
  if (auto* group = boost::variant2::get_if<ast::Group>(&condition.node)) {
    for (const ast::Condition& member : group->members) {
      for (std::string_view word : words_of(member)) result.push_back(word);
    }
  }
  return result;
}

Determination determination(const ast::Determination& tree) {
  Determination result;
  result.path = tree.path.text;
  for (const ast::Name& name : tree.outcomes.names) result.outcomes.push_back(name.text);
  for (const ast::Tier& tier : tree.tiers) result.tiers.push_back({tier.patterns, tier.by_evidence});
  for (const ast::Statement& statement : tree.body) {
    if (auto* effect = boost::variant2::get_if<ast::PriorEffect>(&statement)) result.effects.push_back(*effect);
    auto* rule = boost::variant2::get_if<ast::OutcomeRule>(&statement);
    if (!rule || !rule->when) continue;
    for (std::string_view word : words_of(*rule->when)) {
      bool named = word == "undetermined" || word == "contradictory" || word == "silent";
      (named ? result.results : result.mapped)[word] = rule->outcome.text;
    }
  }
  return result;
}

}  // namespace

Program::Program(const std::vector<const ast::File*>& files) : vocabulary(files) {
  Translator translator(*this, files);
  for (const ast::File* file : files) {
    for (const ast::Declaration& declaration : file->declarations) {
      if (auto* tree = boost::variant2::get_if<ast::Guideline>(&declaration)) {
        Rules(*this, translator, *tree, guidelines.emplace_back()).translate();
      } else if (auto* consulted = boost::variant2::get_if<ast::Determination>(&declaration)) {
        determinations.push_back(determination(*consulted));
      }
    }
  }
}

}  // namespace guide::reference
