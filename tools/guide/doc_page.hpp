#pragma once
// A page as plain data, before it is Markdown or HTML. In: what `doc_*.cpp` has to say. Out: `render_*`. Links name
// pages without an extension; the renderers add theirs.

#include <string>
#include <vector>

namespace guide::tool::doc {

/// A run of words.
struct Words {
  std::string text;
  std::string link{};  // `vocabulary#fact-twitch`
  bool code = false;
  bool unverified = false;  // the mark of a clause whose source nobody has checked
};
using Line = std::vector<Words>;

struct Item {
  Line line;
  std::vector<Item> items{};
};
struct Block {
  enum class Kind { heading, paragraph, list, table };
  Kind kind{};
  Line line{};           // heading, paragraph
  int level = 1;         // heading
  std::string anchor{};  // heading
  std::vector<Item> items{};
  std::vector<std::vector<Line>> rows{};  // table: the first is its head
  std::vector<std::string> anchors{};     // table: of the rows after the head; may be empty
};
struct Page {
  std::string name;  // of the file, without an extension
  std::string title;
  std::vector<Block> blocks{};
};

inline Block heading(int level, Line line, std::string anchor = {}) {
  Block block{Block::Kind::heading};
  block.line = std::move(line);
  block.level = level;
  block.anchor = std::move(anchor);
  return block;
}
inline Block heading(int level, std::string text) { return heading(level, Line{{std::move(text)}}); }
inline Block paragraph(Line line) {
  Block block{Block::Kind::paragraph};
  block.line = std::move(line);
  return block;
}
inline Block list(std::vector<Item> items) {
  Block block{Block::Kind::list};
  block.items = std::move(items);
  return block;
}
inline Block table(std::vector<Line> head) {
  Block block{Block::Kind::table};
  block.rows.push_back(std::move(head));
  return block;
}

std::string render_markdown(const Page& page);
std::string render_html(const Page& page);

}  // namespace guide::tool::doc
