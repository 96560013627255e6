// Tests of one option, of documentation, and of codes.
#include <algorithm>

#include "compiler/lower/condition.hpp"
#include "compiler/lower/names.hpp"
#include "compiler/lower/table.hpp"
#include "compiler/lower/text.hpp"

namespace guide::lower {
namespace {

/// What has options: a choice, or a table's output of options.
std::optional<Meaning> choice_named(const Where& where, const ast::Name& subject, const ast::Name* option) {
  const auto meaning = meaning_of(where, subject);
  if (!meaning) return std::nullopt;
  if (meaning->info != nullptr && meaning->info->type == Type::choice) return meaning;
  const std::string name(subject.text);
  std::string help;
  if (meaning->kind == MeaningKind::definition || (meaning->info != nullptr && meaning->info->type == Type::finding)) {
    help = "a finding or a definition is named alone: `" + name + "` or `not " + name + '`';
  } else if (meaning->info != nullptr && meaning->info->type == Type::codes) {
    help = "codes are tested with `in` and the name of a set of codes";
  } else if (meaning->info != nullptr) {
    help = "compare it with `=`, `<=`, `>=`, `<` or `>`";
  } else {
    help = "write `some " + name + "` or `no " + name + '`';
  }
  if (option != nullptr && option->text == "documented") help.clear();
  where.diagnostics.add(Code::not_a_choice, subject.span,
                        '`' + name + "` is " + described(*meaning) + ", and `is` names one option of a choice", help);
  return std::nullopt;
}

std::optional<std::uint32_t> option_named(const Where& where, std::string_view subject, const FactInfo& choice,
                                          const ast::Name& option) {
  const auto found = std::find(choice.options.begin(), choice.options.end(), option.text);
  if (found != choice.options.end()) return static_cast<std::uint32_t>(found - choice.options.begin());
  const std::vector<std::string_view> options(choice.options.begin(), choice.options.end());
  const auto near = did_you_mean(option.text, options);
  const auto meaning = known_meaning(where, option.text);
  std::string help = "its options are " + listed(choice.options, 12);
  if (near) {
    help = "did you mean `" + std::string(*near) + "`? " + help;
  } else if (meaning && meaning->info != nullptr && meaning->info->type == Type::choice) {
    help = "two choices are compared with `=`: `" + std::string(subject) + " = " + std::string(option.text) + '`';
  }
  where.diagnostics.add(Code::no_such_option, option.span,
                        '`' + std::string(subject) + "` has no option `" + std::string(option.text) + '`', help);
  return std::nullopt;
}

/// One leaf: the choice, or the table's output, is the option.
std::optional<Literal> option_leaf(const Where& where, const Meaning& choice, std::uint32_t option) {
  if (choice.kind == MeaningKind::table_output) {
    const auto output = table_output_in(where, choice.index);
    if (!output) return std::nullopt;
    set_subject(where, where.shared.library.table_outputs[choice.index].table);
    where.body.end_test();
    return where.body.leaf(Op::table_option, *output, option);
  }
  set_subject(where, choice.slot.bits);
  read(where, choice.slot);
  where.body.end_test();
  return where.body.leaf(Op::option, choice.slot.bits, option);
}

}  // namespace

std::optional<Literal> lower_node(const Where& where, const ast::IsOption& node, const ast::Condition&) {
  on_clause(where, [&](Clause& clause) { clause.negated_reading = node.negated; });
  const auto choice = choice_named(where, node.subject, &node.option);
  if (!choice) return std::nullopt;
  const auto option = option_named(where, node.subject.text, *choice->info, node.option);
  if (!option) return std::nullopt;
  const auto leaf = option_leaf(where, *choice, *option);
  return leaf && node.negated ? !*leaf : leaf;
}

std::optional<Literal> lower_node(const Where& where, const ast::IsAnyOf& node, const ast::Condition& whole) {
  on_clause(where, [](Clause& clause) {
    clause.kind = ClauseKind::group;
    clause.form = GroupForm::any;
  });
  const auto choice = choice_named(where, node.subject, nullptr);
  if (!choice) return std::nullopt;
  if (node.options.empty()) {
    where.diagnostics.add(Code::empty_group, whole.span, "no option is listed",
                          "list options after the colon: " + listed(choice->info->options));
    return std::nullopt;
  }
  std::vector<Literal> leaves;
  std::vector<const ast::Name*> seen(choice->info->options.size());
  bool good = true;
  for (const ast::Name& name : node.options) {
    const auto option = option_named(where, node.subject.text, *choice->info, name);
    good = good && option;
    if (!option) continue;
    if (seen[*option] != nullptr) {
      Diagnostic& found = where.diagnostics.add(Code::repeated_condition, name.span,
                                                "option `" + std::string(name.text) + "` is listed twice");
      found.labels.push_back({seen[*option]->span, "the first"});
      good = false;
    }
    seen[*option] = &name;
    const auto leaf = option_leaf(where, *choice, *option);
    good = good && leaf;
    if (leaf) leaves.push_back(*leaf);
  }
  if (!good) return std::nullopt;
  return where.body.any(std::move(leaves));
}

std::optional<Literal> lower_node(const Where& where, const ast::IsDocumented& node, const ast::Condition&) {
  on_clause(where, [&](Clause& clause) { clause.negated_reading = node.negated; });
  const auto meaning = meaning_of(where, node.subject);
  if (!meaning) return std::nullopt;
  std::optional<Literal> leaf;
  if (meaning->kind == MeaningKind::fact) {
    set_subject(where, meaning->slot.bits);
    if (!meaning->slot.is_field()) where.body.mentions_fact(meaning->slot.index());
    leaf = where.body.leaf(Op::documented, meaning->slot.bits);
  } else if (meaning->kind == MeaningKind::record) {
    set_subject(where, meaning->index);
    where.body.reads_record(meaning->index);
    leaf = where.body.leaf(Op::record_given, meaning->index);
  } else {
    where.diagnostics.add(Code::not_documentable, node.subject.span,
                          '`' + std::string(node.subject.text) + "` is " + described(*meaning) +
                              ", and only facts, fields and records are documented",
                          "name the facts it rests on");
    return std::nullopt;
  }
  return node.negated ? !*leaf : leaf;
}

std::optional<Literal> lower_node(const Where& where, const ast::InCodes& node, const ast::Condition&) {
  const auto meaning = meaning_of(where, node.subject);
  const auto codes = resolve::find(where.shared.library, where.file, node.codes, {resolve::SymbolKind::codes},
                                   where.diagnostics);
  if (!meaning || !codes) return std::nullopt;
  const std::string name(node.subject.text);
  if (meaning->kind != MeaningKind::fact || meaning->info->type != Type::codes) {
    where.diagnostics.add(Code::not_codes, node.subject.span,
                          '`' + name + "` is " + described(*meaning) + ", and `in` tests a list of codes",
                          "declare it as `fact " + name + ": code in icd10 \"...\"`");
    return std::nullopt;
  }
  const CodeSet& set = where.shared.library.codes[codes->index];
  if (set.system != meaning->info->code_system) {
    where.diagnostics.add(Code::not_codes, node.codes.span,
                          '`' + set.name + "` lists codes of " + set.system + ", and `" + name + "` holds codes of " +
                              meaning->info->code_system,
                          "name a set of codes of " + meaning->info->code_system);
    return std::nullopt;
  }
  set_subject(where, meaning->slot.bits);
  read(where, meaning->slot);
  where.body.end_test();
  return where.body.leaf(Op::in_codes, meaning->slot.bits, codes->index, true);
}

}  // namespace guide::lower
