// Coverage as data: JSON (schema `guide.coverage/1`, docs/coverage.md) and LCOV's tracefile over the `.guide` texts.

#include <fmt/format.h>

#include <set>

#include "runtime/json/writer.hpp"
#include "tools/guide/coverage.hpp"

namespace guide::tool {
namespace {

using coverage::Figure;
using coverage::Figures;
using coverage::Item;

void write_figure(json::Writer& json, std::string_view name, const Figure& figure) {
  json.key(name).begin_object();
  json.member("done", std::uint64_t{figure.done});
  json.member("all", std::uint64_t{figure.all});
  json.end_object();
}

void write_figures(json::Writer& json, const Figures& sum) {
  write_figure(json, "criteria", sum.criteria);
  write_figure(json, "conditions", sum.conditions);
  write_figure(json, "conflicting", sum.conflicting);
}

constexpr std::pair<State, const char*> states[] = {{State::present, "present"},
                                                    {State::absent, "absent"},
                                                    {State::undocumented, "undocumented"},
                                                    {State::conflicting, "conflicting"}};

void write_item(json::Writer& json, const Item& item) {
  json.begin_object();
  json.member("kind", item_word(item));
  json.member_if("text", item.text);
  json.member("line", item.spot.line);
  json.member("column", item.spot.column);
  json.key("states").begin_object();  // tests that showed it; a state that cannot occur is left out
  for (const auto& [state, word] : states) {
    if (item.can_be(state)) json.member(word, item.seen[static_cast<std::size_t>(state)]);
  }
  json.end_object();
  if (item.can_decide()) {
    json.key("decisive").begin_object();
    json.member("present", item.decisive_tests[1]);
    json.member("absent", item.decisive_tests[0]);
    json.member("both_ways", item.decides());
    json.end_object();
  }
  json.end_object();
}

void write_items(json::Writer& json, const Covered& covered, const std::vector<std::size_t>& items) {
  json.key("items").begin_array();
  for (const std::size_t number : items) write_item(json, covered.coverage.items()[number]);
  json.end_array();
}

void write_file(json::Writer& json, const Covered& covered, const CoveredFile& file) {
  json.begin_object();
  json.member("file", file.name);
  json.key("guidelines").begin_array();
  for (const std::uint32_t number : file.guidelines) {
    const coverage::Guideline& guideline = covered.coverage.guidelines()[number];
    json.begin_object();
    json.member("name", guideline.name);
    json.member_if("title", guideline.title);
    json.member("line", guideline.spot.line);
    json.member("tests", guideline.tests);
    write_figures(json, figures(covered.coverage, guideline.items));
    write_items(json, covered, guideline.items);
    json.end_object();
  }
  json.end_array();
  json.key("definitions").begin_object();
  write_figures(json, figures(covered.coverage, file.definitions));
  write_items(json, covered, file.definitions);
  json.end_object();
  json.end_object();
}

// ---- LCOV ----------------------------------------------------------------------------------------------------------

std::uint64_t sightings(const Item& item) {
  std::uint64_t sum = 0;
  for (const std::uint32_t seen : item.seen) sum += seen;
  return sum;
}

/// A branch for each state of a criterion, and for each way in which a condition has to decide.
std::vector<std::uint64_t> branches(const Item& item) {
  std::vector<std::uint64_t> taken;
  if (item.criterion) {
    for (const State state : {State::present, State::absent, State::undocumented}) {
      if (item.can_be(state)) taken.push_back(item.seen[static_cast<std::size_t>(state)]);
    }
  } else if (item.can_decide()) {
    taken = {item.decisive_tests[1], item.decisive_tests[0]};
  }
  return taken;
}

/// A guideline is a function; of several versions in a file, which have one name, the later ones tell their lines.
void write_functions(const Covered& covered, const CoveredFile& file, std::string& out) {
  std::size_t tested = 0;
  std::set<std::string> names;
  for (const std::uint32_t number : file.guidelines) {
    const coverage::Guideline& guideline = covered.coverage.guidelines()[number];
    const std::uint32_t line = guideline.spot.line;
    const bool first = names.insert(guideline.name).second;
    const std::string name = first ? guideline.name : fmt::format("{}:{}", guideline.name, line);
    out += fmt::format("FN:{},{}\nFNDA:{},{}\n", line, name, guideline.tests, name);
    tested += guideline.tests != 0 ? 1 : 0;
  }
  out += fmt::format("FNF:{}\nFNH:{}\n", file.guidelines.size(), tested);
}

void write_record(const Covered& covered, const CoveredFile& file, std::string& out) {
  out += fmt::format("TN:\nSF:{}\n", file.name);
  write_functions(covered, file, out);
  std::map<std::uint32_t, std::uint64_t> lines;
  std::map<std::uint32_t, std::uint32_t> blocks;
  std::size_t found = 0, hit = 0;
  for (const std::size_t number : items_of(covered, file)) {
    const Item& item = covered.coverage.items()[number];
    const std::uint64_t seen = sightings(item);
    std::uint64_t& line = lines[item.spot.line];
    line = std::max(line, seen);
    const std::uint32_t block = blocks[item.spot.line]++;
    std::uint32_t branch = 0;
    for (const std::uint64_t taken : branches(item)) {
      out += fmt::format("BRDA:{},{},{},{}\n", item.spot.line, block, branch++, seen == 0 ? "-" : std::to_string(taken));
      ++found;
      hit += taken != 0 ? 1 : 0;
    }
  }
  out += fmt::format("BRF:{}\nBRH:{}\n", found, hit);
  std::size_t lines_hit = 0;
  for (const auto& [line, seen] : lines) {
    out += fmt::format("DA:{},{}\n", line, seen);
    lines_hit += seen != 0 ? 1 : 0;
  }
  out += fmt::format("LF:{}\nLH:{}\nend_of_record\n", lines.size(), lines_hit);
}

}  // namespace

std::string coverage_json(const Covered& covered) {
  json::Writer json;
  json.begin_object();
  json.member("schema", "guide.coverage/1");
  json.member("tests", covered.coverage.tests());
  json.key("total").begin_object();
  write_figures(json, figures(covered.coverage));
  json.end_object();
  json.key("files").begin_array();
  for (const CoveredFile& file : covered.files) write_file(json, covered, file);
  json.end_array();
  json.end_object();
  return json.take();
}

std::string coverage_lcov(const Covered& covered) {
  std::string out;
  for (const CoveredFile& file : covered.files) {
    if (file.on_disk) write_record(covered, file, out);
  }
  return out;
}

}  // namespace guide::tool
