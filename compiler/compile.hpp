#pragma once
// All stages of a compilation: parse, resolve, check, lower. In: texts and a loader for imports. Out: a Program, the
// cases written in the texts, and diagnostics. Not here: files; the host hands in text.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ast/ast.hpp"
#include "compiler/diagnostic.hpp"
#include "compiler/limits.hpp"
#include "compiler/workers.hpp"
#include "runtime/case.hpp"
#include "runtime/program.hpp"

namespace guide {

/// A text handed in. `module` is its path (`clinical.pain`), by which others import it and which qualifies its names;
/// empty for a file that nobody imports.
struct ModuleText {
  std::string module;
  std::string file;  // for messages: `clinical/pain.guide`
  std::string text;
};
/// Finds an imported module under the library roots that the host names; nothing if there is none.
/// The standard library's modules are found without it.
using ModuleLoader = std::function<std::optional<ModuleText>(std::string_view module)>;

/// What becomes of the `case` blocks of the given texts. Those of imported modules are checked at most.
enum class CaseBlocks : std::uint8_t {
  kept,     // read, as `Compilation::cases`
  checked,  // read for their mistakes alone
  unread,   // passed over; only where something else is wrong are they looked at
};
struct CompileOptions {
  CaseBlocks cases = CaseBlocks::kept;
  bool keep_bodies = true;  // of guidelines, in `Compilation::files`; else each is dropped when it has been lowered
  Limits limits = {};
  Workers workers = {};  // for what does not depend on each other
};

struct Compilation {
  SourceMap sources;
  std::vector<ast::File> files;            // parallel to `sources`; the given texts first, then imports as found;
                                           // without the items of their cases
  std::vector<std::string> modules;        // parallel to `files`
  std::shared_ptr<const Program> program;  // null when there are errors outside case blocks
  std::vector<Case> cases;                 // in source order; only cases without errors
  Diagnostics diagnostics;
  bool case_errors = false;                // some errors lie in case blocks (exit code 4 rather than 3)
};

/// Compiles the texts and everything they import, as one library.
std::unique_ptr<Compilation> compile(std::vector<ModuleText> texts, const ModuleLoader& loader,
                                     const CompileOptions& options = {});

}  // namespace guide
