#pragma once
#include <filesystem>
#include <string>

#include "tests/docs/document.hpp"

namespace guide::docs {

/// Whether the document has one section for each code of diagnostics.def and no other, headed by the code and what kind
/// of message it is, and whether each section shows the code in an example or names the test that does. Empty if so.
std::string missing_codes(const Document& document, const std::filesystem::path& checkout);

}  // namespace guide::docs
