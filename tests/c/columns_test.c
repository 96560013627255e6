/* Columns of an Arrow producer, decided through C: the answers of `guide_decide`, and what does not fit. */
#include "check.h"

#include <guide/arrow.h>

static const char guidelines[] =
    "service injection \"trigger point injection\"\n"
    "fact twitch:   finding \"local twitch response\"\n"
    "fact duration: duration from 0 \"how long the pain has lasted\"\n"
    "\n"
    "guideline demo.injection \"Trigger point injection\":\n"
    "  for injection\n"
    "  require twitch\n"
    "  require duration > 90 days\n"
    "\n"
    "determination demo.covered \"Coverage\":\n"
    "  outcomes: covered, not_covered\n"
    "  consult in order:\n"
    "    demo.injection\n"
    "  covered when recommended\n"
    "  not_covered when not_recommended\n"
    "  refer when undetermined \"a physician looks at it\"\n"
    "  refer when contradictory\n"
    "  request_information when silent\n";

/* Three cases: twitch is present, unknown, absent; duration 100, 5 and unknown days. */
static const uint8_t twitch_valid = 5, twitch_values = 1, duration_valid = 3;
static const int32_t duration_values[3] = {100, 5, 0};

typedef struct cases {
  const void* twitch_buffers[2];
  const void* duration_buffers[2];
  const void* nothing[1];
  struct ArrowSchema schema, schemas[2], *schema_children[2];
  struct ArrowArray batch, arrays[2], *array_children[2];
} cases;

static void fill_in(cases* all) {
  int i;
  memset(all, 0, sizeof *all);
  all->twitch_buffers[0] = &twitch_valid;
  all->twitch_buffers[1] = &twitch_values;
  all->duration_buffers[0] = &duration_valid;
  all->duration_buffers[1] = duration_values;
  all->schemas[0].format = "b";
  all->schemas[0].name = "twitch";
  all->schemas[1].format = "i";
  all->schemas[1].name = "duration";
  all->arrays[0].buffers = all->twitch_buffers;
  all->arrays[1].buffers = all->duration_buffers;
  for (i = 0; i < 2; ++i) {
    all->arrays[i].length = 3;
    all->arrays[i].null_count = 1;
    all->arrays[i].n_buffers = 2;
    all->schema_children[i] = &all->schemas[i];
    all->array_children[i] = &all->arrays[i];
  }
  all->schema.format = "+s";
  all->schema.n_children = all->batch.n_children = 2;
  all->schema.children = all->schema_children;
  all->batch.children = all->array_children;
  all->batch.n_buffers = 1;
  all->batch.buffers = all->nothing;
  all->batch.length = 3;
}

static guide_library* library_of_columns(void) {
  guide_library* library = NULL;
  guide_error* error = NULL;
  guide_diagnostic first = {sizeof first};
  if (guide_load_text(guidelines, strlen(guidelines), "demo.guide", 10, NULL, &library, &error) != GUIDE_OK) {
    CHECK(guide_error_get(error, 0, &first) == GUIDE_OK);
    fprintf(stderr, "%.*s", (int)first.text.size, first.text.data);
  }
  CHECK(library != NULL);
  return library;
}

