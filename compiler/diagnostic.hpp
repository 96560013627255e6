#pragma once
// A diagnostic is a value: what is wrong, where, and what to type instead.
// In: findings of any stage. Out: sorted lists; `render` makes text or JSON of them. Not here: deciding what is wrong.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source.hpp"

namespace guide {

enum class Severity : std::uint8_t { note, warning, error };

/// Every code, once, in `diagnostics.def`; its text form is the kebab-case name (`unknown-name`).
enum class Code : std::uint16_t {
#define GUIDE_DIAGNOSTIC(identifier, text, severity) identifier,
#include "compiler/diagnostics.def"
#undef GUIDE_DIAGNOSTIC
};

std::string_view code_text(Code code);
Severity default_severity(Code code);

/// Words under a caret, with a remark that may be empty.
struct Label {
  Span span;
  std::string text;
};

/// A replacement that is certain: put `text` in place of `span`.
struct Fix {
  Span span;
  std::string text;
};

struct Diagnostic {
  Code code{};
  Severity severity = Severity::error;
  std::string message;        // lower case, no final period, source words in backticks
  Label primary;              // an empty span at offset 0 of a source stands for the whole file
  std::vector<Label> labels;  // further places: "declared here"
  std::string help;           // something the author can type; may be empty
  std::optional<Fix> fix;
};

/// Collects findings; later stages add to what earlier ones found.
class Diagnostics {
 public:
  Diagnostic& add(Code code, Span where, std::string message, std::string help = {});
  /// Takes over what another stage found on its own.
  void append(Diagnostics&& others);
  bool has_errors() const { return errors_ != 0; }
  /// What comes now is counted, not kept.
  bool is_full() const;
  std::size_t error_count() const { return errors_; }
  const std::vector<Diagnostic>& list() const { return list_; }
  /// Source order; at most 50 errors are kept, and the last says that more were found.
  std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> list_;
  Diagnostic surplus_;  // what `add` returns when the list is full
  std::size_t errors_ = 0;
};

struct RenderOptions {
  bool color = false;
};

/// The form rustc made familiar: message, place, line, caret, help.
std::string render_text(const Diagnostic& diagnostic, const SourceMap& sources, RenderOptions options = {});
/// One JSON object, schema `guide.diagnostics/1`, with the array `diagnostics`.
std::string render_json(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources);

/// The nearest of `candidates` to `word`, if near enough to be meant; at most a few edits away.
std::optional<std::string_view> did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace guide
