#pragma once
// The runtime's decision as the reference evaluator's answer, so that the two can be compared: keyed by names and by where
// conditions begin. In: a program compiled with its cases. Out: answers of both, and what differs.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/compile.hpp"
#include "runtime/decision.hpp"
#include "tests/reference/reference.hpp"

namespace guide::properties {

/// A program and cases compiled once, ready to be decided both ways. Cases with errors are left out.
class Compared {
 public:
  /// `text` holds the program and any number of `case` blocks, with different names.
  explicit Compared(const std::string& text);

  /// Whether the program compiles; if not, `errors` says why.
  bool accepted() const { return compilation_->program != nullptr; }
  std::string errors() const;
  /// Whether the checker found the answer to every question that it asks of rules and tables.
  bool settled() const;

  std::size_t cases() const { return trees_.size(); }
  const std::string& case_name(std::size_t index) const { return compilation_->cases[cases_[index]].name; }
  reference::Answer real(std::size_t index) const;
  reference::Answer expected(std::size_t index) const;
  const SourceMap& sources() const { return compilation_->sources; }
  const Program& program() const { return *compilation_->program; }
  const guide::Case& the_case(std::size_t index) const { return compilation_->cases[cases_[index]]; }

 private:
  std::unique_ptr<Compilation> compilation_;
  std::vector<ast::File> files_;  // with what stands in cases
  std::unique_ptr<reference::Reference> reference_;
  std::vector<const ast::Case*> trees_;
  std::vector<std::size_t> cases_;  // parallel: into the compilation's
};

/// A decision as an answer. Places are file, line and column: `begin` is the line, `end` the column.
reference::Answer to_answer(const Program& program, const guide::Case& the_case, const Decision& decision);
/// The reference's answer with its places given likewise.
reference::Answer located(const reference::Answer& answer, const SourceMap& sources);

/// What differs, a line each; empty if nothing does. Both sides must have been located.
std::string difference(const reference::Answer& expected, const reference::Answer& real);

}  // namespace guide::properties
