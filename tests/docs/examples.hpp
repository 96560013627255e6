#pragma once
// The examples of a document, run. How a block is read follows from its info string:
//
//   ```guide                 `guide check` finds no error (lints may warn); if it holds `expect` lines, `guide test` passes
//   ```guide in NAME         the same, after the lines of the scene NAME
//   ```guide file NAME       becomes the file NAME in the document's folder (any language)
//   ```guide append NAME     is added to the file NAME
//   ```guide instead NAME    takes the place of as many lines at the end of the file NAME
//   ```text says             follows an example: what `guide check` reports of it, exactly
//   ```console               commands after `$ `, run in the document's folder, and all that they print
//   ```text prints COMMAND   what COMMAND prints in the checkout, after a first line `$ ...` if there is one
//   ```cpp copy FILE         the file of the checkout, as it is
//   ```guide sketch          not a whole text: not run

#include <filesystem>
#include <string>

#include "tests/docs/document.hpp"

namespace guide::docs {

struct Place {
  std::filesystem::path programs;  // the folders of `guide` and `guide_example`, as in PATH
  std::filesystem::path checkout;
  std::filesystem::path folder;  // the document's own, emptied first
};

struct Findings {
  std::size_t examples = 0;
  std::size_t failed = 0;
  std::string report;   // what failed, in words
  std::string updated;  // the document with everything as it was found
};

Findings run_examples(const Document& document, const Place& place);

}  // namespace guide::docs
