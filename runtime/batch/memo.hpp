#pragma once
// Answers kept by a number that they are a function of. Looking up allocates nothing.

#include <cstdint>
#include <deque>
#include <vector>

namespace guide::batch {

template <typename Answer>
class Memo {
 public:
  /// `bits` is how many bits a key has at most.
  explicit Memo(std::uint32_t bits) {
    if (bits <= direct_bits) direct_.resize(std::size_t{1} << bits, nullptr);
  }

  const Answer* find(std::uint64_t key) const {
    if (!direct_.empty()) return direct_[key];
    if (slots_.empty()) return nullptr;
    for (std::size_t at = mixed(key) & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].answer == nullptr || slots_[at].key == key) return slots_[at].answer;
    }
  }

  /// The key must not be known yet. Answers stay where they are.
  const Answer* add(std::uint64_t key, Answer answer) {
    answers_.push_back(std::move(answer));
    const Answer* kept = &answers_.back();
    if (!direct_.empty()) return direct_[key] = kept;
    if (answers_.size() * 2 > slots_.size()) grow();
    put({key, kept});
    return kept;
  }
  std::size_t size() const { return answers_.size(); }
  void clear() {
    answers_.clear();
    slots_.clear();
    for (const Answer*& kept : direct_) kept = nullptr;
  }

 private:
  static constexpr std::uint32_t direct_bits = 8;
  struct Slot {
    std::uint64_t key = 0;
    const Answer* answer = nullptr;
  };
  static std::size_t mixed(std::uint64_t key) {
    key *= 0x9E3779B97F4A7C15u;
    return static_cast<std::size_t>(key ^ key >> 32);
  }
  void put(Slot slot) {
    std::size_t at = mixed(slot.key) & (slots_.size() - 1);
    while (slots_[at].answer != nullptr) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
  void grow() {
    std::vector<Slot> old = std::move(slots_);
    slots_.assign(old.empty() ? 16 : old.size() * 2, {});
    for (const Slot& slot : old) {
      if (slot.answer != nullptr) put(slot);
    }
  }

  std::vector<const Answer*> direct_;
  std::vector<Slot> slots_;
  std::deque<Answer> answers_;
};

}  // namespace guide::batch
