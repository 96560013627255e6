#pragma once
// What was probably meant: each function looks at a faulty line and has something to say, or has not.

#include "compiler/syntax/scene.hpp"

namespace guide::syntax {

std::string lowered(std::string_view word);
std::string did_you_mean_help(std::string_view word);
Remark replacement(const Scene& scene, std::string_view with);
bool is_type_word(std::string_view word);
/// What this language has instead of a word of others (`and`, `if`); empty for other words.
std::string_view instead_of(std::string_view word);

// remarks_words.cpp
std::optional<Remark> misspelt_first_word(const Scene& scene);
std::optional<Remark> misplaced_first_word(const Scene& scene);
std::optional<Remark> bullet(const Scene& scene);
std::optional<Remark> foreign_word(const Scene& scene);
std::optional<Remark> state_after_is(const Scene& scene);
std::optional<Remark> negated(const Scene& scene);
std::optional<Remark> group_inside(const Scene& scene);
std::optional<Remark> reserved_name(const Scene& scene);
// remarks_names.cpp
std::optional<Remark> prose(const Scene& scene);
std::optional<Remark> upper_case(const Scene& scene);
std::optional<Remark> quoted_name(const Scene& scene);
std::optional<Remark> digit_first(const Scene& scene);
std::optional<Remark> hyphen(const Scene& scene);
std::optional<Remark> blank_in_name(const Scene& scene);
// remarks_signs.cpp
std::optional<Remark> missing_colon(const Scene& scene);
std::optional<Remark> needless_colon(const Scene& scene);
std::optional<Remark> comma(const Scene& scene);
std::optional<Remark> sign_at_end(const Scene& scene);
std::optional<Remark> brackets(const Scene& scene);
std::optional<Remark> foreign_operator(const Scene& scene);
std::optional<Remark> wrong_order(const Scene& scene);
std::optional<Remark> labelled_inline_list(const Scene& scene);
std::optional<Remark> foreign_comment(const Scene& scene);
std::optional<Remark> last_comma(const Scene& scene);
std::optional<Remark> single_quotes(const Scene& scene);
std::optional<Remark> foreign_sign(const Scene& scene);
std::optional<Remark> comparison(const Scene& scene);
// remarks_values.cpp
std::optional<Remark> unit_attached(const Scene& scene);
std::optional<Remark> power_of_ten(const Scene& scene);
std::optional<Remark> comma_in_number(const Scene& scene);
std::optional<Remark> range_with_dash(const Scene& scene);
std::optional<Remark> comparison_as_answer(const Scene& scene);
std::optional<Remark> number_word(const Scene& scene);
std::optional<Remark> foreign_day(const Scene& scene);
std::optional<Remark> foreign_type(const Scene& scene);
std::optional<Remark> misspelt_word(const Scene& scene);
std::optional<Remark> misspelt_before(const Scene& scene);

}  // namespace guide::syntax
