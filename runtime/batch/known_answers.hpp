#pragma once
// Whole answers, kept by the values of the few nodes that conclusions are functions of. In: nodes. Out: an answer that
// was found before for the same values. Not here: finding one.

#include "runtime/batch/conclusions.hpp"

namespace guide::batch {

/// Parallel to the guidelines and determinations of the plan. Valid until the next decision.
struct Answer {
  std::vector<const Conclusion*> guidelines;
  std::vector<const Determined*> determinations;
};

class KnownAnswers {
 public:
  explicit KnownAnswers(const Plan& plan);

  const Answer* find(const Nodes& nodes) const {
    if (too_many_) return nullptr;
    const Kept* kept = known_.find(key(nodes));
    return kept == nullptr ? nullptr : &kept->answer;
  }
  /// Keeps a copy of an answer that is not known yet and depends on nothing but the values of these nodes.
  void keep(const Nodes& nodes, const Answer& answer);

 private:
  struct Kept {
    std::vector<Conclusion> guidelines;
    std::vector<Determined> determinations;
    Answer answer;  // of those
  };
  std::uint64_t key(const Nodes& nodes) const {
    std::uint64_t result = 0;
    std::uint32_t at = 0;
    for (Literal node : nodes_) {
      result |= nodes.code(node) << at;
      at += 2;
    }
    return result;
  }

  static constexpr std::size_t most = 4096;  // answers kept

  std::vector<Literal> nodes_;
  bool too_many_ = false;  // more than a key has room for
  Memo<Kept> known_;
};

}  // namespace guide::batch
