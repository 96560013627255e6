#include "check.h"

static void the_trace_tells_all(const guide_decision* decision) {
  guide_trace* trace = NULL;
  guide_item item = {sizeof item};
  guide_guideline guideline = {sizeof guideline};
  guide_determination determination = {sizeof determination};
  guide_clause clause = {sizeof clause};
  guide_string evidence;
  size_t i;
  size_t told = 0;
  size_t deepest = 0;
  CHECK(guide_decision_trace(decision, &trace) == GUIDE_OK);
  CHECK(guide_trace_items(trace) == 1);
  CHECK(guide_trace_item(trace, 0, &item) == GUIDE_OK);
  CHECK(equal(item.service, "injection") && equal(item.label, "right buttock"));
  CHECK(item.guidelines == 1 && item.determinations == 0);
  CHECK(guide_trace_determination(trace, 0, 0, &determination) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_trace_guideline(trace, 0, 0, &guideline) == GUIDE_OK);
  CHECK(equal(guideline.name, "demo.injection") && equal(guideline.conclusion, "undetermined"));
  for (i = 0; i < guideline.clauses; ++i) {
    CHECK(guide_trace_clause(trace, 0, 0, i, &clause) == GUIDE_OK);
    CHECK(clause.text.size > 0 && clause.state_words.size > 0);
    if (clause.depth > deepest) deepest = clause.depth;
    if (clause.evidence == 0) continue;
    ++told;
    CHECK(guide_trace_evidence(trace, 0, 0, i, 0, &evidence) == GUIDE_OK);
    CHECK(contains(evidence, "7 months") && contains(evidence, "since autumn"));
  }
  CHECK(told >= 1 && deepest >= 1);
  CHECK(guide_trace_clause(trace, 0, 0, 0, &clause) == GUIDE_OK);
  CHECK(equal(clause.text, "local twitch response") && clause.state == GUIDE_UNDOCUMENTED);
  guide_trace_free(trace);
}

static void texts_are_made_when_asked_for(const guide_decision* decision) {
  guide_text* text = NULL;
  guide_text_options options = {sizeof options};
  guide_phrase phrase;
  options.ascii = 1;
  options.width = 60;
  CHECK(guide_decision_text(decision, &options, &text) == GUIDE_OK);
  CHECK(contains(guide_text_get(text), "local twitch response"));
  guide_text_free(text);
  CHECK(guide_decision_json(decision, &text) == GUIDE_OK);
  CHECK(contains(guide_text_get(text), "guide.decision/1"));
  guide_text_free(text);
  phrase.name = str("summary");
  phrase.text = str("The records in short");
  CHECK(guide_decision_letter(decision, GUIDE_LETTER_MARKDOWN, &phrase, 1, NULL, &text) == GUIDE_OK);
  CHECK(contains(guide_text_get(text), "The records in short"));
  guide_text_free(text);
  phrase.name = str("no such phrase");
  CHECK(guide_decision_letter(decision, GUIDE_LETTER_HTML, &phrase, 1, NULL, &text) == GUIDE_NOT_FOUND && text == NULL);
  CHECK(guide_decision_why(decision, 0, "twitch", 6, NULL, &text) == GUIDE_OK);
  CHECK(contains(guide_text_get(text), "twitch"));
  guide_text_free(text);
  CHECK(guide_decision_why(decision, 0, "weather", 7, NULL, &text) == GUIDE_NOT_FOUND);
}

static void it_says_what_to_ask(const guide_decision* decision) {
  guide_strings* missing = NULL;
  guide_question* question = NULL;
  guide_question_info info = {sizeof info};
  guide_answer answer = {sizeof answer};
  guide_string label;
  CHECK(guide_decision_missing(decision, 0, &missing) == GUIDE_OK);
  CHECK(guide_strings_count(missing) == 1);
  CHECK(guide_strings_get(missing, 0, &label) == GUIDE_OK && equal(label, "local twitch response"));
  guide_strings_free(missing);
  CHECK(guide_decision_next_question(decision, 0, &question) == GUIDE_OK);
  CHECK(guide_question_get(question, &info) == GUIDE_OK);
  CHECK(equal(info.name, "twitch") && equal(info.text, "local twitch response") && info.answers == 2);
  CHECK(guide_question_answer(question, 0, &answer) == GUIDE_OK);
  CHECK(answer.answer.size > 0 && answer.result.size > 0 && answer.still_open == 0);
  guide_question_free(question);
}

