#include <algorithm>
#include <map>

#include "compiler/format/lines.hpp"
#include "tools/guide/diff.hpp"

namespace guide::tool {
namespace {

struct Declaration {
  std::string name;
  std::string file;
  std::vector<Statement> lines;
  std::string place() const { return file + ":" + std::to_string(lines.front().line); }
};

/// `fact twitch` of `fact twitch: finding`, `table dose, unit` of `table dose, unit by drug`.
std::string name_of(const std::string& head) {
  const std::size_t space = head.find(' ');
  if (space == std::string::npos) return head;
  std::size_t end = std::min({head.find(':', space), head.find(" by ", space), head.find('"', space), head.size()});
  if (head.starts_with("define ") || head.starts_with("guideline ") || head.starts_with("determination ")) {
    end = std::min(head.find_first_of(" :", space + 1), head.size());
  }
  while (end > 0 && head[end - 1] == ' ') --end;
  return head.substr(0, end);
}

std::vector<Declaration> declarations_of(const std::vector<ModuleText>& modules) {
  std::vector<Declaration> declarations;
  for (const ModuleText& module : modules) {
    std::uint32_t number = 0;
    bool wanted = false;
    for (const format_inside::Line& line : format_inside::read_lines(module.text)) {
      ++number;
      if (line.words.empty()) continue;
      const std::string text = format_inside::join(line.words);
      if (line.depth == 0) {
        wanted = !text.starts_with("import ") && !text.starts_with("case ");
        if (wanted) declarations.push_back({name_of(text), module.file, {}});
      }
      if (wanted) declarations.back().lines.push_back({line.depth, text, number});
    }
  }
  return declarations;
}

/// Several of one name are versions, told apart by when they are in force, or else by their module's file.
std::string version_of(const Declaration& declaration) {
  for (const Statement& line : declaration.lines) {
    if (line.depth == 1 && line.text.starts_with("effective ")) return " " + line.text;
  }
  return {};
}

using Named = std::map<std::string, const Declaration*>;

Named by_name(const std::vector<Declaration>& declarations) {
  std::map<std::string, std::size_t> counts;
  for (const Declaration& each : declarations) ++counts[each.name];
  Named named;
  for (const Declaration& each : declarations) {
    std::string name = each.name;
    if (counts[name] > 1) name += version_of(each);
    const std::string plain = name;
    for (std::size_t again = 2; named.contains(name); ++again) name = plain + " (" + std::to_string(again) + ")";
    named.emplace(name, &each);
  }
  return named;
}

// ---- Statement by statement ----------------------------------------------------------------------------------------

bool same(const Statement& a, const Statement& b) { return a.depth == b.depth && a.text == b.text; }
std::string first_word(const std::string& text) { return text.substr(0, text.find_first_of(" :")); }

class Comparison {
 public:
  Comparison(const Declaration& before, const Declaration& after) : before_(before.lines), after_(after.lines) {}

  std::vector<StatementChange> run() {
    const std::size_t rows = before_.size(), columns = after_.size();
    common_.assign((rows + 1) * (columns + 1), 0);
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        common(i, j) =
            same(before_[i], after_[j]) ? common(i + 1, j + 1) + 1 : std::max(common(i + 1, j), common(i, j + 1));
      }
    }
    walk();
    return std::move(changes_);
  }

 private:
  std::uint32_t& common(std::size_t i, std::size_t j) { return common_[i * (after_.size() + 1) + j]; }

  void walk() {
    std::size_t i = 0, j = 0;
    while (i < before_.size() || j < after_.size()) {
      if (i < before_.size() && j < after_.size() && same(before_[i], after_[j])) {
        ++i, ++j;
        close();
      } else if (j == after_.size() || (i < before_.size() && common(i + 1, j) >= common(i, j + 1))) {
        removed_.push_back(i++);
      } else {
        added_.push_back(j++);
      }
    }
    close();
  }

  /// Of a gap, statements of one kind that follow each other are one that was changed.
  void close() {
    std::size_t next = 0;
    for (const std::size_t i : removed_) {
      std::size_t match = next;
      while (match < added_.size() && !alike(before_[i], after_[added_[match]])) ++match;
      if (match == added_.size()) {
        changes_.push_back({before_[i], std::nullopt, under(before_, i)});
        continue;
      }
      for (; next < match; ++next) add_new(added_[next]);
      changes_.push_back({before_[i], after_[added_[match]], under(after_, added_[match])});
      next = match + 1;
    }
    for (; next < added_.size(); ++next) add_new(added_[next]);
    removed_.clear();
    added_.clear();
  }
  void add_new(std::size_t j) { changes_.push_back({std::nullopt, after_[j], under(after_, j)}); }
  static bool alike(const Statement& a, const Statement& b) {
    return a.depth == b.depth && first_word(a.text) == first_word(b.text);
  }
  static std::string under(const std::vector<Statement>& lines, std::size_t at) {
    for (std::size_t i = at; i-- > 0;) {
      if (lines[i].depth < lines[at].depth) return lines[i].depth == 0 ? "" : lines[i].text;
    }
    return {};
  }

  const std::vector<Statement>& before_;
  const std::vector<Statement>& after_;
  std::vector<std::uint32_t> common_;  // length of the longest common rest
  std::vector<std::size_t> removed_, added_;
  std::vector<StatementChange> changes_;
};

std::vector<StatementChange> whole(const Declaration& declaration, bool added) {
  std::vector<StatementChange> changes;
  for (const Statement& line : declaration.lines) {
    if (added) {
      changes.push_back({std::nullopt, line, ""});
    } else {
      changes.push_back({line, std::nullopt, ""});
    }
  }
  return changes;
}

}  // namespace

std::vector<DeclarationChange> changed_declarations(const std::vector<ModuleText>& before,
                                                    const std::vector<ModuleText>& after) {
  const auto old_list = declarations_of(before), new_list = declarations_of(after);
  const Named old_names = by_name(old_list), new_names = by_name(new_list);
  std::vector<DeclarationChange> changes;
  for (const auto& [name, declaration] : old_names) {
    const auto found = new_names.find(name);
    if (found == new_names.end()) {
      changes.push_back({name, declaration->place(), "", whole(*declaration, false)});
      continue;
    }
    auto lines = Comparison(*declaration, *found->second).run();
    if (!lines.empty()) changes.push_back({name, declaration->place(), found->second->place(), std::move(lines)});
  }
  for (const auto& [name, declaration] : new_names) {
    if (!old_names.contains(name)) changes.push_back({name, "", declaration->place(), whole(*declaration, true)});
  }
  return changes;
}

}  // namespace guide::tool
