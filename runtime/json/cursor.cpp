#include "runtime/json/cursor.hpp"

#include <cstring>

#include "runtime/characters.hpp"

namespace guide::json {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether one of eight bytes ends the plain run of a string: a quote, a backslash, or not printable ASCII.
bool has_special(std::uint64_t bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101u;
  constexpr std::uint64_t highs = 0x8080808080808080u;
  const std::uint64_t quote = bytes ^ (ones * '"');
  const std::uint64_t backslash = bytes ^ (ones * '\\');
  const std::uint64_t found =
      ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) | (bytes - ones * 0x20) | (bytes + ones) | bytes;
  return (found & highs) != 0;
}

void append_utf8(std::uint32_t point, char*& out) {
  const auto put = [&out](std::uint32_t byte) { *out++ = static_cast<char>(byte); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0 | point >> 6);
    return put(0x80 | (point & 0x3F));
  }
  if (point < 0x10000) {
    put(0xE0 | point >> 12);
    put(0x80 | (point >> 6 & 0x3F));
    return put(0x80 | (point & 0x3F));
  }
  put(0xF0 | point >> 18);
  put(0x80 | (point >> 12 & 0x3F));
  put(0x80 | (point >> 6 & 0x3F));
  put(0x80 | (point & 0x3F));
}

}  // namespace

std::string_view kind_text(Kind kind) {
  switch (kind) {
    case Kind::object: return "an object";
    case Kind::array: return "an array";
    case Kind::string: return "a string";
    case Kind::number: return "a number";
    case Kind::truth: return "`true` or `false`";
    case Kind::null: return "`null`";
    case Kind::nothing: return "nothing";
  }
  return {};
}

Cursor::Cursor(std::string_view text) : begin_(text.data()), at_(text.data()), end_(text.data() + text.size()) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") at_ += 3;  // a byte order mark
}

void Cursor::blanks() {
  while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
}

bool Cursor::fail(const char* mistake, const char* at) {
  if (failed()) return false;
  mistake_ = mistake;
  mistake_place_ = static_cast<std::size_t>(at - begin_);
  return false;
}

Kind Cursor::peek() {
  blanks();
  place_ = static_cast<std::size_t>(at_ - begin_);
  if (failed() || at_ == end_) {
    fail("the text ends where a value is expected", at_);
    return Kind::nothing;
  }
  switch (*at_) {
    case '{': return Kind::object;
    case '[': return Kind::array;
    case '"': return Kind::string;
    case 't':
    case 'f': return Kind::truth;
    case 'n': return Kind::null;
    default: break;
  }
  if (is_digit(*at_) || *at_ == '-') return Kind::number;
  fail("a value is expected here: an object, an array, a string, a number, `true`, `false` or `null`", at_);
  return Kind::nothing;
}

bool Cursor::begin(char bracket) {
  peek();
  if (failed()) return false;
  if (*at_ != bracket) return fail(bracket == '{' ? "an object is expected here" : "an array is expected here", at_);
  if (++depth_ > deepest) return fail("nested deeper than 64 levels", at_);
  ++at_;
  first_ = true;
  return true;
}

/// Passes the comma before a member or element, or the bracket after the last one.
bool Cursor::next(char bracket) {
  if (failed()) return false;
  blanks();
  if (at_ == end_) return fail(bracket == '}' ? "this object is not closed" : "this array is not closed", at_);
  if (*at_ == bracket) {
    ++at_;
    --depth_;
    first_ = false;
    return false;
  }
  if (first_) {
    first_ = false;
    return true;
  }
  if (*at_ != ',') {
    return fail(bracket == '}' ? "`,` or `}` is expected here" : "`,` or `]` is expected here", at_);
  }
  ++at_;
  blanks();
  if (at_ != end_ && *at_ == bracket) return fail("a comma stands before the end", at_);
  return true;
}

