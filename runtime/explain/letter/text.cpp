#include "runtime/explain/letter/letter.hpp"

#include <algorithm>

namespace guide::explain {
namespace {

std::string with_anchors(const Sentence& sentence) {
  std::string anchors;
  for (const std::string& anchor : sentence.anchors) {
    if (anchor.empty()) continue;
    anchors += (anchors.empty() ? "" : "; ") + anchor;
  }
  return anchors.empty() ? sentence.text : sentence.text + " [" + anchors + "]";
}

void write_block(Lines& lines, const Block& block) {
  if (block.kind == Block::Kind::paragraph) {
    std::string text;
    for (const Sentence& sentence : block.sentences) text += (text.empty() ? "" : " ") + with_anchors(sentence);
    lines.line(0, text, 0);
    return;
  }
  if (block.kind == Block::Kind::fold) {
    lines.line(0, block.heading);
    for (const Sentence& sentence : block.sentences) {
      const std::size_t indent = sentence.text.find_first_not_of(' ');
      lines.line(2 + (indent == std::string::npos ? 0 : indent), sentence.text);
    }
    return;
  }
  for (const Sentence& sentence : block.sentences) lines.line(2, "- " + with_anchors(sentence));
}

void write_section(Lines& lines, const Section& section) {
  lines.blank();
  lines.title(section.heading);
  for (std::size_t i = 0; i < section.blocks.size(); ++i) {
    if (section.blocks[i].kind == Block::Kind::fold && !lines.options().all) continue;
    if (i != 0 && section.blocks[i].kind == Block::Kind::paragraph) lines.blank();
    write_block(lines, section.blocks[i]);
  }
  for (const Section& part : section.sections) {
    const bool only_folds = part.blocks.front().kind == Block::Kind::fold;
    if (!only_folds || lines.options().all) write_section(lines, part);
  }
}

// ---- Markdown ------------------------------------------------------------------------------------------------------

bool breaks_line(char c) { return c == '\n' || c == '\r'; }

/// A line feed in a label or quote would begin a block of its own, or end the one it stands in.
std::string on_one_line(std::string text) {
  std::replace_if(text.begin(), text.end(), breaks_line, ' ');
  return text;
}

/// Keeps the text from being read as markup.
std::string escaped_markdown(std::string_view text) {
  std::string out;
  for (const char c : on_one_line(std::string(text))) {
    if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_sentence(const Sentence& sentence) {
  return escaped_markdown(with_anchors(sentence));
}

void markdown_block(std::string& out, const Block& block) {
  if (block.kind == Block::Kind::fold) {
    out += "**" + escaped_markdown(block.heading) + "**\n\n```text\n";
    for (const Sentence& sentence : block.sentences) out += on_one_line(sentence.text) + "\n";
    out += "```\n\n";
    return;
  }
  if (block.kind == Block::Kind::paragraph) {
    std::string text;
    for (const Sentence& sentence : block.sentences) text += (text.empty() ? "" : " ") + markdown_sentence(sentence);
    out += text + "\n\n";
    return;
  }
  for (const Sentence& sentence : block.sentences) out += "- " + markdown_sentence(sentence) + "\n";
  out += "\n";
}

void markdown_section(std::string& out, const Section& section, std::size_t level) {
  out += std::string(level, '#') + " " + escaped_markdown(section.heading) + "\n\n";
  for (const Block& block : section.blocks) markdown_block(out, block);
  for (const Section& part : section.sections) markdown_section(out, part, level + 1);
}

}  // namespace

std::string letter_text(const Letter& letter, const TextOptions& options) {
  Lines lines(options);
  lines.title(letter.title);
  lines.line(0, letter.subtitle);
  for (const Section& section : letter.sections) write_section(lines, section);
  lines.blank();
  lines.line(0, letter.foot);
  return lines.take();
}

std::string letter_markdown(const Letter& letter) {
  std::string out = "# " + escaped_markdown(letter.title) + "\n\n" + escaped_markdown(letter.subtitle) + "\n\n";
  for (const Section& section : letter.sections) markdown_section(out, section, 2);
  out += "---\n\n" + escaped_markdown(letter.foot) + "\n";
  return out;
}

}  // namespace guide::explain
