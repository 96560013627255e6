// Any text as a case: it is read or refused with a place; what is read can be written, read again, decided and told.

#include "guide/guide.hpp"
#include "tests/fuzz/target.hpp"

namespace guide::fuzz {
namespace {

const api::Library& library() {
  static const api::Library loaded = [] {
    api::Limits limits;
    limits.work_per_node = work_per_node;
    return *api::Library::load(library_text(), "library.guide", {}, limits).library;
  }();
  return loaded;
}

void tell(const api::Decision& decision) {
  must(!decision.json().empty() && !decision.text().empty(), "a decision can be told");
  for (std::size_t item = 0; item < decision.item_count(); ++item) {
    decision.missing(item);
    decision.next_question(item);
    decision.why(item, "demo.injection");
  }
  must(decision.letter(api::LetterFormat::markdown).has_value(), "there is a letter");
}

void read(std::string_view text) {
  const api::ReadCase result = library().read_case(text, "fuzzed.json");
  must(result.the_case.has_value() == result.diagnostics.empty(), "a case is read whole or refused");
  for (const api::Diagnostic& diagnostic : result.diagnostics) {
    must(diagnostic.line > 0 && diagnostic.column > 0 && !diagnostic.text.empty(), "a mistake has a place");
  }
  if (!result.the_case) return;
  const std::string written = result.the_case->json();
  const api::ReadCase again = library().read_case(written);
  must(again.the_case && again.the_case->json() == written, "a case written is read as the same");
  const api::Decided decided = library().decide(*result.the_case);
  must(decided.decision.has_value() == decided.diagnostics.empty(), "a case is decided or refused");
  if (decided.decision) tell(*decided.decision);
}

}  // namespace
}  // namespace guide::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size <= guide::fuzz::longest_text) guide::fuzz::read(guide::fuzz::text_of(data, size));
  return 0;
}
