#pragma once
// Programs and cases from text, read by the reference evaluator.

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "compiler/ast/ast.hpp"
#include "compiler/diagnostic.hpp"
#include "tests/reference/reference.hpp"

namespace guide::properties {

/// A program parsed once; cases are parsed against it one by one.
class ReferenceProgram {
 public:
  explicit ReferenceProgram(const std::string& text);

  /// What the parser found wrong, as text; empty if nothing.
  const std::string& errors() const { return errors_; }
  /// Nothing if the case has syntax errors.
  std::optional<reference::Answer> answer(const std::string& case_text);
  const SourceMap& sources() const { return sources_; }

 private:
  SourceMap sources_;
  std::deque<ast::File> files_;
  std::string errors_;
  std::unique_ptr<reference::Reference> reference_;
};

/// The words at a place: for tests that name conditions by what is written.
std::string words_at(const SourceMap& sources, reference::Place place);

/// An answer as lines: guidelines, conclusions, determinations, then every condition's state with its words.
std::string to_text(const reference::Answer& answer, const SourceMap& sources);
std::string to_text(const reference::Conclusion& conclusion);
std::string to_text(reference::State state);

}  // namespace guide::properties
