#include "runtime/explain/escape.hpp"
#include "tools/guide/doc_page.hpp"

namespace guide::tool::doc {
namespace {

/// What Markdown would read as its own signs.
std::string escaped(const std::string& text) {
  constexpr std::string_view signs = "\\`*_[]<>|#";
  std::string result;
  for (const char c : text) {
    if (signs.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string target(const std::string& link) {
  const std::size_t hash = link.find('#');
  const std::string page = link.substr(0, hash);
  const bool is_file = page.ends_with(".html") || page.ends_with(".json");
  return (is_file || page.empty() ? page : page + ".md") + (hash == std::string::npos ? "" : link.substr(hash));
}

std::string inline_text(const Line& line) {
  std::string text;
  for (const Words& words : line) {
    std::string piece = words.code ? "`" + words.text + "`" : escaped(words.text);
    if (words.unverified) piece = "**" + piece + "**";
    if (!words.link.empty()) piece = "[" + piece + "](" + target(words.link) + ")";
    text += piece;
  }
  return text;
}

void write_items(std::string& out, const std::vector<Item>& items, std::size_t depth) {
  for (const Item& item : items) {
    out += std::string(2 * depth, ' ') + "- " + inline_text(item.line) + "\n";
    write_items(out, item.items, depth + 1);
  }
}

std::string anchor_text(const std::string& anchor) {
  return anchor.empty() ? "" : "<a id=\"" + explain::escaped_html(anchor) + "\"></a>";
}

void write_row(std::string& out, const std::vector<Line>& row, const std::string& anchor) {
  out += "|";
  for (std::size_t i = 0; i < row.size(); ++i) {
    out += " " + (i == 0 ? anchor_text(anchor) : "") + inline_text(row[i]) + " |";
  }
  out += "\n";
}

void write_table(std::string& out, const Block& block) {
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    write_row(out, block.rows[i], i > 0 && i <= block.anchors.size() ? block.anchors[i - 1] : "");
    if (i != 0) continue;
    out += "|";
    for (std::size_t column = 0; column < block.rows[0].size(); ++column) out += "---|";
    out += "\n";
  }
}

}  // namespace

std::string render_markdown(const Page& page) {
  std::string out = "# " + escaped(page.title) + "\n";
  for (const Block& block : page.blocks) {
    out += "\n";
    switch (block.kind) {
      case Block::Kind::heading:
        out += std::string(static_cast<std::size_t>(block.level), '#') + " " + anchor_text(block.anchor) +
               inline_text(block.line) + "\n";
        break;
      case Block::Kind::paragraph: out += inline_text(block.line) + "\n"; break;
      case Block::Kind::list: write_items(out, block.items, 0); break;
      case Block::Kind::table: write_table(out, block); break;
    }
  }
  return out;
}

}  // namespace guide::tool::doc
