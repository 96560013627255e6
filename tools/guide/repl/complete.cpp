#include "tools/guide/repl/complete.hpp"

#include <algorithm>

#include "runtime/explain/why.hpp"
#include "tools/guide/repl/desk.hpp"
#include "tools/guide/repl/imports.hpp"

namespace guide::repl {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view declaration_words[] = {"import", "source", "codes", "service",   "fact",
                                                  "record", "define", "table", "guideline", "determination"};
constexpr std::string_view group_words[] = {"all:", "any:", "none:",  "at",    "exactly", "not",
                                            "some", "no",   "latest", "count", "sum",     "time"};

template <typename More>
void add(Words& words, const More& more) {
  words.insert(words.end(), more.begin(), more.end());
}
template <std::size_t n>
void add(Words& words, const std::string_view (&more)[n]) {
  for (const std::string_view word : more) words.emplace_back(word);
}

template <typename Infos>
void add_names(Words& words, const Infos& infos) {
  for (const auto& info : infos) words.push_back(info.name);
}

class Completer {
 public:
  explicit Completer(Desk& desk) : desk_(desk), program_(desk.workspace.compiled().program()) {}

  /// What may follow the words.
  Words after(const Words& words, const std::string& beginning) {
    if (words.empty()) return first();
    const std::string& command = words.front();
    if (command == "given") return told(words, words.size() > 1 && words[1] == "also" ? 2 : 1);
    if (command == "what") return words.size() == 1 ? Words{"if"} : what_if(words);
    if (command == "forget") return entered_names(desk_.workspace.entered());
    if (command == "why") return why(words.size() == 1);
    if (command == "as") return words.size() == 1 ? Words{"of"} : Words{};
    if (command == "request") return services();
    if (command == "expect") return words.size() == 1 ? subjects() : outcomes(words[1]);
    if (command == "show") return words.size() == 1 ? shown() : Words{};
    if (command == ".mode") return {"text", "json", "tree", "letter"};
    if (command == ".timer") return {"on", "off"};
    if (command == ".help") return command_names();
    if (command == "import") return desk_.workspace.host().modules();
    if (command == "save") return saved(words, beginning);
    if (command == "load" || command == "open" || command == ".run") return desk_.workspace.host().paths(beginning);
    return condition(words);
  }

 private:
  static Words command_names() {
    Words words;
    for (const Command& command : commands()) words.emplace_back(command.name);
    return words;
  }

  Words first() {
    Words words = command_names();
    add(words, declaration_words);
    add(words, group_words);
    add(words, conditions());
    return words;
  }

  /// Names that a condition can begin with.
  Words conditions() const {
    Words words;
    if (program_) add_names(words, program_->vocabulary.facts);
    for (const ast::File& file : desk_.workspace.compiled().compilation->files) {
      for (const ast::Declaration& declaration : file.declarations) {
        if (!boost::variant2::holds_alternative<ast::DefineCondition>(declaration)) continue;
        for (const ast::Name& name : declared_names(declaration)) words.emplace_back(name.text);
      }
    }
    return words;
  }

  Words facts_and_records() const {
    Words words;
    if (!program_) return words;
    add_names(words, program_->vocabulary.facts);
    add_names(words, program_->vocabulary.records);
    return words;
  }

  Words services() const {
    Words words;
    if (program_) add_names(words, program_->vocabulary.services);
    return words;
  }

  const FactInfo* fact(std::string name) const {
    while (!name.empty() && name.back() == ':') name.pop_back();
    if (!program_) return nullptr;
    const std::uint32_t found = program_->vocabulary.fact_names.find_clear(name);
    return found == none ? nullptr : &program_->vocabulary.facts[found];
  }

  /// `given NAME ...`: the name stands at `at`.
  Words told(const Words& words, std::size_t at) const {
    if (words.size() <= at) {
      Words names = facts_and_records();
      if (at == 1) names.emplace_back("also");
      return names;
    }
    const FactInfo* info = fact(words[at]);
    if (!info) return {"none", "incomplete", "in"};
    const std::string& last = words.back();
    if (last == "in") return documents();
    if (words.size() > at + 1 && !last.empty() && last[0] >= '0' && last[0] <= '9') return units(*info);
    if (words.size() > at + 1) return {"in", "to", "or", "than"};
    return answers(*info);
  }

