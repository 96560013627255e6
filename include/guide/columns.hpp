#pragma once
// Guide, embedded: many cases of one service as columns, one a fact, in the layout of the Arrow C Data Interface, so that
// any Arrow producer plugs in. The answers are those of `Library::decide`.
//
//   auto columns = guide::ColumnDecider::of(library, "trigger_point_injection");
//   if (auto problem = columns->bind(schema)) std::cerr << *problem;
//   guide::ColumnResults results;
//   columns->decide(batch, day, results);
//
// A record batch is a struct array. A column is named like its fact. Findings are `bool`, or whole numbers 0 and 1; choices
// are dictionaries of their options, or whole numbers, the option's number; dates are `date32`; everything else is whole
// numbers (8 to 64 bits) in the unit of the declaration, or in the unit that the field's metadata names under `guide.unit`.
// Null is undocumented. A `date32` column `as_of` says for which day each case is decided; without it one day serves all.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guide/arrow.h"
#include "guide/guide.hpp"

namespace guide::api {

/// What stands in the columns of codes: the number of an outcome, or one of these.
enum ColumnCode : std::int8_t {
  code_silent = -1,
  code_contradictory = -2,
  code_undetermined = -3,
  code_refer = -4,
  code_request_information = -5,
  code_refused = -128,  // some value lies outside of what its fact can be: nothing is decided
};

/// One column and one bitmap an answer, padded beyond the last case. Reused from batch to batch without allocating.
struct ColumnResults {
  struct States {
    std::uint32_t guideline = 0;                 // as the decider numbers them
    std::uint32_t clause = 0;                    // of the guideline: the `id` in `Decision::json`
    std::vector<std::uint64_t> present, absent;  // neither: undocumented
  };
  std::size_t cases = 0;
  std::vector<std::vector<std::int8_t>> guidelines;      // conclusions
  std::vector<std::vector<std::int8_t>> determinations;  // results
  std::vector<States> states;
  std::vector<std::uint64_t> refused;
};

/// Belongs to one thread.
class ColumnDecider {
 public:
  /// `service` as a case names it; empty for cases that request nothing. Nothing if the library has no such service.
  /// `all_clauses`: states of every clause, not only of those that are no parts of others.
  static std::optional<ColumnDecider> of(const Library& library, std::string_view service, bool all_clauses = false);
  ~ColumnDecider();
  ColumnDecider(ColumnDecider&&) noexcept;
  ColumnDecider& operator=(ColumnDecider&&) noexcept;

  /// Binds the columns by name; says what does not fit. Facts that nothing reads are passed over.
  std::optional<std::string> bind(const ArrowSchema& schema);
  /// Decides a batch of the bound schema; `as_of`, in days since 1970-01-01, serves where there is no such column.
  std::optional<std::string> decide(const ArrowArray& batch, std::int64_t as_of, ColumnResults& results);

  // Names are views: they stay for as long as the decider.
  std::size_t determinations() const;
  std::string_view determination(std::size_t index) const;
  std::vector<std::string_view> outcomes_of_determination(std::size_t index) const;
  std::size_t guidelines() const;
  std::string_view guideline(std::size_t index) const;
  std::vector<std::string_view> outcomes_of_guideline(std::size_t index) const;

 private:
  struct Inside;
  explicit ColumnDecider(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace guide::api

#ifndef GUIDE_INSIDE
namespace guide {
using api::ColumnCode;
using api::ColumnDecider;
using api::ColumnResults;
}  // namespace guide
#endif