static void deciders_go_on(const guide_library* library, const guide_case* the_case) {
  guide_decider* decider = NULL;
  guide_decision* kept = NULL;
  guide_string conclusion;
  CHECK(guide_decider_new(library, &decider) == GUIDE_OK);
  CHECK(guide_decider_decision(decider, &kept) == GUIDE_NOT_FOUND);
  CHECK(guide_decider_decide(decider, the_case) == GUIDE_OK);
  CHECK(guide_decider_conclusion(decider, 0, 0, &conclusion) == GUIDE_OK && equal(conclusion, "undetermined"));
  CHECK(guide_decider_conclusion(decider, 0, 1, &conclusion) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_decider_outcome(decider, 0, 0, &conclusion) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_decider_decision(decider, &kept) == GUIDE_OK);
  guide_decider_free(decider);
  the_trace_tells_all(kept);
  guide_decision_free(kept);
}

/* Determinations, with the last case of the library of guidelines. */
static void determinations_have_outcomes(void) {
  static const char text[] =
      "service a \"A\"\nfact x: finding\n"
      "guideline g.a \"G\":\n  for a\n  require x\n"
      "determination d.a \"D\":\n  outcomes: needed, not_needed\n  consult in order:\n    g.*\n"
      "  needed when recommended\n  not_needed when not_recommended\n"
      "  refer when undetermined \"open\"\n  refer when contradictory \"clash\"\n  refer when silent \"nothing\"\n"
      "case c as of 2024-05-01:\n  x: present\n  request a\n";
  guide_library* library = NULL;
  guide_error* error = NULL;
  guide_diagnostic found = {sizeof found};
  guide_case* the_case = NULL;
  guide_decision* decision = NULL;
  guide_decider* decider = NULL;
  guide_trace* trace = NULL;
  guide_determination determination = {sizeof determination};
  guide_string outcome;
  if (guide_load_text(text, strlen(text), "d.guide", 7, NULL, &library, &error) != GUIDE_OK) {
    guide_error_get(error, 0, &found);
    fprintf(stderr, "%.*s", (int)found.text.size, found.text.data);
    exit(1);
  }
  CHECK(guide_library_case(library, 0, &the_case) == GUIDE_OK);
  CHECK(guide_decide(library, the_case, &decision, NULL) == GUIDE_OK);
  CHECK(guide_decision_trace(decision, &trace) == GUIDE_OK);
  CHECK(guide_trace_determination(trace, 0, 0, &determination) == GUIDE_OK);
  CHECK(equal(determination.name, "d.a") && equal(determination.outcome, "needed"));
  CHECK(determination.prior_effect == GUIDE_OPEN && determination.reviewers.size == 0);
  guide_trace_free(trace);
  guide_decision_free(decision);
  CHECK(guide_decider_new(library, &decider) == GUIDE_OK);
  CHECK(guide_decider_decide(decider, the_case) == GUIDE_OK);
  CHECK(guide_decider_outcome(decider, 0, 0, &outcome) == GUIDE_OK && equal(outcome, "needed"));
  guide_decider_free(decider);
  guide_case_free(the_case);
  guide_library_free(library);
}

void test_decisions(void) {
  guide_library* library = demo_library();
  guide_case* the_case = demo_case(library);
  guide_decision* decision = NULL;
  CHECK(guide_decide(library, the_case, &decision, NULL) == GUIDE_OK);
  deciders_go_on(library, the_case);
  guide_library_free(library); /* the decision keeps what it needs */
  guide_case_free(the_case);
  the_trace_tells_all(decision);
  texts_are_made_when_asked_for(decision);
  it_says_what_to_ask(decision);
  guide_decision_free(decision);
  determinations_have_outcomes();
}
