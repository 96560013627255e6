// What is told of without words: explanations, letters and questions call a fact by its label.

#include "compiler/lint/context.hpp"

namespace guide::lint {
namespace {

void look_at(Context& context, const ast::Name& name, const ast::Tail& tail, const std::string& what) {
  if (tail.label && !tail.label->text.empty()) return;
  context.diagnostics.add(without_label, name.span, "the " + what + " " + quoted(name.text) + " has no label",
                          "say what it means, as a letter would: `\"local twitch response\"`");
}

}  // namespace

void find_without_label(Context& context) {
  for (std::uint32_t file = 0; file < context.given; ++file) {
    for (const ast::Declaration& declaration : context.compilation.files[file].declarations) {
      if (const auto* fact = boost::variant2::get_if<ast::Fact>(&declaration)) {
        look_at(context, fact->field.name, fact->field.tail, "fact");
      } else if (const auto* record = boost::variant2::get_if<ast::Record>(&declaration)) {
        look_at(context, record->name, record->tail, "record");
        for (const ast::Field& field : record->fields) {
          if (field.name.text != "date") look_at(context, field.name, field.tail, "field");
        }
      }
    }
  }
}

}  // namespace guide::lint
