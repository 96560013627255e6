#include "tools/guide/repl/desk.hpp"

#include "compiler/diagnostic.hpp"

namespace guide::repl {

explain::TextOptions Desk::text_options() const {
  explain::TextOptions options;
  options.color = workspace.color();
  return options;
}

Reply said(std::string text) { return {std::move(text), {}, tool::exit_done}; }
Reply failed(std::string message, ExitCode code) { return {{}, std::move(message), code}; }

Reply mistaken(const Desk& desk, const Where& where, std::string message, std::string help) {
  return failed(desk.workspace.mistake(where, std::move(message), std::move(help)), tool::exit_usage);
}

Reply undecidable(Desk& desk) {
  const Compiled& compiled = desk.workspace.compiled();
  return failed(desk.workspace.errors(compiled), compiled.program() ? tool::exit_case : tool::exit_guideline);
}

std::string suggest(std::string_view word, const std::vector<std::string>& known, std::string otherwise) {
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const auto near = did_you_mean(word, candidates);
  return near ? "did you mean `" + std::string(*near) + "`?" : std::move(otherwise);
}

}  // namespace guide::repl
