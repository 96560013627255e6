#pragma once
// What is wrong with a text of JSON, by place. In: offsets and words. Out: a sorted list with lines and columns.

#include <string>
#include <string_view>
#include <vector>

#include "runtime/case.hpp"
#include "runtime/json/cursor.hpp"

namespace guide::json {

/// Errors by place; at most so many are kept.
class Errors {
 public:
  explicit Errors(std::string_view text) : text_(text) {}
  void add(std::size_t place, std::string message, std::string help = {});
  /// After a case that is too large nothing else is said.
  void add(std::size_t place, const CaseError& error);
  bool empty() const { return errors_.empty(); }
  /// No more are kept: what would be said of them need not be found.
  bool is_full() const { return errors_.size() >= most || too_large_; }
  /// In order of place, with lines and columns.
  std::vector<JsonError> take();
  /// Begins an object; anything else is an error and passed over.
  bool object(Cursor& cursor, std::string_view what);

 private:
  static constexpr std::size_t most = 50;
  std::string_view text_;
  std::vector<JsonError> errors_;
  bool too_large_ = false;
};

}  // namespace guide::json
