#include "tests/properties/laws/changes.hpp"

#include <algorithm>
#include <set>

namespace guide::properties {
namespace {

bool is_report(const Told& told) { return told.answer != "undocumented"; }

std::vector<Report*> reports_of(Case& the_case) {
  std::vector<Report*> result;
  for (Report& report : the_case.reports) result.push_back(&report);
  for (Request& request : the_case.requests) {
    for (Report& report : request.reports) result.push_back(&report);
  }
  return result;
}

const Fact& fact_named(const Program& program, const std::string& name) {
  return *std::find_if(program.facts.begin(), program.facts.end(), [&](const Fact& fact) { return fact.name == name; });
}

std::vector<const Fact*> silent_facts(const Program& program, Case& the_case) {
  std::set<std::string> told;
  for (Report* report : reports_of(the_case)) told.insert(report->fact);
  std::vector<const Fact*> result;
  for (const Fact& fact : program.facts) {
    if (!told.count(fact.name)) result.push_back(&fact);
  }
  return result;
}

/// The different answers of a fact, if each is one value and plainly another: then it is disputed.
std::set<std::string> plain_answers(const Report& report, Kind kind) {
  std::set<std::string> result;
  for (const Told& told : report.told) {
    if (is_report(told)) result.insert(told.answer);
  }
  if (kind == Kind::duration || kind == Kind::date || kind == Kind::codes) return {};
  for (const std::string& answer : result) {
    for (const char* word : {" to ", "more", "less"}) {
      if (answer.find(word) != std::string::npos) return {};
    }
  }
  return result;
}

}  // namespace

std::optional<Case> with_first_report(Random& random, const Program& program, Case the_case) {
  std::vector<const Fact*> silent = silent_facts(program, the_case);
  if (!silent.empty() && random.percent(70)) {
    const Fact& fact = *random.pick(silent);
    the_case.reports.push_back({fact.name, {{answer_text(random, fact, false), ""}}});
    return the_case;
  }
  for (Entries& list : the_case.entries) {
    auto record = std::find_if(program.records.begin(), program.records.end(),
                               [&](const Record& one) { return one.name == list.record; });
    for (auto& row : list.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] != "-" || random.percent(30)) continue;
        row[i] = answer_text(random, record->fields[i], false);
        return the_case;
      }
    }
  }
  return {};
}

namespace {
std::optional<std::string> narrower(const std::string& answer) {
  std::size_t to = answer.find(" to ");
  if (to != std::string::npos) return answer.substr(0, to);
  std::size_t edge = answer.find(" or ");
  if (edge != std::string::npos) return answer.substr(0, edge);
  if (answer == "2014") return "2014-03";
  if (answer == "2014-02" || answer == "2014-03" || answer == "2013-11") return answer + "-17";
  return {};
}
}  // namespace

std::optional<Case> narrowed(Random& random, Case the_case) {
  std::vector<std::string*> answers;
  for (Report* report : reports_of(the_case)) {
    if (report->told.size() == 1) answers.push_back(&report->told[0].answer);
  }
  for (Entries& list : the_case.entries) {
    for (auto& row : list.rows) {
      for (std::string& cell : row) answers.push_back(&cell);
    }
  }
  random.shuffle(answers);
  for (std::string* answer : answers) {
    auto less = narrower(*answer);
    if (!less) continue;
    *answer = *less;
    return the_case;
  }
  return {};
}

std::optional<Case> with_report_withdrawn(Random& random, const Program& program, Case the_case) {
  std::vector<Report*> reports = reports_of(the_case);
  random.shuffle(reports);
  for (Report* report : reports) {
    std::set<std::string> answers = plain_answers(*report, fact_named(program, report->fact).kind);
    if (answers.size() < 2) continue;
    std::vector<std::string> list(answers.begin(), answers.end());
    std::string withdrawn = random.pick(list);
    std::erase_if(report->told, [&](const Told& told) { return told.answer == withdrawn; });
    return the_case;
  }
  return {};
}

std::optional<Case> with_another_report(Random& random, const Program& program, Case the_case) {
  std::vector<Report*> reports = reports_of(the_case);
  std::erase_if(reports, [](Report* report) { return std::none_of(report->told.begin(), report->told.end(), is_report); });
  if (reports.empty()) return {};
  Report& report = *random.pick(reports);
  const Fact& fact = fact_named(program, report.fact);
  if (fact.kind == Kind::codes) return {};  // a list that grows
  report.told.push_back({answer_text(random, fact, false), ""});
  return the_case;
}

std::vector<Case> settled(const Case& the_case, std::size_t most) {
  std::vector<Case> result{the_case};
  Case original = the_case;
  std::size_t count = reports_of(original).size();
  for (std::size_t i = 0; i < count; ++i) {
    std::set<std::string> answers;
    for (const Told& told : reports_of(original)[i]->told) {
      if (is_report(told)) answers.insert(told.answer);
    }
    if (answers.size() < 2) continue;
    std::vector<Case> more;
    for (const Case& one : result) {
      for (const std::string& answer : answers) {
        Case& made = more.emplace_back(one);
        std::erase_if(reports_of(made)[i]->told, [&](const Told& told) { return told.answer != answer; });
      }
    }
    result = std::move(more);
    if (result.size() > most) return {};
  }
  return result;
}

std::vector<Case> completed(const Program& program, const Case& the_case, std::size_t most) {
  std::vector<Case> result{the_case};
  std::erase_if(result[0].reports, [](const Report& report) { return std::none_of(report.told.begin(), report.told.end(), is_report); });
  for (const Fact* fact : silent_facts(program, result[0])) {
    std::vector<std::string> answers = fact->kind == Kind::finding ? std::vector<std::string>{"present", "absent"} : fact->options;
    std::vector<Case> more;
    for (const Case& one : result) {
      for (const std::string& answer : answers) {
        more.push_back(one);
        more.back().reports.push_back({fact->name, {{answer, ""}}});
      }
    }
    result = std::move(more);
    if (result.size() > most) return {};
  }
  return result;
}

}  // namespace guide::properties
