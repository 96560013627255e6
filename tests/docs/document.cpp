#include "tests/docs/document.hpp"

#include <sstream>

namespace guide::docs {
namespace {

constexpr std::string_view fence = "```";
constexpr std::string_view scene_mark = "<!-- scene ";

/// Goes through the text line by line.
class Reader {
 public:
  explicit Reader(Document& document) : document_(document) {}

  void read() {
    while (next()) {
      if (line_.starts_with(fence)) {
        read_block();
      } else if (line_.starts_with(scene_mark)) {
        read_scene();
      } else if (line_.starts_with('#')) {
        document_.headings.push_back({number_, begin_, std::string(line_.substr(line_.find_first_not_of("# ")))});
      }
    }
  }

 private:
  bool next() {
    const std::string_view text = document_.text;
    if (next_ >= text.size()) return false;
    begin_ = next_;
    const std::size_t end = std::min(text.find('\n', begin_), text.size());
    line_ = text.substr(begin_, end - begin_);
    next_ = end + 1;
    ++number_;
    return true;
  }

  void read_block() {
    Block block;
    block.line = number_;
    std::istringstream info{std::string(line_.substr(fence.size()))};
    info >> block.language;
    for (std::string word; info >> word;) block.words.push_back(word);
    block.begin = next_;
    while (next() && !line_.starts_with(fence)) {
    }
    block.end = begin_;
    document_.blocks.push_back(std::move(block));
  }

  void read_scene() {
    const std::string name(line_.substr(scene_mark.size()));
    const std::size_t begin = next_;
    while (next() && line_ != "-->") {
    }
    document_.scenes[name] = document_.text.substr(begin, begin_ - begin);
  }

  Document& document_;
  std::string_view line_;
  std::size_t begin_ = 0, next_ = 0, number_ = 0;
};

}  // namespace

std::string Block::rest(std::size_t from) const {
  std::string text;
  for (std::size_t i = from; i < words.size(); ++i) text += (i == from ? "" : " ") + words[i];
  return text;
}

Document read_document(std::string text) {
  Document document;
  document.text = std::move(text);
  Reader(document).read();
  return document;
}

}  // namespace guide::docs
