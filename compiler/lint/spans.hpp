#pragma once
// From the places in a Program back to spans. In: places. Out: the statement's own words, up to its label, citation or
// comment.

#include <vector>

#include "compiler/source.hpp"
#include "runtime/vocabulary.hpp"

namespace guide::lint {

class Spans {
 public:
  explicit Spans(const SourceMap& sources);
  /// From the place to the end of what its line says.
  Span of(const Place& place) const;

 private:
  const SourceMap& sources_;
  std::vector<std::vector<std::uint32_t>> line_begins_;  // by source
};

}  // namespace guide::lint
