#pragma once
// What authors read when a rule fails inside `must`, at the beginning of a line, or for want of lines: one entry a
// rule. The text completes "expected ..."; the help is something to type. Remarks on what was written instead:
// `explain.cpp`.

#include "compiler/syntax/grammar.hpp"

namespace guide::syntax {

// ---- Words and signs ----------------------------------------------------------------------------------------------

template <>
inline constexpr Expectation expected<grammar::kw_of>{Expected::word, "`of`"};
template <>
inline constexpr Expectation expected<grammar::kw_since>{Expected::word, "`since`"};
template <>
inline constexpr Expectation expected<grammar::kw_has>{Expected::word, "`has`"};
template <>
inline constexpr Expectation expected<grammar::kw_review>{Expected::word, "`review`",
                                                          "write `outcome needs review by physician`"};
template <>
inline constexpr Expectation expected<grammar::kw_by>{Expected::word, "`by`"};
template <>
inline constexpr Expectation expected<grammar::kw_evidence>{Expected::word, "`evidence`"};
template <>
inline constexpr Expectation expected<grammar::kw_unless>{Expected::word, "`unless`"};
template <>
inline constexpr Expectation expected<grammar::kw_documented>{Expected::word, "`documented`"};
template <>
inline constexpr Expectation expected<grammar::kw_report>{Expected::word, "`report`"};
template <>
inline constexpr Expectation expected<grammar::kw_counts>{Expected::word, "`counts`"};
template <>
inline constexpr Expectation expected<grammar::kw_in>{Expected::word, "`in`"};
template <>
inline constexpr Expectation expected<grammar::kw_order>{Expected::word, "`order`"};
template <>
inline constexpr Expectation expected<grammar::kw_as>{Expected::word, "`as of` and a day",
                                                      "a case names its day: `case name as of 2014-02-20:`"};
template <>
inline constexpr Expectation expected<grammar::kw_where>{Expected::word, "`where`"};
template <>
inline constexpr Expectation expected<grammar::kw_case>{Expected::word, "`case`"};
template <>
inline constexpr Expectation expected<grammar::kw_on>{Expected::word, "`on`", "write `denied on 2014-02-20`"};
template <>
inline constexpr Expectation expected<grammar::kw_to>{Expected::word, "`to`",
                                                      "write `effective 2009-07-18 to 2016-07-01`"};
template <>
inline constexpr Expectation expected<grammar::kw_any>{Expected::word, "`any case` after `in`"};
template <>
inline constexpr Expectation expected<grammar::kw_when>{Expected::word, "`when` and a condition, or `as` and a record",
                                                        "`define p when c`, or `define r as record where c`"};
template <>
inline constexpr Expectation expected<grammar::colon>{Expected::colon, "`:`"};
template <>
inline constexpr Expectation expected<grammar::list_colon>{Expected::colon, "`:`"};
template <>
inline constexpr Expectation expected<grammar::line_end>{Expected::line_end, "the end of the line"};
template <>
inline constexpr Expectation expected<grammar::opened_end>{
    Expected::line_end, "the end of the line after `:`",
    "what belongs to this line stands under it, indented, one item a line"};
template <>
inline constexpr Expectation expected<grammar::given_end>{Expected::line_end,
                                                          "`require` or the end of the line after `:`",
                                                          "requirements stand under `when`, indented, one a line"};
template <>
inline constexpr Expectation expected<grammar::condition_end>{Expected::line_end,
                                                              "a \"label\", `cite` or the end of the line"};
template <>
inline constexpr Expectation expected<grammar::field_end>{
    Expected::line_end, "`unless documented`, a \"label\", `cite` or the end of the line"};
template <>
inline constexpr Expectation expected<grammar::rule_end<grammar::guideline>>{
    Expected::line_end, "`when`, a \"label\", `cite` or the end of the line", "", Scope::guideline};
template <>
inline constexpr Expectation expected<grammar::rule_end<grammar::determination>>{
    Expected::line_end, "`when`, `upholds`, `overturns`, `needs review by` or the end of the line", "",
    Scope::determination};
template <>
inline constexpr Expectation expected<grammar::tier_end>{Expected::line_end,
                                                         "`,`, `by evidence` or the end of the line"};
template <>
inline constexpr Expectation expected<grammar::told_end>{Expected::line_end,
                                                         "`in` and a document, a \"quote\" or the end of the line"};
template <>
inline constexpr Expectation expected<grammar::request_end>{
    Expected::line_end, "`,` and the prior decision, a \"label\", `:` or the end of the line"};
template <>
inline constexpr Expectation expected<grammar::expect_end>{Expected::line_end,
                                                           "`in any case`, `because` or the end of the line"};

// ---- Labels and citations -----------------------------------------------------------------------------------------

template <>
inline constexpr Expectation expected<grammar::place_name>{
    Expected::value, "a number or name of the place", "write `page 122`, `item 3`, `section 9792.20` or `table 12-8`"};
template <>
inline constexpr Expectation expected<grammar::cited>{Expected::known_name,
                                                      "a source, `page`, `item`, `section` or `table`",
                                                      "write `cite item 3` or `cite mtus_chronic_pain, page 122`"};
template <>
inline constexpr Expectation expected<grammar::place>{
    Expected::word, "`page`, `item`, `section`, `table` or `unverified`", "write `page 122, item 3`"};
template <>
inline constexpr Expectation expected<grammar::note_label>{
    Expected::text, "`when` or a \"text\"",
    "write `note \"what is to be said\"` or `note when condition \"what is to be said\"`"};
template <>
inline constexpr Expectation expected<grammar::service_label>{Expected::text, "a \"label\"",
                                                              "a service needs a label: `service x \"what it is\"`"};
template <>
inline constexpr Expectation expected<grammar::source_title>{Expected::text, "a \"title\"",
                                                             "a source needs its title in quotation marks"};

// ---- Names --------------------------------------------------------------------------------------------------------

template <>
inline constexpr Expectation expected<grammar::declared_name>{Expected::new_name, "a name"};
template <>
inline constexpr Expectation expected<grammar::declared_path>{Expected::new_name, "a name, with dots between its parts",
                                                              "write for instance `mtus.trigger_point_injections`"};
template <>
inline constexpr Expectation expected<grammar::record_name>{Expected::known_name, "the name of a record"};
template <>
inline constexpr Expectation expected<grammar::summed_field>{Expected::known_name, "the name of a field"};
template <>
inline constexpr Expectation expected<grammar::subject>{Expected::known_name, "the name of a fact"};
template <>
inline constexpr Expectation expected<grammar::code_set_name>{Expected::known_name, "the name of a set of codes"};
template <>
inline constexpr Expectation expected<grammar::service_name>{Expected::known_name, "the name of a service"};
template <>
inline constexpr Expectation expected<grammar::like_fact>{Expected::known_name, "the name of a fact"};
template <>
inline constexpr Expectation expected<grammar::input>{Expected::known_name, "the name of a fact"};
template <>
inline constexpr Expectation expected<grammar::told_in>{Expected::known_name, "the name of a document"};
template <>
inline constexpr Expectation expected<grammar::requested>{Expected::known_name, "the name of a service"};
template <>
inline constexpr Expectation expected<grammar::expected_path>{Expected::known_name,
                                                              "the name of a guideline or determination"};
template <>
inline constexpr Expectation expected<grammar::because_name>{Expected::known_name, "the name of a fact"};
template <>
inline constexpr Expectation expected<grammar::source_rank>{Expected::known_name, "a rank of the evidence scale"};
template <>
inline constexpr Expectation expected<grammar::any_option>{Expected::new_name, "an option"};
template <>
inline constexpr Expectation expected<grammar::choice_option>{Expected::new_name, "an option"};
template <>
inline constexpr Expectation expected<grammar::cell_option>{Expected::new_name, "an option"};
template <>
inline constexpr Expectation expected<grammar::outcome>{Expected::new_name, "an outcome"};
template <>
inline constexpr Expectation expected<grammar::listed_outcome>{Expected::new_name, "an outcome"};
template <>
inline constexpr Expectation expected<grammar::expected_outcome>{
    Expected::new_name, "an outcome", "write `expect guideline outcome because undocumented: a`"};
template <>
inline constexpr Expectation expected<grammar::prior>{Expected::new_name, "a prior decision, such as `denied`"};
template <>
inline constexpr Expectation expected<grammar::prior_name>{Expected::new_name, "a prior decision, such as `denied`"};
template <>
inline constexpr Expectation expected<grammar::reviewer>{Expected::new_name, "who reviews, such as `physician`"};
template <>
inline constexpr Expectation expected<grammar::rank>{Expected::new_name, "a rank"};
template <>
inline constexpr Expectation expected<grammar::output>{Expected::new_name, "the name of an output"};
template <>
inline constexpr Expectation expected<grammar::code_system>{Expected::new_name, "a code system, such as `icd10`"};
template <>
inline constexpr Expectation expected<grammar::pattern>{Expected::known_name,
                                                        "a guideline, or `chapter.*` for all of a chapter"};
template <>
inline constexpr Expectation expected<grammar::is_what>{Expected::known_name, "an option, `not` or `documented`"};

// ---- Values -------------------------------------------------------------------------------------------------------

template <>
inline constexpr Expectation expected<grammar::within_number>{
    Expected::value, "a number of days, weeks, months or years", "write `within 12 months`"};
template <>
inline constexpr Expectation expected<grammar::within_unit>{Expected::value, "`days`, `weeks`, `months` or `years`",
                                                            "write `within 12 months`"};
template <>
inline constexpr Expectation expected<grammar::declared_unit>{Expected::value, "a unit, such as `mg/day`"};
template <>
inline constexpr Expectation expected<grammar::lower_bound>{Expected::value, "a number or a day"};
template <>
inline constexpr Expectation expected<grammar::upper_bound>{Expected::value, "a number or a day"};
template <>
inline constexpr Expectation expected<grammar::limit>{Expected::value, "a value"};
template <>
inline constexpr Expectation expected<grammar::range_to>{Expected::value, "the upper end of the range",
                                                         "write `6 to 8 weeks`"};
template <>
inline constexpr Expectation expected<grammar::open_end>{Expected::word,
                                                         "`more`, `less`, `earlier` or `later` after `or`"};
template <>
inline constexpr Expectation expected<grammar::group_count>{Expected::value, "a number",
                                                            "write `at least 2 of: a, b, c`"};
template <>
inline constexpr Expectation expected<grammar::code>{Expected::value, "a code",
                                                     "codes are written in capitals: `M54.16`, `M51.1*`"};
template <>
inline constexpr Expectation expected<grammar::first_day>{
    Expected::day, "a day", "write it as year, month, day: `2014-02-20`; or `2014-02`, or `2014`"};
template <>
inline constexpr Expectation expected<grammar::last_day>{
    Expected::day, "a day", "write it as year, month, day: `2014-02-20`; or `2014-02`, or `2014`"};
template <>
inline constexpr Expectation expected<grammar::source_day>{
    Expected::day, "a day", "write it as year, month, day: `2014-02-20`; or `2014-02`, or `2014`"};
template <>
inline constexpr Expectation expected<grammar::document_day>{
    Expected::day, "a day", "write it as year, month, day: `2014-02-20`; or `2014-02`, or `2014`"};
template <>
inline constexpr Expectation expected<grammar::prior_day>{
    Expected::day, "a day", "write it as year, month, day: `2014-02-20`; or `2014-02`, or `2014`"};
template <>
inline constexpr Expectation expected<grammar::case_day>{
    Expected::day, "a day", "write it as year, month, day: `2014-02-20`; or `2014-02`, or `2014`"};
template <>
inline constexpr Expectation expected<grammar::type>{
    Expected::type, "a type: `finding`, `number`, `duration`, `date` or `one of a, b`",
    "others are `percent`, `count`, `like other_fact` and `code in icd10`"};
template <>
inline constexpr Expectation expected<grammar::cell>{Expected::value, "a value between the bars",
                                                     "write `-` where nothing is known or nothing is asked"};
template <>
inline constexpr Expectation expected<grammar::next_pipe>{Expected::word, "`|`", "every cell ends with `|`"};
template <>
inline constexpr Expectation expected<grammar::status>{
    Expected::word, "`present`, `absent`, `undocumented` or `conflicting`", "write `because undocumented: a, b`"};

// ---- Conditions ---------------------------------------------------------------------------------------------------

template <>
inline constexpr Expectation expected<grammar::relation>{Expected::relation,
                                                         "a comparison: `<=`, `<`, `>=`, `>` or `=`"};
template <>
inline constexpr Expectation expected<grammar::right_side>{Expected::value, "a value or the name of a fact"};
template <>
inline constexpr Expectation expected<grammar::added_term>{Expected::value, "a value or the name of a fact"};
template <>
inline constexpr Expectation expected<grammar::subtracted_term>{Expected::value, "a value or the name of a fact"};
template <>
inline constexpr Expectation expected<grammar::member>{Expected::condition, "a condition"};
template <>
inline constexpr Expectation expected<grammar::atom_of_entry>{Expected::condition, "a condition"};
template <>
inline constexpr Expectation expected<grammar::given_condition>{Expected::condition, "a condition"};
template <>
inline constexpr Expectation expected<grammar::at_which>{Expected::word, "`least` or `most` after `at`",
                                                         "write `at least 2 of: a, b, c`"};
template <>
inline constexpr Expectation expected<grammar::clause>{Expected::condition, "a condition"};
template <>
inline constexpr Expectation expected<grammar::line_of_entry<grammar::list_line>>{Expected::condition, "a condition"};
template <>
inline constexpr Expectation expected<grammar::line_of_entry<grammar::clause_item>>{Expected::condition, "a condition"};
template <>
inline constexpr Expectation expected<grammar::note_condition>{Expected::condition, "a condition"};
template <>
inline constexpr Expectation expected<grammar::for_condition>{Expected::condition, "a condition"};
template <>
inline constexpr Expectation expected<grammar::defined_condition>{Expected::condition, "a condition"};

// ---- Beginnings of lines ------------------------------------------------------------------------------------------

template <>
inline constexpr Expectation expected<grammar::declaration>{
    Expected::statement, "a declaration, such as `fact`, `record`, `guideline` or `case`", "", Scope::file};
template <>
inline constexpr Expectation expected<grammar::guideline_item>{
    Expected::statement, "`require`, `when`, `for`, `note` or a rule", "", Scope::guideline};
template <>
inline constexpr Expectation expected<grammar::determination_item>{
    Expected::statement, "`outcomes`, `consult`, `note` or a rule", "", Scope::determination};
template <>
inline constexpr Expectation expected<grammar::case_item>{
    Expected::statement, "a report such as `pain: present`, `document`, `request` or `expect`", "", Scope::case_block};
template <>
inline constexpr Expectation expected<grammar::request_item>{Expected::statement, "a report such as `pain: present`"};
template <>
inline constexpr Expectation expected<grammar::report_colon<grammar::case_block>>{
    Expected::colon, "`:` after the name of what is reported", "", Scope::case_block};
template <>
inline constexpr Expectation expected<grammar::report_colon<grammar::request>>{
    Expected::colon, "`:` after the name of what is reported"};
template <>
inline constexpr Expectation expected<grammar::told_line>{Expected::value,
                                                          "`present`, `absent`, `undocumented`, a value or an option",
                                                          "write `pain: present in chart \"what the chart says\"`"};
template <>
inline constexpr Expectation expected<grammar::given_item>{Expected::statement, "`require` or `when`",
                                                           "under `when` stand requirements", Scope::guideline};
template <>
inline constexpr Expectation expected<grammar::clause_item>{Expected::condition, "a condition or `unless`"};
template <>
inline constexpr Expectation expected<grammar::list_line>{Expected::condition, "a condition"};
template <>
inline constexpr Expectation expected<grammar::unless>{Expected::statement, "`unless`",
                                                       "only `unless` can stand under a complete line"};
template <>
inline constexpr Expectation expected<grammar::tier>{Expected::statement,
                                                     "a guideline, or `chapter.*` for all of a chapter"};
template <>
inline constexpr Expectation expected<grammar::field>{Expected::statement, "a field, such as `date: date`"};
template <>
inline constexpr Expectation expected<grammar::row>{Expected::statement, "a row: `| cell | cell |`"};
template <>
inline constexpr Expectation expected<grammar::alone>{Expected::condition, "a condition"};

// ---- Lines that must follow ---------------------------------------------------------------------------------------

template <>
inline constexpr Expectation expected<grammar::lines_under<grammar::guideline_item>>{
    Expected::lines, "indented requirements or rules under this line", "indent what belongs to it by two spaces"};
template <>
inline constexpr Expectation expected<grammar::lines_under<grammar::determination_item>>{
    Expected::lines, "indented `outcomes`, `consult` and rules under this line",
    "indent what belongs to it by two spaces"};
template <>
inline constexpr Expectation expected<grammar::lines_under<grammar::given_item>>{
    Expected::lines, "indented `require` lines under this line", "indent what belongs to it by two spaces"};
template <>
inline constexpr Expectation expected<grammar::lines_under<grammar::clause_item>>{
    Expected::lines, "indented conditions under this line", "indent what belongs to it by two spaces", Scope::none,
    Code::empty_group};
template <>
inline constexpr Expectation expected<grammar::lines_under<grammar::list_line>>{
    Expected::lines, "indented conditions under this line", "indent what belongs to it by two spaces", Scope::none,
    Code::empty_group};
template <>
inline constexpr Expectation expected<grammar::lines_under<grammar::tier>>{Expected::lines,
                                                                           "indented guidelines under this line"};
template <>
inline constexpr Expectation expected<grammar::lines_under<grammar::field>>{Expected::lines,
                                                                            "indented fields under this line"};
template <>
inline constexpr Expectation expected<grammar::lines_under<grammar::row>>{
    Expected::lines, "indented rows `| cell | cell |` under this line", "indent what belongs to it by two spaces"};
template <>
inline constexpr Expectation expected<grammar::lines_under<grammar::told_line>>{
    Expected::lines, "a report after `:`", "indent what belongs to it by two spaces"};
template <>
inline constexpr Expectation expected<grammar::lines_under<grammar::request_item>>{Expected::lines,
                                                                                   "indented reports under this line"};

}  // namespace guide::syntax
