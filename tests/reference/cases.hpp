#pragma once
// What a case says (section 1): the reports of each fact, the entries of each record. In: a `case` block. Out: ranges.
// Not here: disputes (settle.hpp).

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "tests/reference/vocabulary.hpp"

namespace guide::reference {

/// What a fact can be: its options (of a finding: 0 absent, 1 present), its interval, or its codes.
struct Range {
  std::uint64_t options = 0;
  Interval interval;
  std::vector<std::string> codes;
  bool listed = false;      // the codes are all there are
  bool documented = false;  // some report says so
  friend bool operator==(const Range&, const Range&) = default;
};

/// The whole type: what a fact without reports can be.
Range whole(const Type& type);
bool empty(const Range& range, Kind kind);
Range meet(const Range& a, const Range& b);

struct Report {
  Range range;
  std::optional<Days> dated;  // the days its document may be of
};
/// By field, the reports of it.
struct Entry {
  std::vector<std::vector<Report>> fields;
};
struct List {
  bool given = false;
  bool incomplete = false;
  std::vector<Entry> entries;
};

struct CaseFacts {
  Day as_of = 0;
  std::vector<std::vector<Report>> facts;  // by fact
  std::vector<List> lists;                 // by record
};

/// Reads the case, and the request's own reports with it.
CaseFacts read(const Vocabulary& vocabulary, const ast::Case& tree, const ast::Request* request);

}  // namespace guide::reference
