#pragma once
// Wording for mistakes on the command line. In: what was typed and what is known. Out: a line of help.

#include <string>
#include <vector>

namespace guide::tool {

/// `did you mean X?` if something known is near enough, else `otherwise`.
std::string suggestion(const std::string& word, const std::vector<std::string>& known, const std::string& otherwise);
/// A parser's message in the form of Guide's own: lower case at the start, no final period.
std::string plain_words(std::string message);

}  // namespace guide::tool
