#pragma once
// Lines from a terminal: edited, with history and completion where libedit is there, plain otherwise. The only file
// that knows libedit is `editor.cpp`.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace guide::repl {

class Editor {
 public:
  /// Words that could stand in place of the last word of the text before the cursor.
  using Complete = std::function<std::vector<std::string>(std::string_view)>;

  /// `history`: the file that keeps lines from one time to the next; empty for none.
  Editor(std::string history, Complete complete);
  ~Editor();

  enum class Read { line, interrupted, end };
  /// A line without its end.
  Read read(const std::string& prompt, std::string& line);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace guide::repl
