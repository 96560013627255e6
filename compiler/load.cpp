#include "compiler/load.hpp"

#include <unordered_map>

#include "compiler/ast/shrink.hpp"
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
  Loading(const ModuleLoader& loader, const Limits& limits, Compilation& compilation)
      : loader_(loader), limits_(limits), result_(compilation) {}

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
    file_of_module_.emplace(text.module, static_cast<std::uint32_t>(result_.files.size()));
    add(std::move(text));
  }

  /// Breadth first; the list of files grows while it is read.
  void add_imports() {
    for (std::uint32_t file = 0; file < result_.files.size(); ++file) {
      for (std::size_t i = 0; !stopped_ && i < result_.files[file].declarations.size(); ++i) {
        const auto* import = boost::variant2::get_if<ast::Import>(&result_.files[file].declarations[i]);
        if (import == nullptr || import->path.text.empty()) continue;
        const ast::Name path = import->path;  // the list may move
        if (provide(path.text) == not_found) report_unknown(path);
      }
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
    if (within_limits(file, bytes)) {
      result_.files.push_back(syntax::parse(result_.sources, file, result_.diagnostics, limits_.nesting));
      ast::shrink(result_.files.back());
    } else {
      result_.files.emplace_back().source = file;
    }
    return file;
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
  Compilation& result_;
  std::size_t bytes_ = 0;
  bool stopped_ = false;
  std::unordered_map<std::string, std::uint32_t> file_of_module_;
};

}  // namespace

bool load_modules(std::vector<ModuleText> texts, const ModuleLoader& loader, const Limits& limits,
                  Compilation& compilation) {
  Loading loading(loader, limits, compilation);
  for (ModuleText& text : texts) loading.add_given(std::move(text));
  loading.add_imports();
  loading.check_cycles();
  return !loading.stopped();
}

}  // namespace guide
