#pragma once
// A Markdown document as the tests see it: fenced blocks, headings, and scenes that stand in comments.
// In: the text. Out: where each block is and what its info string says. Not here: running anything.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace guide::docs {

struct Block {
  std::size_t line = 0;            // of the opening fence, from 1
  std::size_t begin = 0, end = 0;  // of the text between the fences
  std::string language;            // the first word of the info string
  std::vector<std::string> words;  // the others

  bool has(std::string_view first) const { return !words.empty() && words.front() == first; }
  /// The words from `from` on, one blank between two.
  std::string rest(std::size_t from) const;
};

struct Heading {
  std::size_t line = 0;
  std::size_t begin = 0;
  std::string text;
};

struct Document {
  std::string text;
  std::vector<Block> blocks;
  std::vector<Heading> headings;
  std::map<std::string, std::string> scenes;  // <!-- scene NAME, lines, -->: given before the examples that name it

  std::string text_of(const Block& block) const { return text.substr(block.begin, block.end - block.begin); }
};

Document read_document(std::string text);

}  // namespace guide::docs