static void cases_are_decided(const guide_library* library) {
  guide_columns* columns = NULL;
  guide_error* error = NULL;
  guide_columns_info info = {sizeof info};
  guide_column column = {sizeof column};
  guide_column_state state = {sizeof state};
  guide_string outcome;
  cases all;
  fill_in(&all);
  CHECK(guide_columns_new(library, "massage", 7, 0, &columns) == GUIDE_NOT_FOUND && columns == NULL);
  CHECK(guide_columns_new(library, "injection", 9, 0, &columns) == GUIDE_OK);
  CHECK(guide_columns_bind(columns, &all.schema, &error) == GUIDE_OK && error == NULL);
  CHECK(guide_columns_guideline(columns, 0, &column) == GUIDE_OK && column.codes == NULL);
  CHECK(guide_columns_decide(columns, &all.batch, 16000, &error) == GUIDE_OK && error == NULL);
  CHECK(guide_columns_get(columns, &info) == GUIDE_OK);
  CHECK(info.cases == 3 && info.guidelines == 1 && info.determinations == 1 && info.states == 2);
  CHECK((info.refused[0] & 7) == 0);

  CHECK(guide_columns_guideline(columns, 0, &column) == GUIDE_OK);
  CHECK(equal(column.name, "demo.injection") && column.outcomes == 2);
  CHECK(guide_columns_guideline_outcome(columns, 0, (size_t)column.codes[0], &outcome) == GUIDE_OK);
  CHECK(equal(outcome, "recommended"));
  CHECK(column.codes[1] == column.codes[2] && column.codes[1] >= 0);
  CHECK(guide_columns_guideline_outcome(columns, 0, (size_t)column.codes[1], &outcome) == GUIDE_OK);
  CHECK(equal(outcome, "not_recommended"));
  CHECK(guide_columns_determination(columns, 0, &column) == GUIDE_OK);
  CHECK(equal(column.name, "demo.covered") && column.outcomes == 2);
  CHECK(guide_columns_determination_outcome(columns, 0, (size_t)column.codes[0], &outcome) == GUIDE_OK);
  CHECK(equal(outcome, "covered"));

  CHECK(guide_columns_state(columns, 0, &state) == GUIDE_OK);
  CHECK(state.guideline == 0 && (state.present[0] & 7) == 1 && (state.absent[0] & 7) == 4);
  CHECK(guide_columns_state(columns, 1, &state) == GUIDE_OK);
  CHECK((state.present[0] & 7) == 1 && (state.absent[0] & 7) == 2);
  guide_columns_free(columns);
}

static void a_value_out_of_range_is_refused(const guide_library* library) {
  static const int32_t impossible[3] = {100, -1, 0};
  guide_columns* columns = NULL;
  guide_columns_info info = {sizeof info};
  guide_column column = {sizeof column};
  cases all;
  fill_in(&all);
  all.duration_buffers[1] = impossible;
  CHECK(guide_columns_new(library, "injection", 9, 1, &columns) == GUIDE_OK);
  CHECK(guide_columns_bind(columns, &all.schema, NULL) == GUIDE_OK);
  CHECK(guide_columns_decide(columns, &all.batch, 16000, NULL) == GUIDE_OK);
  CHECK(guide_columns_get(columns, &info) == GUIDE_OK && (info.refused[0] & 7) == 2);
  CHECK(guide_columns_guideline(columns, 0, &column) == GUIDE_OK && column.codes[1] == GUIDE_CODE_REFUSED);
  guide_columns_free(columns);
}

static void what_does_not_fit_is_said(const guide_library* library) {
  guide_columns* columns = NULL;
  guide_error* error = NULL;
  guide_diagnostic found = {sizeof found};
  guide_columns_info info = {sizeof info};
  guide_column column = {sizeof column};
  guide_column_state state = {sizeof state};
  guide_string outcome;
  cases all;
  fill_in(&all);
  CHECK(guide_columns_new(library, "injection", 9, 0, &columns) == GUIDE_OK);
  CHECK(guide_columns_decide(columns, &all.batch, 0, &error) == GUIDE_BAD_ARGUMENT); /* nothing is bound */
  all.schemas[1].name = "duration_of_pain";
  CHECK(guide_columns_bind(columns, &all.schema, &error) == GUIDE_CASE_NOT_READ);
  CHECK(guide_error_get(error, 0, &found) == GUIDE_OK && equal(found.code, "columns-do-not-fit"));
  CHECK(equal(found.message, "no fact named `duration_of_pain`"));
  guide_error_free(error);
  CHECK(guide_columns_decide(columns, &all.batch, 0, NULL) == GUIDE_BAD_ARGUMENT);
  fill_in(&all);
  CHECK(guide_columns_bind(columns, &all.schema, NULL) == GUIDE_OK);
  all.arrays[1].length = 2;
  CHECK(guide_columns_decide(columns, &all.batch, 0, &error) == GUIDE_CASE_NOT_READ);
  guide_error_free(error);
  CHECK(guide_columns_get(columns, &info) == GUIDE_OK && info.cases == 0);
  CHECK(guide_columns_bind(columns, NULL, NULL) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_columns_guideline(columns, 1, &column) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_columns_determination(columns, 1, &column) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_columns_guideline_outcome(columns, 0, 2, &outcome) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_columns_determination_outcome(columns, 0, 2, &outcome) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_columns_state(columns, 2, &state) == GUIDE_BAD_ARGUMENT);
  guide_columns_free(columns);
}

