#pragma once
// Leaf tests that read a field of a record, by the field's index in the vocabulary (semantics, section 2). In: the bodies
// of a request. Out: a number for each field.

#include <cstdint>
#include <vector>

#include "runtime/program.hpp"

namespace guide {

class FieldTests {
 public:
  explicit FieldTests(const Program& program) : program_(program) {}

  void clear() { tests_.assign(program_.vocabulary.fields.size(), 0); }
  void add_body(const Body& body);
  std::uint32_t of(std::uint32_t field) const { return tests_[field]; }

 private:
  void add_leaf(const Node& node);
  void add_selection(const Selection& selection);
  void add_fields(const Node& node);
  void add_slot(Slot slot) {
    if (slot.is_field()) read_.push_back(slot.index());
  }

  const Program& program_;
  std::vector<std::uint32_t> tests_;
  std::vector<std::uint32_t> read_;
};

}  // namespace guide
