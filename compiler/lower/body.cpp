#include "compiler/lower/body.hpp"

#include <algorithm>

namespace guide::lower {
namespace {

constexpr std::size_t smallest_table = 64;

std::size_t mix(std::size_t hash, std::size_t value) {
  hash ^= value + 0x9E3779B97F4A7C15u + (hash << 6) + (hash >> 2);
  return hash * 0xFF51AFD7ED558CCDu;
}

std::size_t hash_of_group(std::uint16_t k, const Literal* operands, std::size_t count) {
  std::size_t hash = mix(k, count);
  for (std::size_t i = 0; i < count; ++i) hash = mix(hash, operands[i].bits);
  return hash;
}

void sort(std::span<Literal> operands) {
  std::sort(operands.begin(), operands.end(), [](Literal a, Literal b) { return a.bits < b.bits; });
}

void sort_unique(std::vector<std::uint32_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

BodyBuilder::BodyBuilder(std::uint32_t record) : record_(record), table_(smallest_table) {
  nodes_.reserve(smallest_table / 2);
  operands_.reserve(smallest_table / 2);
  tested_.reserve(smallest_table / 2);
}

std::size_t BodyBuilder::hash_of(const Node& node) const {
  if (node.op == Op::at_least) return hash_of_group(node.k, operands_.data() + node.a, node.b);
  return mix(mix(mix(static_cast<std::size_t>(node.op) * 2 + (node.free ? 1 : 0), 77), node.a), node.b);
}

void BodyBuilder::grow() {
  std::vector<std::uint32_t> larger(table_.size() * 2);
  for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
    std::size_t at = hash_of(nodes_[node]) & (larger.size() - 1);
    while (larger[at] != 0) at = (at + 1) & (larger.size() - 1);
    larger[at] = node + 1;
  }
  table_ = std::move(larger);
}

/// The node for which `same` holds, or a new one from `make`.
template <typename Same, typename Make>
std::uint32_t BodyBuilder::intern(std::size_t hash, Same same, Make make) {
  if (nodes_.size() * 2 >= table_.size()) grow();
  std::size_t at = hash & (table_.size() - 1);
  for (; table_[at] != 0; at = (at + 1) & (table_.size() - 1)) {
    if (same(nodes_[table_[at] - 1])) return table_[at] - 1;
  }
  nodes_.push_back(make());
  table_[at] = static_cast<std::uint32_t>(nodes_.size());
  return table_[at] - 1;
}

Literal BodyBuilder::leaf(Op op, std::uint32_t a, std::uint32_t b, bool free) {
  const Node node{op, free, 0, a, b};
  const auto same = [&](const Node& other) {
    return other.op == op && other.free == free && other.a == a && other.b == b;
  };
  return Literal::of(intern(hash_of(node), same, [&] { return node; }));
}

/// At least k of sorted operands.
Literal BodyBuilder::group(std::uint16_t k, Operands operands) {
  const auto same = [&](const Node& other) {
    return other.op == Op::at_least && other.k == k && other.b == operands.size() &&
           std::equal(operands.begin(), operands.end(), operands_.begin() + other.a);
  };
  return Literal::of(intern(hash_of_group(k, operands.data(), operands.size()), same, [&] {
    const auto first = static_cast<std::uint32_t>(operands_.size());
    operands_.insert(operands_.end(), operands.begin(), operands.end());
    return Node{Op::at_least, false, k, first, static_cast<std::uint32_t>(operands.size())};
  }));
}

Literal BodyBuilder::any_of(Operands operands) {
  sort(operands);
  operands = operands.first(static_cast<std::size_t>(std::unique(operands.begin(), operands.end()) - operands.begin()));
  // What is always so decides the group; what never is adds nothing.
  for (std::size_t i = 0; i < operands.size(); ++i) {
    if (nodes_[operands[i].node()].op != Op::always) continue;
    if (!operands[i].negated()) return operands[i];
    std::copy(operands.begin() + static_cast<std::ptrdiff_t>(i) + 1, operands.end(),
              operands.begin() + static_cast<std::ptrdiff_t>(i));
    operands = operands.first(operands.size() - 1);
    break;
  }
  if (operands.empty()) return !always();
  if (operands.size() == 1) return operands.front();
  return group(1, operands);
}

Literal BodyBuilder::all_of(Operands operands) {
  for (Literal& operand : operands) operand = !operand;
  return !any_of(operands);
}

Literal BodyBuilder::any(Literal a, Literal b) {
  Literal operands[] = {a, b};
  return any_of(operands);
}

Literal BodyBuilder::all(Literal a, Literal b) {
  Literal operands[] = {a, b};
  return all_of(operands);
}

Literal BodyBuilder::at_least(std::size_t k, std::vector<Literal> operands) {
  const std::size_t count = operands.size();
  if (k == 1) return any_of(operands);
  if (k == count) return all_of(operands);
  sort(operands);
  // `at least k` is `not at least n-k+1` of the negated: take the smaller, of equal ones that with a plain first operand.
  const std::size_t dual = count - k + 1;
  if (k < dual || (k == dual && !operands.front().negated())) {
    return group(static_cast<std::uint16_t>(k), operands);
  }
  for (Literal& operand : operands) operand = !operand;
  sort(operands);
  return !group(static_cast<std::uint16_t>(dual), operands);
}

void BodyBuilder::reads_selection(std::uint32_t selection, const Body& body) {
  selections_.push_back(selection);
  for (std::size_t i = 0; i < body.facts.size(); ++i) {
    (body.fact_tests[i] != 0 ? test_facts_ : mentioned_).push_back(body.facts[i]);
  }
  selections_.insert(selections_.end(), body.selections.begin(), body.selections.end());
  records_.insert(records_.end(), body.records.begin(), body.records.end());
  records_.push_back(body.record);
}

void BodyBuilder::end_test() {
  sort_unique(test_facts_);
  tested_.insert(tested_.end(), test_facts_.begin(), test_facts_.end());
  test_facts_.clear();
}

void BodyBuilder::fill_reads(Body& body, Room& room) const {
  std::vector<std::uint32_t> facts = tested_;
  facts.insert(facts.end(), mentioned_.begin(), mentioned_.end());
  sort_unique(facts);
  std::vector<std::uint32_t> tests(facts.size());
  for (const std::uint32_t fact : tested_) {
    const auto at = std::lower_bound(facts.begin(), facts.end(), fact) - facts.begin();
    ++tests[static_cast<std::size_t>(at)];
  }
  const auto kept = [&](std::vector<std::uint32_t> list) {
    sort_unique(list);
    return room.keep(list);
  };
  body.facts = room.keep(facts);
  body.fact_tests = room.keep(tests);
  body.selections = kept(selections_);
  body.records = kept(records_);
}

}  // namespace guide::lower
