#pragma once
// The grammar, and the only place where it stands: the EBNF over the rules is what `docs/grammar.md` shows.
// In: words and signs of `tokens.hpp`, lines of `layout.hpp`. Not here: what is built (`actions.hpp`) or said when a
// rule fails (`messages.hpp`). A rule commits with its first word; what must follow stands inside `must`.

#include "compiler/syntax/keywords.hpp"
#include "compiler/syntax/layout.hpp"

namespace guide::syntax::grammar {

using p::opt;
using p::seq;
using p::sor;
using p::star;

/// A first item, then more after commas.
template <typename Item>
struct must_list : seq<must<Item>, star<comma, must<Item>>> {};

/// The end of a line that opens a block, and the block.
struct opened_end : line_end {};
template <typename Item, typename End = opened_end>
struct block : seq<must<End>, lines_under<Item>> {};
/// Lines that may stand under a complete line.
template <typename Item>
struct optional_block : opt<deeper_lines_follow, items<Item>> {};

// ---- Names in their roles: each role may have its own action and message ------------------------------------------

struct declared_name : name {};
struct declared_path : path {};
struct record_name : path {};

// ---- Labels and citations -----------------------------------------------------------------------------------------

struct label : text {};

// place       = ('pages' / 'page' / 'items' / 'item' / 'section' / 'table') PLACE / 'unverified'
struct pages : kw_pages {};
struct page : kw_page {};
struct items_word : kw_items {};
struct item : kw_item {};
struct section : kw_section {};
struct table_place : kw_table {};
struct place_kind : sor<pages, page, items_word, item, section, table_place> {};
struct place_name : token<place_word> {};
struct unverified : kw_unverified {};
struct numbered_place : seq<place_kind, must<place_name>> {};
struct place : sor<unverified, numbered_place> {};

// cite        = 'cite' (place (',' place)* / name (',' place)*)
struct cited_source : path {};
struct more_places : star<comma, must<place>> {};
struct cited : sor<seq<place, more_places>, seq<cited_source, more_places>> {};
struct cite : seq<kw_cite, must<cited>> {};

// tail        = TEXT? cite?
struct tail : seq<opt<label>, opt<cite>> {};

// ---- Values -------------------------------------------------------------------------------------------------------

struct written_day : token<day_word> {};
struct written_number : number {};
struct written_unit : unit {};

// value       = DAY / NUMBER UNIT / NUMBER
struct value : sor<written_day, seq<written_number, opt<written_unit>>> {};

// day         = DAY / NUMBER
struct day : token<sor<day_word, seq<number_word, p::not_at<p::one<'/', '-'>>>>> {};

// within      = 'within' NUMBER UNIT
struct within_number : number {};
struct within_unit : unit {};
struct within : seq<kw_within, must<within_number>, must<within_unit>> {};

// ---- Conditions ---------------------------------------------------------------------------------------------------

struct subject : path {};
struct option_name : name {};

// op          = '<=' / '>=' / '<' / '>' / '='
struct less_or_equal : token<p::string<'<', '='>> {};
struct greater_or_equal : token<p::string<'>', '='>> {};
struct less : token<p::one<'<'>> {};
struct greater : token<p::one<'>'>> {};
struct equal : token<seq<p::one<'='>, p::not_at<p::one<'=', '>', '<'>>>> {};
struct relation : sor<less_or_equal, greater_or_equal, less, greater, equal> {};

// term        = 'count' 'of' path within?
//             / 'sum' 'of' path 'of' path within?
//             / 'time' 'since' 'latest'? path
//             / value / path
struct count_of : seq<kw_count, must<kw_of>, must<record_name>, opt<within>> {};
struct summed_field : path {};
struct sum_of : seq<kw_sum, must<kw_of>, must<summed_field>, must<kw_of>, must<record_name>, opt<within>> {};
struct since_latest : kw_latest {};
struct time_since : seq<kw_time, must<kw_since>, opt<since_latest>, must<subject>> {};
struct value_term : value {};
struct reference_term : path {};
struct term : sor<count_of, sum_of, time_since, value_term, reference_term> {};
struct added_term : term {};
struct subtracted_term : term {};

// quantity    = term (('+' / '-') term)*
struct quantity : seq<term, star<sor<seq<plus_sign, must<added_term>>, seq<minus_sign, must<subtracted_term>>>>> {};

struct right_side : quantity {};
struct comparison : seq<quantity, must<relation>, must<right_side>> {};
struct is_not : kw_not {};
struct documented : kw_documented {};
struct is_what : sor<documented, option_name> {};
struct is_part : seq<kw_is, opt<is_not>, must<is_what>> {};
struct code_set_name : path {};
struct in_part : seq<kw_in, must<code_set_name>> {};
struct no_operator : p::not_at<p::one<'<', '>', '=', '+', '-'>> {};
struct named_test : seq<subject, sor<is_part, in_part, no_operator>> {};
struct not_test : seq<kw_not, must<subject>> {};
struct some_test : seq<kw_some, must<record_name>, opt<within>> {};
struct no_test : seq<kw_no, must<record_name>, opt<within>> {};

// has         = 'latest' path 'has'
struct has : seq<kw_latest, must<record_name>, must<kw_has>> {};

// atom        = has atom
//             / ('some' / 'no') path within?
//             / 'not' path
//             / path 'is' 'not'? ('documented' / name)
//             / quantity op quantity
//             / path 'in' path
//             / path
struct atom;
struct atom_of_entry;
struct has_atom : seq<has, nested<must<atom_of_entry>>> {};
struct atom : sor<named_test, not_test, some_test, no_test, has_atom, comparison> {};
struct atom_of_entry : atom {};

// group       = 'all' / 'any' / 'none' / 'at' ('least' / 'most') NUMBER 'of' / 'exactly' NUMBER 'of'
struct all : kw_all {};
struct any : kw_any {};
struct none : kw_none {};
struct at_least : kw_least {};
struct at_most : kw_most {};
struct exactly : kw_exactly {};
struct group_count : number {};
struct counted : seq<must<group_count>, must<kw_of>> {};
struct at_which : sor<at_least, at_most> {};
struct group : sor<all, any, none, seq<kw_at, must<at_which>, counted>, seq<exactly, counted>> {};

// list        = has? group tail ':' EOL
// line        = list INDENT line+ DEDENT
//             / has? group ':' atom (',' atom)* tail EOL
//             / path 'is' 'any' 'of' ':' names tail EOL
//             / atom tail EOL
struct member : atom {};
struct condition_end : line_end {};
struct list_colon : colon {};
struct inline_members : seq<colon, p::not_at<at_line_end>, must_list<member>, tail, must<condition_end>> {};
template <typename Item>
struct listed_members : seq<head<tail, must<list_colon>>, must<opened_end>, lines_under<Item>> {};
template <typename Item>
struct group_line : seq<group, sor<inline_members, listed_members<Item>>> {};
struct any_option : name {};
struct options_test : seq<subject, kw_is, kw_any, must<kw_of>, must<colon>, must_list<any_option>> {};
template <typename Item>
struct line_of_entry;
template <typename Item>
struct has_line : seq<has, nested<must<line_of_entry<Item>>>> {};
template <typename Item>
struct line : sor<has_line<Item>, group_line<Item>, seq<sor<options_test, atom>, tail, must<condition_end>>> {};
template <typename Item>
struct line_of_entry : line<Item> {};

struct list_line : line<list_line> {};

// unless      = 'unless' clause
// exceptions  = INDENT unless+ DEDENT
// clause      = list INDENT line+ unless* DEDENT / line exceptions?
struct unless;
struct clause_item : sor<unless, list_line> {};
struct clause_line : line<clause_item> {};
struct clause : seq<clause_line, optional_block<unless>> {};
struct unless : seq<kw_unless, must<clause>> {};

// ---- Guidelines ---------------------------------------------------------------------------------------------------

// require     = 'require' clause
struct require : seq<kw_require, must<clause>> {};

// given       = 'when' atom tail ':' (require / EOL INDENT (require / given)+ DEDENT)
struct given;
struct given_item : sor<require, given> {};
struct given_condition : atom {};
struct given_end : line_end {};
struct given_body : sor<require, block<given_item, given_end>> {};
struct given : seq<kw_when, head<must<given_condition>, tail, must<list_colon>>, given_body> {};

// note        = 'note' ('when' line / TEXT cite? EOL)
struct note_condition : line<list_line> {};
struct note_label : label {};
struct note_tail : seq<must<note_label>, opt<cite>> {};
struct note : seq<kw_note, sor<seq<kw_when, must<note_condition>>, seq<note_tail, must<line_end>>>> {};

// rule        = 'otherwise' name tail EOL
//             / name 'needs' 'review' 'by' name EOL
//             / name ('upholds' / 'overturns') name EOL
//             / name 'when' clause
//             / name tail EOL exceptions?
struct outcome : name {};
struct otherwise : seq<kw_otherwise, must<outcome>, tail, must<line_end>> {};
struct reviewer : name {};
struct needs_review : seq<outcome, kw_needs, must<kw_review>, must<kw_by>, must<reviewer>, must<line_end>> {};
struct upholds : kw_upholds {};
struct overturns : kw_overturns {};
struct prior : name {};
struct prior_effect : seq<outcome, sor<upholds, overturns>, must<prior>, must<line_end>> {};
template <typename Scope>
struct rule_end : line_end {};
template <typename Scope>
struct outcome_rule
    : seq<outcome, sor<seq<kw_when, must<clause>>, seq<tail, must<rule_end<Scope>>, optional_block<unless>>>> {};
template <typename Scope>
struct rule : sor<otherwise, needs_review, prior_effect, outcome_rule<Scope>> {};

// header      = 'for' names ('when' line / EOL)
//             / 'effective' day 'to' day EOL
//             / 'outcomes' ':' names EOL
struct service_name : path {};
struct for_condition : line<list_line> {};
struct for_line : seq<kw_for, must_list<service_name>, sor<seq<kw_when, must<for_condition>>, must<line_end>>> {};
struct first_day : day {};
struct last_day : day {};
struct effective : seq<kw_effective, must<first_day>, must<kw_to>, must<last_day>, must<line_end>> {};
struct listed_outcome : name {};
struct outcomes : seq<kw_outcomes, must<colon>, must_list<listed_outcome>, must<line_end>> {};

// guideline   = 'guideline' path tail ':' EOL INDENT header* (require / given / note / rule)+ DEDENT
struct guideline_item : sor<require, given, note, for_line, effective, outcomes, rule<struct guideline>> {};
struct guideline : seq<kw_guideline, head<must<declared_path>, tail, must<colon>>, block<guideline_item>> {};

// pattern     = path '.*'?
struct every : p::string<'.', '*'> {};
struct pattern_path : path_word {};
struct pattern : seq<pattern_path, opt<every>, blanks> {};
// consult     = 'consult' 'in' 'order' ':' EOL INDENT (pattern (',' pattern)* ('by' 'evidence')? EOL)+ DEDENT
struct by_evidence : seq<kw_by, must<kw_evidence>> {};
struct tier_end : line_end {};
struct tier : seq<pattern, star<comma, must<pattern>>, opt<by_evidence>, must<tier_end>> {};
struct consult : seq<kw_consult, head<must<kw_in>, must<kw_order>, must<colon>>, block<tier>> {};

// determination = 'determination' path tail ':' EOL INDENT 'outcomes' ':' names EOL consult (rule / note)+ DEDENT
struct determination_item : sor<outcomes, consult, note, rule<struct determination>> {};
struct determination : seq<kw_determination, head<must<declared_path>, tail, must<colon>>, block<determination_item>> {
};

// ---- Declarations -------------------------------------------------------------------------------------------------

// import      = 'import' path EOL
struct import : seq<kw_import, must<declared_path>, must<line_end>> {};

// evidence    = 'evidence' name ':' names EOL
struct rank : name {};
struct evidence : seq<kw_evidence, must<declared_name>, must<colon>, must_list<rank>, must<line_end>> {};

// source      = 'source' name ':' day TEXT ('evidence' name)? EOL
struct source_day : day {};
struct source_title : text {};
struct source_rank : path {};
struct source : seq<kw_source, must<declared_name>, must<colon>, must<source_day>, must<source_title>,
                    opt<kw_evidence, must<source_rank>>, must<line_end>> {};

// codes       = 'codes' name ':' name CODE (',' CODE)* tail EOL
struct code_system : name {};
struct code : token<code_word> {};
struct codes
    : seq<kw_codes, must<declared_name>, must<colon>, must<code_system>, must_list<code>, tail, must<line_end>> {};

// service     = 'service' name (':' name CODE (',' CODE)*)? TEXT EOL
struct service_label : label {};
struct service : seq<kw_service, must<declared_name>, opt<colon, must<code_system>, must_list<code>>,
                     must<service_label>, must<line_end>> {};

// bounds      = ('from' value)? ('to' value)?
struct lower_bound : value {};
struct upper_bound : value {};
struct bounds : seq<opt<kw_from, must<lower_bound>>, opt<kw_to, must<upper_bound>>> {};

// type        = 'one' 'of' names / 'like' path / 'finding' / 'code' 'in' name
//             / ('percent' / 'duration' / 'date' / 'count' / 'number' ('in' UNIT)?) bounds
struct choice_option : name {};
struct choice_type : seq<kw_one, must<kw_of>, must_list<choice_option>> {};
struct like_fact : path {};
struct like_type : seq<kw_like, must<like_fact>> {};
struct finding_type : kw_finding {};
struct percent : kw_percent {};
struct duration : kw_duration {};
struct date : kw_date {};
struct count : kw_count {};
struct number_in : kw_number {};
struct declared_unit : unit {};
struct numeric_type
    : seq<sor<percent, duration, date, count, seq<number_in, opt<kw_in, must<declared_unit>>>>, bounds> {};
struct codes_type : seq<kw_code, must<kw_in>, must<code_system>> {};
struct type : sor<finding_type, numeric_type, choice_type, like_type, codes_type> {};

// field       = name ':' type ('absent' 'unless' 'documented' / 'latest' 'report' 'counts')? tail EOL
struct absent_unless_documented : seq<kw_absent, must<kw_unless>, must<kw_documented>> {};
struct latest_report_counts : seq<kw_latest, must<kw_report>, must<kw_counts>> {};
struct field_end : line_end {};
struct field_body
    : seq<must<colon>, must<type>, opt<sor<absent_unless_documented, latest_report_counts>>, tail, must<field_end>> {};
struct field : seq<declared_name, field_body> {};

// fact        = 'fact' field
struct fact_field : seq<must<declared_name>, field_body> {};
struct fact : seq<kw_fact, fact_field> {};

// record      = 'record' name ('none' 'unless' 'documented')? tail ':' EOL INDENT field+ DEDENT
struct none_unless_documented : seq<kw_none, must<kw_unless>, must<kw_documented>> {};
struct record
    : seq<kw_record, head<must<declared_name>, opt<none_unless_documented>, tail, must<colon>>, block<field>> {};

// define      = 'define' name ('as' path 'where' / 'when') line
struct defined_condition : line<list_line> {};
struct define_selection
    : seq<kw_define, declared_name, kw_as, must<record_name>, must<kw_where>, must<defined_condition>> {};
struct define_condition : seq<kw_define, must<declared_name>, must<kw_when>, must<defined_condition>> {};

// ---- Tables and answers -------------------------------------------------------------------------------------------

// answer      = 'present' / 'absent' / 'undocumented' / 'none' / ('more' / 'less') 'than' value
//             / CODE (',' CODE)+ / value ('to' value / 'or' ('more' / 'less' / 'earlier' / 'later'))? / CODE / name
struct answer_present : kw_present {};
struct answer_absent : kw_absent {};
struct answer_undocumented : kw_undocumented {};
struct answer_none : kw_none {};
struct limit : value {};
struct more_than : seq<kw_more, kw_than, must<limit>> {};
struct less_than : seq<kw_less, kw_than, must<limit>> {};
struct code_list : seq<p::at<code, comma>, must_list<code>> {};
struct range_from : value {};
struct range_to : value {};
struct or_more : kw_more {};
struct or_less : kw_less {};
struct or_earlier : kw_earlier {};
struct or_later : kw_later {};
struct open_end : sor<or_more, or_less, or_earlier, or_later> {};
struct range : seq<range_from, opt<sor<seq<kw_to, must<range_to>>, seq<kw_or, must<open_end>>>>> {};
struct single_code : seq<code> {};
struct answer_option : name {};
struct answer : sor<answer_present, answer_absent, answer_undocumented, answer_none, more_than, less_than, code_list,
                    range, single_code, answer_option> {};

// cell        = 'otherwise' / '-' / op value / name (',' name)+ / answer
struct otherwise_cell : kw_otherwise {};
struct compare_cell : seq<relation, must<limit>> {};
struct cell_option : name {};
struct options_cell : seq<p::at<name, comma>, must_list<cell_option>> {};
struct dash : minus_sign {};
struct dash_answer : seq<dash> {};
struct cell : sor<dash_answer, otherwise_cell, compare_cell, options_cell, answer> {};

// row         = '|' (cell '|')+ EOL
struct next_pipe : pipe {};
struct row : seq<pipe, must<cell>, must<next_pipe>, p::until<at_line_end, must<cell>, must<next_pipe>>, line_end> {};

// rows        = EOL INDENT row row+ DEDENT
struct rows : block<row> {};

// table       = 'table' names 'by' names tail ':' rows
struct output : name {};
struct input : path {};
struct table : seq<kw_table, head<must_list<output>, must<kw_by>, must_list<input>, tail, must<colon>>, rows> {};

// ---- Cases --------------------------------------------------------------------------------------------------------

struct title : text {};

// document    = 'document' name ':' day TEXT? EOL
struct document_day : day {};
struct document : seq<kw_document, must<declared_name>, must<colon>, must<document_day>, opt<title>, must<line_end>> {};

// told        = answer ('in' name)? TEXT?
struct told_in : name {};
struct quote : text {};
struct told : seq<answer, opt<kw_in, must<told_in>>, opt<quote>> {};

// report      = path ':' told EOL
//             / path ':' EOL INDENT (told EOL)+ DEDENT
//             / path 'incomplete'? ('in' name)? ':' rows
struct reported : path {};
struct told_end : line_end {};
struct told_line : seq<told, must<told_end>> {};
struct incomplete : kw_incomplete {};
struct entries_in : seq<kw_in, must<told_in>> {};
struct entries_head
    : sor<seq<incomplete, opt<entries_in>, must<colon>>, seq<entries_in, must<colon>>, seq<colon, rows_follow>> {};
struct entries : seq<reported, entries_head, rows> {};
template <typename Scope>
struct report_colon : colon {};
template <typename Scope>
struct report : seq<reported, must<report_colon<Scope>>, sor<seq<at_line_end, block<told_line>>, must<told_line>>> {};

// request     = 'request' path (',' name 'on' day)? TEXT? (':' EOL INDENT report+ DEDENT / EOL)
struct request_item : sor<entries, report<struct request>> {};
struct requested : path {};
struct prior_name : name {};
struct prior_day : day {};
struct request_label : label {};
struct request_end : line_end {};
struct request : seq<kw_request, must<requested>, opt<comma, must<prior_name>, must<kw_on>, must<prior_day>>,
                     opt<request_label>, sor<seq<colon, block<request_item>>, must<request_end>>> {};

// status      = 'present' / 'absent' / 'undocumented' / 'conflicting'
struct status_present : kw_present {};
struct status_absent : kw_absent {};
struct status_undocumented : kw_undocumented {};
struct status_conflicting : kw_conflicting {};
struct status : sor<status_present, status_absent, status_undocumented, status_conflicting> {};
// expect      = 'expect' path name ('in' 'any' 'case')? ('because' status ':' names)? EOL
struct expected_path : path {};
struct expected_outcome : seq<p::not_at<kw_because>, name> {};
struct in_any_case : seq<kw_in, must<kw_any>, must<kw_case>> {};
struct because_name : path {};
struct because : seq<kw_because, must<status>, must<colon>, must_list<because_name>> {};
struct expect_end : line_end {};
struct expect
    : seq<kw_expect, must<expected_path>, must<expected_outcome>, opt<in_any_case>, opt<because>, must<expect_end>> {};

// case        = 'case' name 'as' 'of' day TEXT? ':' EOL INDENT (document / request / expect / report)* DEDENT
struct case_item : sor<document, request, expect, entries, report<struct case_block>> {};
struct case_day : day {};
struct case_block
    : seq<kw_case, head<must<declared_name>, must<kw_as>, must<kw_of>, must<case_day>, opt<title>, must<colon>>,
          must<opened_end>, optional_block<case_item>> {};

// ---- File ---------------------------------------------------------------------------------------------------------

// file        = (import / evidence / source / codes / service / fact / record / define / table / guideline /
// determination
//             / case)* END
struct declaration : sor<import, evidence, source, codes, service, fact, record, define_selection, define_condition,
                         table, guideline, determination, case_block> {};
struct file : items<declaration> {};

/// One condition by itself, as it could stand after `when`.
struct alone : note_condition {};
struct single_condition : items<alone> {};

}  // namespace guide::syntax::grammar
