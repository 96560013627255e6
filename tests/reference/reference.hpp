#pragma once
// The naive reference evaluator: one settlement and one completion at a time, straight from the semantics. In: the trees
// of files that passed the checker, and a `case` block. Out: an `Answer`. It shares no code with the runtime, nor with the
// compiler's later stages; the tests hold the runtime to it.
//
// How it reads the semantics where they leave room is said where it is done; `Reading:` marks the places.

#include <memory>
#include <vector>

#include "tests/reference/answer.hpp"
#include "tests/reference/program.hpp"

namespace guide::reference {

class Reference {
 public:
  /// The files of one program; they and their sources must outlive it.
  explicit Reference(const std::vector<const ast::File*>& files) : program_(files) {}

  /// Every request of the case, or the case itself when it has none.
  Answer answer(const ast::Case& tree) const;

 private:
  ItemAnswer item(const ast::Case& tree, const ast::Request* request) const;

  Program program_;
};

}  // namespace guide::reference
