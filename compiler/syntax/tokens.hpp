#pragma once
// Words, signs and literals. Every token takes the blanks behind it along.

#include <array>
#include <cstring>
#include <tao/pegtl.hpp>

#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/words.hpp"

namespace guide::syntax::grammar {

namespace p = tao::pegtl;

inline const char* skip_blanks(const char* at, const char* end) {
  while (at != end && (*at == ' ' || *at == '\t')) ++at;
  return at;
}

struct blanks {
  using rule_t = blanks;
  using subs_t = p::type_list<>;
  template <typename Input>
  static bool match(Input& in) {
    in.bump_in_this_line(static_cast<std::size_t>(skip_blanks(in.current(), in.end()) - in.current()));
    return true;
  }
};

inline constexpr std::array<bool, 256> name_chars = [] {
  std::array<bool, 256> chars{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) chars[c] = true;
  for (unsigned char c = '0'; c <= '9'; ++c) chars[c] = true;
  chars['_'] = true;
  return chars;
}();
inline bool is_name_char(char c) { return name_chars[static_cast<unsigned char>(c)]; }

template <typename Rule>
struct token : p::seq<Rule, blanks> {};

/// Most of what the grammar tries are words that do not stand there: one comparison finds that.
template <typename Text>
struct keyword;
template <char First, char... Rest>
struct keyword<p::keyword<First, Rest...>> {
  using rule_t = keyword;
  using subs_t = p::type_list<>;
  static constexpr char word[] = {First, Rest...};

  static bool stands_at(const char* at, const char* end) {
    if (at == end || *at != First || static_cast<std::size_t>(end - at) < sizeof word) return false;
    if (std::memcmp(at, word, sizeof word) != 0) return false;
    const char* const behind = at + sizeof word;
    return behind == end || !(is_name_char(*behind) || (*behind >= 'A' && *behind <= 'Z'));
  }
  template <typename Input>
  static bool match(Input& in) {
    if (!stands_at(in.current(), in.end())) return false;
    const char* const end = skip_blanks(in.current() + sizeof word, in.end());
    in.bump_in_this_line(static_cast<std::size_t>(end - in.current()));
    return true;
  }
};

/// False where a rule begins with a keyword that does not stand there.
template <typename Rule>
struct may_begin {
  static bool at(const char* /*at*/, const char* /*end*/) { return true; }
};
template <typename First, typename... Rest>
struct may_begin<p::internal::seq<First, Rest...>> {
  static bool at(const char* at, const char* end) {
    if constexpr (requires { First::stands_at(at, end); }) {
      return First::stands_at(at, end);
    } else {
      return may_begin<typename First::rule_t>::at(at, end);
    }
  }
};

/// The end of the name at `begin`, or `begin` if no name stands there.
inline const char* name_end(const char* begin, const char* end) {
  if (begin == end || *begin < 'a' || *begin > 'z') return begin;
  const char* at = begin + 1;
  while (at != end && is_name_char(*at)) ++at;
  const bool longer = at != end && *at >= 'A' && *at <= 'Z';
  const std::string_view word(begin, static_cast<std::size_t>(at - begin));
  return longer || is_reserved(word) ? begin : at;
}

// NAME        = /[a-z][a-z0-9_]*/
// name        = !reserved NAME
struct name_word {
  using rule_t = name_word;
  using subs_t = p::type_list<>;
  template <typename Input>
  static bool match(Input& in) {
    const char* const end = name_end(in.current(), in.end());
    const auto size = static_cast<std::size_t>(end - in.current());
    in.bump_in_this_line(size);
    return size != 0;
  }
};
struct name : token<name_word> {};

// path        = name ('.' name)*
struct path_word {
  using rule_t = path_word;
  using subs_t = p::type_list<>;
  template <typename Input>
  static bool match(Input& in) {
    const char* end = name_end(in.current(), in.end());
    if (end == in.current()) return false;
    while (end != in.end() && *end == '.') {
      const char* const next = name_end(end + 1, in.end());
      if (next == end + 1) break;
      end = next;
    }
    in.bump_in_this_line(static_cast<std::size_t>(end - in.current()));
    return true;
  }
};
struct path : token<path_word> {};

// TEXT        = /"[^"\n]*"/
struct text_word {
  using rule_t = text_word;
  using subs_t = p::type_list<>;
  template <typename Input>
  static bool match(Input& in) {
    if (in.empty() || in.peek_char() != '"') return false;
    const char* at = in.current() + 1;
    while (at != in.end() && *at != '"' && *at != '\n') ++at;
    if (at == in.end() || *at == '\n') return false;
    in.bump_in_this_line(static_cast<std::size_t>(at + 1 - in.current()));
    return true;
  }
};
struct text : token<text_word> {};

struct not_in_word : p::not_at<p::sor<p::alnum, p::one<'.'>>> {};

// NUMBER      = /[0-9]+(\.[0-9]+)?(?![0-9A-Za-z.])/
struct number_word : p::seq<p::plus<p::digit>, p::opt<p::one<'.'>, p::plus<p::digit>>, not_in_word> {};
struct number : token<number_word> {};

// DAY         = /[0-9]{4}-[0-9]{2}(-[0-9]{2})?(?![0-9A-Za-z.])/
struct day_word : p::seq<p::rep<4, p::digit>, p::one<'-'>, p::rep<2, p::digit>,
                         p::opt<p::one<'-'>, p::rep<2, p::digit>>, not_in_word> {};

// CODE        = /[0-9A-Z][0-9A-Z.]*\*?/
struct code_word : p::seq<p::sor<p::digit, p::upper>, p::star<p::sor<p::digit, p::upper, p::one<'.'>>>,
                          p::opt<p::one<'*'>>, p::not_at<p::identifier_other>> {};

// PLACE       = /[0-9A-Za-z][0-9A-Za-z.()-]*/
struct place_word : p::seq<p::alnum, p::star<p::sor<p::alnum, p::one<'.', '(', ')', '-'>>>> {};

// UNIT        = /(\/?[A-Za-z%\[{]|10\*[0-9])[A-Za-z0-9%\[\]{}_]*(\/[A-Za-z0-9%\[\]{}_]+)*/ that is no reserved
//               word and none of
//               'to' 'from' 'in' 'or' 'by' 'on' 'needs' 'evidence' 'more' 'less' 'than' 'earlier' 'later' 'incomplete'
struct unit_word {
  using rule_t = unit_word;
  using subs_t = p::type_list<>;

