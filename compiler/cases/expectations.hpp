#pragma once
// `expect` lines: whether what they name exists. Whether they hold is found when the case is decided.

#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/resolve/library.hpp"
#include "runtime/case.hpp"

namespace guide::cases {

/// What `expect` lines can name, over the whole library.
class Subjects {
 public:
  explicit Subjects(const resolve::Library& library);
  /// Nothing, with a diagnostic, if something it names does not exist.
  std::optional<Expectation> read(const ast::Expect& tree, std::uint32_t file, Diagnostics& diagnostics) const;

 private:
  struct Subject {
    bool determination = false;
    std::vector<std::string_view> outcomes;
  };
  bool check_outcome(const ast::Expect& tree, const Subject& subject, Diagnostics& diagnostics) const;
  std::optional<std::string> because_name(const ast::Name& name, std::uint32_t file, Diagnostics& diagnostics) const;
  std::vector<std::string_view> fields_seen(std::uint32_t file) const;

  const resolve::Library& library_;
  std::unordered_map<std::string_view, Subject> subjects_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> records_with_field_;
};

}  // namespace guide::cases
