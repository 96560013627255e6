#include "tools/guide/repl/statements.hpp"

#include <algorithm>
#include <array>

namespace guide::repl {
namespace {

constexpr std::array<std::string_view, 11> declaration_words = {"import",  "evidence",  "source",       "codes",
                                                                "service", "fact",      "record",       "define",
                                                                "table",   "guideline", "determination"};

std::vector<Passage> passages(const std::vector<Line>& lines) {
  std::vector<Passage> result;
  std::size_t depth = std::string_view::npos;
  for (const Line& line : lines) {
    if (!is_blank(line.text)) depth = std::min(depth, indentation_of(line.text));
  }
  for (const Line& line : lines) {
    if (!is_blank(line.text)) result.push_back({line.part(std::min(depth, indentation_of(line.text))).piece()});
  }
  return result;
}

bool is_entries(const std::vector<Line>& lines) {
  for (const Line& line : lines) {
    if (!is_blank(line.text)) return line.trimmed().text.front() == '|';
  }
  return false;
}

/// The word after the first: what a line of a case is about.
std::string second_word(const Line& head) { return std::string(first_path(after(head, first_path(head))).text); }

/// `NAME: TOLD`, `NAME TOLD`, `NAME:` with lines, `NAME incomplete in pr2:` with rows.
std::variant<Item, Mistake> read_report(const Line& words, const std::vector<Line>& lines) {
  const Line name = first_path(words);
  if (name.text.empty()) {
    return Mistake{words.where, "what is it told of?",
                   "begin with the name of a fact or record: `given twitch present`"};
  }
  Item item{Item::Kind::report, {}, std::string(name.text), {name.piece()}, {}, {}};
  Line told = after(words, name);
  if (is_entries(lines)) {
    item.kind = Item::Kind::entries;
    item.head = {words.piece()};
    item.lines = passages(lines);
    return item;
  }
  if (told.text.starts_with(':')) told = told.part(1).trimmed();
  if (!told.text.empty()) {
    item.lines.push_back({told.piece()});
  }
  for (Passage& line : passages(lines)) item.lines.push_back(std::move(line));
  if (!item.lines.empty()) return item;
  return Mistake{name.where, "what is told of `" + item.name + "`?",
                 "write it after the name: `" + item.name + " present`, `" + item.name + " 7 weeks in pr2`"};
}

std::variant<Item, Mistake> read_item(const Line& head, const std::vector<Line>& lines) {
  const std::string_view word = first_path(head).text;
  const bool report = word != "document" && word != "request" && word != "expect";
  if (report) return read_report(head, lines);
  Item item{word == "document"  ? Item::Kind::document
            : word == "request" ? Item::Kind::request
                                : Item::Kind::expect,
            {},
            second_word(head),
            {head.piece()},
            {},
            {}};
  if (item.kind != Item::Kind::request) {
    item.lines = passages(lines);
    return item;
  }
  for (const Block& block : blocks_of(lines)) {
    auto read = read_report(block.head.trimmed(), block.lines);
    if (const auto* mistake = std::get_if<Mistake>(&read)) return *mistake;
    item.reports.push_back(std::get<Item>(std::move(read)));
  }
  return item;
}

Where whole(const Line& head, const std::vector<Line>& lines) {
  Where where = head.where;
  if (!lines.empty()) where.end = lines.back().where.end;
  return where;
}

ReadStatement put(std::variant<Item, Mistake> read, Where where, Statement::Kind kind = Statement::Kind::put) {
  if (const auto* mistake = std::get_if<Mistake>(&read)) return *mistake;
  Statement statement;
  statement.kind = kind;
  statement.where = where;
  statement.items.push_back(std::get<Item>(std::move(read)));
  return statement;
}

/// A comma before another name and something told of it; in a list of codes none follows.
std::size_t end_of_one(std::string_view words) {
  bool quoted = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == '"') quoted = !quoted;
    if (quoted || words[i] != ',') continue;
    const std::size_t next = words.find_first_not_of(' ', i + 1);
    if (next != std::string_view::npos && words[next] >= 'a' && words[next] <= 'z') return i;
  }
  return words.size();
}

}  // namespace

