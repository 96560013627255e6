#ifndef GUIDE_GUIDE_H
#define GUIDE_GUIDE_H
/* Guide, embedded in C and in everything that calls C.
 *
 *   guide_library* library = NULL;
 *   guide_error* error = NULL;
 *   if (guide_load_text(text, size, "policy.guide", 12, NULL, &library, &error) != GUIDE_OK) ...
 *
 * Rules that hold throughout:
 *
 * - Texts are UTF-8, given as a pointer and a length; they need no end mark. A null pointer with length 0 is empty.
 * - What a function hands out through `guide_xyz**` is the caller's, who frees it with `guide_xyz_free`; freeing NULL is
 *   allowed. It is set to NULL first, and stays so unless GUIDE_OK is returned. Handles keep alive what they need: a library
 *   may be freed before its cases and decisions.
 * - Views (`guide_string`, and the structs that hold them) point into the handle they came from, and live as long as it.
 * - Structs with a member `size` are prepared by the caller: `guide_info info = {sizeof info};`. Later versions add members
 *   at the end; fewer or more than the library knows are both taken.
 * - Functions that can fail return a status. `error` may be NULL; else it is set to an error object, to NULL on success, and
 *   to NULL also if memory ran out or an argument was missing. No function ends the process, and no exception gets out.
 * - A library, case, decision, trace, question, text or error may be read by several threads at once. A builder, a decider
 *   and columns belong to one thread at a time. Nothing global is kept.
 * - Numbers from 0 unless said otherwise; an index that is too large gives GUIDE_BAD_ARGUMENT.
 */
#include <stddef.h>
#include <stdint.h>

#include "guide/version.h"

#if defined(_WIN32)
#define GUIDE_API
#elif defined(__GNUC__)
#define GUIDE_API __attribute__((visibility("default")))
#else
#define GUIDE_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef enum guide_status {
  GUIDE_OK = 0,
  GUIDE_NOT_COMPILED = 1,   /* the guidelines have errors: the error object lists them */
  GUIDE_CASE_NOT_READ = 2,  /* the case has errors: the error object lists them */
  GUIDE_LIMIT = 3,          /* a limit of the host was passed */
  GUIDE_NOT_FOUND = 4,      /* nothing has that name, or there is nothing to ask */
  GUIDE_CANNOT_READ = 5,    /* a file or folder */
  GUIDE_BAD_ARGUMENT = 6,   /* a null handle, an index too large, a case of another library */
  GUIDE_OUT_OF_MEMORY = 7,
  GUIDE_FAULT = 8           /* a fault of Guide's own; the handles are as they were */
} guide_status;

typedef enum guide_severity { GUIDE_NOTE = 0, GUIDE_WARNING = 1, GUIDE_ERROR = 2 } guide_severity;
/* The four states in which a reader sees any fact, clause or outcome. */
typedef enum guide_state { GUIDE_PRESENT = 0, GUIDE_ABSENT = 1, GUIDE_UNDOCUMENTED = 2, GUIDE_CONFLICTING = 3 } guide_state;
typedef enum guide_prior_effect { GUIDE_OPEN = 0, GUIDE_UPHELD = 1, GUIDE_OVERTURNED = 2 } guide_prior_effect;
typedef enum guide_letter_format { GUIDE_LETTER_TEXT = 0, GUIDE_LETTER_MARKDOWN = 1, GUIDE_LETTER_HTML = 2 } guide_letter_format;

typedef struct guide_text guide_text;         /* a text that was made */
typedef struct guide_error guide_error;       /* one or more mistakes */
typedef struct guide_library guide_library;   /* compiled guidelines, immutable */
typedef struct guide_case guide_case;         /* what documents say, immutable */
typedef struct guide_builder guide_builder;   /* a case being built */
typedef struct guide_decision guide_decision; /* immutable */
typedef struct guide_trace guide_trace;       /* a decision unfolded: items, determinations, guidelines, clauses */
typedef struct guide_strings guide_strings;   /* a list of texts */
typedef struct guide_question guide_question; /* what to ask next */
typedef struct guide_decider guide_decider;   /* decides again and again in its own memory */
typedef struct guide_columns guide_columns;   /* decides many cases of one service at once */

/* A view. */
typedef struct guide_string {
  const char* data;
  size_t size;
} guide_string;

/* ---- General ---------------------------------------------------------------------------------------------------- */

