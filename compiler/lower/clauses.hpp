#pragma once
// The clauses of a guideline as they are met, in preorder. In: opening and closing. Out: `GuidelineInfo::clauses`.

#include <vector>

#include "runtime/program.hpp"

namespace guide::lower {

class Clauses {
 public:
  /// Its parts are set in place; it stays open until `close`.
  std::uint32_t open(ClauseKind kind) {
    list_.emplace_back().kind = kind;
    return static_cast<std::uint32_t>(list_.size() - 1);
  }
  void close(std::uint32_t clause, Literal literal) {
    list_[clause].end = static_cast<std::uint32_t>(list_.size());
    list_[clause].literal = literal;
  }
  Clause& operator[](std::uint32_t clause) { return list_[clause]; }
  void reserve(std::size_t count) { list_.reserve(count); }
  const std::vector<Clause>& list() const { return list_; }
  std::size_t size() const { return list_.size(); }
  /// Puts `other` behind what there is.
  void append(Clauses other) {
    if (list_.empty()) {
      list_ = std::move(other.list_);
      return;
    }
    const auto shift = static_cast<std::uint32_t>(list_.size());
    for (Clause& clause : other.list_) {
      clause.end += shift;
      list_.push_back(clause);
    }
  }

 private:
  std::vector<Clause> list_;
};

}  // namespace guide::lower
