#include "runtime/names.hpp"

#include <bit>
#include <cstring>

namespace guide {
namespace {

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 32;
}

std::uint64_t hash_of(std::string_view text, std::uint64_t hash) {
  for (; text.size() > 8; text.remove_prefix(8)) {
    std::uint64_t word;
    std::memcpy(&word, text.data(), 8);
    hash = mix(hash, word);
  }
  std::uint64_t rest = text.size();
  for (const char c : text) rest = rest << 8 | static_cast<unsigned char>(c);
  return mix(hash, rest);
}
std::uint64_t hash_of(std::string_view module, std::string_view name) { return hash_of(name, hash_of(module, 0)); }

}  // namespace

/// Where the name stands, or may be put.
std::uint32_t& Names::slot_of(std::string_view module, std::string_view name) {
  const std::size_t last = slots_.size() - 1;
  for (std::size_t at = hash_of(module, name) & last;; at = (at + 1) & last) {
    if (slots_[at] == 0) return slots_[at];
    const Name& there = list_[slots_[at] - 1];
    if (there.name == name && there.module == module) return slots_[at];
  }
}

std::uint32_t Names::find(std::string_view name) const {
  if (slots_.empty()) return none;
  const std::size_t dot = name.rfind('.');
  const std::string_view module = dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
  const std::string_view own = dot == std::string_view::npos ? name : name.substr(dot + 1);
  if (dot == 0) return none;  // no module has an empty name
  const std::size_t last = slots_.size() - 1;
  for (std::size_t at = hash_of(module, own) & last; slots_[at] != 0; at = (at + 1) & last) {
    const Name& there = list_[slots_[at] - 1];
    if (there.name == own && there.module == module) return there.index;
  }
  return none;
}

void Names::reserve(std::size_t declarations) {
  list_.reserve(declarations * 2);
  slots_.assign(std::bit_ceil(declarations * 4 + 1), 0);
  for (std::uint32_t place = 0; place < list_.size(); ++place) slot_of(list_[place].module, list_[place].name) = place + 1;
}

void Names::add(Text module, Text name, std::uint32_t index) {
  if (list_.size() * 2 + 4 > slots_.size()) reserve(list_.size() + 2);
  const auto enter = [&](Text of) {
    std::uint32_t& slot = slot_of(of, name);
    if (slot != 0) return false;
    list_.push_back({of, name, index});
    slot = static_cast<std::uint32_t>(list_.size());
    return true;
  };
  if (!enter({})) list_[slot_of({}, name) - 1].index = ambiguous;
  if (!module.empty()) enter(module);
}

}  // namespace guide
