#include "tools/guide/repl/workspace.hpp"

#include <algorithm>

#include "compiler/syntax/parse.hpp"

namespace guide::repl {
namespace {

constexpr std::size_t most_statements = 10'000;

/// Whether a file declares anything that another could import.
bool declares(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const bool other = is_blank(line) || is_indented(line) || line.starts_with("import ") || line.starts_with("case ");
    if (!other) return true;
    begin = end + 1;
  }
  return false;
}

/// `a.b` that can stand after `import`.
bool is_importable(std::string_view module) {
  while (!module.empty()) {
    const std::size_t dot = std::min(module.find('.'), module.size());
    const std::string_view name = module.substr(0, dot);
    if (name.empty() || name[0] < 'a' || name[0] > 'z' || syntax::is_reserved(name)) return false;
    module.remove_prefix(std::min(dot + 1, module.size()));
  }
  return true;
}

/// Errors in a `case` make it unreadable, others the guidelines.
ExitCode code_of(const Compilation& compilation) {
  return compilation.program ? tool::exit_case : tool::exit_guideline;
}

}  // namespace

const Case* Compiled::the_case() const {
  if (!program() || compilation->case_errors || compilation->cases.empty()) return nullptr;
  return &compilation->cases.front();
}

// ---- The library ---------------------------------------------------------------------------------------------------

Outcome Workspace::use_library(const std::vector<std::string>& roots, const std::string& file) {
  std::string problem;
  if (!host_.use_library(roots, file, problem)) return {false, std::move(problem), tool::exit_failure};
  roots_ = roots;
  near_ = file;
  return reload();
}

Outcome Workspace::reload() {
  texts_.clear();
  modules_.clear();
  if (!roots_.empty()) {
    for (const std::string& module : host_.modules()) {
      const auto text = is_importable(module) ? load(module) : std::nullopt;
      if (text && declares(text->text)) modules_.push_back(module);
    }
  }
  compiled_ = compile(entered_);
  stamp_ = host_.stamp();
  Outcome outcome{true, errors(*compiled_), tool::exit_done};
  if (!outcome.messages.empty()) outcome.code = code_of(*compiled_->compilation);
  return outcome;
}

bool Workspace::library_changed() { return (!roots_.empty() || !near_.empty()) && host_.stamp() != stamp_; }

std::optional<ModuleText> Workspace::load(std::string_view module) {
  const auto known = texts_.find(module);
  if (known != texts_.end()) return known->second;
  return texts_.emplace(std::string(module), host_.load(module)).first->second;
}

// ---- What was entered ----------------------------------------------------------------------------------------------

Outcome Workspace::enter(Statement statement) {
  if (applied_ >= most_statements) {
    return {false, mistake(statement.where, "more than 10,000 statements were entered", "save them, and begin anew"),
            tool::exit_usage};
  }
  Outcome outcome;
  auto next = try_out(statement, outcome);
  if (!outcome.taken) return outcome;
  statements_.resize(applied_);
  apply(entered_, statement);
  statements_.push_back(std::move(statement));
  ++applied_;
  compiled_ = std::move(next);
  return outcome;
}

std::unique_ptr<Compiled> Workspace::try_out(const Statement& statement, Outcome& outcome) {
  Entered next = entered_;
  apply(next, statement);
  auto result = compile(next);
  outcome = judge(*result, statement.where);
  return result;
}

/// What the compiler says of the words just typed counts; errors that stood before do not speak against them.
Outcome Workspace::judge(const Compiled& next, const Where& where) {
  const std::size_t before = compiled().compilation->diagnostics.error_count();
  const std::size_t now = next.compilation->diagnostics.error_count();
  const Messages messages(inputs_, next.draft, next.compilation->sources);
  bool errs = now > before;
  for (const Diagnostic& diagnostic : next.compilation->diagnostics.list()) {
    const auto place = messages.place(diagnostic);
    errs = errs || (diagnostic.severity == Severity::error && place && where.holds(*place));
  }
  if (!errs) return {true, notes_at(next, where), tool::exit_done};
  Outcome outcome{false, {}, tool::exit_done};
  std::string others;
  for (const Diagnostic& diagnostic : next.compilation->diagnostics.sorted()) {
    if (diagnostic.severity != Severity::error) continue;
    const auto place = messages.place(diagnostic);
    std::string& text = place && where.holds(*place) ? outcome.messages : others;
    text += (text.empty() ? "" : "\n") + messages.text(diagnostic, color_);
  }
  if (outcome.messages.empty()) outcome.messages = std::move(others);
  outcome.code = code_of(*next.compilation);
  return outcome;
}

bool Workspace::undo() {
  if (applied_ == 0) return false;
  --applied_;
  replay();
  return true;
}

bool Workspace::redo() {
  if (applied_ == statements_.size()) return false;
  ++applied_;
  replay();
  return true;
}

void Workspace::replay() {
  entered_ = {};
  for (std::size_t i = 0; i < applied_; ++i) apply(entered_, statements_[i]);
  compiled_ = nullptr;
}

// ---- Compiling -----------------------------------------------------------------------------------------------------

WriteOptions Workspace::write_options() const {
  WriteOptions options;
  options.imports = modules_;
  options.day = host_.today();
  return options;
}

std::unique_ptr<Compiled> Workspace::compile(const Entered& entered) {
  Draft draft;
  write(entered, write_options(), draft);
  return compile(std::move(draft));
}

std::unique_ptr<Compiled> Workspace::compile(Draft draft) {
  auto result = std::make_unique<Compiled>();
  result->draft = std::move(draft);
  result->compilation = guide::compile({{"", "the session", result->draft.text()}},
                                       [this](std::string_view module) { return load(module); });
  return result;
}

const Compiled& Workspace::compiled() {
  if (!compiled_) compiled_ = compile(entered_);
  return *compiled_;
}

const Decision* Workspace::decision() {
  compiled();
  const Case* the_case = compiled_->the_case();
  if (!the_case) return nullptr;
  if (!compiled_->decision) compiled_->decision = decide(*compiled_->program(), *the_case);
  return &*compiled_->decision;
}

std::unique_ptr<Compiled> Workspace::with_condition(const Passage& condition) {
  Draft draft;
  write(entered_, write_options(), draft);
  draft.add("guideline " + std::string(condition_guideline) + ":\n  outcomes: met\n  met when ");
  draft.add(condition, 2);
  draft.add("\n");
  return compile(std::move(draft));
}

// ---- Messages ------------------------------------------------------------------------------------------------------

std::string Workspace::errors(const Compiled& compiled) const {
  const Messages messages(inputs_, compiled.draft, compiled.compilation->sources);
  std::string text;
  for (const Diagnostic& diagnostic : compiled.compilation->diagnostics.sorted()) {
    if (diagnostic.severity != Severity::error) continue;
    text += (text.empty() ? "" : "\n") + messages.text(diagnostic, color_);
  }
  return text;
}

std::string Workspace::notes_at(const Compiled& compiled, const Where& where) const {
  const Messages messages(inputs_, compiled.draft, compiled.compilation->sources);
  std::string text;
  for (const Diagnostic& diagnostic : compiled.compilation->diagnostics.sorted()) {
    const auto place = messages.place(diagnostic);
    if (!place || !where.holds(*place)) continue;
    text += (text.empty() ? "" : "\n") + messages.text(diagnostic, color_);
  }
  return text;
}

std::string Workspace::mistake(const Where& where, std::string message, std::string help) const {
  return error_at(inputs_, where, std::move(message), std::move(help), color_);
}

}  // namespace guide::repl
