#pragma once
// What the lints share. Not for other folders; they include `lint.hpp`.

#include "compiler/compile.hpp"
#include "compiler/lint/codes.hpp"
#include "compiler/lint/spans.hpp"
#include "compiler/resolve/library.hpp"

namespace guide::lint {

struct Context {
  const Compilation& compilation;
  const resolve::Library& library;
  const Program& program;
  std::size_t given = 0;  // files that are looked at: the first ones
  const Spans& spans;
  Diagnostics& diagnostics;
  std::vector<Span>& explained;  // where the compiler's own finding is left out: one says more of the same

  bool is_given(std::uint32_t file) const { return file < given; }
};

void find_unused(Context& context);
void find_without_label(Context& context);
void find_without_citation(Context& context);
/// Criteria that cannot hold, bounds that contradict each other, outcomes that cannot be reached.
void find_impossible(Context& context);
void find_unreached_results(Context& context);

inline std::string quoted(std::string_view word) { return "`" + std::string(word) + "`"; }

}  // namespace guide::lint
