// Commands that read and write files.

#include <fmt/format.h>

#include <algorithm>

#include "compiler/format/format.hpp"
#include "runtime/case_limits.hpp"
#include "tools/guide/repl/case_text.hpp"
#include "tools/guide/repl/desk.hpp"
#include "tools/guide/repl/imports.hpp"
#include "tools/guide/repl/statements.hpp"

namespace guide::repl {
namespace {

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

bool is_own(const Desk& desk, const std::string& path) {
  return std::find(desk.own_files.begin(), desk.own_files.end(), path) != desk.own_files.end();
}

/// The lines of a text, as an input of its own.
std::vector<Line> lines_of(Inputs& inputs, const std::string& name, const std::string& text) {
  const std::uint32_t input = inputs.begin(name);
  std::vector<Where> places;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    places.push_back(inputs.add_line(input, std::string_view(text).substr(begin, end - begin)));
    begin = end + 1;
  }
  return inputs.lines(places);
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "`" : ", `") + name + "`";
  return text;
}

enum class SaveAs { entered, test };
struct SaveRequest {
  SaveAs as = SaveAs::entered;
  bool over = false;
  Line path;
};

/// `save [over] [test|case] FILE`.
SaveRequest read_save(const Call& call) {
  SaveRequest request;
  for (const Line& word : words_of(call.words)) {
    if (!request.path.text.empty()) {
      request.path = {};
      break;
    }
    if (word.text == "over")
      request.over = true;
    else if (word.text == "test")
      request.as = SaveAs::test;
    else if (word.text != "case")
      request.path = word;
  }
  return request;
}

std::string_view conclusion_word(const GuidelineInfo& info, const Conclusion& conclusion) {
  switch (conclusion.kind) {
    case ConclusionKind::determined: return info.outcomes[conclusion.outcome];
    case ConclusionKind::contradictory: return "contradictory";
    case ConclusionKind::silent: return "silent";
    case ConclusionKind::undetermined: break;
  }
  return "undetermined";
}

std::string_view result_word(const DeterminationInfo& info, const guide::Result& result) {
  switch (result.kind) {
    case ResultKind::outcome: return info.outcomes[result.outcome];
    case ResultKind::refer: return "refer";
    case ResultKind::request_information: break;
  }
  return "request_information";
}

/// What is decided now, by name; what requests of one case differ in is left out, for `expect` speaks of all of them.
std::vector<std::pair<std::string, std::string>> present_outcomes(const Program& program, const Decision& decision) {
  std::vector<std::pair<std::string, std::string>> found;
  std::vector<std::string> differing;
  const auto add = [&](const std::string& name, std::string_view outcome) {
    const auto known = std::find_if(found.begin(), found.end(), [&](const auto& other) { return other.first == name; });
    if (known == found.end())
      found.emplace_back(name, outcome);
    else if (known->second != outcome)
      differing.push_back(name);
  };
  for (const RequestDecision& request : decision.requests) {
    for (const GuidelineDecision& guideline : request.guidelines) {
      const GuidelineInfo& info = program.guidelines[guideline.guideline];
      add(info.name, conclusion_word(info, guideline.conclusion));
    }
    for (const DeterminationDecision& determination : request.determinations) {
      const DeterminationInfo& info = program.determinations[determination.determination];
      add(info.name, result_word(info, determination.result));
    }
  }
  std::erase_if(found, [&](const auto& outcome) {
    return std::find(differing.begin(), differing.end(), outcome.first) != differing.end();
  });
  return found;
}

/// Lines that expect what is decided now, of everything that is not silent and of which nothing is expected yet.
std::string expect_lines(const Program& program, const Case& the_case, const Decision& decision) {
  auto outcomes = present_outcomes(program, decision);
  const bool all_silent =
      std::all_of(outcomes.begin(), outcomes.end(), [](const auto& o) { return o.second == "silent"; });
  std::string lines;
  for (const auto& [name, outcome] : outcomes) {
    const bool expected = std::any_of(the_case.expectations.begin(), the_case.expectations.end(),
                                      [&name = name](const Expectation& e) { return e.subject == name; });
    if (!expected && (all_silent || outcome != "silent")) lines += fmt::format("  expect {} {}\n", name, outcome);
  }
  return lines;
}

bool all_hold(const Compiled& compiled) {
  const Case* the_case = compiled.the_case();
  if (!the_case) return false;
  const Decision decision = decide(*compiled.program(), *the_case);
  return std::all_of(the_case->expectations.begin(), the_case->expectations.end(), [&](const Expectation& e) {
    return check_expectation(*compiled.program(), *the_case, decision, e).holds;
  });
}

/// The text to save: with as few imports as give the same decision.
std::string text_to_save(Desk& desk, const WriteOptions& with_all) {
  const Entered& entered = desk.workspace.entered();
  WriteOptions few = with_all;
  few.imports = needed_imports(desk.workspace, with_all);
  for (const WriteOptions& options : {few, with_all}) {
    Draft draft;
    write(entered, options, draft);
    std::string text = guide::format(draft.text());
    if (options.imports.size() == with_all.imports.size()) return text;
    const auto alone = desk.workspace.compile_text(std::move(draft));
    const bool same = options.with_case ? alone->the_case() && all_hold(*alone) : alone->program() != nullptr;
    if (same) return text;
  }
  return {};
}

