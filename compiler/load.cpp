#include "compiler/load.hpp"

#include <algorithm>
#include <unordered_map>

#include "compiler/stdlib.hpp"
#include "compiler/syntax/parse.hpp"

namespace guide {
namespace {

constexpr std::uint32_t not_found = 0xFFFFFFFFu;

std::string quoted(std::string_view word) { return "`" + std::string(word) + "`"; }

/// A standard module as it would be named in a folder: `stdlib/clinical/pain.guide`.
std::string standard_file(std::string_view module) {
  std::string file = "stdlib/" + std::string(module) + ".guide";
  for (std::size_t i = 7; i < 7 + module.size(); ++i) {
    if (file[i] == '.') file[i] = '/';
  }
  return file;
}

class Loading {
 public:
  Loading(const ModuleLoader& loader, const CompileOptions& options, Compilation& compilation,
          std::vector<syntax::Scan>& scans)
      : loader_(loader),
        limits_(options.limits),
        workers_(options.workers),
        left_(options.keep_bodies || options.workers ? syntax::Left::cases : syntax::Left::cases_and_bodies),
        result_(compilation),
        scans_(scans) {}

  void add_given(ModuleText text) {
    const auto known = file_of_module_.find(text.module);
    if (!text.module.empty() && known != file_of_module_.end()) {
      const std::string first = result_.sources[known->second].name();
      const std::uint32_t file = add(std::move(text));
      result_.diagnostics.add(
          Code::duplicate_module, {file, 0, 0},
          "the module " + quoted(result_.modules[file]) + " is given twice: it stands in " + quoted(first) + " too",
          "give each module once");
      return;
    }
    file_of_module_.emplace(text.module, static_cast<std::uint32_t>(result_.modules.size()));
    add(std::move(text));
  }

  /// Parses what was added, adds what that imports, and so on: breadth first.
  void parse() {
    for (std::size_t file = 0; file < result_.modules.size();) {
      parse_added();
      for (; file < result_.files.size(); ++file) add_imports(result_.files[file]);
    }
  }

  void check_cycles() {
    std::vector<State> state(result_.files.size(), State::waiting);
    for (std::uint32_t file = 0; file < state.size(); ++file) {
      if (state[file] == State::waiting) walk(file, state);
    }
  }

  bool stopped() const { return stopped_; }

 private:
  enum class State : std::uint8_t { waiting, walking, done };
  struct Step {
    std::uint32_t file = 0;
    std::size_t next = 0;  // among its declarations
  };

  std::uint32_t add(ModuleText text) {
    const std::size_t bytes = text.text.size();
    const std::uint32_t file = result_.sources.add(std::move(text.file), std::move(text.text));
    result_.modules.push_back(std::move(text.module));
    if (within_limits(file, bytes)) readable_ = result_.modules.size();
    return file;
  }

  void add_imports(const ast::File& file) {
    for (const ast::Declaration& declaration : file.declarations) {
      const auto* import = boost::variant2::get_if<ast::Import>(&declaration);
      if (stopped_ || import == nullptr || import->path.text.empty()) continue;
      if (provide(import->path.text) == not_found) report_unknown(import->path);
    }
  }

  void parse_added() {
    const std::size_t first = result_.files.size();
    const std::size_t count = result_.modules.size() - first;
    result_.files.resize(first + count);
    scans_.resize(first + count);
    std::vector<Diagnostics> found(count);
    do_all(workers_, count, [&](std::size_t i) { parse(static_cast<std::uint32_t>(first + i), found[i]); });
    for (Diagnostics& each : found) result_.diagnostics.append(std::move(each));
  }

  void parse(std::uint32_t number, Diagnostics& found) {
    ast::File& file = result_.files[number];
    file.source = number;
    if (number >= readable_) return;
    file = syntax::parse_leaving(left_, result_.sources, number, found, limits_.nesting, scans_[number]);
    const auto left = [](const ast::Declaration& declaration) {
      const auto* block = boost::variant2::get_if<ast::Case>(&declaration);
      const auto* guideline = boost::variant2::get_if<ast::Guideline>(&declaration);
      return (block != nullptr && block->unread) || (guideline != nullptr && guideline->unread);
    };
    if (std::none_of(file.declarations.begin(), file.declarations.end(), left)) scans_[number] = {};
  }