/* `0.1.0`, and 100 for it (major * 10000 + minor * 100 + patch): of the library at run time. Never freed. */
GUIDE_API const char* guide_version(void);
GUIDE_API int guide_version_number(void);
/* `out of memory`: in words, never freed. */
GUIDE_API const char* guide_status_text(guide_status status);

GUIDE_API guide_string guide_text_get(const guide_text* text);
GUIDE_API void guide_text_free(guide_text* text);

GUIDE_API size_t guide_strings_count(const guide_strings* strings);
GUIDE_API guide_status guide_strings_get(const guide_strings* strings, size_t index, guide_string* text);
GUIDE_API void guide_strings_free(guide_strings* strings);

/* What is wrong, where, and what to type instead. */
typedef struct guide_diagnostic {
  size_t size;
  guide_severity severity;
  uint32_t line;        /* from 1; 0 where there is no place */
  uint32_t column;      /* from 1, in code points */
  guide_string code;    /* `unknown-name`: documented, stable */
  guide_string message;
  guide_string hint;    /* may be empty */
  guide_string file;    /* the name the host gave the text; empty where there is none */
  guide_string text;    /* the whole message as the command line tool prints it, with the line and a caret */
} guide_diagnostic;

/* At least one. */
GUIDE_API size_t guide_error_count(const guide_error* error);
GUIDE_API guide_status guide_error_get(const guide_error* error, size_t index, guide_diagnostic* diagnostic);
GUIDE_API void guide_error_free(guide_error* error);

/* ---- Loading ---------------------------------------------------------------------------------------------------- */

/* What untrusted texts and cases may cost; docs/embedding.md describes each. 0 stands for the default. */
typedef struct guide_limits {
  size_t size;
  size_t text_bytes;
  size_t library_bytes;
  size_t modules;
  size_t nesting;
  size_t facts;
  size_t records;
  size_t nodes;
  size_t requests;
  size_t reports;
  size_t entries;
  uint64_t work_per_node;
} guide_limits;

/* Writes the defaults, as far as `limits->size` goes. */
GUIDE_API guide_status guide_limits_default(guide_limits* limits);

/* A text of guidelines. `path` is the name by which others import it (`clinical.pain`); empty if nobody does. */
typedef struct guide_module {
  guide_string path;
  guide_string file; /* for messages */
  guide_string text;
} guide_module;

/* Called, in the thread that loads, for each import that is not among the given modules. Returns 1 and fills `module` with
 * views that stay until the next call or the end of loading; or 0: look in the standard library. */
typedef int (*guide_loader)(void* user, guide_string path, guide_module* module);

typedef struct guide_load_options {
  size_t size;
  const guide_limits* limits; /* NULL: the defaults */
  guide_loader loader;        /* NULL: imports come from the given modules and the standard library */
  void* loader_user;          /* handed to it */
} guide_load_options;

/* `options` may be NULL. Warnings do not keep a library from loading: see `guide_library_diagnostic`. */
GUIDE_API guide_status guide_load_text(const char* text, size_t text_size, const char* file, size_t file_size,
                                       const guide_load_options* options, guide_library** library, guide_error** error);
GUIDE_API guide_status guide_load_modules(const guide_module* modules, size_t count, const guide_load_options* options,
                                          guide_library** library, guide_error** error);
/* Every `.guide` file below a folder, named by its path in it (`mtus/opioids.guide` is `mtus.opioids`), or one such file with
 * the imports beside it. Nothing outside the folder is read, whatever links say. The only function that reads files. */
GUIDE_API guide_status guide_load_folder(const char* path, size_t path_size, const guide_load_options* options,
                                         guide_library** library, guide_error** error);
/* A compiled library as bytes: `guide_library_image` writes it, `guide_load_image` reads what the same version wrote and
 * refuses everything else. Cases are not in it. */
GUIDE_API guide_status guide_load_image(const void* bytes, size_t size, const guide_load_options* options,
                                        guide_library** library, guide_error** error);
GUIDE_API guide_status guide_library_image(const guide_library* library, guide_text** image);
GUIDE_API void guide_library_free(guide_library* library);

typedef struct guide_library_info {
  size_t size;
  guide_string digest; /* of all texts: names a version of the library in records (`sha256:...`) */
  size_t facts;
  size_t records;
  size_t services;
  size_t guidelines;
  size_t determinations;
  size_t nodes;
  size_t cases;       /* `case` blocks in the texts given */
  size_t diagnostics; /* warnings and notes, and errors in case blocks */
} guide_library_info;

