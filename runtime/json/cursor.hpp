#pragma once
// JSON in: a strict pull reader over one text, without a tree. In: UTF-8 text. Out: keys and values, in order, each
// with its place. Not here: what keys mean (case_reader.cpp).
//
// A mistake of form ends the reading: every later call returns false, and `mistake` says what was wrong and where.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace guide::json {

enum class Kind : std::uint8_t { object, array, string, number, truth, null, nothing };
std::string_view kind_text(Kind kind);

class Cursor {
 public:
  explicit Cursor(std::string_view text);

  /// The kind of the value that comes next.
  Kind peek();
  /// The place of the value or key that comes next, or was read last.
  std::size_t place() const { return place_; }

  bool begin_object() { return begin('{'); }
  /// The next member's key; false at the object's end, which is then passed.
  bool next_key(std::string_view& key);
  bool begin_array() { return begin('['); }
  /// Whether an element comes next; false at the array's end, which is then passed.
  bool next_element();

  /// Strings without escapes are views into the text; others live as long as the cursor.
  bool read_string(std::string_view& text);
  /// A number as written.
  bool read_number(std::string_view& text);
  bool read_truth(bool& truth);
  bool read_null();
  /// Passes over a value, whatever it is, checking its form.
  bool skip();
  /// Checks that nothing follows.
  bool finish();

  /// To read a value later, or twice: where it begins.
  struct Mark {
    const char* at = nullptr;
    std::uint32_t depth = 0;
    bool first = false;
    std::size_t unescaped_size = 0;
  };
  Mark mark();
  void go_to(Mark mark);
  /// The same, and forgets the strings read since.
  void go_back(Mark mark);

  bool failed() const { return mistake_ != nullptr; }
  const char* mistake() const { return mistake_; }
  std::size_t mistake_place() const { return mistake_place_; }

 private:
  static constexpr std::uint32_t deepest = 64;

  void blanks();
  bool fail(const char* mistake, const char* at);
  bool begin(char bracket);
  bool next(char bracket);
  bool string_body(std::string_view& text);
  bool escape(char*& out);
  bool code_point(std::uint32_t& point, const char* begin);
  bool code_unit(std::uint32_t& unit);
  bool character();
  bool word(std::string_view expected);
  bool skip_value();
  const char* plain_end(const char* at) const;

  const char* begin_;
  const char* at_;
  const char* end_;
  std::size_t place_ = 0;
  std::uint32_t depth_ = 0;
  bool first_ = true;  // no member or element of the innermost object or array has been read
  const char* mistake_ = nullptr;
  std::size_t mistake_place_ = 0;
  std::unique_ptr<char[]> unescaped_;  // as long as the text: strings only become shorter
  std::size_t unescaped_size_ = 0;
};

}  // namespace guide::json
