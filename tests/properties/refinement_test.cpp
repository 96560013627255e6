// What is known of an imprecise case holds of every exact case within it: states stay, conclusions are among those called
// possible, and every quantity lies in the interval that stood for it.

#include <catch2/catch.hpp>

#include <algorithm>

#include "runtime/decide.hpp"
#include "tests/properties/adapter.hpp"
#include "tests/properties/generate/generate.hpp"
#include "tests/properties/seeds.hpp"

namespace guide::properties {
namespace {

/// Makes every fact and field of a case exact, somewhere within what it can be.
class Completion {
 public:
  Completion(Random& random, const guide::Program& program) : random_(random), program_(program) {}

  guide::Case of(guide::Case the_case) {
    complete(the_case.statements, true);
    for (guide::RequestInfo& request : the_case.requests) complete(request.statements, false);
    return the_case;
  }

 private:
  Scaled value_within(guide::Type type, Range range) {
    const Scaled unit = scale_of(type);
    const Scaled zero = type == guide::Type::date ? 15'800 : 0;
    const Scaled low = range.low == unbounded_below ? std::min(zero, range.high) : range.low;
    const Scaled reach = type == guide::Type::date ? 700 : 60 * unit;
    const Scaled high = range.high == unbounded_above ? low + reach : range.high;
    switch (random_.below(4)) {
      case 0: return low;
      case 1: return high;
      default: break;
    }
    const Scaled inside = low + static_cast<Scaled>(random_.next() % static_cast<std::uint64_t>(high - low + 1));
    const Scaled whole = inside - inside % unit;
    return whole >= low && random_.percent(70) ? whole : inside;
  }

  void complete(const FactInfo& info, FactState& state) {
    if (info.type == guide::Type::codes || state.assumed) return;
    const Scaled value = value_within(info.type, state.range);
    state.range = {value, value};
    state.documented = true;
  }

  void complete(guide::Statements& statements, bool all) {
    const Vocabulary& vocabulary = program_.vocabulary;
    for (std::uint32_t fact = 0; all && fact < vocabulary.facts.size(); ++fact) {
      const auto told = [fact](const auto& one) { return one.first == fact; };
      if (std::none_of(statements.facts.begin(), statements.facts.end(), told)) {
        statements.facts.emplace_back(fact, unsaid(vocabulary.facts[fact]));
      }
    }
    std::sort(statements.facts.begin(), statements.facts.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [fact, state] : statements.facts) complete(vocabulary.facts[fact], state);
    for (auto& [record, state] : statements.records) {
      state.complete = state.given = true;
      const RecordInfo& info = vocabulary.records[record];
      for (guide::Entry& entry : state.entries) {
        for (std::uint32_t field = 0; field < info.field_count; ++field) {
          complete(vocabulary.fields[info.first_field + field], entry.fields[field]);
        }
      }
    }
  }

  Random& random_;
  const guide::Program& program_;
};

/// The states of all nodes of a request and the intervals of all its quantities, guideline after guideline.
struct Known {
  std::vector<State> states;
  std::vector<Range> quantities;
};
Known known(const guide::Program& program, const guide::Case& the_case, std::uint32_t request) {
  const ServiceSlices& slices =
      request == none ? program.without_request : program.services[the_case.requests[request].service];
  std::vector<std::uint32_t> bodies;
  for (const ServiceSlices::Use use : slices.guidelines) bodies.push_back(program.guidelines[use.item].body);
  std::sort(bodies.begin(), bodies.end());
  bodies.erase(std::unique(bodies.begin(), bodies.end()), bodies.end());
  Evaluation evaluation(program);
  Trace trace;
  evaluation.begin(the_case, request, bodies, trace);
  Known result;
  for (const std::uint32_t index : bodies) {
    const std::uint32_t base = evaluation.run(index);
    const Body& body = program.bodies[index];
    for (std::uint32_t i = 0; i < body.node_count; ++i) {
      result.states.push_back(trace.state(base, Literal::of(i)));
      const Node& node = program.nodes[body.first_node + i];
      if (node.op != Op::at_least_value && node.op != Op::equals_value) continue;
      result.quantities.push_back(evaluation.quantity_range(program.quantities[node.a], base, 0));
    }
  }
  return result;
}

bool among(const Conclusion& exact, const Conclusion& before) {
  const Possible one{exact.kind, exact.outcome};
  if (exact.kind == ConclusionKind::undetermined) return before.kind == exact.kind;  // codes, `-` outputs
  if (before.kind == ConclusionKind::undetermined) {
    return std::find(before.possible.begin(), before.possible.end(), one) != before.possible.end();
  }
  return Possible{before.kind, before.outcome} == one;
}

void compare(const guide::Program& program, const guide::Case& before, const guide::Case& after) {
  const Decision decided = decide(program, before);
  const Decision exact = decide(program, after);
  for (std::uint32_t i = 0; i < decided.requests.size(); ++i) {
    const std::uint32_t request = before.requests.empty() ? none : i;
    const Known wide = known(program, before, request);
    const Known narrow = known(program, after, request);
    REQUIRE(wide.states.size() == narrow.states.size());
    for (std::size_t node = 0; node < wide.states.size(); ++node) {
      INFO("node " << node);
      CHECK((wide.states[node] == State::undocumented || wide.states[node] == narrow.states[node]));
    }
    for (std::size_t q = 0; q < wide.quantities.size(); ++q) {
      INFO("quantity " << q);
      CHECK(wide.quantities[q].low <= narrow.quantities[q].low);
      CHECK(wide.quantities[q].high >= narrow.quantities[q].high);
    }
    for (std::size_t g = 0; g < decided.requests[i].guidelines.size(); ++g) {
      INFO(program.guidelines[decided.requests[i].guidelines[g].guideline].name);
      CHECK(among(exact.requests[i].guidelines[g].conclusion, decided.requests[i].guidelines[g].conclusion));
    }
    for (std::size_t d = 0; d < decided.requests[i].determinations.size(); ++d) {
      INFO("determination " << d);
      CHECK(among(exact.requests[i].determinations[d].conclusion, decided.requests[i].determinations[d].conclusion));
    }
  }
}

}  // namespace

TEST_CASE("intervals contain all completions, and what is possible is what they lead to") {
  Shape shape;
  shape.disputes = false;
  shape.silences = false;
  int completions = 0;
  for (int seed = first_seed(); seed < first_seed() + seeds(300); ++seed) {
    Random random(static_cast<std::uint64_t>(seed) * 613);
    const Program program = generate_program(random, shape);
    std::string text = print(program);
    // Whether something is documented is no matter of more or less exact.
    if (text.find("is documented") != std::string::npos) continue;
    text += print(generate_case(random, program, shape));
    Compared compared(text);
    if (!compared.accepted() || compared.cases() == 0) continue;
    Completion completion(random, compared.program());
    for (int i = 0; i < 20; ++i) {
      INFO("seed " << seed << ", completion " << i << "\n" << text);
      compare(compared.program(), compared.the_case(0), completion.of(compared.the_case(0)));
      ++completions;
    }
  }
  CHECK(completions > 5 * seeds(300));
}

}  // namespace guide::properties
