#pragma once
// The grammar of labels, citations, values and conditions; see `grammar.hpp`.

#include "compiler/syntax/keywords.hpp"
#include "compiler/syntax/layout.hpp"

namespace guide::syntax::grammar {

using p::opt;
using p::seq;
using p::sor;
using p::star;

// names       = name (',' name)*
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

}  // namespace guide::syntax::grammar