GUIDE_API guide_status guide_library_get(const guide_library* library, guide_library_info* info);
GUIDE_API guide_status guide_library_diagnostic(const guide_library* library, size_t index, guide_diagnostic* diagnostic);
GUIDE_API guide_status guide_library_case(const guide_library* library, size_t index, guide_case** the_case);
/* The number of a fact, for `guide_builder_tell_slot`; it holds for this library alone. GUIDE_NOT_FOUND if none has it. */
GUIDE_API guide_status guide_library_find_fact(const guide_library* library, const char* name, size_t name_size,
                                               uint32_t* slot);

/* ---- Cases ------------------------------------------------------------------------------------------------------ */

/* Schema `guide.case/1`. `file` is its name in messages. */
GUIDE_API guide_status guide_case_from_json(const guide_library* library, const char* json, size_t json_size,
                                            const char* file, size_t file_size, guide_case** the_case,
                                            guide_error** error);
GUIDE_API guide_string guide_case_name(const guide_case* the_case);
/* In canonical form; reading it gives the same case. */
GUIDE_API guide_status guide_case_json(const guide_case* the_case, guide_text** json);
GUIDE_API void guide_case_free(guide_case* the_case);

/* A case built in code, in the order of these functions. Mistakes in what is told are kept, and reported by
 * `guide_builder_finish`; the functions between fail only for missing arguments and memory. After memory ran out the builder
 * can only be freed. `as_of`: `2014-04-03`. */
GUIDE_API guide_status guide_builder_new(const guide_library* library, const char* as_of, size_t as_of_size,
                                         guide_builder** builder);
/* A document that later reports name; `date` is a day, month or year. */
GUIDE_API guide_status guide_builder_document(guide_builder* builder, guide_string name, guide_string date,
                                              guide_string title);
/* What a document says of a fact, in the words of a case: `present`, `83 months`, `6 to 8 weeks`, `50 % or more`, `buttock`.
 * Several reports of one fact stand side by side. `document` and `quote` may be empty. After `guide_builder_request` it is
 * told of that request alone. */
GUIDE_API guide_status guide_builder_tell(guide_builder* builder, guide_string fact, guide_string answer,
                                          guide_string document, guide_string quote);
GUIDE_API guide_status guide_builder_tell_slot(guide_builder* builder, uint32_t slot, guide_string answer,
                                               guide_string document, guide_string quote);
/* Begins a list of entries of a record; `entry` adds one, `tell_field` speaks of the entry added last. */
GUIDE_API guide_status guide_builder_list(guide_builder* builder, guide_string record, guide_string document,
                                          int incomplete);
GUIDE_API guide_status guide_builder_entry(guide_builder* builder);
GUIDE_API guide_status guide_builder_tell_field(guide_builder* builder, guide_string field, guide_string answer,
                                                guide_string document, guide_string quote);
/* A service that was requested; `prior` is the decision under review (`denied`) with its day, or empty. */
GUIDE_API guide_status guide_builder_request(guide_builder* builder, guide_string service, guide_string label,
                                             guide_string prior, guide_string prior_on);
/* Ends the building: after it the builder can only be freed. */
GUIDE_API guide_status guide_builder_finish(guide_builder* builder, guide_case** the_case, guide_error** error);
GUIDE_API void guide_builder_free(guide_builder* builder);

/* ---- Decisions -------------------------------------------------------------------------------------------------- */

/* Decides every request of a case of this library, within its limits. */
GUIDE_API guide_status guide_decide(const guide_library* library, const guide_case* the_case, guide_decision** decision,
                                    guide_error** error);
GUIDE_API void guide_decision_free(guide_decision* decision);

/* How texts for people are laid out; NULL for the defaults. */
typedef struct guide_text_options {
  size_t size;
  size_t width; /* columns; 0: 100 */
  int ascii;    /* no signs beyond ASCII */
  int color;    /* terminal colours */
  int all;      /* also the clauses that did not decide */
} guide_text_options;

/* The determination as `guide decide` prints it; and the same as JSON (`guide.decision/1`), the same bytes everywhere. */
GUIDE_API guide_status guide_decision_text(const guide_decision* decision, const guide_text_options* options,
                                           guide_text** text);
GUIDE_API guide_status guide_decision_json(const guide_decision* decision, guide_text** json);

