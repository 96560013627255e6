#include "check.h"

static const guide_string nothing = {NULL, 0};

static void built_and_read_cases_are_alike(const guide_library* library) {
  guide_case* read = demo_case(library);
  guide_case* built = NULL;
  guide_builder* builder = NULL;
  guide_case* again = NULL;
  guide_text* first = NULL;
  guide_text* second = NULL;
  uint32_t slot = 0;
  CHECK(guide_library_find_fact(library, "duration", 8, &slot) == GUIDE_OK);
  CHECK(guide_library_find_fact(library, "nothing", 7, &slot) == GUIDE_NOT_FOUND);
  CHECK(guide_builder_new(library, "2024-05-01", 10, &builder) == GUIDE_OK);
  CHECK(guide_builder_document(builder, str("memo"), str("2024-04-12"), str("Progress note")) == GUIDE_OK);
  CHECK(guide_builder_tell_slot(builder, slot, str("7 months"), str("memo"), str("since autumn")) == GUIDE_OK);
  CHECK(guide_builder_request(builder, str("injection"), str("right buttock"), nothing, nothing) == GUIDE_OK);
  CHECK(guide_builder_finish(builder, &built, NULL) == GUIDE_OK);
  CHECK(guide_builder_finish(builder, &again, NULL) == GUIDE_BAD_ARGUMENT);
  guide_builder_free(builder);

  CHECK(guide_case_json(read, &first) == GUIDE_OK);
  CHECK(guide_case_json(built, &second) == GUIDE_OK);
  CHECK(guide_text_get(first).size == guide_text_get(second).size);
  CHECK(memcmp(guide_text_get(first).data, guide_text_get(second).data, guide_text_get(first).size) == 0);
  guide_text_free(first);
  guide_text_free(second);
  guide_case_free(read);
  guide_case_free(built);
}

static void entries_are_built_one_by_one(const guide_library* library) {
  guide_builder* builder = NULL;
  guide_case* built = NULL;
  CHECK(guide_builder_new(library, "2024-05-01", 10, &builder) == GUIDE_OK);
  CHECK(guide_builder_tell(builder, str("twitch"), str("present"), nothing, nothing) == GUIDE_OK);
  CHECK(guide_builder_list(builder, str("visit"), nothing, 0) == GUIDE_OK);
  CHECK(guide_builder_entry(builder) == GUIDE_OK);
  CHECK(guide_builder_tell_field(builder, str("date"), str("2024-01-02"), nothing, nothing) == GUIDE_OK);
  CHECK(guide_builder_tell_field(builder, str("relief"), str("70 %"), nothing, nothing) == GUIDE_OK);
  CHECK(guide_builder_request(builder, str("injection"), nothing, nothing, nothing) == GUIDE_OK);
  CHECK(guide_builder_finish(builder, &built, NULL) == GUIDE_OK);
  guide_builder_free(builder);
  guide_case_free(built);
}

static void mistakes_come_together(const guide_library* library) {
  guide_builder* builder = NULL;
  guide_case* built = NULL;
  guide_error* error = NULL;
  guide_diagnostic found = {sizeof found};
  CHECK(guide_builder_new(library, "2024-05-01", 10, &builder) == GUIDE_OK);
  CHECK(guide_builder_tell(builder, str("twich"), str("present"), nothing, nothing) == GUIDE_OK);
  CHECK(guide_builder_tell_slot(builder, 1000, str("present"), nothing, nothing) == GUIDE_OK);
  CHECK(guide_builder_finish(builder, &built, &error) == GUIDE_CASE_NOT_READ);
  CHECK(built == NULL && guide_error_count(error) == 2);
  CHECK(guide_error_get(error, 0, &found) == GUIDE_OK);
  CHECK(equal(found.hint, "did you mean `twitch`?") && found.line == 0);
  guide_error_free(error);
  guide_builder_free(builder);

  CHECK(guide_case_from_json(library, "{\"as_of\": ", 10, "one.json", 8, &built, &error) == GUIDE_CASE_NOT_READ);
  CHECK(guide_error_get(error, 0, &found) == GUIDE_OK);
  CHECK(equal(found.file, "one.json") && found.line == 1 && equal(found.code, "case-json"));
  guide_error_free(error);
}

void test_cases(void) {
  guide_library* library = demo_library();
  guide_case* the_case = NULL;
  built_and_read_cases_are_alike(library);
  entries_are_built_one_by_one(library);
  mistakes_come_together(library);
  CHECK(guide_library_case(library, 0, &the_case) == GUIDE_OK);
  CHECK(equal(guide_case_name(the_case), "told"));
  guide_case_free(the_case);
  CHECK(guide_library_case(library, 1, &the_case) == GUIDE_BAD_ARGUMENT && the_case == NULL);
  guide_library_free(library);
}
