#pragma once
// The measured cases as columns, in two layouts, and hand-written code that decides 64 of them a word.

#include <vector>

#include "guide/arrow.h"
#include "work.hpp"

namespace bench {

/// A byte a finding (0, 1, 2 unknown) or agent (255 unknown), an int32 a number or date (INT32_MIN unknown).
struct ByteColumns {
  explicit ByteColumns(const std::vector<Case>& cases);
  std::size_t count = 0;
  std::vector<std::uint8_t> finding[findings], agent;
  std::vector<std::int32_t> number[numbers + 2];  // the last two: last_injection, request_date
};

/// As Arrow has them: a bitmap of validity each; findings as bitmaps, the agent as int8, numbers and dates as int32.
struct ArrowColumns {
  explicit ArrowColumns(const std::vector<Case>& cases);
  std::size_t count = 0;
  std::vector<std::uint64_t> finding[findings], finding_valid[findings], number_valid[numbers + 2], agent_valid;
  std::vector<std::int32_t> number[numbers + 2];
  std::vector<std::int8_t> agent;

  /// The same memory through the C Data Interface; valid as long as the columns.
  const ArrowSchema& schema() const { return schema_; }
  const ArrowArray& array() const { return array_; }

 private:
  void add(const char* name, const char* format, const void* valid, const void* values);
  ArrowSchema schemas_[15]{}, schema_{};
  ArrowArray arrays_[15]{}, array_{};
  const void* buffers_[15][2]{};
  ArrowSchema* schema_children_[15]{};
  ArrowArray* array_children_[15]{};
  const void* no_buffer_[1]{};
};

/// A bitmap an answer.
struct Planes {
  explicit Planes(std::size_t count);
  std::vector<std::uint64_t> met[criteria], not_met[criteria], certify, deny;
  Answer answer(std::size_t index) const;
};

/// The number of cases must be a multiple of 64.
struct Sliced {
  const char* name;
  bool (*available)();
  void (*bytes)(const ByteColumns&, const Parameters&, Planes&);
  void (*arrow)(const ArrowColumns&, const Parameters&, Planes&);
};
/// For the widest vectors of this machine; null if there are none wide enough.
const Sliced* best_sliced();

extern const Sliced sliced_avx512, sliced_avx2;

}  // namespace bench
