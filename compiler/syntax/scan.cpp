#include "compiler/syntax/scan.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "compiler/syntax/character_findings.hpp"
#include "compiler/syntax/characters.hpp"
#include "runtime/characters.hpp"

namespace guide::syntax {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::uint32_t tab_width = 2;  // a guess that lets the rest of the file be read
constexpr int most_continuation_lines = 5;

// Bytes that end a run of plain characters.
constexpr std::array<bool, 256> special = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) table[i] = i < 0x20 || i >= 0x7F;
  table['"'] = table['#'] = true;
  table['\t'] = false;
  return table;
}();

class Scanner {
 public:
  Scanner(std::string_view text, std::uint32_t source, Diagnostics& diagnostics)
      : text_(text), source_(source), diagnostics_(diagnostics) {}

  Scan run() {
    result_.lines.reserve(text_.size() / 32 + 1);
    if (text_.substr(0, byte_order_mark.size()) == byte_order_mark) at_ = byte_order_mark.size();
    while (at_ < text_.size()) {
      if (continuation_lines_ > 0) {
        --continuation_lines_;
        skip_line();
      } else {
        scan_line();
      }
    }
    return std::move(result_);
  }

 private:
  enum class Inside : std::uint8_t { code, text, comment };

  bool at_line_end() const {
    if (at_ >= text_.size() || text_[at_] == '\n') return true;
    return text_[at_] == '\r' && (at_ + 1 >= text_.size() || text_[at_ + 1] == '\n');
  }

  void skip_line() { at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1; }

  void scan_line() {
    line_ = Line{};
    inside_ = Inside::code;
    text_begin_ = comment_begin_ = 0;
    finding_.reset();
    const bool tabs_before = std::exchange(tabs_, false);
    const bool bullets_before = std::exchange(bullets_, false);
    const bool blanks_before = std::exchange(foreign_blanks_, false);
    scan_indentation(tabs_before, blanks_before || bullets_before);
    line_.begin = line_.end = static_cast<std::uint32_t>(at_);
    while (!at_line_end()) scan_some();
    if (inside_ == Inside::text) close_text();
    if (inside_ == Inside::comment) add_comment();
    finish_finding();
    if (line_.end > line_.begin) result_.lines.push_back(line_);
    if (at_ < text_.size()) skip_line();
  }

