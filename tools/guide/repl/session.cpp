#include "tools/guide/repl/session.hpp"

#include <fmt/format.h>

#include <chrono>

#include "tools/guide/repl/complete.hpp"
#include "tools/guide/repl/desk.hpp"
#include "tools/guide/repl/statements.hpp"

namespace guide::repl {
namespace {

constexpr std::size_t deepest_script = 16;

}  // namespace

Reply& Reply::add(Reply other) {
  if (out.empty())
    out = std::move(other.out);
  else
    out += other.out;
  error += other.error;
  if (code == tool::exit_done) code = other.code;
  return *this;
}

/// Lines of one text, and the block that is open in it.
struct Reading {
  std::uint32_t input = 0;
  std::vector<Where> block;
};

struct Session::State {
  State(Host& host, SessionOptions the_options) : desk(host, the_options.color), options(the_options) {
    desk.run_file = [this](const std::string& path, const Line& word) { return run_file(path, word); };
  }

  Reply line(Reading& reading, std::string_view text);
  Reply end_block(Reading& reading);
  Reply run(const Line& head, const std::vector<Line>& lines);
  Reply dispatch(const Call& call);
  Reply run_file(const std::string& path, const Line& word);
  Reply notice_changes();

  Desk desk;
  SessionOptions options;
  Reading reading;
  std::size_t depth = 0;
};

Session::Session(Host& host, SessionOptions options) : state_(std::make_unique<State>(host, options)) {
  begin_input("input");
}
Session::~Session() = default;

void Session::begin_input(std::string name) {
  state_->reading = {state_->desk.workspace.inputs().begin(std::move(name)), {}};
}

Reply Session::line(std::string_view text) { return state_->line(state_->reading, text); }
Reply Session::end_input() { return state_->end_block(state_->reading); }
void Session::cancel() {
  state_->reading.block.clear();
  state_->desk.interview.reset();
}
bool Session::finished() const { return state_->desk.finished; }
Prompt Session::prompt() const {
  if (!state_->reading.block.empty()) return Prompt::block;
  return state_->desk.interview ? Prompt::answer : Prompt::command;
}
std::vector<std::string> Session::completions(std::string_view line) { return complete(state_->desk, line); }

Reply Session::use_library(const std::vector<std::string>& roots) {
  const Outcome outcome = state_->desk.workspace.use_library(roots, {});
  return {{}, outcome.messages, outcome.code};
}

// ---- Lines ---------------------------------------------------------------------------------------------------------

Reply Session::State::line(Reading& from, std::string_view text) {
  if (desk.finished) return {};
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  Inputs& inputs = desk.workspace.inputs();
  const Where where = inputs.add_line(from.input, text);
  Reply reply;
  if (!from.block.empty()) {
    const bool empty = text.find_first_not_of(" \t") == std::string_view::npos;
    if (!(empty && options.blank_line_ends_block) && (is_indented(text) || is_blank(text))) {
      from.block.push_back(where);
      return reply;
    }
    reply = end_block(from);
  }
  const Line line = inputs.line(where);
  if (desk.interview && (line.trimmed().text.empty() || line.text.front() != '.'))
    return std::move(reply.add(answer(desk, line)));
  if (is_blank(text)) return reply;
  if (is_indented(text)) {
    return std::move(reply.add(mistaken(desk, line.trimmed().where, "this line is indented, but no block is open",
                                        "begin at the margin; a line that ends in a colon opens a block")));
  }
  if (opens_block(text)) {
    from.block.push_back(where);
    return reply;
  }
  for (const Line& command : commands_of(line)) reply.add(run(command, {}));
  return reply;
}

Reply Session::State::end_block(Reading& from) {
  if (from.block.empty()) return {};
  std::vector<Line> lines = desk.workspace.inputs().lines(from.block);
  from.block.clear();
  const Line head = lines.front().part(0, comment_of(lines.front().text)).trimmed();
  lines.erase(lines.begin());
  while (!lines.empty() && is_blank(lines.back().text)) lines.pop_back();
  return run(head, lines);
}

Reply Session::State::run_file(const std::string& path, const Line& word) {
  std::string problem;
  const auto text = desk.workspace.host().read(path, problem);
  if (!text) return mistaken(desk, word.where, problem);
  if (depth == deepest_script) return mistaken(desk, word.where, "scripts run one another too deep");
  ++depth;
  Reading from{desk.workspace.inputs().begin(path), {}};
  Reply reply;
  for (std::size_t begin = 0; begin < text->size();) {
    const std::size_t end = std::min(text->find('\n', begin), text->size());
    reply.add(line(from, std::string_view(*text).substr(begin, end - begin)));
    begin = end + 1;
  }
  reply.add(end_block(from));
  --depth;
  return reply;
}

// ---- Commands ------------------------------------------------------------------------------------------------------

Reply Session::State::run(const Line& head, const std::vector<Line>& lines) {
  if (desk.finished) return {};
  const auto begin = std::chrono::steady_clock::now();
  Reply reply = notice_changes();
  const Line word = head.text.starts_with('.') ? head.part(0, head.text.find_first_of(" \t")) : first_path(head);
  Line words = after(head, word);
  const bool timed = desk.timer;
  const Call call{head, words, lines};
  const Command* command = find_command(word.text);
  if (command)
    reply.add(command->run(desk, call));
  else
    reply.add(dispatch(call));
  if (timed) {
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    reply.error += fmt::format("({:.3f} s)\n", taken.count());
  }
  return reply;
}

/// What is no command's first word.
Reply Session::State::dispatch(const Call& call) {
  if (is_declaration_word(first_path(call.line).text)) return run_declaration(desk, call);
  if (!call.line.text.starts_with('.')) return run_condition(desk, call);
  std::vector<std::string> names;
  for (const Command& command : commands()) {
    if (command.name.front() == '.') names.emplace_back(command.name);
  }
  const Line word = call.line.part(0, call.line.text.find_first_of(" \t"));
  return mistaken(desk, word.where, "no command named `" + std::string(word.text) + "`",
                  suggest(word.text, names, "`.help` lists the commands"));
}

/// A library that was changed on disk is read again before anything is said of it.
Reply Session::State::notice_changes() {
  if (!desk.workspace.library_changed()) return {};
  Outcome outcome = desk.workspace.reload();
  return {{}, "the library was changed: read again\n" + outcome.messages, outcome.code};
}

Reply Session::open(const std::string& path) {
  std::string problem;
  if (!state_->desk.workspace.host().read(path, problem)) return failed("error: " + problem + "\n", tool::exit_failure);
  Inputs& inputs = state_->desk.workspace.inputs();
  const Where where = inputs.add_line(inputs.begin("command line"), path);
  const Line line = inputs.line(where);
  return run_open(state_->desk, {line, line, {}});
}

}  // namespace guide::repl
