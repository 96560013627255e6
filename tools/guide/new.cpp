#include <filesystem>

#include "tools/guide/files.hpp"
#include "tools/guide/skeleton.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

namespace fs = std::filesystem;

bool is_name(const std::string& name) {
  constexpr const char* letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
         name.find_first_not_of(letters) == std::string::npos;
}

bool is_free(const fs::path& folder) {
  std::error_code error;
  return !fs::exists(fs::symlink_status(folder, error)) ||
         (fs::is_directory(folder, error) && fs::is_empty(folder, error));
}

/// `.` has the name of the folder at hand.
std::string name_of(const fs::path& folder) {
  std::error_code error;
  return folder == "." ? fs::current_path(error).filename().string() : folder.filename().string();
}

ExitCode run(const std::string& path) {
  fs::path folder = fs::path(path).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  const std::string name = name_of(folder);
  if (!is_name(name) || !can_be_named(name)) {
    report_error(
        "`" + name + "` cannot be a project's name",
        "guidelines are named after it: lower-case letters, digits and underscores, no word of the language, as "
        "`knee_surgery`");
    return exit_usage;
  }
  if (!is_free(folder)) {
    report_error("`" + folder.string() + "` is there already, and nothing is overwritten",
                 "choose another name, or an empty folder");
    return exit_failure;
  }
  for (const NamedText& file : skeleton(name)) {
    const fs::path to = (folder / file.name).lexically_normal();
    std::error_code error;
    if (to.has_parent_path()) fs::create_directories(to.parent_path(), error);
    std::string problem = "`" + to.parent_path().string() + "` cannot be made: " + error.message();
    if (error || !write_file(to.string(), file.text, problem)) {
      report_error(problem);
      return exit_failure;
    }
    print("made " + to.string() + "\n");
  }
  print_error("\nNext:\n" + (folder == "." ? "" : "  cd " + folder.string() + "\n") +
              "  guide test\n  guide decide case.guide\n" +
              "\nTo see a test fail, change what an `expect` line of tests/" + name +
              "_tests.guide says, and run\n`guide test` again. README.md says what else there is.\n");
  return exit_done;
}

}  // namespace

Verb new_verb() {
  const auto name = std::make_shared<std::string>();
  return {"new",
          "Make a project: a guideline, a case, tests, settings and a README.",
          "  guide new knee_surgery\n"
          "  guide new policies/home_health\n",
          {argument("NAME", *name, "The project's folder, which gives the guideline its name; . is the folder at hand")},
          [name] { return run(*name); }};
}

}  // namespace guide::tool
