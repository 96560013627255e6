#pragma once
// What a session works on: the library, what was entered, and both compiled together. In: statements. Out: a Program,
// the case as it stands, its decision; or messages. A case entered here is compiled as a `case` block in a file is.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/compile.hpp"
#include "runtime/decision.hpp"
#include "tools/guide/exit_code.hpp"
#include "tools/guide/repl/entered.hpp"
#include "tools/guide/repl/host.hpp"

namespace guide::repl {

using tool::ExitCode;

/// What was entered, compiled with the library.
struct Compiled {
  Draft draft;
  std::unique_ptr<Compilation> compilation;
  std::optional<Decision> decision;

  const Program* program() const { return compilation->program.get(); }
  /// The case, unless something is wrong with it or with the guidelines.
  const Case* the_case() const;
};

/// What came of something that was entered.
struct Outcome {
  bool taken = false;
  std::string messages;
  ExitCode code = tool::exit_done;
};

class Workspace {
 public:
  Workspace(Host& host, bool color) : host_(host), color_(color) {}
  Inputs& inputs() { return inputs_; }
  const Inputs& inputs() const { return inputs_; }
  Host& host() { return host_; }
  bool color() const { return color_; }

  /// Modules come from these folders; with none, from where `file` lies and only as they are imported.
  Outcome use_library(const std::vector<std::string>& roots, const std::string& file);
  const std::vector<std::string>& roots() const { return roots_; }
  const std::vector<std::string>& modules() const { return modules_; }
  /// Reads the library again.
  Outcome reload();
  /// Whether a file of the library is another than when it was read.
  bool library_changed();

  /// Takes the statement, unless the compiler objects to it.
  Outcome enter(Statement statement);
  /// What would stand then, compiled; nothing is taken. Without a case or with messages it would not be taken.
  std::unique_ptr<Compiled> try_out(const Statement& statement, Outcome& outcome);
  bool undo();
  bool redo();
  const Entered& entered() const { return entered_; }

  const Compiled& compiled();
  /// Decided once; nothing while something is wrong with the case or with the guidelines.
  const Decision* decision();
  /// With a condition that stands in a guideline of its own.
  std::unique_ptr<Compiled> with_condition(const Passage& condition);
  /// A text by itself, as it would be saved.
  std::unique_ptr<Compiled> compile_text(Draft draft) { return compile(std::move(draft)); }

  /// Messages of a compilation; of its errors alone, or of all that lie within a place.
  std::string errors(const Compiled& compiled) const;
  std::string notes_at(const Compiled& compiled, const Where& where) const;
  std::string mistake(const Where& where, std::string message, std::string help) const;
  /// The modules that everything entered imports, and the day where none was entered.
  WriteOptions write_options() const;

 private:
  std::unique_ptr<Compiled> compile(Draft draft);
  std::unique_ptr<Compiled> compile(const Entered& entered);
  Outcome judge(const Compiled& next, const Where& where);
  void replay();
  std::optional<ModuleText> load(std::string_view module);

  Host& host_;
  bool color_ = false;
  Inputs inputs_;
  std::vector<std::string> roots_;
  std::string near_;
  std::vector<std::string> modules_;  // imported by all that is entered
  std::map<std::string, std::optional<ModuleText>, std::less<>> texts_;
  std::uint64_t stamp_ = 0;
  std::vector<Statement> statements_;
  std::size_t applied_ = 0;
  Entered entered_;
  std::unique_ptr<Compiled> compiled_;
};

/// The guideline in which a condition stands, and its only outcome.
inline constexpr std::string_view condition_guideline = "session.condition";

}  // namespace guide::repl
