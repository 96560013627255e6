#include "runtime/explain/escape.hpp"
#include "runtime/explain/letter/letter.hpp"

namespace guide::explain {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light; }
body { font: 1rem/1.5 Georgia, "Times New Roman", serif; color: #1a1a1a; background: #fff; margin: 0; }
main, header, footer { max-width: 44rem; margin: 0 auto; padding: 0 1.25rem; }
header { border-bottom: 2px solid #1a1a1a; padding-top: 2rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #767676; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; }
p, ul { margin: .25rem 0 .75rem; }
.anchor { color: #3d3d3d; font-size: .85em; }
details { margin: .5rem 0; }
summary { cursor: pointer; font-weight: bold; }
pre { font: .85rem/1.4 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; margin: .5rem 0; }
footer { color: #3d3d3d; font-size: .8rem; border-top: 1px solid #767676; margin-top: 2rem; padding-bottom: 2rem; overflow-wrap: anywhere; }
@media print { body { font-size: 11pt; } details { display: block; } h2, h3 { break-after: avoid; } }
)";

void write_sentence(std::string& out, const Sentence& sentence) {
  out += escaped_html(sentence.text);
  std::string anchors;
  for (const std::string& anchor : sentence.anchors) {
    if (!anchor.empty()) anchors += (anchors.empty() ? "" : "; ") + escaped_html(anchor);
  }
  if (!anchors.empty()) out += " <span class=\"anchor\">[" + anchors + "]</span>";
}

void write_block(std::string& out, const Block& block) {
  switch (block.kind) {
    case Block::Kind::paragraph:
      out += "<p>";
      for (std::size_t i = 0; i < block.sentences.size(); ++i) {
        if (i != 0) out += '\n';
        write_sentence(out, block.sentences[i]);
      }
      out += "</p>\n";
      return;
    case Block::Kind::list:
      out += "<ul>\n";
      for (const Sentence& sentence : block.sentences) {
        out += "<li>";
        write_sentence(out, sentence);
        out += "</li>\n";
      }
      out += "</ul>\n";
      return;
    case Block::Kind::fold:
      out += "<details><summary>" + escaped_html(block.heading) + "</summary>\n<pre>";
      for (const Sentence& sentence : block.sentences) out += escaped_html(sentence.text) + "\n";
      out += "</pre></details>\n";
      return;
  }
}

/// Each section is a landmark named by its heading.
void write_section(std::string& out, const Section& section, int level, const std::string& id) {
  const std::string tag = "h" + std::to_string(level);
  out += "<section aria-labelledby=\"" + id + "\">\n<" + tag + " id=\"" + id + "\">" + escaped_html(section.heading) +
         "</" + tag + ">\n";
  for (const Block& block : section.blocks) write_block(out, block);
  for (std::size_t i = 0; i < section.sections.size(); ++i) {
    write_section(out, section.sections[i], level + 1, id + "-" + std::to_string(i + 1));
  }
  out += "</section>\n";
}

}  // namespace

std::string letter_html(const Letter& letter) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"" + escaped_html(letter.language) + "\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out +=
      "<title>" + escaped_html(letter.title) + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n";
  out += "<header>\n<h1>" + escaped_html(letter.title) + "</h1>\n<p>" + escaped_html(letter.subtitle) +
         "</p>\n</header>\n<main>\n";
  for (std::size_t i = 0; i < letter.sections.size(); ++i) {
    write_section(out, letter.sections[i], 2, "part-" + std::to_string(i + 1));
  }
  out += "</main>\n<footer>\n<p>" + escaped_html(letter.foot) + "</p>\n</footer>\n</body>\n</html>\n";
  return out;
}

}  // namespace guide::explain
