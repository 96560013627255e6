#include "columns.hpp"

#include <cstring>

namespace bench {
namespace {

void set_bit(std::vector<std::uint64_t>& bits, std::size_t index, bool on) {
  if (on) bits[index / 64] |= std::uint64_t{1} << index % 64;
}

std::int32_t number_of(const Case& c, int i) {
  return i < numbers ? c.number[i] : i == numbers ? c.last_injection : c.request_date;
}

}  // namespace

ByteColumns::ByteColumns(const std::vector<Case>& cases) : count(cases.size()), agent(cases.size()) {
  for (auto& column : finding) column.resize(count);
  for (auto& column : number) column.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    for (int k = 0; k < findings; ++k) finding[k][i] = cases[i].finding[k];
    for (int k = 0; k < numbers + 2; ++k) number[k][i] = number_of(cases[i], k);
    agent[i] = cases[i].agent;
  }
}

ArrowColumns::ArrowColumns(const std::vector<Case>& cases) : count(cases.size()), agent(cases.size()) {
  const std::size_t words = (count + 63) / 64;
  for (int k = 0; k < findings; ++k) {
    finding[k].resize(words);
    finding_valid[k].resize(words);
  }
  for (int k = 0; k < numbers + 2; ++k) {
    number[k].resize(count);
    number_valid[k].resize(words);
  }
  agent_valid.resize(words);
  for (std::size_t i = 0; i < count; ++i) {
    const Case& c = cases[i];
    for (int k = 0; k < findings; ++k) {
      set_bit(finding[k], i, c.finding[k] == yes);
      set_bit(finding_valid[k], i, c.finding[k] != unknown);
    }
    for (int k = 0; k < numbers + 2; ++k) {
      const std::int32_t value = number_of(c, k);
      number[k][i] = value == no_number ? 0 : value;
      set_bit(number_valid[k], i, value != no_number);
    }
    agent[i] = c.agent == no_agent ? std::int8_t{0} : static_cast<std::int8_t>(c.agent);
    set_bit(agent_valid, i, c.agent != no_agent);
  }
  for (int k = 0; k < findings; ++k) add(finding_names[k], "b", finding_valid[k].data(), finding[k].data());
  for (int k = 0; k < numbers; ++k) add(number_names[k], "i", number_valid[k].data(), number[k].data());
  add("last_injection", "tdD", number_valid[numbers].data(), number[numbers].data());
  add("request_date", "tdD", number_valid[numbers + 1].data(), number[numbers + 1].data());
  add("agent", "c", agent_valid.data(), agent.data());
  schema_.format = "+s";
  schema_.children = schema_children_;
  array_.length = static_cast<std::int64_t>(count);
  array_.n_buffers = 1;
  array_.buffers = no_buffer_;
  array_.children = array_children_;
}

void ArrowColumns::add(const char* name, const char* format, const void* valid, const void* values) {
  const std::int64_t i = schema_.n_children++;
  array_.n_children = schema_.n_children;
  schemas_[i].name = name;
  schemas_[i].format = format;
  schemas_[i].flags = ARROW_FLAG_NULLABLE;
  buffers_[i][0] = valid;
  buffers_[i][1] = values;
  arrays_[i].length = static_cast<std::int64_t>(count);
  arrays_[i].null_count = -1;
  arrays_[i].n_buffers = 2;
  arrays_[i].buffers = buffers_[i];
  schema_children_[i] = &schemas_[i];
  array_children_[i] = &arrays_[i];
}

Planes::Planes(std::size_t count) {
  const std::size_t words = (count + 63) / 64;
  for (int i = 0; i < criteria; ++i) {
    met[i].resize(words);
    not_met[i].resize(words);
  }
  certify.resize(words);
  deny.resize(words);
}

Answer Planes::answer(std::size_t index) const {
  const auto bit = [index](const std::vector<std::uint64_t>& plane) { return plane[index / 64] >> index % 64 & 1; };
  Answer answer;
  for (int i = 0; i < criteria; ++i) {
    answer.met = static_cast<std::uint16_t>(answer.met | bit(met[i]) << i);
    answer.not_met = static_cast<std::uint16_t>(answer.not_met | bit(not_met[i]) << i);
  }
  answer.decision = bit(deny) != 0 ? Decision::deny : bit(certify) != 0 ? Decision::certify : undocumented;
  return answer;
}

const Sliced* best_sliced() {
  if (sliced_avx512.available()) return &sliced_avx512;
  return sliced_avx2.available() ? &sliced_avx2 : nullptr;
}

}  // namespace bench
