#include "compiler/syntax/remarks.hpp"

#include <cctype>

namespace guide::syntax {

std::string lowered(std::string_view word) {
  std::string lower;
  for (const char c : word) {
    if (is_upper(c) && !lower.empty() && is_lower(lower.back())) lower += '_';
    lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return lower;
}

std::string did_you_mean_help(std::string_view word) { return "did you mean " + in_backticks(word) + '?'; }

Remark replacement(const Scene& scene, std::string_view with) {
  return {{}, did_you_mean_help(with), Fix{scene.found_span(), std::string(with)}};
}

bool is_type_word(std::string_view word) {
  return is_one_of(word, {"finding", "number", "count", "percent", "duration", "date", "one", "like", "code"});
}

std::optional<Remark> remark_on(const Scene& scene) {
  using Look = std::optional<Remark> (*)(const Scene&);
  static constexpr Look looks[] = {misspelt_first_word,
                                   foreign_comment,
                                   prose,
                                   misplaced_first_word,
                                   last_comma,
                                   single_quotes,
                                   foreign_sign,
                                   wrong_order,
                                   labelled_inline_list,
                                   state_after_is,
                                   negated,
                                   group_inside,
                                   foreign_word,
                                   bullet,
                                   needless_colon,
                                   comma_in_number,
                                   comma,
                                   sign_at_end,
                                   brackets,
                                   range_with_dash,
                                   comparison_as_answer,
                                   unit_attached,
                                   power_of_ten,
                                   foreign_day,
                                   foreign_operator,
                                   number_word,
                                   foreign_type,
                                   misspelt_word,
                                   misspelt_before,
                                   reserved_name,
                                   upper_case,
                                   quoted_name,
                                   digit_first,
                                   hyphen,
                                   missing_colon,
                                   blank_in_name,
                                   comparison};
  if (scene.kind() == Expected::lines) return std::nullopt;
  for (const Look look : looks) {
    if (std::optional<Remark> remark = look(scene)) return remark;
  }
  return std::nullopt;
}

}  // namespace guide::syntax
