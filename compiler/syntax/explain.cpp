#include "compiler/syntax/explain.hpp"
namespace guide::syntax {
bool is_first_word(std::string_view, bool) { return false; }
void explain(const SyntaxError& e, const Surroundings& a, Diagnostics& d) {
  d.add(e.expectation.code, {a.source, e.offset, e.offset}, "expected " + std::string(e.expectation.text), std::string(e.expectation.help));
}
}