  /// What the host allows; the first text that passes it is reported, and nothing after it is read.
  bool within_limits(std::uint32_t file, std::size_t bytes) {
    if (stopped_) return false;
    if (bytes > limits_.text_bytes) {
      return stop(file, Code::text_too_large, "a text can have at most " + grouped(limits_.text_bytes) + " bytes here",
                  "divide it into modules and `import` them");
    }
    if (bytes > limits_.library_bytes - bytes_) {
      return stop(file, Code::library_too_large,
                  "the texts of a library can have at most " + grouped(limits_.library_bytes) + " bytes together here",
                  "load fewer modules");
    }
    if (result_.modules.size() > limits_.modules) {
      return stop(file, Code::library_too_large,
                  "a library can have at most " + grouped(limits_.modules) + " modules here", "load fewer modules");
    }
    bytes_ += bytes;
    return true;
  }

  bool stop(std::uint32_t file, Code code, std::string message, std::string help) {
    stopped_ = true;
    result_.diagnostics.add(code, {file, 0, 0}, std::move(message), std::move(help));
    return false;
  }

  /// The file of a module, loaded now if need be. The host's loader is asked before the standard library.
  std::uint32_t provide(std::string_view path) {
    std::string module(path);
    const auto known = file_of_module_.find(module);
    if (known != file_of_module_.end()) return known->second;
    std::optional<ModuleText> found = loader_ ? loader_(path) : std::nullopt;
    if (!found) {
      const std::optional<std::string_view> standard = stdlib_module(path);
      if (standard) found = ModuleText{module, standard_file(path), std::string(*standard)};
    }
    std::uint32_t file = not_found;
    if (found) {
      found->module = module;
      file = add(std::move(*found));
    }
    file_of_module_.emplace(std::move(module), file);
    return file;
  }

  void report_unknown(const ast::Name& path) {
    std::vector<std::string_view> known = stdlib_modules();
    for (const std::string& module : result_.modules) {
      if (!module.empty()) known.push_back(module);
    }
    const std::optional<std::string_view> near = did_you_mean(path.text, known);
    std::string file(path.text);
    for (char& c : file) c = c == '.' ? '/' : c;
    result_.diagnostics
        .add(Code::unknown_module, path.span, "no module named " + quoted(path.text),
             near ? "did you mean " + quoted(*near) + "?"
                  : "a module is a file below a library folder; this one would be `" + file + ".guide`")
        .primary.text = "not in the library, nor in the standard library";
  }

  /// Depth first over imports, without recursion; an import of a file on the path closes a cycle.
  void walk(std::uint32_t first, std::vector<State>& state) {
    std::vector<Step> path{{first, 0}};
    state[first] = State::walking;
    while (!path.empty()) {
      Step& step = path.back();
      const std::vector<ast::Declaration>& declarations = result_.files[step.file].declarations;
      if (step.next == declarations.size()) {
        state[step.file] = State::done;
        path.pop_back();
        continue;
      }
      const auto* import = boost::variant2::get_if<ast::Import>(&declarations[step.next++]);
      if (import == nullptr) continue;
      const auto found = file_of_module_.find(std::string(import->path.text));
      if (found == file_of_module_.end() || found->second == not_found) continue;
      if (state[found->second] == State::walking) report_cycle(path, found->second, import->path);
      if (state[found->second] != State::waiting) continue;
      state[found->second] = State::walking;
      path.push_back({found->second, 0});
    }
  }

  void report_cycle(const std::vector<Step>& path, std::uint32_t closing, const ast::Name& import) {
    constexpr std::size_t most_shown = 8;
    std::size_t from = path.size() - 1;
    while (path[from].file != closing) --from;
    const std::size_t length = path.size() - from;
    std::string chain = quoted(result_.modules[closing]);
    for (std::size_t i = from + 1; i < path.size() && i - from < most_shown; ++i) {
      chain += " imports " + quoted(result_.modules[path[i].file]);
    }
    if (length > most_shown) chain += " and so on, until one";
    chain += " imports " + (length == 1 ? std::string("itself") : quoted(import.text));
    result_.diagnostics.add(Code::import_cycle, import.span, chain + ", and imports cannot go in a circle",
                            "leave out this import, or move what both need into a third module");
  }

  const ModuleLoader& loader_;
  const Limits& limits_;
  const Workers& workers_;
  const syntax::Left left_;
  Compilation& result_;
  std::vector<syntax::Scan>& scans_;
  std::size_t bytes_ = 0;
  std::size_t readable_ = 0;  // so many modules are within the limits
  bool stopped_ = false;
  std::unordered_map<std::string, std::uint32_t> file_of_module_;
};

}  // namespace

bool load_modules(std::vector<ModuleText> texts, const ModuleLoader& loader, const CompileOptions& options,
                  Compilation& compilation, std::vector<syntax::Scan>& scans) {
  Loading loading(loader, options, compilation, scans);
  for (ModuleText& text : texts) loading.add_given(std::move(text));
  loading.parse();
  loading.check_cycles();
  return !loading.stopped();
}

}  // namespace guide
