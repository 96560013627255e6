#include "tools/guide/settings_file.hpp"

// Some texts are not as toml++ asserts, or even assumes, where it goes on to say what is wrong with them.
#undef NDEBUG
#define TOML_ASSERT(expr) static_cast<void>(0)
#define TOML_EXCEPTIONS 0
#include <fmt/format.h>
#include <toml++/toml.h>

#include "runtime/characters.hpp"
#include "tools/guide/suggest.hpp"

namespace guide::tool {
namespace {

std::optional<std::string> word_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* truth = node.as_boolean()) return std::string(truth->get() ? "true" : "false");
  if (const auto* whole = node.as_integer()) return std::to_string(whole->get());
  if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
  return std::nullopt;
}

/// The words of a value or of a list of values; nothing for what no option can take.
std::optional<std::vector<std::string>> words_of(const toml::node& node) {
  std::vector<std::string> words;
  if (const toml::array* list = node.as_array()) {
    for (const toml::node& item : *list) {
      auto word = word_of(item);
      if (!word) return std::nullopt;
      words.push_back(std::move(*word));
    }
    return words;
  }
  auto word = word_of(node);
  if (!word) return std::nullopt;
  words.push_back(std::move(*word));
  return words;
}

/// The line in which a key may have more parts than toml++ can take apart, one in the other; or 0.
std::uint32_t line_of_too_many_dots(std::string_view text) {
  constexpr std::size_t most = 1'000;
  std::uint32_t line = 1;
  std::size_t dots = 0;
  for (const char c : text) {
    if (c == '\n') ++line;
    if (c == '\n' || c == '=' || c == ',') dots = 0;
    if (c == '.' && ++dots > most) return line;
  }
  return 0;
}

class Reader {
 public:
  Reader(std::string& problem, std::uint32_t& line) : problem_(problem), line_(line) {}

  bool read(const toml::table& table, const std::string& name) {
    for (const auto& [key, node] : table) {
      const std::string key_text(key.str());
      const std::uint32_t line = node.source().begin.line;
      if (!shows(key_text, line)) return false;
      const toml::table* inner = node.as_table();
      if (inner != nullptr && name.empty()) {
        lines_.push_back({"", key_text, {}, line, true});
        if (!read(*inner, key_text)) return false;
        continue;
      }
      auto words = words_of(node);
      if (!words) {
        problem_ = "`" + key_text + "` is a text, a number, true, false, or a list of these";
        line_ = line;
        return false;
      }
      for (const std::string& word : *words) {
        if (!shows(word, line)) return false;
      }
      lines_.push_back({name, key_text, std::move(*words), line, false});
    }
    return true;
  }
  std::vector<SettingLine> take() { return std::move(lines_); }

 private:
  /// Whether messages can quote a text.
  bool shows(std::string_view text, std::uint32_t line) {
    const char* problem = text_problem(text);
    if (problem == nullptr) return true;
    problem_ = problem;
    line_ = line;
    return false;
  }

  std::string& problem_;
  std::uint32_t& line_;
  std::vector<SettingLine> lines_;
};

}  // namespace

std::optional<std::vector<SettingLine>> read_settings_text(const std::string& text, std::string& problem,
                                                           std::uint32_t& line) {
  line = line_of_too_many_dots(text);
  if (line != 0) {
    problem = "too many dots";
    return std::nullopt;
  }
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    problem = plain_words(std::string(parsed.error().description()));
    line = parsed.error().source().begin.line;
    return std::nullopt;
  }
  Reader reader(problem, line);
  if (!reader.read(parsed.table(), "")) return std::nullopt;
  return reader.take();
}

}  // namespace guide::tool
