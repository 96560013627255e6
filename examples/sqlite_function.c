/* cc -shared -fPIC -o guide_function.so sqlite_function.c $(pkg-config --cflags --libs guide)
 * In the sqlite3 shell, with GUIDE_POLICY=policy.guide: .load ./guide_function, then
 *   select id from requests where guide_conclusion(facts) = 'recommended'; */
#include <guide/guide.h>
#include <sqlite3ext.h>
#include <stdlib.h>
#include <string.h>
SQLITE_EXTENSION_INIT1

static void conclude(sqlite3_context* context, int count, sqlite3_value** values) {
  const guide_library* library = sqlite3_user_data(context);
  const char* json = (const char*)sqlite3_value_text(values[0]);
  guide_case* the_case = NULL;
  guide_decider* decider = NULL;
  guide_error* error = NULL;
  guide_diagnostic first = {sizeof first};
  guide_string conclusion;
  guide_status status =
      guide_case_from_json(library, json, json ? strlen(json) : 0, "facts", 5, &the_case, &error);
  if (status == GUIDE_OK) status = guide_decider_new(library, &decider);
  if (status == GUIDE_OK) status = guide_decider_decide(decider, the_case);
  if (status == GUIDE_OK) status = guide_decider_conclusion(decider, 0, count - 1, &conclusion);
  if (status == GUIDE_OK) sqlite3_result_text(context, conclusion.data, (int)conclusion.size, SQLITE_TRANSIENT);
  if (status != GUIDE_OK) sqlite3_result_error(context, guide_status_text(status), -1);
  if (guide_error_get(error, 0, &first) == GUIDE_OK)
    sqlite3_result_error(context, first.message.data, (int)first.message.size);
  guide_error_free(error);
  guide_decider_free(decider);
  guide_case_free(the_case);
}

int sqlite3_extension_init(sqlite3* database, char** message, const sqlite3_api_routines* api) {
  const char* policy = getenv("GUIDE_POLICY");
  guide_library* library = NULL;
  SQLITE_EXTENSION_INIT2(api)
  (void)message;
  if (!policy || guide_load_folder(policy, strlen(policy), NULL, &library, NULL) != GUIDE_OK) return SQLITE_ERROR;
  return sqlite3_create_function_v2(database, "guide_conclusion", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, library,
                                    conclude, NULL, NULL, (void (*)(void*))guide_library_free);
}
