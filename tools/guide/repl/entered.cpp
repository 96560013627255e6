#include "tools/guide/repl/entered.hpp"

#include <algorithm>

namespace guide::repl {
namespace {

bool same_thing(const Item& a, const Item& b) {
  if (a.name != b.name) return false;
  const auto is_told = [](const Item& item) {
    return item.kind == Item::Kind::report || item.kind == Item::Kind::entries;
  };
  if (is_told(a) || is_told(b)) return is_told(a) && is_told(b);
  return a.kind == b.kind && a.word == b.word;
}

Item* find(std::vector<Item>& items, const Item& wanted) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& item) { return same_thing(item, wanted); });
  return found == items.end() ? nullptr : &*found;
}

/// What the same was said of before: in the case, or else in a request.
Item* find_told(Entered& entered, const Item& wanted) {
  if (Item* found = find(entered.items, wanted)) return found;
  for (Item& request : entered.items) {
    if (Item* found = find(request.reports, wanted)) return found;
  }
  return nullptr;
}

bool is_report(const Item& item) { return item.kind == Item::Kind::report || item.kind == Item::Kind::entries; }

void put(Entered& entered, const Item& item) {
  if (item.kind == Item::Kind::declaration) {
    Item* before = find(entered.declarations, item);
    if (before)
      *before = item;
    else
      entered.declarations.push_back(item);
    return;
  }
  Item* before = is_report(item) ? find_told(entered, item) : find(entered.items, item);
  if (before)
    *before = item;
  else
    entered.items.push_back(item);
}

/// A further report of a fact joins those before; a further list of entries stands for itself.
void put_beside(Entered& entered, const Item& item) {
  Item* before = item.kind == Item::Kind::report ? find_told(entered, item) : nullptr;
  if (before && before->kind == Item::Kind::report)
    before->lines.insert(before->lines.end(), item.lines.begin(), item.lines.end());
  else if (item.kind == Item::Kind::declaration)
    put(entered, item);
  else
    entered.items.push_back(item);
}

/// Whether anything had the name.
bool forget(std::vector<Item>& items, const std::string& name) {
  bool found = std::erase_if(items, [&](const Item& item) { return item.name == name; }) != 0;
  for (Item& item : items) found = forget(item.reports, name) || found;
  return found;
}

void add_names(const std::vector<Item>& items, std::vector<std::string>& names) {
  for (const Item& item : items) {
    if (!item.name.empty()) names.push_back(item.name);
    add_names(item.reports, names);
  }
}

void write_item(const Item& item, std::size_t indent, Draft& draft) {
  const std::string blanks(indent, ' ');
  draft.add(blanks);
  draft.add(item.head);
  if (item.kind == Item::Kind::report) {
    draft.add(item.lines.size() == 1 ? ": " : ":");
    if (item.lines.size() == 1) draft.add(item.lines.front());
    draft.add("\n");
    if (item.lines.size() == 1) return;
  } else {
    draft.add("\n");
  }
  for (const Passage& line : item.lines) {
    draft.add(blanks + "  ");
    draft.add(line);
    draft.add("\n");
  }
  for (const Item& report : item.reports) write_item(report, indent + 2, draft);
}

void write_case(const Entered& entered, const WriteOptions& options, Draft& draft) {
  draft.add("case ");
  if (entered.head.name.empty())
    draft.add("entered");
  else
    draft.add(entered.head.name);
  draft.add(" as of ");
  if (entered.head.as_of.empty())
    draft.add(options.day);
  else
    draft.add(entered.head.as_of);
  if (!entered.head.title.empty()) {
    draft.add(" ");
    draft.add(entered.head.title);
  }
  draft.add(":\n");
  constexpr Item::Kind order[] = {Item::Kind::document, Item::Kind::report, Item::Kind::request, Item::Kind::expect};
  for (const Item::Kind kind : order) {
    for (const Item& item : entered.items) {
      const Item::Kind as = item.kind == Item::Kind::entries ? Item::Kind::report : item.kind;
      if (as == kind) write_item(item, 2, draft);
    }
  }
  draft.add(options.expects);
}

}  // namespace

void apply(Entered& entered, const Statement& statement) {
  switch (statement.kind) {
    case Statement::Kind::put:
      for (const Item& item : statement.items) put(entered, item);
      break;
    case Statement::Kind::also:
      for (const Item& item : statement.items) put_beside(entered, item);
      break;
    case Statement::Kind::forget:
      for (const std::string& name : statement.names) {
        if (!forget(entered.items, name)) forget(entered.declarations, name);
      }
      break;
    case Statement::Kind::as_of: entered.head.as_of = statement.head.as_of; break;
    case Statement::Kind::begin:
      if (statement.is_file)  // as it stands: versions of a guideline have one name
        entered = {statement.declarations, {}, {}, true};
      else
        for (const Item& item : statement.declarations) put(entered, item);
      entered.head = statement.head;
      entered.items = statement.items;
      break;
    case Statement::Kind::clear: entered = {}; break;
  }
}

std::vector<std::string> entered_names(const Entered& entered) {
  std::vector<std::string> names;
  add_names(entered.declarations, names);
  add_names(entered.items, names);
  return names;
}

void write(const Entered& entered, const WriteOptions& options, Draft& draft) {
  if (!entered.own_imports) {
    for (const std::string& import : options.imports) draft.add("import " + import + "\n");
  }
  const auto write_those = [&](bool imports) {
    for (const Item& item : entered.declarations) {
      if ((item.word == "import") == imports) write_item(item, 0, draft);
      if (!imports && !item.lines.empty() && item.word != "import") draft.add("\n");
    }
  };
  write_those(true);
  write_those(false);
  if (options.with_case) write_case(entered, options, draft);
}

}  // namespace guide::repl
