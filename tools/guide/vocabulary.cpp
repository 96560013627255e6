#include "tools/guide/vocabulary.hpp"

#include "runtime/explain/view.hpp"
#include "runtime/explain/words.hpp"

namespace guide::tool {
namespace {

void add_uses(const std::vector<explain::ClauseView>& clauses, std::uint32_t guideline, Needed& needed) {
  for (const explain::ClauseView& clause : clauses) {
    const Use use{guideline, clause.clause->place};
    for (const explain::FactView& fact : clause.facts) {
      if (!fact.slot.is_field()) needed.facts[fact.slot.index()].push_back(use);
    }
    for (const std::uint32_t record : clause.records) needed.records[record].push_back(use);
    add_uses(clause.children, guideline, needed);
  }
}

std::string value_words(const FactInfo& info, Scaled value) { return explain::value_text(info, {value, value}); }

}  // namespace

Needed needed_by(const Program& program, const std::set<std::uint32_t>& guidelines) {
  Needed needed;
  const Case nothing;  // without requests every guideline is looked at
  const Decision decision = guide::decide(program, nothing);
  for (const explain::RequestView& request : explain::view(program, nothing, decision)) {
    for (const explain::GuidelineView& view : request.guidelines) {
      const std::uint32_t guideline = view.decision->guideline;
      if (guidelines.contains(guideline)) add_uses(view.clauses, guideline, needed);
    }
  }
  return needed;
}

std::set<std::uint32_t> all_guidelines(const Program& program) {
  std::set<std::uint32_t> all;
  for (std::uint32_t i = 0; i < program.guidelines.size(); ++i) all.insert(i);
  return all;
}

std::set<std::uint32_t> guidelines_for(const Program& program, std::uint32_t service) {
  std::set<std::uint32_t> guidelines;
  for (const ServiceSlices::Use& use : program.services[service].guidelines) guidelines.insert(use.item);
  return guidelines;
}

std::string type_words(const FactInfo& info) {
  switch (info.type) {
    case Type::finding: return "finding";
    case Type::choice: {
      std::string words;
      for (const Text option : info.options) words += (words.empty() ? "one of " : ", ") + option;
      return words;
    }
    case Type::number: return "number";
    case Type::count: return "count";
    case Type::percent: return "percent";
    case Type::duration: return "duration";
    case Type::quantity: return "number in " + info.unit.name;
    case Type::date: return "date";
    case Type::codes: return "code in " + info.code_system;
  }
  return {};
}

std::string bounds_words(const FactInfo& info) {
  const bool bounded = info.type != Type::finding && info.type != Type::choice && info.type != Type::codes;
  if (!bounded) return {};
  std::string words;
  const bool whole = info.type == Type::count && info.bounds.low == 0;  // counts begin there anyway
  if (info.bounds.low != unbounded_below && !whole) words = "from " + value_words(info, info.bounds.low);
  if (info.bounds.high == unbounded_above) return words;
  return words + (words.empty() ? "" : " ") + "to " + value_words(info, info.bounds.high);
}

}  // namespace guide::tool
