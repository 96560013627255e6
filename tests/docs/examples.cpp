#include "tests/docs/examples.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/golden/difference.hpp"
#include "tests/golden/process.hpp"

namespace guide::docs {
namespace {

namespace fs = std::filesystem;

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_text(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

/// `text` but for as many lines at its end as `end` has.
std::string without_end(std::string text, const std::string& end) {
  for (auto lines = std::count(end.begin(), end.end(), '\n'); lines > 0 && !text.empty(); --lines) {
    const std::size_t before = text.rfind('\n', text.size() - 2);
    text.resize(before == std::string::npos ? 0 : before + 1);
  }
  return text;
}

class Run {
 public:
  Run(const Document& document, const Place& place) : document_(document), place_(place) {}

  Findings all() {
    fs::remove_all(place_.folder);
    fs::create_directories(place_.folder);
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      block_ = &document_.blocks[i];
      text_ = document_.text_of(*block_);
      const Block* next = i + 1 < document_.blocks.size() ? &document_.blocks[i + 1] : nullptr;
      one(next != nullptr && next->has("says"));
    }
    findings_.updated += document_.text.substr(copied_);
    return std::move(findings_);
  }

 private:
  void one(bool reported_below) {
    const Block& block = *block_;
    if (block.has("sketch")) return;
    if (block.has("file") || block.has("append") || block.has("instead")) {
      const fs::path file = place_.folder / block.rest(1);
      const std::string before = block.has("file") ? "" : read_text(file);
      write_text(file, block.has("instead") ? without_end(before, text_) + text_ : before + text_);
    } else if (block.has("says")) {
      must_be(check("example.guide").out);
    } else if (block.has("prints")) {
      const std::string shown = text_.starts_with("$ ") ? text_.substr(0, text_.find('\n') + 1) : "";
      must_be(shown + shell(block.rest(1), place_.checkout));
    } else if (block.has("copy")) {
      must_be(read_text(place_.checkout / block.rest(1)));
    } else if (block.language == "console") {
      must_be(session());
    } else if (block.language == "guide") {
      compile(reported_below);
    }
  }

  /// An example stands in a folder of its own, where nothing else can be imported.
  fs::path example_folder() const { return place_.folder / "example"; }

  void compile(bool reported_below) {
    std::string before;
    if (block_->has("in")) {
      const auto scene = document_.scenes.find(block_->rest(1));
      if (scene == document_.scenes.end()) return fail("there is no scene `" + block_->rest(1) + "`");
      before = scene->second;
    } else if (!block_->words.empty()) {
      return fail("`" + block_->rest(0) + "` says nothing to the test");
    }
    write_text(example_folder() / "example.guide", before + text_);
    if (reported_below) return;
    ++findings_.examples;
    const golden::Outcome checked = check("example.guide");
    if (checked.exit_code != 0) return fail(checked.out + checked.err);
    if (text_.find("\n  expect ") == std::string::npos) return;
    const golden::Outcome tested = golden::run({"guide", "test", "example.guide"}, example_folder(), place_.programs);
    if (tested.exit_code != 0) fail(tested.out + tested.err);
  }

  golden::Outcome check(const std::string& file) const {
    return golden::run({"guide", "check", file}, example_folder(), place_.programs);
  }

  std::string shell(const std::string& command, const fs::path& folder) {
    const golden::Outcome outcome = golden::run({"sh", "-c", command}, folder, place_.programs);
    if (outcome.timed_out || outcome.signal != 0 || outcome.exit_code == 127) fail("`" + command + "` could not run");
    return outcome.out + outcome.err;
  }

  /// Each command of the block, with what it prints now.
  std::string session() {
    std::string now;
    std::istringstream lines(text_);
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("$ ")) now += line + "\n" + shell(line.substr(2), place_.folder);
    }
    return now;
  }

  void must_be(const std::string& found) {
    ++findings_.examples;
    findings_.updated += document_.text.substr(copied_, block_->begin - copied_) + found;
    copied_ = block_->end;
    if (found != text_) fail("(- shown, + found)\n" + golden::difference(text_, found));
  }

  void fail(const std::string& what) {
    ++findings_.failed;
    findings_.report += "line " + std::to_string(block_->line) + ": " + what + "\n";
  }

  const Document& document_;
  const Place& place_;
  const Block* block_ = nullptr;
  std::string text_;
  std::size_t copied_ = 0;
  Findings findings_;
};

}  // namespace

Findings run_examples(const Document& document, const Place& place) { return Run(document, place).all(); }

}  // namespace guide::docs
