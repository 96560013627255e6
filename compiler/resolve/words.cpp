#include "compiler/resolve/stages.hpp"

namespace guide::resolve {

std::string_view with_article(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::fact: return "a fact";
    case SymbolKind::record: return "a record";
    case SymbolKind::condition: return "a definition";
    case SymbolKind::selection: return "a selection of entries";
    case SymbolKind::table_output: return "a table's output";
    case SymbolKind::source: return "a source";
    case SymbolKind::service: return "a service";
    case SymbolKind::codes: return "a set of codes";
    case SymbolKind::evidence_scale: return "an evidence scale";
  }
  return "a name";
}

std::string described(Type type, const UnitInfo& unit) {
  switch (type) {
    case Type::finding: return "a finding";
    case Type::choice: return "a choice";
    case Type::number: return "a number";
    case Type::count: return "a count";
    case Type::percent: return "a percentage";
    case Type::duration: return "a duration";
    case Type::quantity: return "a quantity in " + quoted(unit.name);
    case Type::date: return "a date";
    case Type::codes: return "a list of codes";
  }
  return "a fact";
}

std::string quoted_list(const std::vector<std::string_view>& words, std::string_view last_joint) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != 0) text += i + 1 == words.size() ? " " + std::string(last_joint) + " " : ", ";
    text += quoted(words[i]);
  }
  return text;
}

}  // namespace guide::resolve
