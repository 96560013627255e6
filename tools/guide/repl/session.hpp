#pragma once
// A session: lines in, text and a status out. It has no terminal and touches the world only through its host, so that
// the same lines give the same text wherever they come from. Whatever a line contains, the session answers.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tools/guide/exit_code.hpp"
#include "tools/guide/repl/host.hpp"

namespace guide::repl {

struct Reply {
  std::string out;    // what was asked for
  std::string error;  // what went wrong, or deserves notice
  tool::ExitCode code = tool::exit_done;
  /// Puts another reply after this one; the first code that is not 0 stays.
  Reply& add(Reply other);
};

struct SessionOptions {
  bool color = false;
  bool blank_line_ends_block = false;  // where a person types; in a text, blocks end with the indentation
};

enum class Prompt { command, block, answer };

class Session {
 public:
  explicit Session(Host& host, SessionOptions options = {});
  ~Session();

  /// The library: folders, or nothing and a file beside which imports are looked for.
  Reply use_library(const std::vector<std::string>& roots);
  /// A file with a case, with which the session begins.
  Reply open(const std::string& path);
  /// What comes now is another text; messages call it so.
  void begin_input(std::string name);
  Reply line(std::string_view text);
  /// No more lines come in this text: a block that is open ends.
  Reply end_input();
  /// Throws away a block or an interview that was begun.
  void cancel();

  bool finished() const;
  Prompt prompt() const;
  /// What could stand in place of the last word of the line.
  std::vector<std::string> completions(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace guide::repl
