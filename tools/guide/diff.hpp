#pragma once
// `guide diff`, its parts. In: two versions of guidelines, and cases. Out: what was added, removed and changed,
// statement by statement, and which decisions differ. Layout, comments, imports and cases are no part of what
// guidelines say.

#include <optional>
#include <string>
#include <vector>

#include "tools/guide/compiled.hpp"

namespace guide::tool {

struct Statement {
  std::size_t depth = 0;
  std::string text;  // in canonical words
  std::uint32_t line = 0;
};
/// A statement that only one version has, or that reads otherwise in the other.
struct StatementChange {
  std::optional<Statement> before;
  std::optional<Statement> after;
  std::string under;  // the statement that it stands under, if that is not the declaration itself
};
struct DeclarationChange {
  std::string name;          // `guideline mtus.tens`, `fact twitch`
  std::string before_place;  // `old/mtus.guide:12`; empty: added
  std::string after_place;   // empty: removed
  std::vector<StatementChange> changes;
};
std::vector<DeclarationChange> changed_declarations(const std::vector<ModuleText>& before,
                                                    const std::vector<ModuleText>& after);

/// A criterion that stands otherwise, or reads otherwise, in the two decisions.
struct CriterionChange {
  std::string text;
  std::string before;  // `met`, or empty where the version does not have it
  std::string after;
  std::string place;  // of the citation
};
struct DecisionChange {
  std::string case_file, case_name;
  std::string request;  // its label, or empty
  std::string subject;  // a guideline or determination
  std::string before, after;
  std::vector<CriterionChange> criteria;
};
struct DecisionChanges {
  std::vector<DecisionChange> changes;
  std::size_t cases = 0;
  std::size_t requests = 0;
};
/// Decides every case by both versions; without a value a message was given and `failed` is the exit code.
std::optional<DecisionChanges> changed_decisions(const std::string& before, const std::string& after,
                                                 const std::vector<std::string>& library,
                                                 const std::vector<std::string>& case_files, ExitCode& failed);

struct Difference {
  std::vector<DeclarationChange> declarations;
  std::optional<DecisionChanges> decisions;
  bool empty() const { return declarations.empty() && (!decisions || decisions->changes.empty()); }
};
std::string diff_text(const Difference& difference);
std::string diff_json(const Difference& difference);
std::string diff_markdown(const Difference& difference);

}  // namespace guide::tool
