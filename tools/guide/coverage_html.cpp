// Coverage on the source: one page that needs nothing else, each line with what was and was not shown of it.

#include <fmt/format.h>

#include <algorithm>

#include "runtime/explain/escape.hpp"
#include "tools/guide/coverage.hpp"

namespace guide::tool {
namespace {

using coverage::Figure;
using coverage::Figures;
using coverage::Item;

constexpr std::string_view style = R"(
:root{color-scheme:light dark;--good:#1a7f37;--bad:#b35900;--line:#8884}
@media(prefers-color-scheme:dark){:root{--good:#56d364;--bad:#ffb366}}
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.15rem .6rem;vertical-align:top;border-bottom:1px solid var(--line)}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.source td{border:0;padding:0 .6rem;font:13px/1.5 ui-monospace,monospace;white-space:pre-wrap}
.source td.n{opacity:.6;user-select:none}
.good{color:var(--good)}.bad{color:var(--bad)}
small{opacity:.75}
tr.good,tr.bad{color:inherit}
.source td:last-child{min-width:22rem}
tr.bad td.text{box-shadow:inset 3px 0 var(--bad)}
tr.good td.text{box-shadow:inset 3px 0 var(--good)}
summary{cursor:pointer;padding:.3rem 0;overflow-wrap:anywhere}
.wide{overflow-x:auto}
@media print{body{max-width:none;margin:0}tr{break-inside:avoid}}
)";

/// `met 3, not met 1, undocumented 0`, `decides when present 4, when absent 0`.
std::string shown_words(const Item& item) {
  std::string words;
  const auto add = [&](const std::string& word, std::uint32_t count) {
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", word, count);
  };
  if (!item.criterion) {
    if (!item.can_decide()) return words;
    add("decides when present", item.decisive_tests[1]);
    add("when absent", item.decisive_tests[0]);
    return words;
  }
  if (item.can_be(State::present)) add("met", item.seen[0]);
  if (item.can_be(State::absent)) add("not met", item.seen[1]);
  if (item.can_be(State::undocumented)) add("undocumented", item.seen[2]);
  if (item.shown(State::conflicting)) add("conflicting", item.seen[3]);
  return words;
}

struct LineMarks {
  bool good = true;
  std::string words;
};

std::map<std::uint32_t, LineMarks> marks_of(const Covered& covered, const CoveredFile& file) {
  std::map<std::uint32_t, LineMarks> marks;
  for (const std::size_t number : items_of(covered, file)) {
    const Item& item = covered.coverage.items()[number];
    const std::string shown = shown_words(item);
    if (shown.empty()) continue;
    const bool good = gap_words(item).empty();
    LineMarks& line = marks[item.spot.line];
    line.good = line.good && good;
    line.words += fmt::format("<div class=\"{}\">{} {}{}: {}</div>", good ? "good" : "bad", good ? "✓" : "✗",
                              item_word(item), item.criterion ? "" : " at " + std::to_string(item.spot.column), shown);
  }
  return marks;
}

/// Links lead to lines, not to what folds: a browser unfolds what is around the target of a link.
std::string line_anchor(std::size_t file, std::uint32_t line) { return fmt::format("file{}-{}", file, line); }

void write_source(const Covered& covered, std::size_t at, std::string& out) {
  const CoveredFile& file = covered.files[at];
  const auto marks = marks_of(covered, file);
  out += "<div class=\"wide\"><table class=\"source\">\n";
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < file.text.size();) {
    const std::size_t end = std::min(file.text.find('\n', begin), file.text.size());
    const std::string_view line = std::string_view(file.text).substr(begin, end - begin);
    const auto mark = marks.find(++number);
    const std::string kind = mark == marks.end() ? "" : mark->second.good ? " class=\"good\"" : " class=\"bad\"";
    out += fmt::format("<tr id=\"{}\"{}><td class=\"n\">{}</td><td class=\"text\">{}</td><td>{}</td></tr>\n",
                       line_anchor(at, number), kind, number, explain::escaped_html(line), mark == marks.end() ? "" : mark->second.words);
    begin = end + 1;
  }
  out += "</table></div>\n";
}

std::string cells(const Figure& figure) {
  return fmt::format(R"(<td class="n {}">{}</td><td class="n">{}</td>)", figure.complete() ? "good" : "bad",
                     fraction(figure), percent(figure));
}

void write_summary(const Covered& covered, std::string& out) {
  const Figures sum = figures(covered.coverage);
  out += fmt::format(
      "<p>{}, {}. A criterion is covered when tests have shown it met, not met and "
      "undocumented; a condition, when it has decided an outcome on its own, present and absent.</p>\n",
      counted(covered.coverage.guidelines().size(), "guideline"), counted(covered.coverage.tests(), "test"));
  out +=
      "<table>\n<tr><th>guideline</th><th class=\"n\">tests</th><th class=\"n\" colspan=\"2\">criteria</th>"
      "<th class=\"n\" colspan=\"2\">conditions</th></tr>\n";
  out += fmt::format("<tr><td><b>all, with definitions</b></td><td class=\"n\">{}</td>{}{}</tr>\n",
                     covered.coverage.tests(), cells(sum.criteria), cells(sum.conditions));
  for (std::size_t i = 0; i < covered.files.size(); ++i) {
    for (const std::uint32_t number : covered.files[i].guidelines) {
      const coverage::Guideline& guideline = covered.coverage.guidelines()[number];
      const Figures own = figures(covered.coverage, guideline.items);
      out += fmt::format("<tr><td><a href=\"#{}\">{}</a> <small>line {}</small></td><td class=\"n\">{}</td>{}{}</tr>\n",
                         line_anchor(i, guideline.spot.line), explain::escaped_html(guideline.name),
                         guideline.spot.line, guideline.tests, cells(own.criteria), cells(own.conditions));
    }
  }
  out += "</table>\n";
}

}  // namespace

std::string coverage_html(const Covered& covered) {
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width\">\n<title>Coverage</title>\n<style>{}</style>\n</head>\n<body>\n<h1>Coverage</"
      "h1>\n",
      style);
  write_summary(covered, out);
  for (std::size_t i = 0; i < covered.files.size(); ++i) {
    const CoveredFile& file = covered.files[i];
    Figures sum;
    for (const std::size_t number : items_of(covered, file)) sum.count(covered.coverage.items()[number]);
    out += fmt::format("<details><summary>{}: criteria {}, conditions {}</summary>\n",
                       explain::escaped_html(file.name), fraction(sum.criteria), fraction(sum.conditions));
    write_source(covered, i, out);
    out += "</details>\n";
  }
  return out + "</body>\n</html>\n";
}

}  // namespace guide::tool
