#include "runtime/explain/change_turns.hpp"

#include <algorithm>

#include "runtime/explain/change_apply.hpp"
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
  if (info.type == Type::choice) {
    const Scaled end = i + 1 < values.size() ? values[i + 1] : static_cast<Scaled>(info.options.size());
    std::uint64_t options = 0;
    for (Scaled option = values[i]; option < end; ++option) options |= std::uint64_t{1} << option;
    return {info.bounds, options, false};
  }
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

bool asks_for_documentation(const Program& program, const Body& body, std::uint32_t fact) {
  const auto first = program.nodes.begin() + body.first_node;
  return std::any_of(first, first + body.node_count, [fact](const Node& node) {
    return node.op == Op::documented && Slot{node.a} == Slot::fact(fact);
  });
}

/// Whether something tests that the fact `is documented`.
bool documentation_counts(const Program& program, const RequestDecision& request, std::uint32_t fact) {
  const std::vector<std::uint32_t> bodies = guideline_bodies(program, request);
  return std::any_of(bodies.begin(), bodies.end(), [&](std::uint32_t body) {
    return asks_for_documentation(program, program.bodies[body], fact);
  });
}

/// Whether a condition on the entries of a record reads the fact.
bool read_for_entries(const Program& program, const RequestDecision& request, std::uint32_t fact) {
  for (const std::uint32_t body : guideline_bodies(program, request)) {
    for (const std::uint32_t selection : program.bodies[body].selections) {
      const List<std::uint32_t> facts = program.bodies[program.selections[selection].body].facts;
      if (std::find(facts.begin(), facts.end(), fact) != facts.end()) return true;
    }
  }
  return false;
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

/// Which facts may still matter, whatever is made of the others.
class Relevance {
 public:
  Relevance(const Program& program, const Case& the_case, const RequestDecision& request,
            const std::vector<Turn>& turns, Trial& trial)
      : program_(program), unsettled_(bare_request(the_case, request)), trial_(trial) {
    for (const Turn& turn : turns) {
      FactState anything = documented_as(program.vocabulary.facts[turn.atom.a], 0);
      anything.range = program.vocabulary.facts[turn.atom.a].bounds;
      document(unsettled_, turn.atom.a, std::move(anything));
      if (documentation_counts(program, request, turn.atom.a)) perhaps_.push_back(turn.atom.a);
      any_may_matter_ = any_may_matter_ || read_for_entries(program, request, turn.atom.a);
    }
  }

  /// With those facts documented: what is decided then, no other fact turns.
  void document_as(const Assignments& assignments, const ChangeSearch& search) {
    if (any_may_matter_) return;
    Case tried = unsettled_;
    std::vector<std::uint32_t> perhaps = perhaps_;
    for (const Assignment& assignment : assignments.list) {
      const FactInfo& info = program_.vocabulary.facts[search.atom(assignment.atom).a];
      const Scaled value = sample(info, *assignment.domain, tried.as_of);
      const std::uint32_t fact = search.atom(assignment.atom).a;
      document(tried, fact, documented_as(info, value));
      perhaps.erase(std::remove(perhaps.begin(), perhaps.end(), fact), perhaps.end());
    }
    open_ = open_questions(program_, tried, trial_.evaluate(tried, perhaps)).facts;
  }
  bool matters(const Turn& turn) const {
    return any_may_matter_ || std::find(open_.begin(), open_.end(), turn.atom.a) != open_.end();
  }

 private:
  const Program& program_;
  Case unsettled_;
  Trial& trial_;
  std::vector<std::uint32_t> perhaps_;  // documented or not: some test asks for that
  bool any_may_matter_ = false;         // lists hang on them
  std::vector<std::uint32_t> open_;
};

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

Family turns(const Program& program, const Case& the_case, const RequestDecision& request, ChangeSearch& search,
             Trial& trial, const std::function<bool(const Assignments&)>& leads) {
  struct Begun {
    Assignments assignments;
    std::size_t next = 0;  // facts before it have been looked at
  };
  const std::vector<Turn> facts = turnable(program, the_case, request, search);
  Relevance relevance(program, the_case, request, facts, trial);
  std::vector<Begun> begun{{}};
  Family found;
  std::size_t tried = 0;
  for (std::size_t i = 0; i < begun.size() && !facts.empty(); ++i) {  // single facts first, then pairs, ...
    if (begun[i].next == facts.size()) continue;
    relevance.document_as(begun[i].assignments, search);
    for (std::size_t fact = begun[i].next; fact < facts.size(); ++fact) {
      if (!relevance.matters(facts[fact])) continue;
      for (const Domain& value : facts[fact].values) {
        const Family single = search.documented(facts[fact].atom, facts[fact].whole, value);
        const Family with = search.fact_algebra().both(single, Family{{begun[i].assignments}, true});
        if (with.members.empty()) continue;
        const Assignments& turn = with.members.front();
        const bool covered = std::any_of(found.members.begin(), found.members.end(),
                                         [&](const Assignments& member) { return asks_no_more(member, turn); });
        if (covered) continue;
        if (++tried > most_turns) {
          found.complete = false;
          return found;
        }
        if (leads(turn)) {
          found.members.push_back(turn);
        } else {
          begun.push_back({turn, fact + 1});
        }
      }
    }
  }
  return found;
}

}  // namespace guide::explain
