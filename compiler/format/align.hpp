#pragma once
// Columns of neighbouring lines. In: lines of words. Out: the same lines as text without indentation.

#include <string>
#include <vector>

#include "compiler/format/lines.hpp"

namespace guide::format_inside {

/// Declarations, fields, documents and reports on neighbouring lines align what follows their colon; labels too where
/// only one word stands before each. Rows of a table align their cells.
std::vector<std::string> align(const std::vector<Line>& lines);

/// Columns that a text takes: one per code point.
std::size_t width(std::string_view text);

}  // namespace guide::format_inside
