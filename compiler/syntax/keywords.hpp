#pragma once
// The words of the language, each as a rule. A word never matches the beginning of a longer one.

#include "compiler/syntax/tokens.hpp"

namespace guide::syntax::grammar {

struct kw_absent : keyword<TAO_PEGTL_KEYWORD("absent")> {};
struct kw_all : keyword<TAO_PEGTL_KEYWORD("all")> {};
struct kw_any : keyword<TAO_PEGTL_KEYWORD("any")> {};
struct kw_as : keyword<TAO_PEGTL_KEYWORD("as")> {};
struct kw_at : keyword<TAO_PEGTL_KEYWORD("at")> {};
struct kw_because : keyword<TAO_PEGTL_KEYWORD("because")> {};
struct kw_by : keyword<TAO_PEGTL_KEYWORD("by")> {};
struct kw_case : keyword<TAO_PEGTL_KEYWORD("case")> {};
struct kw_cite : keyword<TAO_PEGTL_KEYWORD("cite")> {};
struct kw_code : keyword<TAO_PEGTL_KEYWORD("code")> {};
struct kw_codes : keyword<TAO_PEGTL_KEYWORD("codes")> {};
struct kw_conflicting : keyword<TAO_PEGTL_KEYWORD("conflicting")> {};
struct kw_consult : keyword<TAO_PEGTL_KEYWORD("consult")> {};
struct kw_count : keyword<TAO_PEGTL_KEYWORD("count")> {};
struct kw_counts : keyword<TAO_PEGTL_KEYWORD("counts")> {};
struct kw_date : keyword<TAO_PEGTL_KEYWORD("date")> {};
struct kw_define : keyword<TAO_PEGTL_KEYWORD("define")> {};
struct kw_determination : keyword<TAO_PEGTL_KEYWORD("determination")> {};
struct kw_document : keyword<TAO_PEGTL_KEYWORD("document")> {};
struct kw_documented : keyword<TAO_PEGTL_KEYWORD("documented")> {};
struct kw_duration : keyword<TAO_PEGTL_KEYWORD("duration")> {};
struct kw_earlier : keyword<TAO_PEGTL_KEYWORD("earlier")> {};
struct kw_effective : keyword<TAO_PEGTL_KEYWORD("effective")> {};
struct kw_evidence : keyword<TAO_PEGTL_KEYWORD("evidence")> {};
struct kw_exactly : keyword<TAO_PEGTL_KEYWORD("exactly")> {};
struct kw_expect : keyword<TAO_PEGTL_KEYWORD("expect")> {};
struct kw_fact : keyword<TAO_PEGTL_KEYWORD("fact")> {};
struct kw_finding : keyword<TAO_PEGTL_KEYWORD("finding")> {};
struct kw_for : keyword<TAO_PEGTL_KEYWORD("for")> {};
struct kw_from : keyword<TAO_PEGTL_KEYWORD("from")> {};
struct kw_guideline : keyword<TAO_PEGTL_KEYWORD("guideline")> {};
struct kw_has : keyword<TAO_PEGTL_KEYWORD("has")> {};
struct kw_import : keyword<TAO_PEGTL_KEYWORD("import")> {};
struct kw_in : keyword<TAO_PEGTL_KEYWORD("in")> {};
struct kw_incomplete : keyword<TAO_PEGTL_KEYWORD("incomplete")> {};
struct kw_is : keyword<TAO_PEGTL_KEYWORD("is")> {};
struct kw_item : keyword<TAO_PEGTL_KEYWORD("item")> {};
struct kw_items : keyword<TAO_PEGTL_KEYWORD("items")> {};
struct kw_later : keyword<TAO_PEGTL_KEYWORD("later")> {};
struct kw_latest : keyword<TAO_PEGTL_KEYWORD("latest")> {};
struct kw_least : keyword<TAO_PEGTL_KEYWORD("least")> {};
struct kw_less : keyword<TAO_PEGTL_KEYWORD("less")> {};
struct kw_like : keyword<TAO_PEGTL_KEYWORD("like")> {};
struct kw_more : keyword<TAO_PEGTL_KEYWORD("more")> {};
struct kw_most : keyword<TAO_PEGTL_KEYWORD("most")> {};
struct kw_needs : keyword<TAO_PEGTL_KEYWORD("needs")> {};
struct kw_no : keyword<TAO_PEGTL_KEYWORD("no")> {};
struct kw_none : keyword<TAO_PEGTL_KEYWORD("none")> {};
struct kw_not : keyword<TAO_PEGTL_KEYWORD("not")> {};
struct kw_note : keyword<TAO_PEGTL_KEYWORD("note")> {};
struct kw_number : keyword<TAO_PEGTL_KEYWORD("number")> {};
struct kw_of : keyword<TAO_PEGTL_KEYWORD("of")> {};
struct kw_on : keyword<TAO_PEGTL_KEYWORD("on")> {};
struct kw_one : keyword<TAO_PEGTL_KEYWORD("one")> {};
struct kw_or : keyword<TAO_PEGTL_KEYWORD("or")> {};
struct kw_order : keyword<TAO_PEGTL_KEYWORD("order")> {};
struct kw_otherwise : keyword<TAO_PEGTL_KEYWORD("otherwise")> {};
struct kw_outcomes : keyword<TAO_PEGTL_KEYWORD("outcomes")> {};
struct kw_overturns : keyword<TAO_PEGTL_KEYWORD("overturns")> {};
struct kw_page : keyword<TAO_PEGTL_KEYWORD("page")> {};
struct kw_pages : keyword<TAO_PEGTL_KEYWORD("pages")> {};
struct kw_percent : keyword<TAO_PEGTL_KEYWORD("percent")> {};
struct kw_present : keyword<TAO_PEGTL_KEYWORD("present")> {};
struct kw_record : keyword<TAO_PEGTL_KEYWORD("record")> {};
struct kw_report : keyword<TAO_PEGTL_KEYWORD("report")> {};
struct kw_request : keyword<TAO_PEGTL_KEYWORD("request")> {};
struct kw_require : keyword<TAO_PEGTL_KEYWORD("require")> {};
struct kw_review : keyword<TAO_PEGTL_KEYWORD("review")> {};
struct kw_section : keyword<TAO_PEGTL_KEYWORD("section")> {};
struct kw_service : keyword<TAO_PEGTL_KEYWORD("service")> {};
struct kw_since : keyword<TAO_PEGTL_KEYWORD("since")> {};
struct kw_some : keyword<TAO_PEGTL_KEYWORD("some")> {};
struct kw_source : keyword<TAO_PEGTL_KEYWORD("source")> {};
struct kw_sum : keyword<TAO_PEGTL_KEYWORD("sum")> {};
struct kw_table : keyword<TAO_PEGTL_KEYWORD("table")> {};
struct kw_than : keyword<TAO_PEGTL_KEYWORD("than")> {};
struct kw_time : keyword<TAO_PEGTL_KEYWORD("time")> {};
struct kw_to : keyword<TAO_PEGTL_KEYWORD("to")> {};
struct kw_undocumented : keyword<TAO_PEGTL_KEYWORD("undocumented")> {};
struct kw_unless : keyword<TAO_PEGTL_KEYWORD("unless")> {};
struct kw_unverified : keyword<TAO_PEGTL_KEYWORD("unverified")> {};
struct kw_upholds : keyword<TAO_PEGTL_KEYWORD("upholds")> {};
struct kw_when : keyword<TAO_PEGTL_KEYWORD("when")> {};
struct kw_where : keyword<TAO_PEGTL_KEYWORD("where")> {};
struct kw_within : keyword<TAO_PEGTL_KEYWORD("within")> {};

}  // namespace guide::syntax::grammar
