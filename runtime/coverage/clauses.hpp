#pragma once
// Which clauses of a guideline count, and where their values lie. In: a guideline. Out: its clauses, each as a criterion, a
// condition or neither. Shared by what lists them and what watches them.

#include <functional>

#include "runtime/program.hpp"

namespace guide::coverage {

/// A clause on the way through a guideline.
struct Visited {
  std::uint32_t index = 0;
  const Clause* clause = nullptr;
  std::uint32_t body = none;       // in which its literal lies
  std::uint32_t latest = none;     // the `latest ... has` around it, whose entries it is about
  bool criterion = false;
  bool condition = false;
  bool in_definition = false;
  bool part_of_applies = false;    // of `for ... when`: it speaks where the guideline does not apply
  Literal literal;                 // of a criterion: what is met or not (of `when C:`, of C)
  std::vector<Literal> gates;      // conditions of the `when` blocks around it: it speaks where none is absent
};

/// Calls `visit` for every clause that counts, in order.
void visit_clauses(const Program& program, const GuidelineInfo& guideline,
                   const std::function<void(const Visited&)>& visit);

}  // namespace guide::coverage
