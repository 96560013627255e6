#pragma once
// Conditions to literals. In: a condition's tree and where it stands. Out: its literal in the body, and its clauses.
// Each kind of node has its own overload of `lower_node`; a new kind adds one and nothing else.

#include <optional>

#include "compiler/lower/where.hpp"

namespace guide::lower {

/// Whether a condition's label and citation are its own, or stand already on the line that holds it.
enum class TailUse : std::uint8_t { own, taken };

/// Nothing if something is wrong; that has been reported.
std::optional<Literal> lower_condition(const Where& where, const ast::Condition& condition, TailUse use = TailUse::own);

std::optional<Literal> lower_node(const Where& where, const ast::Missing& node, const ast::Condition& whole);
std::optional<Literal> lower_node(const Where& where, const ast::Holds& node, const ast::Condition& whole);
std::optional<Literal> lower_node(const Where& where, const ast::IsOption& node, const ast::Condition& whole);
std::optional<Literal> lower_node(const Where& where, const ast::IsDocumented& node, const ast::Condition& whole);
std::optional<Literal> lower_node(const Where& where, const ast::IsAnyOf& node, const ast::Condition& whole);
std::optional<Literal> lower_node(const Where& where, const ast::InCodes& node, const ast::Condition& whole);
std::optional<Literal> lower_node(const Where& where, const ast::Compare& node, const ast::Condition& whole);
std::optional<Literal> lower_node(const Where& where, const ast::SomeOf& node, const ast::Condition& whole);
std::optional<Literal> lower_node(const Where& where, const ast::LatestHas& node, const ast::Condition& whole);
std::optional<Literal> lower_node(const Where& where, const ast::Group& node, const ast::Condition& whole);

/// The condition of `define p when C`, as the clause above it reads it.
std::optional<Literal> lower_definition(const Where& where, std::uint32_t definition);

}  // namespace guide::lower
