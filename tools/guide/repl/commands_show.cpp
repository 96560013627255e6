// Showing what was entered, and what the library has.

#include <fmt/format.h>

#include <algorithm>

#include "compiler/format/format.hpp"
#include "runtime/explain/words.hpp"
#include "tools/guide/repl/desk.hpp"
#include "tools/guide/repl/imports.hpp"

namespace guide::repl {
namespace {

constexpr std::size_t most_listed = 100;

std::string entered_text(Desk& desk) {
  const Entered& entered = desk.workspace.entered();
  WriteOptions options = desk.workspace.write_options();
  options.imports.clear();
  options.with_case = entered.has_case() || !entered.head.as_of.empty();
  Draft draft;
  write(entered, options, draft);
  return guide::format(draft.text());
}

/// The block of a text that begins at a line (of its first byte), up to the next that stands at the margin.
std::string block_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  std::string block;
  do {
    const std::size_t line_end = std::min(text.find('\n', end), text.size());
    block.append(text.substr(end, line_end - end)).append("\n");
    end = line_end + 1;
  } while (end < text.size() && (is_indented(text.substr(end)) || text[end] == '\n'));
  while (block.size() > 1 && block[block.size() - 2] == '\n') block.pop_back();
  return block;
}

std::string tail_of(std::string_view path) { return std::string(path.substr(path.rfind('.') + 1)); }

/// Every declaration of the name, where it stands and as it was written.
std::string declarations_of(Desk& desk, std::string_view name) {
  const Compiled& compiled = desk.workspace.compiled();
  const Compilation& compilation = *compiled.compilation;
  std::string text;
  for (std::uint32_t file = 0; file < compilation.files.size(); ++file) {
    const std::string module = compilation.modules[file];
    for (const ast::Declaration& declaration : compilation.files[file].declarations) {
      for (const ast::Name& declared : declared_names(declaration)) {
        const bool qualified = !module.empty() && module + "." + std::string(declared.text) == name;
        if (declared.text != name && !qualified) continue;
        const Source& source = compilation.sources[file];
        text += file == 0 ? "entered:\n"
                          : fmt::format("{}:{}:\n", source.name(), source.position(declared.span.begin).line);
        const std::string block = block_at(source.text(), source.line_begin(declared.span.begin));
        text += "  ";
        for (const char c : block.substr(0, block.size() - 1))
          text += c == '\n' ? std::string("\n  ") : std::string(1, c);
        text += '\n';
      }
    }
  }
  return text;
}

/// What the case says of a fact.
std::string told_of(Desk& desk, std::string_view name) {
  const Case* the_case = desk.workspace.compiled().the_case();
  if (!the_case) return {};
  const Vocabulary& vocabulary = desk.workspace.compiled().program()->vocabulary;
  std::string text;
  const auto add = [&](const Statements& statements) {
    for (const auto& [fact, state] : statements.facts) {
      const FactInfo& info = vocabulary.facts[fact];
      if (info.name != tail_of(name)) continue;
      for (const Report& report : state.reports) text += "  told: " + explain::report_text(*the_case, report) + "\n";
    }
  };
  add(the_case->statements);
  for (const RequestInfo& request : the_case->requests) add(request.statements);
  return text;
}

struct Row {
  std::string name;
  std::string label;
};

template <typename Infos>
std::vector<Row> rows_of(const Infos& infos) {
  std::vector<Row> rows;
  rows.reserve(infos.size());
  for (const auto& info : infos) rows.push_back({info.name, info.label});
  return rows;
}

std::optional<std::vector<Row>> rows_of(const Program& program, std::string_view kind) {
  if (kind == "facts") return rows_of(program.vocabulary.facts);
  if (kind == "records") return rows_of(program.vocabulary.records);
  if (kind == "services") return rows_of(program.vocabulary.services);
  std::vector<Row> rows;
  if (kind == "guidelines") {
    for (const GuidelineInfo& info : program.guidelines) rows.push_back({info.name, info.title});
    return rows;
  }
  if (kind == "determinations") {
    for (const DeterminationInfo& info : program.determinations) rows.push_back({info.name, info.title});
    return rows;
  }
  return std::nullopt;
}

std::string listed(std::vector<Row> rows, std::string_view pattern) {
  std::erase_if(rows, [&](const Row& row) {
    return row.name.find(pattern) == std::string::npos && row.label.find(pattern) == std::string::npos;
  });
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.name < b.name; });
  std::string text;
  for (std::size_t i = 0; i < std::min(rows.size(), most_listed); ++i) {
    text += rows[i].label.empty() ? rows[i].name + "\n" : fmt::format("{}: {}\n", rows[i].name, rows[i].label);
  }
  if (rows.size() > most_listed)
    text +=
        fmt::format("... and {} more; `show facts PART` lists those with PART in them\n", rows.size() - most_listed);
  return text;
}

std::vector<std::string> showable(Desk& desk) {
  std::vector<std::string> names = {"facts", "records", "services", "guidelines", "determinations"};
  for (const ast::File& file : desk.workspace.compiled().compilation->files) {
    for (const ast::Declaration& declaration : file.declarations) {
      for (const ast::Name& name : declared_names(declaration)) names.emplace_back(name.text);
    }
  }
  return names;
}

}  // namespace

Reply run_show(Desk& desk, const Call& call) {
  if (call.words.text.empty()) {
    const std::string text = entered_text(desk);
    return said(text.empty() ? "nothing was entered\n" : text);
  }
  const std::vector<Line> words = words_of(call.words);
  const Program* program = desk.workspace.compiled().program();
  const std::string name(words.front().text);
  if (program) {
    const auto rows = rows_of(*program, name);
    if (rows) return said(listed(*rows, words.size() > 1 ? words[1].text : ""));
  }
  const std::string declared = declarations_of(desk, name);
  if (!declared.empty()) return said(declared + told_of(desk, name));
  return mistaken(desk, words.front().where, fmt::format("nothing is named `{}`", name),
                  suggest(name, showable(desk), "`show facts PART` lists the facts with PART in them"));
}

}  // namespace guide::repl