  static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '%' || c == '[' || c == '{';
  }
  static bool is_part(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == ']' || c == '}' || c == '_'; }

  /// A unit of its own, or a rate of things that are not named: `/min`.
  static bool begins(const char* at, const char* end) {
    return at != end && (is_letter(*at) || (*at == '/' && at + 1 != end && is_letter(at[1])));
  }
  /// The end of a power of ten, `10*3`, or `at` if none stands there.
  static const char* power_end(const char* at, const char* end) {
    if (end - at < 4 || std::string_view(at, 3) != "10*" || at[3] < '0' || at[3] > '9') return at;
    for (at += 3; at != end && *at >= '0' && *at <= '9';) ++at;
    return at;
  }

  template <typename Input>
  static bool match(Input& in) {
    const char* at = power_end(in.current(), in.end());
    if (at == in.current() && !begins(at, in.end())) return false;
    while (at != in.end() && (is_part(*at) || (*at == '/' && at + 1 != in.end() && is_part(at[1])))) ++at;
    const std::string_view word(in.current(), static_cast<std::size_t>(at - in.current()));
    if (is_reserved(word) || follows_number(word)) return false;
    in.bump_in_this_line(word.size());
    return true;
  }
};
struct unit : token<unit_word> {};

struct colon : token<p::one<':'>> {};
struct comma : token<p::one<','>> {};
struct pipe : token<p::one<'|'>> {};
struct plus_sign : token<p::one<'+'>> {};
struct minus_sign : token<p::one<'-'>> {};

}  // namespace guide::syntax::grammar
