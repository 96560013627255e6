// The model as `.guide` text.

#include "tests/properties/generate/model.hpp"

namespace guide::properties {
namespace {

std::string join(const std::vector<std::string>& words, const std::string& between = ", ") {
  std::string result;
  for (const std::string& word : words) result += (result.empty() ? "" : between) + word;
  return result;
}

class Printer {
 public:
  std::string text;

  void line(int depth, const std::string& words) { text += std::string(static_cast<std::size_t>(depth) * 2, ' ') + words + "\n"; }

  /// `head` and the condition after it, with its exceptions below. A group of atoms alone stands on one line if short.
  void clause(int depth, const std::string& head, const Condition& condition, const std::vector<Unless>& exceptions,
              bool may_inline = true) {
    if (condition.group.empty()) {
      line(depth, head + condition.line);
    } else if (may_inline && inlined(condition)) {
      std::vector<std::string> members;
      for (const Condition& member : condition.members) members.push_back(member.line);
      line(depth, head + condition.group + ": " + join(members));
    } else {
      line(depth, head + condition.group + ":");
      for (const Condition& member : condition.members) clause(depth + 1, "", member, {});
    }
    for (const Unless& exception : exceptions) unless(depth + 1, exception);
  }

  void unless(int depth, const Unless& written) { clause(depth, "unless ", written.condition, written.exceptions); }

  void statement(int depth, const Clause& written) {
    switch (written.kind) {
      case Clause::Kind::require: clause(depth, "require ", *written.condition, written.exceptions); break;
      case Clause::Kind::given:
        line(depth, "when " + written.condition->line + ":");
        for (const Clause& inner : written.body) statement(depth + 1, inner);
        break;
      case Clause::Kind::rule:
        if (written.condition) {
          clause(depth, written.outcome + " when ", *written.condition, written.exceptions);
        } else {
          line(depth, written.outcome + " \"always\"");
          for (const Unless& exception : written.exceptions) unless(depth + 1, exception);
        }
        break;
      case Clause::Kind::otherwise: line(depth, "otherwise " + written.outcome); break;
      case Clause::Kind::note: clause(depth, "note when ", *written.condition, {}); break;
    }
  }

  void fact(int depth, const std::string& head, const Fact& fact) {
    std::string words = head + fact.name + ": " + fact.type;
    if (fact.absent_unless_documented) words += " absent unless documented";
    if (fact.latest_report_counts) words += " latest report counts";
    line(depth, words + " \"" + fact.name + " label\"");
  }

  void guideline(const Guideline& written) {
    line(0, "guideline " + written.path + " " + written.tail + ":");
    for (const ForLine& one : written.for_lines) {
      std::string head = "for " + join(one.services);
      if (one.when) {
        clause(1, head + " when ", *one.when, {});
      } else {
        line(1, head);
      }
    }
    if (!written.effective.empty()) line(1, "effective " + written.effective);
    if (!written.outcomes.empty()) line(1, "outcomes: " + join(written.outcomes));
    for (const Clause& one : written.body) statement(1, one);
  }

  void report(int depth, const Report& report) {
    auto words = [](const Told& told) { return told.answer + (told.document.empty() ? "" : " in " + told.document); };
    if (report.told.size() == 1) {
      line(depth, report.fact + ": " + words(report.told[0]));
      return;
    }
    line(depth, report.fact + ":");
    for (const Told& told : report.told) line(depth + 1, words(told));
  }

  void entries(int depth, const Entries& entries) {
    if (entries.rows.empty()) {
      line(depth, entries.record + ": none");
      return;
    }
    std::string head = entries.record + (entries.incomplete ? " incomplete" : "");
    line(depth, head + (entries.document.empty() ? "" : " in " + entries.document) + ":");
    line(depth + 1, "| " + join(entries.fields, " | ") + " |");
    for (const auto& row : entries.rows) line(depth + 1, "| " + join(row, " | ") + " |");
  }

 private:
  static bool inlined(const Condition& condition) {
    if (condition.members.size() > 3) return false;
    for (const Condition& member : condition.members) {
      if (!member.group.empty() || !member.atom) return false;
    }
    return true;
  }
};

}  // namespace

std::string print(const Condition& condition) {
  Printer printer;
  printer.clause(0, "", condition, {});
  return printer.text;
}

std::string print(const Program& program) {
  Printer printer;
  for (const std::string& line : program.declarations) printer.line(0, line);
  for (const Fact& fact : program.facts) printer.fact(0, "fact ", fact);
  for (const Record& record : program.records) {
    printer.line(0, "record " + record.name + (record.none_unless_documented ? " none unless documented" : "") + ":");
    for (const Fact& field : record.fields) printer.fact(1, "", field);
  }
  for (const Definition& one : program.definitions) {
    std::string head = "define " + one.name + (one.listing.empty() ? " when " : " as " + one.listing + " where ");
    printer.clause(0, head, one.condition, {});
  }
  for (const Table& table : program.tables) {
    printer.line(0, "table " + join(table.outputs) + " by " + join(table.inputs) + ":");
    std::vector<std::string> head = table.inputs;
    head.insert(head.end(), table.outputs.begin(), table.outputs.end());
    printer.line(1, "| " + join(head, " | ") + " |");
    for (const auto& row : table.rows) printer.line(1, "| " + join(row, " | ") + " |");
  }
  for (const Guideline& guideline : program.guidelines) printer.guideline(guideline);
  for (const std::string& line : program.determination) printer.line(0, line);
  return printer.text;
}

std::string print(const Case& the_case) {
  Printer printer;
  printer.line(0, "case generated as of " + the_case.as_of + ":");
  for (const std::string& line : the_case.documents) printer.line(1, line);
  for (const Report& report : the_case.reports) printer.report(1, report);
  for (const Entries& entries : the_case.entries) printer.entries(1, entries);
  for (const Request& request : the_case.requests) {
    std::string head = "request " + request.service;
    if (!request.prior.empty()) head += ", " + request.prior + " on 2014-03-01";
    bool block = !request.reports.empty() || !request.entries.empty();
    printer.line(1, head + (block ? ":" : ""));
    for (const Report& report : request.reports) printer.report(2, report);
    for (const Entries& entries : request.entries) printer.entries(2, entries);
  }
  return printer.text;
}

}  // namespace guide::properties
