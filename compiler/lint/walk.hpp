#pragma once
// A walk over a tree. In: a node. Out: calls for each condition, each name that a condition reads, each citation's
// tail.

#include "compiler/ast/ast.hpp"

namespace guide::lint {

/// Calls `use(const ast::Name&)` for what a condition reads: facts, fields, records, definitions, tables, codes.
template <typename Use>
class NamesRead {
 public:
  explicit NamesRead(Use use) : use_(std::move(use)) {}

  void in(const ast::Condition& condition) {
    boost::variant2::visit([&](const auto& node) { read(node); }, condition.node);
  }
  void in(const std::vector<ast::Unless>& exceptions) {
    for (const ast::Unless& unless : exceptions) {
      in(unless.condition);
      in(unless.exceptions);
    }
  }
  void in(const ast::Requirement& requirement) {
    if (const auto* require = boost::variant2::get_if<ast::Require>(&requirement)) in(*require);
    if (const auto* given = boost::variant2::get_if<ast::Given>(&requirement)) in(*given);
  }
  void in(const ast::Require& line) {
    in(line.condition);
    in(line.exceptions);
  }
  void in(const ast::Given& line) {
    in(line.condition);
    for (const ast::Requirement& requirement : line.body) in(requirement);
  }
  void in(const ast::Statement& statement) {
    boost::variant2::visit(ast::overloaded{
                               [&](const ast::Require& line) { in(line); },
                               [&](const ast::Given& line) { in(line); },
                               [&](const ast::Note& line) { in_rare(line.when); },
                               [&](const ast::OutcomeRule& line) {
                                 in_rare(line.when);
                                 in(line.exceptions);
                               },
                               [](const auto&) {},
                           },
                           statement);
  }
  void in(const ast::Guideline& guideline) {
    for (const ast::Header& header : guideline.headers) {
      if (const auto* line = boost::variant2::get_if<ast::ForLine>(&header)) in_rare(line->when);
    }
    for (const ast::Statement& statement : guideline.body) in(statement);
  }

 private:
  template <typename Rare>
  void in_rare(const Rare& condition) {
    if (condition) in(*condition);
  }
  void in(const ast::Quantity& quantity) {
    for (const ast::Term& term : quantity.terms) {
      boost::variant2::visit(ast::overloaded{
                                 [&](const ast::CountOf& count) { use_(count.record); },
                                 [&](const ast::SumOf& sum) {
                                   use_(sum.field);
                                   use_(sum.record);
                                 },
                                 [&](const ast::TimeSince& since) { use_(since.subject); },
                                 [&](const ast::Reference& reference) { use_(reference.name); },
                                 [](const auto&) {},
                             },
                             term.node);
    }
  }

  void read(const ast::Missing&) {}
  void read(const ast::Holds& node) { use_(node.name); }
  void read(const ast::IsOption& node) { use_(node.subject); }
  void read(const ast::IsDocumented& node) { use_(node.subject); }
  void read(const ast::IsAnyOf& node) { use_(node.subject); }
  void read(const ast::InCodes& node) {
    use_(node.subject);
    use_(node.codes);
  }
  void read(const ast::Compare& node) {
    in(node.left);
    in(node.right);
  }
  void read(const ast::SomeOf& node) { use_(node.record); }
  void read(const ast::LatestHas& node) {
    use_(node.record);
    in(*node.condition);
  }
  void read(const ast::Group& node) {
    for (const ast::Condition& member : node.members) in(member);
  }

  Use use_;
};

}  // namespace guide::lint
