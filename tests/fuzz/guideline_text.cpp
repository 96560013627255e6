// Any text as a guideline: it is compiled or refused; what compiles is decided, and laid out without changing the tree.

#include "compiler/format/format.hpp"
#include "compiler/syntax/parse.hpp"
#include "guide/guide.hpp"
#include "tests/fuzz/target.hpp"

namespace guide::fuzz {
namespace {

/// The tree as text, or nothing if the text has mistakes.
std::optional<std::string> tree_of(std::string_view text) {
  SourceMap sources;
  Diagnostics diagnostics;
  const ast::File file = syntax::parse(sources, sources.add("fuzzed.guide", std::string(text)), diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    must(!render_text(diagnostic, sources).empty(), "a message has words");
  }
  if (diagnostics.has_errors()) return std::nullopt;
  return ast::print(file);
}

void lay_out(std::string_view text) {
  const auto tree = tree_of(text);
  if (!tree) return;
  const std::string formatted = format(text);
  must(tree_of(formatted) == tree, "the layout does not change the tree");
  must(format(formatted) == formatted, "what is laid out is laid out");
}

void decide(const api::Library& library, const api::Case& the_case) {
  const api::ReadCase again = library.read_case(the_case.json());
  must(again.the_case && again.the_case->json() == the_case.json(), "a case written is read as the same");
  const api::Decided decided = library.decide(the_case);
  if (!decided.decision) {
    must(!decided.diagnostics.empty(), "without a decision there is a reason");
    return;
  }
  must(!decided.decision->text().empty(), "a decision can be told");
  must(!decided.decision->items().empty(), "a decision has items");
}

void compile_and_decide(std::string_view text) {
  api::Limits limits;
  limits.nodes = 20'000;
  limits.work_per_node = work_per_node;
  const api::Loaded loaded = api::Library::load(text, "fuzzed.guide", {}, limits);
  for (const api::Diagnostic& diagnostic : loaded.diagnostics) {
    must(!diagnostic.message.empty() && !diagnostic.code.empty(), "a diagnostic has a code and words");
  }
  if (!loaded.library) {
    must(!loaded.diagnostics.empty(), "what does not compile has a mistake");
    return;
  }
  for (const api::Case& the_case : loaded.library->cases()) decide(*loaded.library, the_case);
}

}  // namespace
}  // namespace guide::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guide::fuzz;
  if (size > longest_text) return 0;
  lay_out(text_of(data, size));
  compile_and_decide(text_of(data, size));
  return 0;
}
