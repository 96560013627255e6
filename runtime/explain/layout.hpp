#pragma once
// Lines for a terminal or a file: wrapping, indentation, signs and colour behind one gate.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/decision.hpp"

namespace guide::explain {

struct TextOptions {
  bool unicode = true;  // signs beyond ASCII
  bool color = false;
  bool all = false;  // unfold what did not decide
  std::size_t width = 100;
  std::vector<std::uint32_t> fixed;  // facts that cannot be otherwise: no change is proposed to them
};

/// Columns of a UTF-8 text, one per code point.
std::size_t columns(std::string_view text);

/// Collects lines; long ones are wrapped between words under a hanging indent.
class Lines {
 public:
  explicit Lines(TextOptions options) : options_(std::move(options)) {}
  const TextOptions& options() const { return options_; }

  void blank();
  /// A heading, underlined in colour, otherwise plain.
  void title(std::string_view text);
  /// `text` after `indent` blanks; later lines of it stand `hang` columns further in.
  void line(std::size_t indent, std::string_view text, std::size_t hang = 2);
  /// A line that starts with the sign of a state, and is coloured by it.
  void signed_line(std::size_t indent, State state, std::string_view text);
  std::string take() { return std::move(out_); }

 private:
  void wrap(std::size_t indent, std::string_view first, std::string_view text, std::size_t hang);

  TextOptions options_;
  std::string out_;
};

/// One column wide: present, absent, undocumented, conflicting.
std::string_view sign(State state, bool unicode);

}  // namespace guide::explain
