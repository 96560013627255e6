#include <fmt/format.h>

#include "runtime/json/writer.hpp"
#include "tools/guide/diff.hpp"
#include "tools/guide/terminal.hpp"

namespace guide::tool {
namespace {

std::string colored(const char* color, const std::string& line) {
  return color_on_output() ? fmt::format("\x1b[{}m{}\x1b[0m", color, line) : line;
}
std::string removed(const std::string& line) { return colored("31", line); }
std::string added(const std::string& line) { return colored("32", line); }

std::string_view kind_of(const DeclarationChange& change) {
  if (change.before_place.empty()) return "added";
  return change.after_place.empty() ? "removed" : "changed";
}

std::string places(const DeclarationChange& change) {
  if (change.before_place.empty()) return change.after_place;
  if (change.after_place.empty()) return change.before_place;
  return change.before_place + ", now " + change.after_place;
}

/// The lines of a change, each with `-` or `+`.
std::vector<std::string> lines_of(const DeclarationChange& change) {
  std::vector<std::string> lines;
  std::string under;
  const bool whole = change.before_place.empty() || change.after_place.empty();
  for (const StatementChange& each : change.changes) {
    const bool just_told = !lines.empty() && lines.back().substr(2) == each.under;
    if (each.under != under && !each.under.empty() && !just_told) lines.push_back("  " + each.under);
    under = each.under;
    const auto indent = [&](const Statement& line) {
      return std::string(whole ? 2 * line.depth : under.empty() ? 0 : 2, ' ') + line.text;
    };
    if (each.before) lines.push_back("- " + indent(*each.before));
    if (each.after) lines.push_back("+ " + indent(*each.after));
  }
  return lines;
}

std::string criterion_words(const CriterionChange& change) {
  const std::string place = change.place.empty() ? "" : " (" + change.place + ")";
  if (change.before.empty()) return fmt::format("new: {}: {}{}", change.text, change.after, place);
  if (change.after.empty()) return fmt::format("gone: {}: {}{}", change.text, change.before, place);
  return fmt::format("{}: {}, was {}{}", change.text, change.after, change.before, place);
}

std::string case_heading(const DecisionChange& change) {
  return fmt::format("{}, {}{}", change.case_file, change.case_name,
                     change.request.empty() ? "" : ", " + change.request);
}

std::string sum_words(const DecisionChanges& decisions) {
  return fmt::format("{}, {}: {}", counted(decisions.cases, "case"), counted(decisions.requests, "request"),
                     decisions.changes.empty()
                         ? "all decided as before"
                         : counted(decisions.changes.size(), "conclusion") + " came out otherwise");
}

}  // namespace

std::string diff_text(const Difference& difference) {
  std::string text;
  for (const DeclarationChange& change : difference.declarations) {
    text += fmt::format("{}: {} ({})\n", kind_of(change), change.name, places(change));
    for (const std::string& line : lines_of(change)) {
      text += "  " + (line.starts_with("-") ? removed(line) : line.starts_with("+") ? added(line) : line) + "\n";
    }
    text += "\n";
  }
  if (difference.declarations.empty()) text += "the guidelines say the same\n";
  if (!difference.decisions) return text;
  if (difference.declarations.empty()) text += "\n";
  std::string heading;
  for (const DecisionChange& change : difference.decisions->changes) {
    if (case_heading(change) != heading) text += (heading = case_heading(change)) + "\n";
    text += fmt::format("  {}: {}, was {}\n", change.subject, added(change.after), removed(change.before));
    for (const CriterionChange& criterion : change.criteria) text += "    " + criterion_words(criterion) + "\n";
  }
  return text + (difference.decisions->changes.empty() ? "" : "\n") + sum_words(*difference.decisions) + "\n";
}

std::string diff_markdown(const Difference& difference) {
  std::string text = "# What changed\n";
  for (const DeclarationChange& change : difference.declarations) {
    text += fmt::format("\n## {} {}\n\n{}\n\n```diff\n", kind_of(change), change.name, places(change));
    for (const std::string& line : lines_of(change)) text += line + "\n";
    text += "```\n";
  }
  if (difference.declarations.empty()) text += "\nThe guidelines say the same.\n";
  if (!difference.decisions) return text;
  text += "\n# Decisions\n\n" + sum_words(*difference.decisions) + "\n";
  if (difference.decisions->changes.empty()) return text;
  text += "\n| case | of | was | is | because |\n|---|---|---|---|---|\n";
  for (const DecisionChange& change : difference.decisions->changes) {
    std::string because;
    for (const CriterionChange& criterion : change.criteria) {
      because += (because.empty() ? "" : "<br>") + criterion_words(criterion);
    }
    for (std::size_t at = because.find('|'); at != std::string::npos; at = because.find('|', at + 2))
      because.insert(at, "\\");
    text += fmt::format("| {} | {} | {} | {} | {} |\n", case_heading(change), change.subject, change.before,
                        change.after, because);
  }
  return text;
}

namespace {

void write_statement(json::Writer& out, std::string_view key, const std::optional<Statement>& statement) {
  if (!statement) return;
  out.key(key).begin_object();
  out.member("text", statement->text);
  out.member("line", statement->line);
  out.end_object();
}

void write_declaration(json::Writer& out, const DeclarationChange& change) {
  out.begin_object();
  out.member("change", kind_of(change));
  out.member("name", change.name);
  out.member_if("before", change.before_place);
  out.member_if("after", change.after_place);
  out.key("statements").begin_array();
  for (const StatementChange& each : change.changes) {
    out.begin_object();
    out.member_if("under", each.under);
    write_statement(out, "before", each.before);
    write_statement(out, "after", each.after);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

void write_decision(json::Writer& out, const DecisionChange& change) {
  out.begin_object();
  out.member("file", change.case_file);
  out.member_if("case", change.case_name);
  out.member_if("request", change.request);
  out.member("of", change.subject);
  out.member("before", change.before);
  out.member("after", change.after);
  out.key("criteria").begin_array();
  for (const CriterionChange& criterion : change.criteria) {
    out.begin_object();
    out.member("text", criterion.text);
    out.member_if("before", criterion.before);
    out.member_if("after", criterion.after);
    out.member_if("place", criterion.place);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

}  // namespace

std::string diff_json(const Difference& difference) {
  json::Writer out;
  out.begin_object();
  out.member("schema", "guide.diff/1");
  out.key("declarations").begin_array();
  for (const DeclarationChange& change : difference.declarations) write_declaration(out, change);
  out.end_array();
  if (difference.decisions) {
    out.member("cases", static_cast<std::uint64_t>(difference.decisions->cases));
    out.member("requests", static_cast<std::uint64_t>(difference.decisions->requests));
    out.key("decisions").begin_array();
    for (const DecisionChange& change : difference.decisions->changes) write_decision(out, change);
    out.end_array();
  }
  out.end_object();
  return out.take();
}

}  // namespace guide::tool