/* A fixed phrase of letters, put in place of Guide's own (docs/embedding.md lists them). */
typedef struct guide_phrase {
  guide_string name;
  guide_string text;
} guide_phrase;
/* GUIDE_NOT_FOUND if a phrase has a name that no phrase has. */
GUIDE_API guide_status guide_decision_letter(const guide_decision* decision, guide_letter_format format,
                                             const guide_phrase* phrases, size_t phrase_count,
                                             const guide_text_options* options, guide_text** letter);
/* Why a guideline, an outcome, a fact or a definition of an item came out as it did; GUIDE_NOT_FOUND if none has the name. */
GUIDE_API guide_status guide_decision_why(const guide_decision* decision, size_t item, const char* subject,
                                          size_t subject_size, const guide_text_options* options, guide_text** text);
/* What is undocumented and matters, by its label. */
GUIDE_API guide_status guide_decision_missing(const guide_decision* decision, size_t item, guide_strings** labels);
/* The fact whose answers leave least to ask; GUIDE_NOT_FOUND if none matters any more. */
GUIDE_API guide_status guide_decision_next_question(const guide_decision* decision, size_t item,
                                                    guide_question** question);

typedef struct guide_question_info {
  size_t size;
  uint32_t slot;     /* of the fact to ask for */
  guide_string name; /* of it, as `guide_builder_tell` takes it */
  guide_string text; /* `local twitch response to stimulus of the band` */
  size_t answers;
} guide_question_info;
typedef struct guide_answer {
  size_t size;
  guide_string answer; /* `present`, `at most 4 weeks` */
  guide_string result; /* what would be decided then */
  size_t still_open;   /* facts and records that would matter after it */
} guide_answer;

GUIDE_API guide_status guide_question_get(const guide_question* question, guide_question_info* info);
GUIDE_API guide_status guide_question_answer(const guide_question* question, size_t index, guide_answer* answer);
GUIDE_API void guide_question_free(guide_question* question);

/* ---- The trace -------------------------------------------------------------------------------------------------- */

/* One item for each request of the case (or for the case itself, where it requests nothing). */
typedef struct guide_item {
  size_t size;
  guide_string service;
  guide_string label;
  size_t determinations;
  size_t guidelines;
} guide_item;
typedef struct guide_determination {
  size_t size;
  guide_string name; /* `ca.medical_necessity` */
  guide_string title;
  guide_string outcome;   /* one of its outcomes, or `refer`, `request_information` */
  guide_string reviewers; /* who must review it, separated by `, ` */
  guide_prior_effect prior_effect;
} guide_determination;
typedef struct guide_guideline {
  size_t size;
  guide_string name; /* `mtus.trigger_point_injections` */
  guide_string title;
  guide_string citation;
  guide_string conclusion; /* an outcome, or `undetermined`, `contradictory`, `silent` */
  guide_string conclusion_words;
  size_t clauses; /* all of them, each followed by its parts */
} guide_guideline;
typedef struct guide_clause {
  size_t size;
  guide_string text;        /* what it asks for, in the author's labels */
  guide_string citation;    /* `page 122, item 1`; empty if it cites nothing */
  guide_string state_words; /* `met`, `not met`, `undocumented`, `conflicting`, `not applicable`, ... */
  guide_state state;
  int decisive;   /* it had a part in the conclusion */
  uint32_t line;  /* of the guideline's text */
  uint32_t depth; /* 0, or one more than the clause it is a part of */
  size_t evidence;
} guide_clause;

GUIDE_API guide_status guide_decision_trace(const guide_decision* decision, guide_trace** trace);
GUIDE_API size_t guide_trace_items(const guide_trace* trace);
GUIDE_API guide_status guide_trace_item(const guide_trace* trace, size_t item, guide_item* result);
GUIDE_API guide_status guide_trace_determination(const guide_trace* trace, size_t item, size_t index,
                                                 guide_determination* result);
GUIDE_API guide_status guide_trace_guideline(const guide_trace* trace, size_t item, size_t index,
                                             guide_guideline* result);
GUIDE_API guide_status guide_trace_clause(const guide_trace* trace, size_t item, size_t guideline, size_t clause,
                                          guide_clause* result);
/* What one document says of it. */
GUIDE_API guide_status guide_trace_evidence(const guide_trace* trace, size_t item, size_t guideline, size_t clause,
                                            size_t index, guide_string* text);
GUIDE_API void guide_trace_free(guide_trace* trace);

/* ---- Many decisions --------------------------------------------------------------------------------------------- */

