#pragma once
// The first thing found wrong with a Program, kept while the checks go on.

#include <cstdint>
#include <string>

#include "runtime/program.hpp"

namespace guide::image {

class Faults {
 public:
  bool must(bool holds, const char* fault) {
    if (!holds && first_ == nullptr) first_ = fault;
    return holds;
  }
  /// An index into `list`.
  template <typename Items>
  bool within(std::uint32_t index, const Items& list, const char* fault) {
    return must(index < list.size(), fault);
  }
  /// The same, or no index at all.
  template <typename Items>
  bool within_or_none(std::uint32_t index, const Items& list, const char* fault) {
    return must(index == none || index < list.size(), fault);
  }
  /// `count` items of `list` from `first` on.
  template <typename Items>
  bool run_within(std::uint32_t first, std::uint32_t count, const Items& list, const char* fault) {
    return must(std::uint64_t{first} + count <= list.size(), fault);
  }
  bool none_found() const { return first_ == nullptr; }
  std::string take() const { return first_ == nullptr ? std::string() : first_; }

 private:
  const char* first_ = nullptr;
};

void check_vocabulary(const Program& program, Faults& faults);
/// Conditions: nodes, quantities, tables and what they read. Only after `check_vocabulary` found nothing.
void check_bodies(const Program& program, Faults& faults);
/// Guidelines, determinations and what finds them. Only after `check_bodies` found nothing.
void check_guidelines(const Program& program, Faults& faults);

}  // namespace guide::image
