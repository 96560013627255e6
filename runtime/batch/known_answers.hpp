#pragma once
// Whole answers, kept by the values of the few nodes that conclusions are functions of. In: nodes. Out: an answer that
// was found before for the same values. Not here: finding one.

#include <map>
#include <memory>

#include "runtime/batch/conclusions.hpp"

namespace guide::batch {

/// Parallel to the guidelines and determinations of the plan. Valid until the next decision.
struct Answer {
  std::vector<const Conclusion*> guidelines;
  std::vector<const Determined*> determinations;
};

/// Answers that may serve many services, each kept once, so that it stays near however many services there are.
class AnswerPool {
 public:
  /// A copy that is never changed.
  std::shared_ptr<const Answer> keep(const Answer& answer);

 private:
  struct Kept {
    std::vector<Conclusion> guidelines;
    std::vector<Determined> determinations;
    Answer answer;  // of those
  };
  static constexpr std::size_t most = 4096;  // answers shared

  std::map<std::vector<std::uint64_t>, std::shared_ptr<const Kept>> kept_;  // by what they say
};

class KnownAnswers {
 public:
  KnownAnswers(const Plan& plan, AnswerPool& pool);

  const Answer* find(const Nodes& nodes) const {
    if (too_many_) return nullptr;
    const std::shared_ptr<const Answer>* kept = known_.find(key(nodes));
    return kept == nullptr ? nullptr : kept->get();
  }
  /// Whether no more answers are to be kept before `clear`, which ends those found before.
  bool full() const { return known_.size() >= most; }
  void clear() { known_.clear(); }
  /// Keeps an answer that is not known yet and depends on nothing but the values of these nodes; null if there are too
  /// many of them.
  const Answer* keep(const Nodes& nodes, const Answer& answer);
  /// The bits of the nodes that an answer depends on, where all nodes are in one word.
  std::uint64_t deciding() const;

 private:
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

  AnswerPool& pool_;
  std::vector<Literal> nodes_;
  bool too_many_ = false;  // more than a key has room for
  Memo<std::shared_ptr<const Answer>> known_;
};

}  // namespace guide::batch