/* Decides case after case in memory of its own, for one thread at a time: once a case was decided, nothing more is allocated
 * for it or for others that need no more. */
GUIDE_API guide_status guide_decider_new(const guide_library* library, guide_decider** decider);
GUIDE_API guide_status guide_decider_decide(guide_decider* decider, const guide_case* the_case);
/* Of the last case decided: a determination's outcome, a guideline's conclusion. The views live as long as the decider. */
GUIDE_API guide_status guide_decider_outcome(const guide_decider* decider, size_t item, size_t determination,
                                             guide_string* outcome);
GUIDE_API guide_status guide_decider_conclusion(const guide_decider* decider, size_t item, size_t guideline,
                                                guide_string* conclusion);
/* The last decision with its trace, to be kept. */
GUIDE_API guide_status guide_decider_decision(const guide_decider* decider, guide_decision** decision);
GUIDE_API void guide_decider_free(guide_decider* decider);

/* ---- Columns ---------------------------------------------------------------------------------------------------- */

/* As the Arrow C Data Interface declares them; guide/arrow.h has them for those who have no Arrow. */
struct ArrowSchema;
struct ArrowArray;

/* What stands in a column of codes: the number of an outcome, or one of these. */
typedef enum guide_column_code {
  GUIDE_CODE_SILENT = -1,
  GUIDE_CODE_CONTRADICTORY = -2,
  GUIDE_CODE_UNDETERMINED = -3,
  GUIDE_CODE_REFER = -4,
  GUIDE_CODE_REQUEST_INFORMATION = -5,
  GUIDE_CODE_REFUSED = -128 /* some value lies outside of what its fact can be: nothing is decided */
} guide_column_code;

/* Decides many cases of one service at once; what each comes to is as `guide_decide` has it. `service` is empty for cases
 * that request nothing; GUIDE_NOT_FOUND if the library has no such service. `all_clauses`: states also of the clauses that
 * are parts of others. */
GUIDE_API guide_status guide_columns_new(const guide_library* library, const char* service, size_t service_size,
                                         int all_clauses, guide_columns** columns);
/* Binds the columns of a struct array by name, once for all batches; include/guide/columns.hpp says which types fit which
 * facts. GUIDE_CASE_NOT_READ, with the reason, if one does not fit. Nothing is released. */
GUIDE_API guide_status guide_columns_bind(guide_columns* columns, const struct ArrowSchema* schema, guide_error** error);
/* Decides a batch of the bound schema. `as_of`, in days since 1970-01-01, serves where there is no column `as_of`. */
GUIDE_API guide_status guide_columns_decide(guide_columns* columns, const struct ArrowArray* batch, int64_t as_of,
                                            guide_error** error);

/* Bitmaps have a bit for each case, the first case the lowest bit. The views below live until the next batch. */
typedef struct guide_columns_info {
  size_t size;
  size_t cases; /* of the last batch */
  size_t guidelines;
  size_t determinations;
  size_t states; /* clauses whose states are told */
  const uint64_t* refused;
} guide_columns_info;
typedef struct guide_column {
  size_t size;
  guide_string name; /* `mtus.trigger_point_injections` */
  size_t outcomes;
  const int8_t* codes; /* a guide_column_code or the number of an outcome for each case; NULL before the first batch */
} guide_column;
typedef struct guide_column_state {
  size_t size;
  uint32_t guideline;
  uint32_t clause; /* of the guideline: the `id` in `guide_decision_json` */
  const uint64_t* present;
  const uint64_t* absent; /* neither: undocumented */
} guide_column_state;

GUIDE_API guide_status guide_columns_get(const guide_columns* columns, guide_columns_info* info);
GUIDE_API guide_status guide_columns_guideline(const guide_columns* columns, size_t index, guide_column* guideline);
GUIDE_API guide_status guide_columns_determination(const guide_columns* columns, size_t index,
                                                   guide_column* determination);
GUIDE_API guide_status guide_columns_guideline_outcome(const guide_columns* columns, size_t guideline, size_t index,
                                                       guide_string* outcome);
GUIDE_API guide_status guide_columns_determination_outcome(const guide_columns* columns, size_t determination,
                                                           size_t index, guide_string* outcome);
GUIDE_API guide_status guide_columns_state(const guide_columns* columns, size_t index, guide_column_state* state);
GUIDE_API void guide_columns_free(guide_columns* columns);

#ifdef __cplusplus
}
#endif
#endif