bool Cursor::next_key(std::string_view& key) {
  if (!next('}')) return false;
  blanks();
  place_ = static_cast<std::size_t>(at_ - begin_);
  if (at_ == end_ || *at_ != '"') return fail("a key in double quotes is expected here", at_);
  if (!string_body(key)) return false;
  blanks();
  if (at_ == end_ || *at_ != ':') return fail("`:` is expected after a key", at_);
  ++at_;
  return true;
}

bool Cursor::next_element() { return next(']'); }

bool Cursor::read_string(std::string_view& text) {
  if (peek() != Kind::string) return fail("a string is expected here", at_);
  return string_body(text);
}

const char* Cursor::plain_end(const char* at) const {
  while (end_ - at >= 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, at, 8);
    if (has_special(bytes)) break;
    at += 8;
  }
  while (at != end_ && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at - 0x20) < 0x5F) ++at;
  return at;
}

bool Cursor::string_body(std::string_view& text) {
  const char* open = at_++;
  const char* from = at_;
  at_ = plain_end(at_);
  if (at_ != end_ && *at_ == '"') {  // nothing but plain ASCII
    text = {from, static_cast<std::size_t>(at_ - from)};
    ++at_;
    return true;
  }
  char* result = nullptr;  // once an escape was met
  char* out = nullptr;
  for (;;) {
    if (at_ == end_) return fail("this string is not closed", open);
    const auto byte = static_cast<unsigned char>(*at_);
    if (byte == '"') break;
    if (byte < 0x20) return fail("a control character stands in a string", at_);
    if (byte == '\\') {
      if (result == nullptr) {
        if (!unescaped_) unescaped_.reset(new char[static_cast<std::size_t>(end_ - begin_)]);
        result = out = unescaped_.get() + unescaped_size_;
        std::memcpy(out, from, static_cast<std::size_t>(at_ - from));
        out += at_ - from;
      }
      if (!escape(out)) return false;
      continue;
    }
    const char* run = at_;
    if (byte < 0x7F)
      at_ = plain_end(at_);
    else if (!character())
      return false;
    if (result != nullptr) {
      std::memcpy(out, run, static_cast<std::size_t>(at_ - run));
      out += at_ - run;
    }
  }
  text = result != nullptr ? std::string_view(result, static_cast<std::size_t>(out - result))
                           : std::string_view(from, static_cast<std::size_t>(at_ - from));
  if (result != nullptr) unescaped_size_ += text.size();
  ++at_;
  return true;
}

/// Passes one character that is not printable ASCII.
bool Cursor::character() {
  const Character found = decode({at_, static_cast<std::size_t>(end_ - at_)});
  if (found.size == 0) return fail(not_utf8, at_);
  if (const char* problem = character_problem(found.code, false)) return fail(problem, at_);
  at_ += found.size;
  return true;
}

bool Cursor::code_unit(std::uint32_t& unit) {
  unit = 0;
  for (int i = 0; i < 4; ++i, ++at_) {
    if (at_ == end_) return fail("this string is not closed", at_);
    const char c = *at_;
    const std::uint32_t digit = is_digit(c)            ? static_cast<std::uint32_t>(c - '0')
                                : c >= 'a' && c <= 'f' ? static_cast<std::uint32_t>(c - 'a' + 10)
                                : c >= 'A' && c <= 'F' ? static_cast<std::uint32_t>(c - 'A' + 10)
                                                       : 16;
    if (digit == 16) return fail("four hexadecimal digits are expected after `\\u`", at_);
    unit = unit << 4 | digit;
  }
  return true;
}

