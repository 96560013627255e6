#pragma once
// How an image's bytes hold values: whole numbers in as few bytes as they need, seven bits a byte, lowest first; lists after
// their length; names after theirs. Texts of clauses are told by their number in a list, which comes first and has each
// once. What the parts of a type are is described once (fields.hpp), for writing and for reading.

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "runtime/characters.hpp"

namespace guide::image {

/// `Fields<T>::visit(archive, value)` hands the parts of a value to an archive, in the order of the format.
template <typename T>
struct Fields;
/// The last value of an enumeration.
template <typename T>
inline constexpr T last_value{};

class Writer {
 public:
  template <typename... Parts>
  void operator()(const Parts&... parts) {
    (put(parts), ...);
  }
  /// All that was put. What it was put from is to be there still.
  std::string take() {
    const std::string content = std::exchange(bytes_, {});
    put_number(texts_.size());
    for (const std::string_view text : texts_) put_in_place(text);
    return std::exchange(bytes_, {}) + content;
  }

 private:
  void put_number(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) bytes_.push_back(static_cast<char>(number | 0x80));
    bytes_.push_back(static_cast<char>(number));
  }
  template <std::unsigned_integral Number>
  void put(Number number) {
    put_number(number);
  }
  /// `none`, the last of all, becomes the first, which takes one byte.
  void put(std::uint32_t number) { put_number(static_cast<std::uint32_t>(number + 1)); }
  /// Small numbers of either sign take few bytes.
  template <std::signed_integral Number>
  void put(Number number) {
    const auto wide = static_cast<std::int64_t>(number);
    put_number(static_cast<std::uint64_t>(wide) << 1 ^ static_cast<std::uint64_t>(wide >> 63));
  }
  void put_in_place(std::string_view text) {
    put_number(text.size());
    bytes_ += text;
  }
  void put(const std::string& text) { put_in_place(text); }
  void put(std::string_view text) {
    const auto [at, fresh] = number_of_text_.try_emplace(text, texts_.size());
    if (fresh) texts_.push_back(text);
    put_number(at->second);
  }
  template <typename Item>
  void put(const std::vector<Item>& list) {
    put_number(list.size());
    for (const Item& item : list) put(item);
  }
  template <typename T>
    requires std::is_enum_v<T>
  void put(T value) {
    put_number(static_cast<std::uint64_t>(value));
  }
  template <typename T>
    requires std::is_class_v<T>
  void put(const T& value) {
    Fields<T>::visit(*this, value);
  }

  std::string bytes_;
  std::vector<std::string_view> texts_;
  std::unordered_map<std::string_view, std::size_t> number_of_text_;
};

/// Reads what a `Writer` wrote. Bytes that no writer writes make it fail; from then on it reads nothing.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) { read_texts(); }

  template <typename... Parts>
  void operator()(Parts&... parts) {
    (get(parts), ...);
  }
  bool failed() const { return failed_; }
  bool at_end() const { return at_ == end_; }

 private:
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  void fail() {
    failed_ = true;
    at_ = end_;
  }
  std::uint64_t number() {
    if (at_ != end_ && static_cast<unsigned char>(*at_) < 0x80) return static_cast<unsigned char>(*at_++);
    std::uint64_t value = 0;
    for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return value;
    }
    fail();
    return 0;
  }
  template <std::unsigned_integral Number>
  void get(Number& number) {
    const std::uint64_t wide = this->number();
    number = static_cast<Number>(wide);
    if (number != wide) fail();
  }
  void get(std::uint32_t& number) {
    const std::uint64_t wide = this->number();
    if (wide > 0xFFFFFFFFu) return fail();
    number = static_cast<std::uint32_t>(wide) - 1;
  }
  void get(bool& truth) {
    const std::uint64_t wide = number();
    truth = wide == 1;
    if (wide > 1) fail();
  }
  template <std::signed_integral Number>
  void get(Number& number) {
    const std::uint64_t coded = this->number();
    const auto wide = static_cast<std::int64_t>(coded >> 1 ^ (~(coded & 1) + 1));
    number = static_cast<Number>(wide);
    if (number != wide) fail();
  }
  void read_texts() {
    const std::uint64_t count = number();
    if (count > left()) return fail();
    texts_.reserve(static_cast<std::size_t>(count));
    for (std::uint64_t i = 0; i < count && !failed_; ++i) texts_.push_back(text_in_place());
  }
  std::string_view text_in_place() {
    const std::uint64_t size = number();
    const std::string_view text(at_, static_cast<std::size_t>(std::min<std::uint64_t>(size, left())));
    if (size > left() || text_problem(text) != nullptr) {
      fail();
      return {};
    }
    at_ += size;
    return text;
  }
  /// A view into the bytes that are read. One text may stand in many places: what they would be, written out, is bounded.
  void get(std::string_view& text) {
    const std::uint64_t number = this->number();
    if (number >= texts_.size()) return fail();
    text = texts_[static_cast<std::size_t>(number)];
    written_out_ += text.size();
    if (written_out_ > most_written_out) fail();
  }
  void get(std::string& text) { text = text_in_place(); }
  /// Every item takes a byte at least, so a false length cannot ask for memory without end.
  template <typename Item>
  void get(std::vector<Item>& list) {
    const std::uint64_t size = number();
    if (size > left()) return fail();
    list.reserve(std::min<std::size_t>(static_cast<std::size_t>(size), left() * 16 / sizeof(Item) + 1));
    for (std::uint64_t i = 0; i < size && !failed_; ++i) get(list.emplace_back());
  }
  template <typename T>
    requires std::is_enum_v<T>
  void get(T& value) {
    const std::uint64_t wide = number();
    if (wide > static_cast<std::uint64_t>(last_value<T>)) return fail();
    value = static_cast<T>(wide);
  }
  template <typename T>
    requires std::is_class_v<T>
  void get(T& value) {
    Fields<T>::visit(*this, value);
  }

  const char* at_;
  const char* end_;
  /// More than a compilation could hold, which keeps the texts of every clause.
  static constexpr std::uint64_t most_written_out = std::uint64_t{1} << 30;
  std::vector<std::string_view> texts_;
  std::uint64_t written_out_ = 0;
  bool failed_ = false;
};

}  // namespace guide::image
