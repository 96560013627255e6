#include <algorithm>
#include <map>

#include "runtime/explain/view.hpp"
#include "runtime/explain/words.hpp"
#include "runtime/in_force.hpp"
#include "tools/guide/cases.hpp"
#include "tools/guide/progress.hpp"
#include "tools/guide/diff.hpp"
#include "tools/guide/terminal.hpp"

namespace guide::tool {
namespace {

using explain::ClauseView;
using explain::GuidelineView;
using explain::RequestView;

// ---- Criteria ------------------------------------------------------------------------------------------------------

struct Criterion {
  std::string text;
  std::string state;
  std::string place;
};

/// The word that begins such a line.
std::string_view criterion_word(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::require: return "require ";
    case ClauseKind::unless: return "unless ";
    case ClauseKind::when: return "when ";
    case ClauseKind::applies: return "applies when ";
    case ClauseKind::in_force: return "effective ";
    case ClauseKind::rule: return "rule ";
    default: return {};
  }
}

std::string criterion_text(const explain::ClauseView& view) {
  const Clause& clause = *view.clause;
  if (clause.kind == ClauseKind::otherwise) return "otherwise";
  const bool labelled_rule = clause.kind == ClauseKind::rule && clause.text.empty();
  return std::string(criterion_word(clause.kind)).append(labelled_rule ? view.label : view.text);
}

bool is_criterion(ClauseKind kind) {
  return kind == ClauseKind::require || kind == ClauseKind::unless || kind == ClauseKind::when ||
         kind == ClauseKind::applies || kind == ClauseKind::in_force || kind == ClauseKind::otherwise ||
         kind == ClauseKind::rule;
}

void collect(const Program& program, const std::vector<ClauseView>& clauses, std::vector<Criterion>& criteria) {
  for (const ClauseView& clause : clauses) {
    if (is_criterion(clause.clause->kind)) {
      criteria.push_back({criterion_text(clause), std::string(explain::state_words(clause)),
                          explain::place_text(program, clause.clause->cite)});
    }
    collect(program, clause.children, criteria);
  }
}

/// Criteria of which the state differs, or that only one version has.
std::vector<CriterionChange> compare(const std::vector<Criterion>& before, const std::vector<Criterion>& after) {
  std::vector<CriterionChange> changes;
  const auto find = [](const std::vector<Criterion>& list, const std::string& text) {
    return std::find_if(list.begin(), list.end(), [&](const Criterion& each) { return each.text == text; });
  };
  for (const Criterion& each : before) {
    const auto other = find(after, each.text);
    if (other == after.end()) changes.push_back({each.text, each.state, "", each.place});
    if (other != after.end() && other->state != each.state) {
      changes.push_back({each.text, each.state, other->state, other->place});
    }
  }
  for (const Criterion& each : after) {
    if (find(before, each.text) == before.end()) changes.push_back({each.text, "", each.state, each.place});
  }
  return changes;
}

// ---- Results -------------------------------------------------------------------------------------------------------

struct Result {
  std::string words;
  std::vector<Criterion> criteria;
};
using Results = std::map<std::string, Result>;  // by guideline or determination

Results results_of(const RequestView& request) {
  Results results;
  for (const GuidelineView& guideline : request.guidelines) {
    const bool again = results.contains(guideline.info->name);
    if (again && !in_force(*guideline.info, request.the_case->as_of)) continue;
    Result result{explain::conclusion_text(guideline.info->outcomes, guideline.decision->conclusion), {}};
    collect(*request.program, guideline.clauses, result.criteria);
    results[guideline.info->name] = std::move(result);
  }
  for (const explain::DeterminationView& view : request.determinations) {
    results[view.info->name] = {explain::result_text(*view.info, view.decision->result), {}};
  }
  return results;
}

class Changes {
 public:
  explicit Changes(DecisionChanges& all) : all_(all) {}

  void compare_case(const std::string& file, const Program& before, const Case& old_case, const Program& after,
                    const Case& new_case) {
    const Decision old_decision = guide::decide(before, old_case), new_decision = guide::decide(after, new_case);
    const auto old_views = explain::view(before, old_case, old_decision);
    const auto new_views = explain::view(after, new_case, new_decision);
    ++all_.cases;
    for (std::size_t i = 0; i < std::min(old_views.size(), new_views.size()); ++i) {
      ++all_.requests;
      std::string label;
      if (new_views[i].request != nullptr) {
        label = new_views[i].request->label;
        if (label.empty()) label = after.vocabulary.services[new_views[i].request->service].name;
      }
      compare_results({file, new_case.name, label, "", "", "", {}}, results_of(old_views[i]), results_of(new_views[i]));
    }
  }

 private:
  void compare_results(const DecisionChange& about, const Results& before, const Results& after) {
    const std::string not_there = "not consulted";
    for (const auto& [subject, result] : before) {
      const auto other = after.find(subject);
      if (other == after.end()) {
        add(about, subject, result.words, not_there, {});
      } else if (other->second.words != result.words) {
        add(about, subject, result.words, other->second.words, compare(result.criteria, other->second.criteria));
      }
    }
    for (const auto& [subject, result] : after) {
      if (!before.contains(subject)) add(about, subject, not_there, result.words, {});
    }
  }
  void add(DecisionChange change, const std::string& subject, const std::string& before, const std::string& after,
           std::vector<CriterionChange> criteria) {
    change.subject = subject;
    change.before = before;
    change.after = after;
    change.criteria = std::move(criteria);
    all_.changes.push_back(std::move(change));
  }

  DecisionChanges& all_;
};

const Case* named(const std::vector<Case>& cases, const std::string& name) {
  const auto found = std::find_if(cases.begin(), cases.end(), [&](const Case& each) { return each.name == name; });
  return found == cases.end() ? nullptr : &*found;
}

/// Of a folder only the files with cases are meant; a file that was named has to have one.
bool is_meant(const std::string& file, const std::vector<std::string>& named) {
  if (std::find(named.begin(), named.end(), file) != named.end()) return true;
  std::string problem;
  const auto read = read_file(file, problem);
  return !read || read->text.starts_with("case ") || read->text.find("\ncase ") != std::string::npos;
}

}  // namespace

std::optional<DecisionChanges> changed_decisions(const std::string& before, const std::string& after,
                                                 const std::vector<std::string>& library,
                                                 const std::vector<std::string>& case_files, ExitCode& failed) {
  DecisionChanges all;
  std::vector<std::string> files;
  std::string problem;
  if (!expand_folders(case_files, files, problem)) {
    report_error(problem);
    failed = exit_failure;
    return std::nullopt;
  }
  std::erase_if(files, [&](const std::string& file) { return !is_meant(file, case_files); });
  if (files.empty()) {
    report_error("no `case` in any file of " + case_files.front(), "a case begins `case NAME as of DATE:`");
    failed = exit_case;
    return std::nullopt;
  }
  const auto roots = [&](const std::string& version) {
    std::vector<std::string> list{version};
    list.insert(list.end(), library.begin(), library.end());
    return list;
  };
  Progress progress("deciding", files.size());
  for (const std::string& file : files) {
    const auto old_cases = read_cases(file, roots(before), failed);
    if (!old_cases) return std::nullopt;
    const auto new_cases = read_cases(file, roots(after), failed);
    if (!new_cases) return std::nullopt;
    for (const Case& each : old_cases->cases) {
      const Case* other = named(new_cases->cases, each.name);
      if (other == nullptr) continue;
      Changes(all).compare_case(file, old_cases->program(), each, new_cases->program(), *other);
    }
    progress.step();
  }
  return all;
}

}  // namespace guide::tool
