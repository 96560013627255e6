#pragma once
// The grammar of guidelines, determinations and declarations; see `grammar.hpp`.

#include "compiler/syntax/grammar_conditions.hpp"

namespace guide::syntax::grammar {

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
struct guideline : seq<kw_guideline, head<must<declared_path>, tail, must<colon>>, must<opened_end>,
                       perhaps_later<lines_under<guideline_item>>> {};

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

}  // namespace guide::syntax::grammar
