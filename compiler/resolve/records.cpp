#include "compiler/resolve/stages.hpp"

namespace guide::resolve {
namespace {

constexpr std::uint32_t most_fields = 256;

void check_date(Stage& stage, RecordInfo& record, std::uint32_t index, const ast::Field& tree) {
  const std::uint32_t field = record.first_field + index;
  if (tree.name.text != "date" || stage.library.untyped_fields[field]) return;
  const FactInfo& info = stage.library.vocabulary.fields[field];
  if (info.type == Type::date) {
    record.date_field = index;
    return;
  }
  stage.diagnostics.add(Code::date_field, tree.type.span,
                        "`date` is " + described(info) + ", and the field `date` is an entry's time",
                        "write `date: date`, or give the field another name");
}

void check_fields(Stage& stage, RecordInfo& record, const ast::Record& tree) {
  std::unordered_map<std::string_view, Span> seen;
  for (std::uint32_t index = 0; index < record.field_count; ++index) {
    const ast::Field& field = tree.fields[index];
    if (field.name.text.empty()) continue;
    const auto [first, fresh] = seen.emplace(field.name.text, field.name.span);
    if (fresh) {
      check_date(stage, record, index, field);
      continue;
    }
    Diagnostic& found = stage.diagnostics.add(
        Code::duplicate_name, field.name.span,
        quoted(field.name.text) + " is a field of " + quoted(record.name) + " twice, and a name stands for one thing",
        "remove one of the two, or give this one another name");
    found.labels.push_back({first->second, "declared here"});
  }
}

}  // namespace

void check_records(Stage& stage) {
  for (std::size_t i = 0; i < stage.records.size(); ++i) {
    RecordInfo& record = stage.library.vocabulary.records[i];
    const ast::Record& tree = *stage.records[i].tree;
    check_fields(stage, record, tree);
    if (record.field_count <= most_fields) continue;
    stage.diagnostics.add(
        Code::too_many_fields, tree.name.span,
        quoted(record.name) + " has " + std::to_string(record.field_count) + " fields, and a record has at most 256",
        "make several records of it");
  }
}

}  // namespace guide::resolve
