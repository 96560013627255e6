#include "compiler/ast/shrink.hpp"

namespace guide::ast {
namespace {

void shrink(Condition& condition) {
  if (auto* group = boost::variant2::get_if<Group>(&condition.node)) {
    group->members.shrink_to_fit();
    for (Condition& member : group->members) shrink(member);
  } else if (auto* latest = boost::variant2::get_if<LatestHas>(&condition.node)) {
    shrink(*latest->condition);
  } else if (auto* options = boost::variant2::get_if<IsAnyOf>(&condition.node)) {
    options->options.shrink_to_fit();
  }
}

void shrink(std::vector<Requirement>& body) {
  body.shrink_to_fit();
  for (Requirement& requirement : body) {
    if (auto* require = boost::variant2::get_if<Require>(&requirement)) shrink(require->condition);
    if (auto* given = boost::variant2::get_if<Given>(&requirement)) shrink(given->body);
  }
}

void shrink(std::vector<Statement>& body) {
  body.shrink_to_fit();
  for (Statement& statement : body) {
    if (auto* require = boost::variant2::get_if<Require>(&statement)) shrink(require->condition);
    if (auto* given = boost::variant2::get_if<Given>(&statement)) shrink(given->body);
    auto* rule = boost::variant2::get_if<OutcomeRule>(&statement);
    if (rule != nullptr && rule->when) shrink(*rule->when);
  }
}

}  // namespace

void shrink(Guideline& guideline) {
  guideline.headers.shrink_to_fit();
  shrink(guideline.body);
}

void shrink(Table& table) {
  table.rows.shrink_to_fit();
  for (Row& row : table.rows) row.cells.shrink_to_fit();
}

}  // namespace guide::ast
