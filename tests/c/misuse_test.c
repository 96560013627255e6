/* Null handles, wrong indices, other sizes of structs: refused or served, never a crash. */
#include "check.h"

static void nothing_can_be_freed(void) {
  guide_text_free(NULL);
  guide_strings_free(NULL);
  guide_error_free(NULL);
  guide_library_free(NULL);
  guide_case_free(NULL);
  guide_builder_free(NULL);
  guide_decision_free(NULL);
  guide_trace_free(NULL);
  guide_question_free(NULL);
  guide_decider_free(NULL);
  guide_columns_free(NULL);
}

static void nothing_is_refused(void) {
  guide_library* library = NULL;
  guide_case* the_case = NULL;
  guide_decision* decision = NULL;
  guide_text* text = NULL;
  CHECK(guide_load_text(NULL, 5, NULL, 0, NULL, &library, NULL) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_load_text("", 0, NULL, 0, NULL, NULL, NULL) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_case_from_json(NULL, "{}", 2, NULL, 0, &the_case, NULL) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_decide(NULL, NULL, &decision, NULL) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_decision_json(NULL, &text) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_builder_entry(NULL) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_error_count(NULL) == 0 && guide_trace_items(NULL) == 0 && guide_strings_count(NULL) == 0);
  CHECK(guide_text_get(NULL).size == 0 && guide_case_name(NULL).size == 0);
}

static void structs_of_other_versions_are_served(void) {
  struct {
    guide_library_info info;
    char later[16];
  } longer;
  struct {
    size_t size;
    guide_string digest;
    size_t untouched;
  } shorter;
  guide_library* library = demo_library();
  memset(&longer, 1, sizeof longer);
  longer.info.size = sizeof longer;
  CHECK(guide_library_get(library, &longer.info) == GUIDE_OK);
  CHECK(longer.info.facts == 2 && longer.later[0] == 0 && longer.later[15] == 0);
  shorter.size = offsetof(guide_library_info, facts);
  shorter.untouched = 42;
  CHECK(guide_library_get(library, (guide_library_info*)(void*)&shorter) == GUIDE_OK);
  CHECK(shorter.digest.size == 71 && shorter.untouched == 42);
  guide_library_free(library);
}

static void cases_belong_to_their_library(void) {
  guide_library* library = demo_library();
  guide_library* other = demo_library();
  guide_case* the_case = demo_case(library);
  guide_decision* decision = NULL;
  guide_error* error = NULL;
  guide_diagnostic found = {sizeof found};
  CHECK(guide_decide(other, the_case, &decision, &error) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_error_get(error, 0, &found) == GUIDE_OK && equal(found.code, "other-library"));
  guide_error_free(error);
  guide_case_free(the_case);
  guide_library_free(library);
  guide_library_free(other);
}

void test_misuse(void) {
  nothing_can_be_freed();
  nothing_is_refused();
  structs_of_other_versions_are_served();
  cases_belong_to_their_library();
}
