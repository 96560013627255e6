// Coverage in words: for the terminal, and as a table for a README.

#include <fmt/format.h>

#include <algorithm>

#include "tools/guide/coverage.hpp"

namespace guide::tool {
namespace {

using coverage::Figure;
using coverage::Figures;
using coverage::Item;

std::string shortened(const std::string& text) {
  constexpr std::size_t most = 72;
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // whole characters
  return text.substr(0, end) + "...";
}

void write_gaps(const Covered& covered, const std::vector<std::size_t>& items, std::string& out) {
  for (const std::size_t number : items) {
    const Item& item = covered.coverage.items()[number];
    const std::string gap = gap_words(item);
    if (gap.empty()) continue;
    const std::string place = fmt::format("{}:{}", item.spot.line, item.spot.column);
    const std::string quoted = item.text.empty() ? "" : " `" + shortened(item.text) + "`";
    out += fmt::format("    {:<7} {}{}: {}\n", place, item_word(item), quoted, gap);
  }
}

void write_file(const Covered& covered, const CoveredFile& file, std::string& out) {
  out += file.name + "\n";
  for (const std::uint32_t number : file.guidelines) {
    const coverage::Guideline& guideline = covered.coverage.guidelines()[number];
    const Figures sum = figures(covered.coverage, guideline.items);
    out += fmt::format("  {}: {}, criteria {}, conditions {}\n", guideline.name, counted(guideline.tests, "test"),
                       fraction(sum.criteria), fraction(sum.conditions));
    write_gaps(covered, guideline.items, out);
  }
  if (file.definitions.empty()) return;
  const Figures sum = figures(covered.coverage, file.definitions);
  out += fmt::format("  definitions: conditions {}\n", fraction(sum.conditions));
  write_gaps(covered, file.definitions, out);
}

}  // namespace

std::string_view item_word(const Item& item) {
  if (!item.criterion) return "condition";
  switch (item.kind) {
    case ClauseKind::applies: return "for ... when";
    case ClauseKind::require: return "require";
    case ClauseKind::when: return "when";
    case ClauseKind::unless: return "unless";
    case ClauseKind::otherwise: return "otherwise";
    default: return "rule";
  }
}

std::string gap_words(const Item& item) {
  std::string words;
  const auto add = [&](bool missing, std::string_view word) {
    if (missing) words += (words.empty() ? "never " : ", never ") + std::string(word);
  };
  if (item.criterion) {
    add(item.can_be(State::present) && !item.shown(State::present), "met");
    add(item.can_be(State::absent) && !item.shown(State::absent), "not met");
    add(item.can_be(State::undocumented) && !item.shown(State::undocumented), "undocumented");
    return words;
  }
  if (!item.can_decide() || item.decides()) return words;
  add(item.decisive_tests[1] == 0, "decides when present");
  add(item.decisive_tests[0] == 0, "decides when absent");
  return words.empty() ? "never decides one outcome both ways" : words;
}

std::string fraction(const Figure& figure) { return fmt::format("{}/{}", figure.done, figure.all); }

std::string percent(const Figure& figure) {
  const std::size_t tenths = figure.all == 0 ? 1000 : figure.done * 1000 / figure.all;
  return fmt::format("{}.{} %", tenths / 10, tenths % 10);
}

std::vector<std::size_t> items_of(const Covered& covered, const CoveredFile& file) {
  std::vector<std::size_t> items = file.definitions;
  for (const std::uint32_t number : file.guidelines) {
    const auto& own = covered.coverage.guidelines()[number].items;
    items.insert(items.end(), own.begin(), own.end());
  }
  const auto& all = covered.coverage.items();
  std::sort(items.begin(), items.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(all[a].spot, a) < std::tie(all[b].spot, b);
  });
  return items;
}

std::string coverage_text(const Covered& covered) {
  std::string out;
  for (const CoveredFile& file : covered.files) write_file(covered, file, out);
  const Figures sum = figures(covered.coverage);
  const auto line = [&](std::string_view what, const Figure& figure) {
    out += fmt::format("  {:<46} {:>11}  {:>7}\n", what, fraction(figure), percent(figure));
  };
  out += fmt::format("{}{}, {}\n", out.empty() ? "" : "\n",
                     counted(covered.coverage.guidelines().size(), "guideline"),
                     counted(covered.coverage.tests(), "test"));
  line("criteria shown met, not met and undocumented", sum.criteria);
  line("conditions that decided both ways (MC/DC)", sum.conditions);
  line("criteria also shown conflicting", sum.conflicting);
  return out;
}

std::string coverage_markdown(const Covered& covered) {
  std::string out = "| guideline | tests | criteria | conditions |\n|---|---|---|---|\n";
  for (const CoveredFile& file : covered.files) {
    for (const std::uint32_t number : file.guidelines) {
      const coverage::Guideline& guideline = covered.coverage.guidelines()[number];
      const Figures sum = figures(covered.coverage, guideline.items);
      out += fmt::format("| `{}` | {} | {} | {} |\n", guideline.name, guideline.tests, fraction(sum.criteria),
                         fraction(sum.conditions));
    }
  }
  const Figures sum = figures(covered.coverage);
  return out + fmt::format("| all, with definitions | {} | {} ({}) | {} ({}) |\n", covered.coverage.tests(),
                           fraction(sum.criteria), percent(sum.criteria), fraction(sum.conditions),
                           percent(sum.conditions));
}

}  // namespace guide::tool
