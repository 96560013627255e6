#include "compiler/lint/lint.hpp"

#include <algorithm>

#include "compiler/lint/allow.hpp"
#include "compiler/lint/context.hpp"

namespace guide::lint {
namespace {

/// The lints' own findings, and where they say more than the compiler's.
Diagnostics run_lints(const Compilation& compilation, std::size_t given, std::vector<Span>& explained) {
  Diagnostics found, silent;
  // Names were bound and found good when the texts were compiled.
  const resolve::Library library =
      resolve::resolve(compilation.sources, compilation.files, compilation.modules, silent);
  const Spans spans(compilation.sources);
  Context context{compilation, library, *compilation.program, given, spans, found, explained};
  find_unused(context);
  find_without_label(context);
  find_without_citation(context);
  find_impossible(context);
  find_unreached_results(context);
  return found;
}

Diagnostics copy_of(const std::vector<Diagnostic>& list, const std::vector<Span>& without = {}) {
  Diagnostics copy;
  for (const Diagnostic& each : list) {
    const Span at = each.primary.span;
    const auto here = [at](const Span& span) { return span.source == at.source && span.begin == at.begin; };
    if (std::any_of(without.begin(), without.end(), here)) continue;
    copy.add(each.code, each.primary.span, each.message, each.help) = each;
  }
  return copy;
}

}  // namespace

std::vector<Code> lints() {
  return {unused_fact,      unused_definition,     without_citation,    without_label,
          cannot_hold,      contradictory_bounds,  unreachable_outcome, Code::already_decided,
          Code::never_acts, Code::days_and_months, Code::not_checked};
}

std::vector<Diagnostic> findings(const Compilation& compilation, std::size_t given) {
  if (!compilation.program || compilation.diagnostics.has_errors()) return compilation.diagnostics.sorted();
  std::vector<Span> explained;
  Diagnostics found = run_lints(compilation, given, explained);
  found.append(copy_of(compilation.diagnostics.list(), explained));
  Diagnostics about_allows, unsaid;
  std::vector<Allow> allows;
  for (std::size_t file = 0; file < compilation.files.size(); ++file) {
    Diagnostics& about = file < given ? about_allows : unsaid;
    for (Allow& allow : read_allows(compilation.sources, compilation.files[file], about)) {
      allow.used = file >= given;  // whether an import's comment is of use is for its own check
      allows.push_back(std::move(allow));
    }
  }
  Diagnostics all = copy_of(without_allowed(found.list(), std::move(allows), about_allows));
  all.append(std::move(about_allows));
  return all.sorted();
}

}  // namespace guide::lint
