#include "runtime/explain/change_turns.hpp"

#include <algorithm>

#include "runtime/explain/variation.hpp"
#include "runtime/explain/view.hpp"

namespace guide::explain {
namespace {

/// One fact, and a value of each kind that the tests tell apart.
struct Turn {
  Atom atom;
  Domain whole;
  std::vector<Domain> values;
};

Domain region(const FactInfo& info, const std::vector<Scaled>& values, std::size_t i) {
  if (info.type == Type::choice) return {info.bounds, std::uint64_t{1} << values[i], false};
  const Scaled low = i == 0 ? info.bounds.low : values[i];
  const Scaled high = i + 1 == values.size() ? info.bounds.high : values[i + 1] - 1;
  if (info.type == Type::finding) return {{values[i], values[i]}, ~std::uint64_t{0}, false};
  return {{low, high}, ~std::uint64_t{0}, false};
}

Domain whole_of(const FactInfo& info, bool kept) {
  Domain whole{info.bounds, ~std::uint64_t{0}, kept};
  if (info.type == Type::choice)
    whole.options = info.options.size() >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << info.options.size()) - 1;
  return whole;
}

/// Whether something tests that the fact `is documented`.
bool documentation_counts(const Program& program, const RequestDecision& request, std::uint32_t fact) {
  return std::any_of(request.guidelines.begin(), request.guidelines.end(), [&](const GuidelineDecision& guideline) {
    const Body& body = program.bodies[program.guidelines[guideline.guideline].body];
    const auto first = program.nodes.begin() + body.first_node;
    return std::any_of(first, first + body.node_count, [fact](const Node& node) {
      return node.op == Op::documented && Slot{node.a} == Slot::fact(fact);
    });
  });
}

std::vector<Turn> turnable(const Program& program, const Case& the_case, const RequestDecision& request,
                           const ChangeSearch& search) {
  std::vector<Turn> turns;
  for (const std::uint32_t fact : facts_read(program, request)) {
    const FactInfo& info = program.vocabulary.facts[fact];
    const FactState* state = find_fact(the_case, request.request, fact);
    const bool disputed = state && state->disputed();
    const bool documented = state && state->documented;
    const bool assumed = info.assumed_absent && !documented;
    const bool told_apart = !documented && documentation_counts(program, request, fact);
    if (info.type == Type::codes || (!disputed && !assumed && !told_apart)) continue;
    if (search.is_fixed(fact)) continue;
    Turn turn{{Atom::Kind::fact, fact, 0, 0, 0}, whole_of(info, disputed || assumed), {}};
    const std::vector<Scaled> values = telling_values(program, the_case, request, fact);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool as_assumed = assumed && !told_apart && values[i] == 0;  // documented as absent: nothing is otherwise
      if (!as_assumed) turn.values.push_back(region(info, values, i));
    }
    turns.push_back(std::move(turn));
  }
  return turns;
}

}  // namespace

std::vector<Domain> cells_within(const Program& program, const Case& the_case, const RequestDecision& request,
                                 std::uint32_t fact, const Domain& domain) {
  const FactInfo& info = program.vocabulary.facts[fact];
  const std::vector<Scaled> values = telling_values(program, the_case, request, fact);
  std::vector<Domain> cells;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Domain whole = region(info, values, i);
    const Domain cell{intersect(whole.range, domain.range), whole.options & domain.options, false};
    if (!cell.empty()) cells.push_back(cell);
  }
  if (cells.empty()) cells.push_back(domain);
  return cells;
}

std::vector<Assignments> turns(const Program& program, const Case& the_case, const RequestDecision& request,
                               ChangeSearch& search, bool& complete) {
  struct Begun {
    Assignments assignments;
    std::size_t next = 0;  // facts before it have been looked at
  };
  const std::vector<Turn> facts = turnable(program, the_case, request, search);
  std::vector<Begun> begun{{}};
  std::vector<Assignments> all;
  for (std::size_t i = 0; i < begun.size(); ++i) {  // single facts first, then pairs, ...
    for (std::size_t fact = begun[i].next; fact < facts.size(); ++fact) {
      for (const Domain& value : facts[fact].values) {
        if (all.size() == most_turns) {
          complete = false;
          return all;
        }
        const Family single = search.documented(facts[fact].atom, facts[fact].whole, value);
        const Family with = search.fact_algebra().both(single, Family{{begun[i].assignments}, true});
        if (with.members.empty()) continue;
        all.push_back(with.members.front());
        begun.push_back({all.back(), fact + 1});
      }
    }
  }
  return all;
}

}  // namespace guide::explain
