#include "compiler/lint/allow.hpp"

#include <algorithm>

#include "compiler/lint/lint.hpp"

namespace guide::lint {
namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::string_view code_letters = "abcdefghijklmnopqrstuvwxyz-";

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(blanks, at), text.size());
}

std::vector<std::string_view> lint_names() {
  std::vector<std::string_view> names;
  for (const Code code : lints()) names.push_back(code_text(code));
  return names;
}

// ---- What a comment covers -----------------------------------------------------------------------------------------

std::size_t line_end(std::string_view text, std::size_t at) { return std::min(text.find('\n', at), text.size()); }
std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t found = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return found == std::string_view::npos ? 0 : found + 1;
}
std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, line_end(text, begin) - begin);
}
bool says_nothing(std::string_view line) {
  const std::size_t first = line.find_first_not_of(blanks);
  return first == std::string_view::npos || line[first] == '#';
}

/// The line that a comment is about: its own, or the next that says something.
std::size_t line_meant(std::string_view text, std::size_t comment) {
  std::size_t begin = line_begin(text, comment);
  while (begin < text.size() && says_nothing(line_at(text, begin))) begin = line_end(text, begin) + 1;
  return std::min(begin, text.size());
}

/// The end of a line and of what is indented under it.
std::size_t block_end(std::string_view text, std::size_t begin) {
  const std::size_t indentation = line_at(text, begin).find_first_not_of(' ');
  std::size_t end = line_end(text, begin);
  for (std::size_t next = end + 1; next < text.size(); next = line_end(text, next) + 1) {
    const std::string_view line = line_at(text, next);
    if (says_nothing(line)) continue;
    if (line.find_first_not_of(' ') <= indentation) break;
    end = line_end(text, next);
  }
  return end;
}

// ---- What it says --------------------------------------------------------------------------------------------------

class Comment {
 public:
  Comment(const SourceMap& sources, Span span, Diagnostics& diagnostics)
      : span_(span), text_(sources.text(span)), source_(sources[span.source].text()), diagnostics_(diagnostics) {}

  void read(std::vector<Allow>& allows) {
    const std::size_t word = skip_blanks(text_, text_.find_first_not_of('#'));
    constexpr std::string_view keyword = "allow ";
    if (text_.substr(word, keyword.size()) != keyword) return;
    const std::size_t after = read_names(word + keyword.size());
    if (names_.empty()) return;
    const bool has_colon = after < text_.size() && text_[after] == ':';
    if (!has_colon && !is_meant(after)) return;  // prose that begins with this word
    std::string_view reason = has_colon ? text_.substr(skip_blanks(text_, after + 1)) : std::string_view();
    while (!reason.empty() && blanks.find(reason.back()) != std::string_view::npos) reason.remove_suffix(1);
    for (const Span name : names_) add(name, reason, allows);
  }

 private:
  std::size_t read_names(std::size_t at) {
    for (;;) {
      at = skip_blanks(text_, at);
      const std::size_t end = std::min(text_.find_first_not_of(code_letters, at), text_.size());
      if (end == at) return at;
      const auto offset = [&](std::size_t in_text) { return static_cast<std::uint32_t>(span_.begin + in_text); };
      names_.push_back({span_.source, offset(at), offset(end)});
      at = skip_blanks(text_, end);
      if (at == text_.size() || text_[at] != ',') return at;
      ++at;
    }
  }
  std::string_view word_of(Span name) const { return source_.substr(name.begin, name.end - name.begin); }
  /// Without a colon: only names of lints, to the end of the comment.
  bool is_meant(std::size_t after) const {
    const auto known = lint_names();
    return after == text_.size() && std::all_of(names_.begin(), names_.end(), [&](Span name) {
             return std::find(known.begin(), known.end(), word_of(name)) != known.end();
           });
  }

  void add(Span name, std::string_view reason, std::vector<Allow>& allows) {
    const std::string word(word_of(name));
    const auto all = lints();
    const auto code = std::find_if(all.begin(), all.end(), [&](Code each) { return code_text(each) == word; });
    if (code == all.end()) {
      const auto near = did_you_mean(word, lint_names());
      diagnostics_.add(unknown_lint, name, "no lint named `" + word + "`",
                       near ? "did you mean `" + std::string(*near) + "`?" : "docs/lints.md lists them");
      return;
    }
    if (reason.empty()) {
      diagnostics_.add(allow_without_reason, name, "`" + word + "` is allowed without a reason",
                       "say why: `# allow " + word + ": the reason`");
    }
    const std::size_t begin = line_meant(source_, span_.begin);
    allows.push_back({*code, name, std::string(reason), static_cast<std::uint32_t>(begin),
                      static_cast<std::uint32_t>(begin < source_.size() ? block_end(source_, begin) : begin), false});
  }

  Span span_;
  std::string_view text_;
  std::string_view source_;
  Diagnostics& diagnostics_;
  std::vector<Span> names_;
};

bool covers(const Allow& allow, const Diagnostic& found) {
  const Span at = found.primary.span;
  return allow.code == found.code && allow.word.source == at.source && allow.begin <= at.begin && at.begin < allow.end;
}

}  // namespace

std::vector<Allow> read_allows(const SourceMap& sources, const ast::File& file, Diagnostics& diagnostics) {
  std::vector<Allow> allows;
  for (const Span comment : file.comments) Comment(sources, comment, diagnostics).read(allows);
  return allows;
}

std::vector<Diagnostic> without_allowed(std::vector<Diagnostic> found, std::vector<Allow> allows,
                                        Diagnostics& diagnostics) {
  std::erase_if(found, [&](const Diagnostic& each) {
    bool allowed = false;
    for (Allow& allow : allows) {
      if (!covers(allow, each)) continue;
      allow.used = allowed = true;
    }
    return allowed;
  });
  for (const Allow& allow : allows) {
    if (allow.used) continue;
    diagnostics.add(useless_allow, allow.word,
                    "`" + std::string(code_text(allow.code)) + "` is allowed here, and nothing here needs it",
                    "leave the comment out");
  }
  return found;
}

}  // namespace guide::lint
