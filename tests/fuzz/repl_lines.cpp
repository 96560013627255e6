// Any lines typed into `guide repl`: the session answers each and goes on. Its host is a few texts in memory.

#include <map>

#include "tests/fuzz/target.hpp"
#include "tools/guide/repl/session.hpp"

namespace guide::fuzz {
namespace {

constexpr int most_lines = 60;
constexpr std::size_t longest_line = 4096;

class Memory : public repl::Host {
 public:
  std::optional<std::string> read(const std::string& path, std::string& problem) override {
    const auto found = files_.find(path);
    if (found != files_.end()) return found->second;
    problem = "no file named `" + path + "`";
    return std::nullopt;
  }
  bool write(const std::string& path, const std::string& text, std::string& problem) override {
    if (files_.size() > 20) {
      problem = "the disk is full";
      return false;
    }
    files_[path] = text;
    return true;
  }
  bool exists(const std::string& path) override { return files_.count(path) != 0; }
  std::string today() override { return "2026-11-24"; }
  bool use_library(const std::vector<std::string>&, const std::string&, std::string&) override { return true; }
  std::vector<std::string> modules() override { return {"library"}; }
  std::optional<ModuleText> load(std::string_view module) override {
    if (module != "library") return std::nullopt;
    return ModuleText{"library", "library.guide", library_text()};
  }
  std::uint64_t stamp() override { return 1; }
  std::vector<std::string> paths(const std::string&) override { return {"library.guide"}; }

 private:
  std::map<std::string, std::string> files_{{"library.guide", library_text()}};
};

void type(std::string_view text) {
  Memory host;
  repl::SessionOptions options;
  options.blank_line_ends_block = text.size() % 2 == 0;
  repl::Session session(host, options);
  session.begin_input("typed");
  int lines = 0;
  for (std::size_t at = 0; at < text.size() && !session.finished() && lines < most_lines; ++lines) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, std::min(end - at, longest_line));
    session.completions(line);
    session.line(line);
    at = end + 1;
  }
  session.end_input();
}

}  // namespace
}  // namespace guide::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size <= guide::fuzz::longest_text) guide::fuzz::type(guide::fuzz::text_of(data, size));
  return 0;
}
