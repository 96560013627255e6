// The documents are tests: what they show is run, and must be so.
//
//   docs PROGRAMS CHECKOUT FOLDER DOCUMENT     PROGRAMS as in PATH; DOCUMENT as seen from CHECKOUT
//
// With GUIDE_UPDATE_GOLDEN=1 in the environment the outputs shown become those found.

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "tests/docs/codes.hpp"
#include "tests/docs/examples.hpp"

namespace {

bool may_update() {
  const char* update = std::getenv("GUIDE_UPDATE_GOLDEN");
  return update != nullptr && std::string(update) == "1";
}

int run(const std::string& name, const guide::docs::Place& place) {
  std::ifstream in(place.checkout / name, std::ios::binary);
  auto document = guide::docs::read_document({std::istreambuf_iterator<char>(in), {}});
  auto found = guide::docs::run_examples(document, place);
  if (may_update() && found.updated != document.text) {
    std::ofstream(place.checkout / name, std::ios::binary) << found.updated;
    std::cout << "wrote " << name << "\n";
    document = guide::docs::read_document(found.updated);
    found = guide::docs::run_examples(document, place);
  }
  if (name == "docs/diagnostics.md") found.report += guide::docs::missing_codes(document, place.checkout);
  std::cout << found.report << name << ": " << found.examples << " examples run\n";
  if (found.report.empty()) return 0;
  std::cout << "To show what was found: GUIDE_UPDATE_GOLDEN=1 ctest -L docs, then read the difference\n";
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: docs PROGRAMS CHECKOUT FOLDER DOCUMENT\n";
    return 2;
  }
  return run(argv[4], {argv[1], argv[2], argv[3]});
}
