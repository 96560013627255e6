#pragma once
// The only place that knows TOML. In: a text. Out: its values as words, each with its line.

#include <optional>
#include <string>
#include <vector>

namespace guide::tool {

struct SettingLine {
  std::string table;  // empty at the top
  std::string key;
  std::vector<std::string> words;
  std::uint32_t line = 0;
  bool is_table = false;  // `[check]` itself
};
/// Nothing, and a `problem` with its line, if the text is no TOML or holds a value that no option can take.
std::optional<std::vector<SettingLine>> read_settings_text(const std::string& text, std::string& problem,
                                                           std::uint32_t& line);

}  // namespace guide::tool
