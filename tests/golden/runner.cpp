// Golden tests: a command, and everything it is expected to say. Adding one needs no C++: see tests/golden/README.md.
//
//   golden GUIDE FOLDER [PART-OF-A-NAME]     runs the tests below FOLDER, whose name says the verb

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>

#include "tests/golden/difference.hpp"
#include "tests/golden/process.hpp"

namespace guide::golden {
namespace {

namespace fs = std::filesystem;

struct Runner {
  fs::path program;  // the binary `guide`
  fs::path folder;   // tests/golden/<verb>
  std::string verb;
  std::string part;
  bool update = false;
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t updated = 0;
};

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

fs::path with_extension(fs::path path, const char* extension) { return path.replace_extension(extension); }

std::string verb_of(const std::string& folder) { return folder == "mistakes" ? "check" : folder; }

/// Folders named `library` hold modules that tests import; they are no tests themselves.
std::vector<fs::path> find_inputs(const fs::path& folder, const std::string& extension) {
  std::vector<fs::path> inputs;
  for (fs::recursive_directory_iterator walk(folder), end; walk != end; ++walk) {
    if (walk->is_directory() && walk->path().filename() == "library") walk.disable_recursion_pending();
    if (walk->path().extension() == extension) inputs.push_back(walk->path());
  }
  std::sort(inputs.begin(), inputs.end());
  return inputs;
}

std::vector<std::string> command(const Runner& runner, const fs::path& input) {
  if (input.extension() == ".sh") return {"sh", input.filename().string()};
  std::vector<std::string> words = {runner.program.filename().string(), runner.verb};
  const fs::path json = with_extension(input, ".json");
  if (fs::exists(json)) {
    words.insert(words.end(), {json.filename().string(), "--library", input.filename().string()});
  } else {
    words.push_back(input.filename().string());
  }
  std::istringstream extra(read_text(with_extension(input, ".args")));
  for (std::string word; extra >> word;) words.push_back(word);
  return words;
}

void add_section(std::string& text, const char* name, const std::string& content) {
  if (content.empty()) return;
  text += std::string("--- ") + name + "\n" + content;
  if (content.back() != '\n') text += "\n--- (no line end here)\n";
}

std::string told(const std::vector<std::string>& words, const Outcome& outcome) {
  std::string text = "$";
  for (const std::string& word : words) text += " " + word;
  text += "\nexit " + std::to_string(outcome.exit_code) + "\n";
  add_section(text, "stdout", outcome.out);
  add_section(text, "stderr", outcome.err);
  return text;
}

/// What is wrong whatever was expected, or nothing.
std::optional<std::string> fault(const fs::path& input, const Outcome& outcome) {
  if (outcome.timed_out) return "took more than 60 seconds";
  if (outcome.signal != 0) return "ended by signal " + std::to_string(outcome.signal) + "\n" + outcome.err;
  if (outcome.exit_code == 127) return "the command was not found";
  const bool named_fail = input.filename().string().starts_with("fail_");
  if (input.extension() != ".sh" && named_fail != (outcome.exit_code != 0)) {
    return "exit code " + std::to_string(outcome.exit_code) +
           ", but a name starts with `fail_` if and only if the command fails\n" + outcome.out + outcome.err;
  }
  return std::nullopt;
}

void report_failure(Runner& runner, const fs::path& input, const std::string& message) {
  ++runner.failed;
  std::cout << "FAIL " << fs::relative(input, runner.folder.parent_path()).string() << ": " << message << "\n";
}

void run_one(Runner& runner, const fs::path& input) {
  const auto words = command(runner, input);
  const Outcome outcome = run(words, input.parent_path(), runner.program.parent_path());
  if (const auto problem = fault(input, outcome)) return report_failure(runner, input, *problem);

  const std::string found = told(words, outcome);
  const fs::path expected_file = with_extension(input, ".expected");
  const bool has_expected = fs::exists(expected_file);
  const std::string expected = read_text(expected_file);
  if (has_expected && expected == found) {
    ++runner.passed;
  } else if (runner.update) {
    std::ofstream(expected_file, std::ios::binary) << found;
    ++runner.updated;
    std::cout << "wrote " << fs::relative(expected_file, runner.folder.parent_path()).string() << "\n";
  } else if (!has_expected) {
    report_failure(runner, input, "no " + expected_file.filename().string() + "; found\n" + found);
  } else {
    report_failure(runner, input, "(- expected, + found)\n" + difference(expected, found));
  }
}

/// An `.expected` whose test is gone would never be looked at again.
void find_orphans(Runner& runner) {
  for (const fs::path& expected : find_inputs(runner.folder, ".expected")) {
    if (fs::exists(with_extension(expected, ".guide")) || fs::exists(with_extension(expected, ".sh"))) continue;
    report_failure(runner, expected, "there is no test of this name");
  }
}

int run_all(Runner& runner) {
  for (const fs::path& input : find_inputs(runner.folder, runner.verb == "cli" ? ".sh" : ".guide")) {
    if (input.string().find(runner.part) != std::string::npos) run_one(runner, input);
  }
  find_orphans(runner);
  std::cout << runner.passed + runner.failed + runner.updated << " golden tests: " << runner.passed << " passed, "
            << runner.failed << " failed";
  if (runner.updated != 0) std::cout << ", " << runner.updated << " written";
  std::cout << "\n";
  if (runner.failed != 0) std::cout << "To accept what was found: GUIDE_UPDATE_GOLDEN=1 ctest -L golden\n";
  return runner.failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace guide::golden

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: golden GUIDE FOLDER [PART-OF-A-NAME]\n";
    return 2;
  }
  guide::golden::Runner runner;
  runner.program = std::filesystem::canonical(argv[1]);
  runner.folder = std::filesystem::canonical(argv[2]);
  runner.verb = guide::golden::verb_of(runner.folder.filename().string());
  runner.part = argc > 3 ? argv[3] : "";
  const char* update = std::getenv("GUIDE_UPDATE_GOLDEN");
  runner.update = update != nullptr && std::string(update) == "1";
  return guide::golden::run_all(runner);
}