  void scan_indentation(bool tabs_before, bool foreign_before) {
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == ' ') {
        ++line_.indent;
      } else if (text_[at_] == '\t') {
        if (!tabs_before && !tabs_) report_tab();
        tabs_ = line_.suspect = true;
        line_.indent = (line_.indent / tab_width + 1) * tab_width;
      } else if (!scan_foreign_indentation(foreign_before)) {
        return;
      }
    }
  }

  /// Pasted blanks count as one column, bullets not at all.
  bool scan_foreign_indentation(bool before) {
    if (static_cast<unsigned char>(text_[at_]) < 0x80) return false;
    const Character character = decode(text_.substr(at_));
    const Pasted kind = pasted(character.code);
    if (kind != Pasted::blank && kind != Pasted::bullet) return false;
    bool& seen = kind == Pasted::bullet ? bullets_ : foreign_blanks_;
    if (!before && !seen) {
      report(character, pasted_finding(character.code, text_.substr(at_, character.size)));
    }
    line_.suspect = true;
    repair(at_, character.size, "");
    seen = true;
    if (kind == Pasted::blank) {
      ++line_.indent;
      at_ += character.size - 1;
      return true;
    }
    at_ += character.size;
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return false;
  }

  void report_tab() {
    std::size_t end = at_;
    while (end < text_.size() && text_[end] == '\t') ++end;
    diagnostics_.add(Code::tab_in_indentation, span(at_, end), "a tab stands in the indentation",
                     "indent with spaces, two for each level");
  }

  /// Advances over a run of plain characters or one special one.
  void scan_some() {
    const std::size_t begin = at_;
    const auto plain_end = std::find_if(text_.begin() + static_cast<std::ptrdiff_t>(begin), text_.end(),
                                        [](char c) { return special[static_cast<unsigned char>(c)]; });
    at_ = static_cast<std::size_t>(plain_end - text_.begin());
    if (at_ > begin) {
      if (inside_ != Inside::comment) extend_line(begin);
      return;
    }
    const char c = text_[at_];
    if (c == '"') {
      quote();
    } else if (c == '#') {
      number_sign();
    } else {
      scan_foreign();
    }
  }

  /// The line goes on to the last character of the run that is not blank.
  void extend_line(std::size_t begin) {
    std::size_t end = at_;
    if (inside_ == Inside::code) {
      while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    }
    if (end > begin) line_.end = static_cast<std::uint32_t>(end);
  }

  void quote() {
    if (inside_ == Inside::code) {
      inside_ = Inside::text;
      text_begin_ = at_;
      text_pasted_ = false;
    } else if (inside_ == Inside::text) {
      inside_ = Inside::code;
    }
    ++at_;
    if (inside_ != Inside::comment) line_.end = static_cast<std::uint32_t>(at_);
  }

  void number_sign() {
    if (inside_ == Inside::code) {
      inside_ = Inside::comment;
      comment_begin_ = at_;
    }
    ++at_;
    if (inside_ == Inside::text) line_.end = static_cast<std::uint32_t>(at_);
  }

  void scan_foreign() {
    const Character character = decode(text_.substr(at_));
    if (character.size == 0) {
      not_utf8();
    } else {
      judge(character);
      at_ += character.size;
      if (inside_ != Inside::comment && pasted(character.code) != Pasted::blank) {
        line_.end = static_cast<std::uint32_t>(at_);
      }
    }
  }

  void not_utf8() {
    if (!not_utf8_) {
      diagnostics_.add(Code::not_utf8, span(at_, at_ + 1), "from here on the text is not UTF-8",
                       "save the file with the encoding UTF-8");
    }
    not_utf8_ = line_.suspect = true;
    if (inside_ == Inside::code) line_.unreadable = true;
    repair(at_, 1, "");
    ++at_;
    if (inside_ != Inside::comment) line_.end = static_cast<std::uint32_t>(at_);
  }

  void judge(Character character) {
    if (is_control(character.code)) {
      report(character, control_finding(character.code));
      if (inside_ == Inside::code) line_.unreadable = true;
      repair(at_, character.size, "");
    } else if (inside_ == Inside::code || is_closing(character)) {
      judge_outside(character);
    }
  }

  /// A text that a typographic mark opened is closed by one.
  bool is_closing(Character character) const {
    const bool single = character.code == 0x2018 || character.code == 0x2019;
    return inside_ == Inside::text && text_pasted_ && pasted(character.code) == Pasted::quote && single == text_single_;
  }

  void judge_outside(Character character) {
    report(character, pasted_finding(character.code, text_.substr(at_, character.size)));
    const Pasted kind = pasted(character.code);
    if (kind == Pasted::quote) {
      repair_quote(character);
    } else if (kind == Pasted::blank || kind == Pasted::comparison) {
      repair(at_, character.size, kind == Pasted::blank ? "" : meant(character.code));
    } else {
      line_.unreadable = true;
      repair(at_, character.size, "");
    }
  }

  /// The mark keeps its place at the inner end, so that the text between stays as it is.
  void repair_quote(Character character) {
    const bool opens = inside_ == Inside::code;
    repair(at_, character.size, "");
    const std::size_t mark = opens ? at_ + character.size - 1 : at_;
    result_.repaired[mark] = '"';
    inside_ = opens ? Inside::text : Inside::code;
    if (opens) text_begin_ = at_;
    text_pasted_ = opens;
    text_single_ = opens && (character.code == 0x2018 || character.code == 0x2019);
  }

  void repair(std::size_t begin, std::size_t size, std::string_view with) {
    if (result_.repaired.empty()) result_.repaired = text_;
    for (std::size_t i = 0; i < size; ++i) result_.repaired[begin + i] = i < with.size() ? with[i] : ' ';
  }

  /// One finding a line: what was pasted was pasted at once. The fix grows with what is found further on.
  void report(Character character, CharacterFinding finding) {
    const bool first = !line_.suspect;
    line_.suspect = true;
    if (first) {
      finding_ = std::move(finding);
      finding_span_ = span(at_, at_ + character.size);
      fix_end_ = at_;
      fix_text_.clear();
      fix_certain_ = true;
    }
    if (!finding_) return;
    fix_certain_ = fix_certain_ && (!meant(character.code).empty() || pasted(character.code) != Pasted::no ||
                                    is_control(character.code));
    fix_text_ += text_.substr(fix_end_, at_ - fix_end_);
    fix_text_ += meant(character.code);
    fix_end_ = at_ + character.size;
  }

  void finish_finding() {
    if (!finding_) return;
    Diagnostic& added =
        diagnostics_.add(finding_->code, finding_span_, std::move(finding_->message), std::move(finding_->help));
    if (fix_certain_) added.fix = Fix{span(finding_span_.begin, fix_end_), fix_text_};
  }

  void close_text() {
    line_.suspect = true;
    if (report_typographic_close()) return;
    if (!finding_) {
      diagnostics_.add(Code::unclosed_text, span(text_begin_, line_.end), "this text is not closed on its line",
                       "end it with `\"`; a text cannot go on in the next line");
    }
    continuation_lines_ = count_continuation_lines();
  }

  /// `"muscle spasm”`: closed, but not by the mark that opened it.
  bool report_typographic_close() {
    for (std::size_t at = text_begin_; at < line_.end && !finding_; ++at) {
      if (static_cast<unsigned char>(text_[at]) < 0x80) continue;
      const Character character = decode(text_.substr(at));
      if (pasted(character.code) != Pasted::quote || character.code == 0x2018 || character.code == 0x2019) continue;
      const std::string_view mark = text_.substr(at, character.size);
      diagnostics_
          .add(Code::pasted_character, span(at, at + character.size),
               '`' + std::string(mark) + "` is a typographic quotation mark and does not close the text", "write `\"`")
          .fix = Fix{span(at, at + character.size), "\""};
      return true;
    }
    return false;
  }

  /// Lines that the unclosed text runs through, if it is closed within a few lines.
  int count_continuation_lines() const {
    std::size_t begin = std::min(text_.find('\n', at_), text_.size());
    for (int count = 1; count <= most_continuation_lines && begin < text_.size(); ++count) {
      const std::size_t end = std::min(text_.find('\n', begin + 1), text_.size());
      const auto marks = std::count(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                                    text_.begin() + static_cast<std::ptrdiff_t>(end), '"');
      if (marks != 0) return marks % 2 == 1 ? count : 0;
      begin = end;
    }
    return 0;
  }

  void add_comment() {
    std::size_t end = at_;
    while (end > comment_begin_ && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    result_.comments.push_back(span(comment_begin_, end));
  }

  Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::string_view text_;
  std::uint32_t source_;
  Diagnostics& diagnostics_;
  Scan result_;
  std::size_t at_ = 0;
  // The line at hand
  Line line_;
  Inside inside_ = Inside::code;
  std::size_t text_begin_ = 0;
  bool text_pasted_ = false;
  bool text_single_ = false;
  std::size_t comment_begin_ = 0;
  // The finding of the line at hand, and its fix
  std::optional<CharacterFinding> finding_;
  Span finding_span_;
  std::size_t fix_end_ = 0;
  std::string fix_text_;
  bool fix_certain_ = false;
  // What lines before it had
  bool tabs_ = false;
  bool foreign_blanks_ = false;
  bool bullets_ = false;
  bool not_utf8_ = false;
  int continuation_lines_ = 0;
};

}  // namespace

Scan scan(std::string_view text, std::uint32_t source, Diagnostics& diagnostics) {
  return Scanner(text, source, diagnostics).run();
}

}  // namespace guide::syntax
