#pragma once
// From files to a compilation, with the messages on the way: shared by the verbs that need a Program.

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compiler/compile.hpp"
#include "tools/guide/exit_code.hpp"
#include "tools/guide/files.hpp"
#include "tools/guide/library.hpp"

namespace guide::tool {

/// Reads the files; on a problem reports it and returns nothing.
std::optional<std::vector<ModuleText>> read_modules(const std::vector<std::string>& files, const Library& library);
/// The files that a verb was given, folders expanded, and the library that they are read against.
struct Inputs {
  Library library;
  std::vector<ModuleText> modules;
};
/// Without a value a message was given.
std::optional<Inputs> read_inputs(const std::vector<std::string>& paths, const std::vector<std::string>& roots);
/// False, with a message, if a library root is not there.
bool roots_exist(const Library& library);
/// The texts and what they import from the library. Of what lies in a folder above it the help says so.
std::unique_ptr<Compilation> compile(std::vector<ModuleText> texts, const Library& library,
                                     const CompileOptions& options = {});
/// The guidelines of these texts, without their cases. What does not compile is reported, and there is nothing.
std::shared_ptr<const Compilation> compile_guidelines(std::vector<ModuleText> modules, const Library& library);
/// Keeps it as long as the process lives: taking a large library apart takes time, and nobody waits for the memory.
std::shared_ptr<const Compilation> for_good(std::shared_ptr<const Compilation> compilation);
/// All diagnostics of a compilation as text, in source order, with a blank line between them.
std::string diagnostics_text(const Compilation& compilation, bool color);
std::string diagnostics_text(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources, bool color);
/// What a compilation with errors has to say, one text for each thing.
std::vector<std::string> error_texts(const Compilation& compilation);
/// What is wrong in several compilations, each thing told once: what many files import is compiled with each of them.
class ToldOnce {
 public:
  /// Prints what was not printed yet.
  void print(const std::vector<std::string>& texts);

 private:
  std::set<std::string> told_;
};
/// `2 errors, 1 warning`; empty when there are none.
std::string diagnostics_summary(const std::vector<Diagnostic>& diagnostics);
/// `1 file`, `3 files`.
std::string counted(std::size_t count, std::string_view thing);

}  // namespace guide::tool