bool Cursor::escape(char*& out) {
  const char* begin = at_++;
  if (at_ == end_) return fail("this string is not closed", begin);
  const char c = *at_++;
  std::uint32_t point = 0;
  switch (c) {
    case '"':
    case '\\':
    case '/': *out++ = c; return true;
    case 'n': *out++ = '\n'; return true;
    case 't': *out++ = '\t'; return true;
    case 'b': point = '\b'; break;
    case 'f': point = '\f'; break;
    case 'r': point = '\r'; break;
    case 'u':
      if (!code_point(point, begin)) return false;
      break;
    default: return fail("no such escape in a string", begin);
  }
  const bool before_line_feed = end_ - at_ >= 2 && at_[0] == '\\' && at_[1] == 'n';
  if (const char* problem = character_problem(point, before_line_feed)) return fail(problem, begin);
  append_utf8(point, out);
  return true;
}

/// What stands after `\u`, with the second half of a pair.
bool Cursor::code_point(std::uint32_t& point, const char* begin) {
  if (!code_unit(point)) return false;
  if (point >= 0xDC00 && point <= 0xDFFF) return fail("half of a surrogate pair stands alone", begin);
  if (point >= 0xD800 && point <= 0xDBFF) {
    std::uint32_t low = 0;
    if (end_ - at_ < 2 || at_[0] != '\\' || at_[1] != 'u') return fail("half of a surrogate pair stands alone", begin);
    at_ += 2;
    if (!code_unit(low)) return false;
    if (low < 0xDC00 || low > 0xDFFF) return fail("half of a surrogate pair stands alone", begin);
    point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
  }
  return true;
}

bool Cursor::read_number(std::string_view& text) {
  if (peek() != Kind::number) return fail("a number is expected here", at_);
  const char* from = at_;
  const auto digits = [this] {
    const char* first = at_;
    while (at_ != end_ && is_digit(*at_)) ++at_;
    return at_ != first;
  };
  if (*at_ == '-') ++at_;
  const bool leading_zero = end_ - at_ >= 2 && at_[0] == '0' && is_digit(at_[1]);
  if (leading_zero || !digits()) return fail("not a number of JSON", from);
  if (at_ != end_ && *at_ == '.') {
    ++at_;
    if (!digits()) return fail("digits are expected after the point", at_);
  }
  if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
    ++at_;
    if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
    if (!digits()) return fail("digits are expected in an exponent", at_);
  }
  text = {from, static_cast<std::size_t>(at_ - from)};
  return true;
}

bool Cursor::word(std::string_view expected) {
  if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).substr(0, expected.size()) != expected) {
    return fail("a value is expected here: strings stand in double quotes", at_);
  }
  at_ += expected.size();
  return true;
}

bool Cursor::read_truth(bool& truth) {
  if (peek() != Kind::truth) return fail("`true` or `false` is expected here", at_);
  truth = *at_ == 't';
  return word(truth ? "true" : "false");
}

bool Cursor::read_null() {
  if (peek() != Kind::null) return fail("`null` is expected here", at_);
  return word("null");
}

bool Cursor::skip() {
  const std::size_t unescaped_size = unescaped_size_;
  const bool passed = skip_value();
  unescaped_size_ = unescaped_size;
  return passed;
}

bool Cursor::skip_value() {
  std::string_view ignored;
  bool truth = false;
  switch (peek()) {
    case Kind::object:
      begin_object();
      while (next_key(ignored)) skip_value();
      return !failed();
    case Kind::array:
      begin_array();
      while (next_element()) skip_value();
      return !failed();
    case Kind::string: return read_string(ignored);
    case Kind::number: return read_number(ignored);
    case Kind::truth: return read_truth(truth);
    case Kind::null: return read_null();
    case Kind::nothing: return false;
  }
  return false;
}

bool Cursor::finish() {
  blanks();
  if (!failed() && at_ != end_) return fail("something follows after the end", at_);
  return !failed();
}

Cursor::Mark Cursor::mark() {
  blanks();
  return {at_, depth_, first_, unescaped_size_};
}

void Cursor::go_to(Mark mark) {
  at_ = mark.at;
  depth_ = mark.depth;
  first_ = mark.first;
}

void Cursor::go_back(Mark mark) {
  go_to(mark);
  unescaped_size_ = mark.unescaped_size;
}

}  // namespace guide::json