/* The metadata of a field: one pair, with lengths of 32 bits before the key and the value. */
static void put_unit(char* metadata, const char* key, const char* unit) {
  const int32_t pairs = 1, key_size = (int32_t)strlen(key), unit_size = (int32_t)strlen(unit);
  memcpy(metadata, &pairs, 4);
  memcpy(metadata + 4, &key_size, 4);
  memcpy(metadata + 8, key, (size_t)key_size);
  memcpy(metadata + 8 + key_size, &unit_size, 4);
  memcpy(metadata + 12 + key_size, unit, (size_t)unit_size);
}

static void a_column_tells_its_unit(const guide_library* library) {
  static const int32_t weeks[3] = {13, 12, 0}; /* 91 and 84 days */
  static const uint8_t all_present = 7;
  guide_columns* columns = NULL;
  guide_error* error = NULL;
  guide_diagnostic found = {sizeof found};
  guide_column column = {sizeof column};
  char metadata[64];
  cases all;
  fill_in(&all);
  all.twitch_buffers[0] = all.twitch_buffers[1] = &all_present;
  all.duration_buffers[1] = weeks;
  all.schemas[1].metadata = metadata;
  CHECK(guide_columns_new(library, "injection", 9, 0, &columns) == GUIDE_OK);
  put_unit(metadata, "guide.unit", "weeks");
  CHECK(guide_columns_bind(columns, &all.schema, NULL) == GUIDE_OK);
  CHECK(guide_columns_decide(columns, &all.batch, 16000, NULL) == GUIDE_OK);
  CHECK(guide_columns_guideline(columns, 0, &column) == GUIDE_OK);
  CHECK(column.codes[0] == 0 && column.codes[1] == 1); /* recommended, not_recommended */

  put_unit(metadata, "other.unit", "weeks"); /* of no concern here: the column is in days */
  CHECK(guide_columns_bind(columns, &all.schema, NULL) == GUIDE_OK);
  CHECK(guide_columns_decide(columns, &all.batch, 16000, NULL) == GUIDE_OK);
  CHECK(guide_columns_guideline(columns, 0, &column) == GUIDE_OK && column.codes[0] == 1);

  put_unit(metadata, "guide.unit", "mg");
  CHECK(guide_columns_bind(columns, &all.schema, &error) == GUIDE_CASE_NOT_READ);
  CHECK(guide_error_get(error, 0, &found) == GUIDE_OK);
  CHECK(equal(found.message, "column `duration`: the unit `mg` does not convert to `day`"));
  guide_error_free(error);
  put_unit(metadata, "guide.unit", "mg\nok"); /* begins no line of the message */
  CHECK(guide_columns_bind(columns, &all.schema, &error) == GUIDE_CASE_NOT_READ);
  CHECK(guide_error_get(error, 0, &found) == GUIDE_OK);
  CHECK(equal(found.message, "column `duration`: the unit `mg ok` does not convert to `day`"));
  guide_error_free(error);
  put_unit(metadata, "guide.unit", "\033[m");
  CHECK(guide_columns_bind(columns, &all.schema, &error) == GUIDE_CASE_NOT_READ);
  CHECK(guide_error_get(error, 0, &found) == GUIDE_OK);
  CHECK(equal(found.message, "column `duration`: its unit is not UTF-8, or holds a control character"));
  guide_error_free(error);
  fill_in(&all);
  all.schema.format = "i";
  CHECK(guide_columns_bind(columns, &all.schema, &error) == GUIDE_CASE_NOT_READ);
  CHECK(guide_error_get(error, 0, &found) == GUIDE_OK);
  CHECK(equal(found.message, "the columns come as one struct array"));
  guide_error_free(error);
  guide_columns_free(columns);
}

void test_columns(void) {
  guide_library* library = library_of_columns();
  cases_are_decided(library);
  a_value_out_of_range_is_refused(library);
  what_does_not_fit_is_said(library);
  a_column_tells_its_unit(library);
  guide_library_free(library);
}
