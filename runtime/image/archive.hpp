#pragma once
// How an image's bytes hold values. What there is most of lies byte for byte (flat.hpp); the rest, behind it: whole numbers
// in as few bytes as they need, seven bits a byte, lowest first; lists as their length, then their items if these are not
// flat; texts as their number in a list, which comes first and has each once. What the parts of a type are is described
// once (fields.hpp), for writing and for reading.

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "runtime/characters.hpp"
#include "runtime/image/flat.hpp"

namespace guide::image {

/// `Fields<T>::visit(archive, value)` hands the parts of a value to an archive, in the order of the format.
template <typename T>
struct Fields;
/// The last value of an enumeration.
template <typename T>
inline constexpr T last_value{};

class Writer {
 public:
  /// Texts of clauses are given new numbers: `clause_texts` are those they have now.
  explicit Writer(const std::vector<Text>& clause_texts) : clause_texts_(clause_texts) { number_of(Text()); }

  template <typename... Parts>
  void operator()(const Parts&... parts) {
    (put(parts), ...);
  }
  /// All that was put. What it was put from is to be there still.
  std::string take() {
    const std::string content = std::exchange(bytes_, {});
    std::string whole;
    for (std::size_t type = 0; type < flat_types; ++type) {
      const std::uint64_t size = flat_[type].size();
      whole.append(reinterpret_cast<const char*>(&size), sizeof size);
    }
    for (const std::string& items : flat_) whole += items;
    put_number(texts_.size());
    for (const std::string_view text : texts_) put_in_place(text);
    return whole + std::exchange(bytes_, {}) + content;
  }

 private:
  std::uint32_t number_of(std::string_view text) {
    const auto [at, fresh] = number_of_text_.try_emplace(text, static_cast<std::uint32_t>(texts_.size()));
    if (fresh) texts_.push_back(text);
    return at->second;
  }
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
  void put(Text text) { put_number(number_of(text)); }

  template <typename Item>
  void put_flat(const Item& item) {
    flat_[flat_index<Item>()].append(reinterpret_cast<const char*>(&item), sizeof item);
  }
  void put_flat(Clause clause) {
    clause.label.index = number_of(clause_texts_[clause.label.index]);
    clause.text.index = number_of(clause_texts_[clause.text.index]);
    put_flat<Clause>(clause);
  }
  template <typename Items>
  void put_list(const Items& list) {
    put_number(list.size());
    for (const auto& item : list) {
      if constexpr (is_flat<typename Items::value_type>) {
        put_flat(item);
      } else {
        put(item);
      }
    }
  }
  template <typename Item>
  void put(const List<Item>& list) {
    put_list(list);
  }
  template <typename Item>
  void put(const Table<Item>& list) {
    put_list(list);
  }
  template <typename Item>
  void put(const std::vector<Item>& list) {
    put_list(list);
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
  std::array<std::string, flat_types> flat_;
  const std::vector<Text>& clause_texts_;
  std::vector<std::string_view> texts_;
  std::unordered_map<std::string_view, std::uint32_t> number_of_text_;
};

/// Reads what a `Writer` wrote. Bytes that no writer writes make it fail; from then on it reads nothing.
class Reader {
 public:
  /// The bytes stay where they are, at a multiple of four; what is read of other lists is made in `room`.
  Reader(std::string_view bytes, Room& room) : at_(bytes.data()), end_(bytes.data() + bytes.size()), room_(room) {
    find_flat();
    read_texts();
  }

  template <typename... Parts>
  void operator()(Parts&... parts) {
    (get(parts), ...);
  }
  bool failed() const { return failed_; }
  /// Whether everything was read, flat items too.
  bool at_end() const {
    return at_ == end_ && std::all_of(flat_.begin(), flat_.end(), [](const Flat& flat) { return flat.at == flat.end; });
  }
  /// All texts, by their numbers.
  std::vector<Text> take_texts() { return std::move(texts_); }

 private:
  struct Flat {
    const char* at = nullptr;
    const char* end = nullptr;
  };

  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  void fail() {
    failed_ = true;
    at_ = end_;
  }
  void find_flat() {
    std::array<std::uint64_t, flat_types> sizes;
    if (left() < sizeof sizes) return fail();
    std::copy_n(at_, sizeof sizes, reinterpret_cast<char*>(sizes.data()));
    at_ += sizeof sizes;
    for (std::size_t type = 0; type < flat_types; ++type) {
      if (sizes[type] > left() || sizes[type] % 4 != 0) return fail();
      flat_[type] = {at_, at_ + sizes[type]};
      at_ += sizes[type];
    }
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
    if (count == 0 || count > left()) return fail();
    texts_.reserve(static_cast<std::size_t>(count));
    for (std::uint64_t i = 0; i < count && !failed_; ++i) texts_.push_back(text_in_place());
    if (!failed_ && !texts_.front().empty()) fail();  // number 0 is no text
  }
  Text text_in_place() {
    const std::uint64_t size = number();
    const std::string_view text(at_, static_cast<std::size_t>(std::min<std::uint64_t>(size, left())));
    if (size > left() || text_problem(text) != nullptr) {
      fail();
      return {};
    }
    at_ += size;
    return Text(text);
  }
  void get(Text& text) {
    const std::uint64_t number = this->number();
    if (number >= texts_.size()) return fail();
    text = texts_[static_cast<std::size_t>(number)];
  }
  void get(std::string& text) { text = text_in_place(); }

  template <typename Item>
  List<Item> flat_list() {
    const std::uint64_t size = number();
    Flat& flat = flat_[flat_index<Item>()];
    if (size > static_cast<std::size_t>(flat.end - flat.at) / sizeof(Item)) {
      fail();
      return {};
    }
    const char* const first = std::exchange(flat.at, flat.at + size * sizeof(Item));
    return {reinterpret_cast<const Item*>(first), static_cast<std::size_t>(size)};
  }
  /// Every item takes a byte at least for a text and four for other things, so a false length cannot ask for memory
  /// without end.
  template <typename Item>
  void get(List<Item>& list) {
    if constexpr (is_flat<Item>) {
      list = flat_list<Item>();
    } else {
      constexpr std::uint64_t least_bytes = std::is_same_v<Item, Text> ? 1 : 4;
      const std::uint64_t size = number();
      if (size > left() / least_bytes) return fail();
      list = room_.filled<Item>(static_cast<std::size_t>(size), [&](Item* item, std::size_t) { get(*item); });
    }
  }
  template <typename Item>
  void get(Table<Item>& list) {
    list = Table<Item>(flat_list<Item>());
  }
  template <typename Item>
  void get(std::vector<Item>& list) {
    if constexpr (is_flat<Item>) {
      const List<Item> items = flat_list<Item>();
      list.assign(items.begin(), items.end());
    } else {
      const std::uint64_t size = number();
      if (size > left()) return fail();
      list.reserve(std::min<std::size_t>(static_cast<std::size_t>(size), left() * 16 / sizeof(Item) + 1));
      for (std::uint64_t i = 0; i < size && !failed_; ++i) get(list.emplace_back());
    }
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
  Room& room_;
  std::array<Flat, flat_types> flat_;
  std::vector<Text> texts_;
  bool failed_ = false;
};

}  // namespace guide::image
