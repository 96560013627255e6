#include "runtime/json/name_table.hpp"

namespace guide::json {

NameTable::NameTable(const Names& known) {
  std::size_t size = 16;
  while (size < 4 * known.list().size()) size *= 2;
  slots_.assign(size, none);
  mask_ = size - 1;
  for (const Names::Name& each : known.list()) {
    const std::string text = each.text();
    if (each.index == Vocabulary::ambiguous || text.empty() || text.size() > Name::longest) continue;
    char padded[8 * 6] = {};
    text.copy(padded, text.size());
    padded[text.size()] = '"';
    Name name;
    std::memcpy(name.words.data(), padded, sizeof padded);
    name.last = static_cast<std::uint32_t>(text.size() / 8);
    const std::size_t bits = 8 * (text.size() % 8 + 1);
    name.last_mask = bits == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
    name.size = static_cast<std::uint32_t>(text.size());
    name.value = each.index;
    std::size_t slot = hash(padded, text.size()) & mask_;
    while (slots_[slot] != none) slot = (slot + 1) & mask_;
    slots_[slot] = static_cast<std::uint32_t>(names_.size());
    names_.push_back(name);
  }
}

}  // namespace guide::json
