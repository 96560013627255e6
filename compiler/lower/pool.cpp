#include "compiler/lower/pool.hpp"

#include <algorithm>

namespace guide::lower {
namespace {

std::size_t mix(std::size_t hash, std::uint64_t value) {
  hash ^= value + 0x9E3779B97F4A7C15u + (hash << 6) + (hash >> 2);
  return hash * 0xFF51AFD7ED558CCDu;
}

template <typename T>
std::uint32_t append(std::vector<T>& list, T value) {
  list.push_back(std::move(value));
  return static_cast<std::uint32_t>(list.size() - 1);
}

/// The item of `index` with this hash for which `same` holds.
template <typename Same>
std::uint32_t find(const std::unordered_multimap<std::size_t, std::uint32_t>& index, std::size_t hash, Same same) {
  const auto [first, last] = index.equal_range(hash);
  const auto found = std::find_if(first, last, [&](const auto& item) { return same(item.second); });
  return found == last ? none : found->second;
}

bool same_term(const Term& a, const Term& b) {
  return a.kind == b.kind && a.index == b.index && a.field == b.field && a.coefficient == b.coefficient;
}

std::size_t hash_of(const std::vector<Term>& terms) {
  std::size_t hash = terms.size();
  for (const Term& term : terms) {
    hash = mix(mix(hash, static_cast<std::uint64_t>(term.kind) << 32 | term.index), term.field);
    hash = mix(hash, static_cast<std::uint64_t>(term.coefficient));
  }
  return hash;
}

}  // namespace

std::uint32_t Pool::threshold(Scaled value) {
  const auto [at, fresh] = thresholds_.try_emplace(value, static_cast<std::uint32_t>(program_.thresholds.size()));
  if (fresh) program_.thresholds.push_back(value);
  return at->second;
}

std::uint32_t Pool::elapsed(Elapsed test) {
  const auto key = static_cast<std::uint64_t>(static_cast<std::uint32_t>(test.count)) << 2 |
                   (test.months ? 2u : 0u) | (test.strict ? 1u : 0u);
  const auto [at, fresh] = elapsed_.try_emplace(key, static_cast<std::uint32_t>(program_.elapsed.size()));
  if (fresh) program_.elapsed.push_back(test);
  return at->second;
}

std::uint32_t Pool::period(Period period) {
  const std::size_t hash = mix(static_cast<std::size_t>(period.first), static_cast<std::uint64_t>(period.last));
  const std::uint32_t known = find(periods_, hash, [&](std::uint32_t i) {
    return program_.periods[i].first == period.first && program_.periods[i].last == period.last;
  });
  if (known != none) return known;
  const std::uint32_t made = append(program_.periods, period);
  periods_.emplace(hash, made);
  return made;
}

std::uint32_t Pool::quantity(std::vector<Term> terms) {
  const auto same_as = [&](bool across_bodies) {
    return [&, across_bodies](std::uint32_t i) {
      const Quantity& known = program_.quantities[i];
      return known.term_count == terms.size() &&
             std::equal(terms.begin(), terms.end(), program_.terms.begin() + known.first_term,
                        [&](const Term& a, Term b) {
                          if (across_bodies && b.kind == TermKind::table) {
                            b.index = program_.table_outputs[b.index].identity;
                          }
                          return same_term(a, b);
                        });
    };
  };
  const std::size_t hash = hash_of(terms);
  if (const std::uint32_t known = find(quantities_, hash, same_as(false)); known != none) return known;
  const auto first = static_cast<std::uint32_t>(program_.terms.size());
  program_.terms.insert(program_.terms.end(), terms.begin(), terms.end());
  const auto made = static_cast<std::uint32_t>(program_.quantities.size());

  for (Term& term : terms) {
    if (term.kind == TermKind::table) term.index = program_.table_outputs[term.index].identity;
  }
  const std::size_t identity_hash = hash_of(terms);
  std::uint32_t identity = find(identities_, identity_hash, same_as(true));
  if (identity == none) {
    identity = made;
    identities_.emplace(identity_hash, made);
  }
  program_.quantities.push_back({first, static_cast<std::uint32_t>(terms.size()), identity});
  quantities_.emplace(hash, made);
  return made;
}

std::uint32_t Pool::add_body(const BodyBuilder& builder) {
  Body body;
  body.first_node = static_cast<std::uint32_t>(program_.nodes.size());
  body.node_count = static_cast<std::uint32_t>(builder.nodes().size());
  body.record = builder.record();
  builder.fill_reads(body, program_.room);
  const auto first_operand = static_cast<std::uint32_t>(program_.operands.size());
  program_.operands.append(builder.operands().begin(), builder.operands().end());
  for (Node node : builder.nodes()) {
    if (node.op == Op::at_least) node.a += first_operand;
    program_.nodes.push_back(node);
  }
  return append(program_.bodies, std::move(body));
}

bool Pool::same_body(const Body& known, const BodyBuilder& builder) const {
  if (known.record != builder.record() || known.node_count != builder.nodes().size()) return false;
  for (std::uint32_t i = 0; i < known.node_count; ++i) {
    const Node& a = program_.nodes[known.first_node + i];
    const Node& b = builder.nodes()[i];
    if (a.op != b.op || a.free != b.free || a.k != b.k || a.b != b.b) return false;
    if (a.op != Op::at_least ? a.a != b.a
                             : !std::equal(program_.operands.begin() + a.a, program_.operands.begin() + a.a + a.b,
                                           builder.operands().begin() + b.a)) {
      return false;
    }
  }
  return true;
}

std::uint32_t Pool::shared_body(const BodyBuilder& builder) {
  std::size_t hash = mix(builder.record(), builder.nodes().size());
  for (const Node& node : builder.nodes()) {
    hash = mix(mix(hash, static_cast<std::uint64_t>(node.op) << 32 | node.k), node.b);
    if (node.op != Op::at_least) hash = mix(hash, node.a);
  }
  for (const Literal operand : builder.operands()) hash = mix(hash, operand.bits);
  const std::uint32_t known =
      find(bodies_, hash, [&](std::uint32_t i) { return same_body(program_.bodies[i], builder); });
  if (known != none) return known;
  const std::uint32_t made = add_body(builder);
  bodies_.emplace(hash, made);
  return made;
}

std::uint32_t Pool::selection(const BodyBuilder& builder, Literal selected) {
  const std::uint32_t body = shared_body(builder);
  const std::uint64_t key = static_cast<std::uint64_t>(body) << 32 | selected.bits;
  const auto [at, fresh] = selections_.try_emplace(key, static_cast<std::uint32_t>(program_.selections.size()));
  if (fresh) program_.selections.push_back({builder.record(), body, selected});
  return at->second;
}

}  // namespace guide::lower