/// A case in JSON has no imports: it is read against the whole library, and entered as the block that says the same.
Reply open_json(Desk& desk, const Line& path, const std::string& text) {
  Workspace& workspace = desk.workspace;
  const Program* program = workspace.compiled().program();
  if (!program) return undecidable(desk);
  const auto read = read_case_json(*program, text, usual_case_limits);
  if (const auto* errors = std::get_if<std::vector<JsonError>>(&read)) {
    const std::vector<Line> lines = lines_of(workspace.inputs(), std::string(path.text), text);
    Reply reply = failed({}, tool::exit_case);
    for (const JsonError& error : *errors) {
      Where where = lines.empty() ? path.where : lines.front().where;
      where.begin = where.end = std::min(error.offset, text.size());
      reply.error += workspace.mistake(where, error.message, error.help);
    }
    return reply;
  }
  const CaseText written = case_text(*program, std::get<Case>(read));
  if (!written.problem.empty())
    return mistaken(desk, path.where, written.problem, "`guide decide` and `explain` take it as it is");
  ReadFile file = read_file(lines_of(workspace.inputs(), std::string(path.text), written.text), {});
  file.statement.is_file = false;
  Outcome outcome = workspace.enter(std::move(file.statement));
  return {{}, std::move(outcome.messages), outcome.code};
}

}  // namespace

Reply run_load(Desk& desk, const Call& call) {
  std::vector<std::string> roots;
  for (const Line& word : words_of(call.words)) roots.emplace_back(word.text);
  if (roots.empty()) return mistaken(desk, call.line.where, "load what?", "name a folder of `.guide` files");
  Outcome outcome = desk.workspace.use_library(roots, {});
  if (!outcome.taken)
    return mistaken(desk, call.words.where, std::move(outcome.messages), "name a folder of `.guide` files");
  Reply reply{fmt::format("{} can be used\n", counted(desk.workspace.modules().size(), "module")), outcome.messages,
              outcome.code};
  return reply;
}

Reply run_reload(Desk& desk, const Call& call) {
  if (!call.words.text.empty())
    return mistaken(desk, call.words.where, "`reload` takes no further words", "`load` names another library");
  Outcome outcome = desk.workspace.reload();
  return {fmt::format("{} can be used\n", counted(desk.workspace.modules().size(), "module")), outcome.messages,
          outcome.code};
}

Reply run_open(Desk& desk, const Call& call) {
  const std::vector<Line> words = words_of(call.words);
  if (words.empty() || words.size() > 2)
    return mistaken(desk, call.line.where, "open what?", "write it as `open FILE`, or `open FILE CASE`");
  const std::string path(words.front().text);
  std::string problem;
  const auto text = desk.workspace.host().read(path, problem);
  if (!text) return failed(desk.workspace.mistake(words.front().where, problem, {}), tool::exit_failure);
  if (desk.workspace.roots().empty()) {
    const Outcome library = desk.workspace.use_library({}, path);
    if (!library.taken) return failed(library.messages, library.code);
  }
  if (path.ends_with(".json")) return open_json(desk, words.front(), *text);
  const std::string wanted = words.size() == 2 ? std::string(words[1].text) : "";
  ReadFile file = read_file(lines_of(desk.workspace.inputs(), path, *text), wanted);
  if (!wanted.empty() && !file.found) {
    return mistaken(desk, words[1].where, fmt::format("no case named `{}` in {}", wanted, path),
                    suggest(wanted, file.cases, "name one of its cases"));
  }
  const std::string others = file.cases.size() > 1
                                 ? fmt::format("it holds {} cases: {}; `open {} NAME` opens another\n",
                                               file.cases.size(), listed(file.cases), path)
                                 : "";
  Outcome outcome = desk.workspace.enter(std::move(file.statement));
  return {outcome.taken ? others : "", std::move(outcome.messages), outcome.code};
}

Reply run_save(Desk& desk, const Call& call) {
  const SaveRequest request = read_save(call);
  if (request.path.text.empty()) {
    return mistaken(desk, call.line.where, "save where?",
                    "write it as `save FILE`, or `save test FILE` for a case that expects what is decided now");
  }
  const std::string path(request.path.text);
  if (!request.over && desk.workspace.host().exists(path) && !is_own(desk, path)) {
    return mistaken(desk, request.path.where, fmt::format("`{}` is there already", path),
                    fmt::format("`save over {}` replaces it", path));
  }
  WriteOptions options = desk.workspace.write_options();
  options.with_case = request.as == SaveAs::test || desk.workspace.entered().has_case();
  if (request.as == SaveAs::test) {
    const Decision* decision = desk.workspace.decision();
    if (!decision) return undecidable(desk);
    options.expects =
        expect_lines(*desk.workspace.compiled().program(), *desk.workspace.compiled().the_case(), *decision);
  }
  std::string problem;
  if (!desk.workspace.host().write(path, text_to_save(desk, options), problem))
    return failed(desk.workspace.mistake(request.path.where, problem, {}), tool::exit_failure);
  desk.own_files.push_back(path);
  return said(fmt::format("saved to {}\n", path));
}

Reply run_script(Desk& desk, const Call& call) {
  if (words_of(call.words).size() != 1)
    return mistaken(desk, call.line.where, "run what?", "name one file of commands");
  return desk.run_file(std::string(call.words.text), call.words);
}

}  // namespace guide::repl
