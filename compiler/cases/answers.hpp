#pragma once
// Answers as written to answers as `CaseBuilder` takes them, with the words that each part came from.

#include <optional>

#include "compiler/ast/ast.hpp"
#include "compiler/diagnostic.hpp"
#include "runtime/case.hpp"

namespace guide::cases {

/// Where the parts of a statement stand; parts that were not written point at the whole.
struct Places {
  Span name, value, unit, second_value, second_unit, document, whole;
  explicit Places(Span all)
      : name(all), value(all), unit(all), second_value(all), second_unit(all), document(all), whole(all) {}
};

/// Nothing where the text could not be read. Fills the places of values and units.
std::optional<Answer> answer_of(const ast::Answer& tree, Places& places);

/// Says what the builder refused, at the words it is about.
Diagnostic& report(const CaseError& error, const Places& places, Diagnostics& diagnostics);

}  // namespace guide::cases