  Words what_if(const Words& words) const {
    for (std::size_t i = words.size(); i > 2; --i) {
      if (words[i - 1].ends_with(','))
        return told({words.begin() + static_cast<std::ptrdiff_t>(i) - 1, words.end()}, 1);
    }
    return told({words.begin() + 1, words.end()}, 1);
  }

  static Words answers(const FactInfo& info) {
    switch (info.type) {
      case Type::finding: return {"present", "absent", "undocumented"};
      case Type::choice: {
        Words words(info.options.begin(), info.options.end());
        words.emplace_back("undocumented");
        return words;
      }
      default: return {"undocumented", "more", "less"};
    }
  }

  static Words units(const FactInfo& info) {
    switch (info.type) {
      case Type::percent: return {"%"};
      case Type::duration: return {"days", "weeks", "months", "years"};
      case Type::quantity: return {info.unit.name};
      default: return {"in", "to", "or"};
    }
  }

  Words documents() const {
    Words words;
    for (const Item& item : desk_.workspace.entered().items) {
      if (item.kind == Item::Kind::document) words.push_back(item.name);
    }
    return words;
  }

  Words why(bool first) {
    Words words;
    if (first) words.emplace_back("not");
    const Decision* decision = desk_.workspace.decision();
    if (!decision) return words;
    for (const auto& request : explain::view(*program_, *desk_.workspace.compiled().the_case(), *decision)) {
      add(words, explain::why_subjects(request));
    }
    return words;
  }

  Words subjects() const {
    Words words;
    if (!program_) return words;
    add_names(words, program_->guidelines);
    add_names(words, program_->determinations);
    return words;
  }

  Words outcomes(const std::string& subject) const {
    Words words = {"undetermined", "contradictory", "silent"};
    if (!program_) return words;
    for (const GuidelineInfo& info : program_->guidelines) {
      if (info.name == subject) add(words, info.outcomes);
    }
    for (const DeterminationInfo& info : program_->determinations) {
      if (info.name == subject) add(words, info.outcomes);
    }
    return words;
  }

  Words shown() const {
    Words words = {"facts", "records", "services", "guidelines", "determinations"};
    add(words, facts_and_records());
    add(words, subjects());
    return words;
  }

  Words saved(const Words& words, const std::string& beginning) const {
    Words result = desk_.workspace.host().paths(beginning);
    if (words.size() < 3) add(result, Words{"test", "case", "over"});
    return result;
  }

  Words condition(const Words& words) const {
    Words result = conditions();
    add(result, Words{"is", "in", "within"});
    if (const FactInfo* info = words.size() > 1 ? fact(words[words.size() - 2]) : nullptr) {
      if (words.back() == "is") return answers(*info);
      const std::string& last = words.back();
      if (!last.empty() && last[0] >= '0' && last[0] <= '9') return units(*info);
    }
    const FactInfo* info = words.size() > 2 ? fact(words[words.size() - 3]) : nullptr;
    const std::string& last = words.back();
    if (info && !last.empty() && last[0] >= '0' && last[0] <= '9') return units(*info);
    return result;
  }

  Desk& desk_;
  const Program* program_;
};

}  // namespace

std::size_t last_word(std::string_view line) {
  const std::size_t blank = line.find_last_of(" \t");
  return blank == std::string_view::npos ? 0 : blank + 1;
}

std::vector<std::string> complete(Desk& desk, std::string_view line) {
  const std::size_t semicolon = line.rfind(';');
  if (semicolon != std::string_view::npos) line.remove_prefix(semicolon + 1);
  const std::size_t at = last_word(line);
  const std::string beginning(line.substr(at));
  Words words;
  for (const Line& word : words_of({line.substr(0, at), {}})) words.emplace_back(word.text);
  Words found = Completer(desk).after(words, beginning);
  std::erase_if(found, [&](const std::string& word) { return !word.starts_with(beginning); });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace guide::repl
