#include "runtime/explain/escape.hpp"
#include "tools/guide/doc_page.hpp"

namespace guide::tool::doc {
namespace {

constexpr const char* style = R"(
:root{color-scheme:light dark;--line:#8885;--warn:#b35900}
@media(prefers-color-scheme:dark){:root{--warn:#ffb366}}
body{font:16px/1.55 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;overflow-wrap:break-word}
nav{font-size:.9rem;border-bottom:1px solid var(--line);padding-bottom:.5rem}
nav a{margin-right:1rem}
table{border-collapse:collapse;width:100%;margin:1rem 0}
@media(max-width:40rem){td{overflow-wrap:anywhere}}
th,td{text-align:left;vertical-align:top;padding:.25rem .6rem;border-bottom:1px solid var(--line)}
ul{padding-left:1.3rem}li{margin:.2rem 0}
code{font-family:ui-monospace,monospace;font-size:.88em}
mark.unverified{background:none;color:var(--warn);font-weight:600}
@media print{nav{display:none}body{max-width:none;margin:0}h2,h3{break-after:avoid}tr,li{break-inside:avoid}}
)";

std::string target(const std::string& link) {
  const std::size_t hash = link.find('#');
  const std::string page = link.substr(0, hash);
  const bool is_file = page.ends_with(".html") || page.ends_with(".json");
  return (is_file || page.empty() ? page : page + ".html") + (hash == std::string::npos ? "" : link.substr(hash));
}

std::string inline_text(const Line& line) {
  std::string text;
  for (const Words& words : line) {
    std::string piece = explain::escaped_html(words.text);
    if (words.code) piece = "<code>" + piece + "</code>";
    if (words.unverified) piece = "<mark class=\"unverified\">" + piece + "</mark>";
    if (!words.link.empty()) piece = "<a href=\"" + explain::escaped_html(target(words.link)) + "\">" + piece + "</a>";
    text += piece;
  }
  return text;
}

void write_items(std::string& out, const std::vector<Item>& items) {
  out += "<ul>\n";
  for (const Item& item : items) {
    out += "<li>" + inline_text(item.line);
    if (!item.items.empty()) {
      out += "\n";
      write_items(out, item.items);
    }
    out += "</li>\n";
  }
  out += "</ul>\n";
}

std::string id_text(const std::string& anchor) {
  return anchor.empty() ? "" : " id=\"" + explain::escaped_html(anchor) + "\"";
}

void write_table(std::string& out, const Block& block) {
  out += "<table>\n";
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    const char* cell = i == 0 ? "th" : "td";
    out += "<tr" + id_text(i > 0 && i <= block.anchors.size() ? block.anchors[i - 1] : "") + ">";
    for (const Line& line : block.rows[i]) {
      out += std::string("<") + cell + ">" + inline_text(line) + "</" + cell + ">";
    }
    out += "</tr>\n";
  }
  out += "</table>\n";
}

}  // namespace

std::string render_html(const Page& page) {
  std::string out = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<title>" + explain::escaped_html(page.title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n";
  out +=
      "<nav><a href=\"index.html\">Guidelines</a><a href=\"vocabulary.html\">Vocabulary</a>"
      "<a href=\"intake.html\">Intake form</a></nav>\n";
  out += "<h1>" + explain::escaped_html(page.title) + "</h1>\n";
  for (const Block& block : page.blocks) {
    const std::string level = std::to_string(block.level);
    switch (block.kind) {
      case Block::Kind::heading:
        out += "<h" + level + id_text(block.anchor) + ">" + inline_text(block.line) + "</h" + level + ">\n";
        break;
      case Block::Kind::paragraph: out += "<p>" + inline_text(block.line) + "</p>\n"; break;
      case Block::Kind::list: write_items(out, block.items); break;
      case Block::Kind::table: write_table(out, block); break;
    }
  }
  return out + "</body>\n</html>\n";
}

}  // namespace guide::tool::doc
