#pragma once
// The determination letter: a review's account in plain sentences, each anchored to a clause and to a record. In: a
// decision. Out: a `Letter`, rendered as text, Markdown or self-contained HTML. Wording comes from the labels that
// authors wrote; the fixed phrases come from a template that hosts may change.

#include <string>
#include <vector>

#include "runtime/explain/layout.hpp"
#include "runtime/explain/letter/phrases.hpp"
#include "runtime/explain/view.hpp"

namespace guide::explain {

/// A sentence and what it rests on: places in guidelines (`page 122, item 1`) and in the records.
struct Sentence {
  std::string text;
  std::vector<std::string> anchors;
};
struct Block {
  enum class Kind : std::uint8_t { paragraph, list, fold };
  Kind kind = Kind::paragraph;
  std::vector<Sentence> sentences;  // a list: one item each
  std::string heading;              // fold: what it unfolds
};
struct Section {
  std::string heading;
  std::vector<Block> blocks;
  std::vector<Section> sections;  // one level: the parts of an item
};
struct Letter {
  std::string language;  // of the phrases: `en`
  std::string title;
  std::string subtitle;
  std::vector<Section> sections;
  std::string foot;  // engine and library, so that the decision can be made again
};

/// `fixed`: facts that cannot be otherwise; no change is proposed to them.
Letter letter(const Program& program, const Case& the_case, const Decision& decision,
              const LetterTemplate& phrases = {}, const std::vector<std::uint32_t>& fixed = {});

std::string letter_text(const Letter& letter, const TextOptions& options = {});
std::string letter_markdown(const Letter& letter);
/// One page without scripts or links to other files; headings and landmarks, a style for print, folds for the trace.
std::string letter_html(const Letter& letter);

}  // namespace guide::explain
