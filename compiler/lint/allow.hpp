#pragma once
// Comments that switch a lint off where it stands: `# allow unused-fact: the intake form asks for it`. A comment covers
// the line that it ends, or else the next one, and what is indented under that line.

#include <string>
#include <vector>

#include "compiler/ast/ast.hpp"
#include "compiler/diagnostic.hpp"

namespace guide::lint {

struct Allow {
  Code code{};
  Span word;  // the lint's name in the comment
  std::string reason;
  std::uint32_t begin = 0;  // what it covers
  std::uint32_t end = 0;
  bool used = false;
};

/// The comments of a file that allow something; a comment that cannot be one is reported.
std::vector<Allow> read_allows(const SourceMap& sources, const ast::File& file, Diagnostics& diagnostics);
/// Leaves out what is allowed, and reports each comment that silences nothing.
std::vector<Diagnostic> without_allowed(std::vector<Diagnostic> found, std::vector<Allow> allows,
                                        Diagnostics& diagnostics);

}  // namespace guide::lint