bool is_declaration_word(std::string_view word) {
  return std::find(declaration_words.begin(), declaration_words.end(), word) != declaration_words.end();
}

ReadStatement read_given(const Line& words, const std::vector<Line>& lines) {
  const Line first = first_path(words);
  if (first.text == "also") {
    const Line rest = after(words, first);
    return put(read_report(rest, lines), whole(words, lines), Statement::Kind::also);
  }
  return put(read_item(words, lines), whole(words, lines));
}

ReadStatement read_given_list(const Line& words) {
  Statement all;
  all.kind = Statement::Kind::put;
  all.where = words.where;
  for (Line rest = words.trimmed(); !rest.text.empty();) {
    const std::size_t end = end_of_one(rest.text);
    auto read = read_item(rest.part(0, end).trimmed(), {});
    if (const auto* mistake = std::get_if<Mistake>(&read)) return *mistake;
    all.items.push_back(std::get<Item>(std::move(read)));
    rest = rest.part(end + 1).trimmed();
  }
  return all;
}

ReadStatement read_case_item(const Line& head, const std::vector<Line>& lines) {
  return put(read_item(head, lines), whole(head, lines));
}

ReadStatement read_declaration(const Line& head, const std::vector<Line>& lines) {
  Item item{Item::Kind::declaration, std::string(first_path(head).text),
            second_word(head),       {head.piece()},
            passages(lines),         {}};
  return put(std::move(item), whole(head, lines));
}

ReadStatement read_as_of(const Line& head) {
  Statement statement;
  statement.kind = Statement::Kind::as_of;
  statement.where = head.where;
  const std::vector<Line> words = words_of(head);
  if (words.size() != 3 || words[1].text != "of") {
    return Mistake{head.where, "`as of` names one day", "write it as `as of 2014-04-03`"};
  }
  statement.head.as_of = {words[2].piece()};
  return statement;
}

ReadStatement read_case(const Line& head, const std::vector<Line>& lines) {
  Statement statement;
  statement.kind = Statement::Kind::begin;
  statement.where = whole(head, lines);
  Line rest = after(head, first_path(head));
  const Line name = first_path(rest);
  if (name.text.empty()) return Mistake{head.where, "the case needs a name", "write `case NAME as of DAY`"};
  statement.head.name = {name.piece()};
  rest = after(rest, name);
  const Line as = first_path(rest);
  const Line of = first_path(after(rest, as));
  if (as.text == "as" && of.text == "of") {
    rest = after(after(rest, as), of);
    const Line day = rest.part(0, rest.text.find_first_of(" \":"));
    if (!day.text.empty()) statement.head.as_of = {day.piece()};
    rest = after(rest, day);
  }
  if (opens_block(rest.text))
    rest = rest.part(0, rest.text.substr(0, comment_of(rest.text)).find_last_of(':')).trimmed();
  if (!rest.text.empty()) statement.head.title = {rest.piece()};
  for (const Block& block : blocks_of(lines)) {
    auto read = read_item(block.head.trimmed(), block.lines);
    if (const auto* mistake = std::get_if<Mistake>(&read)) return *mistake;
    statement.items.push_back(std::get<Item>(std::move(read)));
  }
  return statement;
}

ReadFile read_file(const std::vector<Line>& lines, const std::string& case_name) {
  ReadFile file;
  file.statement.kind = Statement::Kind::begin;
  file.statement.is_file = true;
  for (const Block& block : blocks_of(lines)) {
    const Line head = block.head.trimmed();
    if (first_path(head).text != "case") {
      auto read = read_declaration(head, block.lines);
      if (auto* statement = std::get_if<Statement>(&read))
        file.statement.declarations.push_back(statement->items.front());
      continue;
    }
    file.cases.push_back(second_word(head));
    if (file.found || (!case_name.empty() && case_name != file.cases.back())) continue;
    auto read = read_case(head, block.lines);
    auto* statement = std::get_if<Statement>(&read);
    if (!statement) continue;
    file.found = true;
    file.statement.head = statement->head;
    file.statement.items = std::move(statement->items);
  }
  if (!lines.empty())
    file.statement.where = {lines.front().where.input, lines.front().where.begin, lines.back().where.end};
  return file;
}

}  // namespace guide::repl
