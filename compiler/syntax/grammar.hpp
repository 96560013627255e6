#pragma once
// The grammar of answers, tables, cases and files; with `grammar_guidelines.hpp`, `grammar_conditions.hpp` and
// `tokens.hpp` it is the only place where the syntax stands. The EBNF over the rules is what `docs/grammar.md` shows.
// Not here: what is built (`actions_*.hpp`), what is said when a rule fails (`messages.hpp`). A rule commits with its
// first word; what must follow stands inside `must`.

#include "compiler/syntax/grammar_guidelines.hpp"

namespace guide::syntax::grammar {

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
struct case_items : optional_block<case_item> {};
struct case_block
    : seq<kw_case, head<must<declared_name>, must<kw_as>, must<kw_of>, must<case_day>, opt<title>, must<colon>>,
          must<opened_end>, perhaps_later<case_items>> {};

// ---- File ---------------------------------------------------------------------------------------------------------

// file        = (import / evidence / source / codes / service / fact / record / define / table / guideline
//             / determination / case)* END
struct declaration : sor<import, evidence, source, codes, service, fact, record, define_selection, define_condition,
                         table, guideline, determination, case_block> {};
struct file : items<declaration> {};

/// One condition by itself, as it could stand after `when`.
struct alone : note_condition {};
struct single_condition : items<alone> {};

}  // namespace guide::syntax::grammar
