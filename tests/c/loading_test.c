#include "check.h"

static void mistakes_have_a_place(void) {
  static const char text[] = "fact twitch: finding\nguideline a.b \"A\":\n  require twich\n";
  guide_library* library = NULL;
  guide_error* error = NULL;
  guide_diagnostic found = {sizeof found};
  CHECK(guide_load_text(text, strlen(text), "a.guide", 7, NULL, &library, &error) == GUIDE_NOT_COMPILED);
  CHECK(library == NULL);
  CHECK(guide_error_count(error) == 1);
  CHECK(guide_error_get(error, 0, &found) == GUIDE_OK);
  CHECK(found.severity == GUIDE_ERROR);
  CHECK(equal(found.code, "unknown-name"));
  CHECK(equal(found.file, "a.guide"));
  CHECK(found.line == 3 && found.column == 11);
  CHECK(contains(found.message, "twich"));
  CHECK(equal(found.hint, "did you mean `twitch`?"));
  CHECK(contains(found.text, "a.guide:3:11"));
  CHECK(guide_error_get(error, 1, &found) == GUIDE_BAD_ARGUMENT);
  guide_error_free(error);
}

static int load_shared(void* user, guide_string path, guide_module* module) {
  ++*(int*)user;
  if (!equal(path, "shared.facts")) return 0;
  module->file = str("shared/facts.guide");
  module->text = str("fact twitch: finding\n");
  return 1;
}

static void imports_come_from_the_host(void) {
  static const char text[] = "import shared.facts\nguideline a.b \"A\":\n  require twitch\n";
  guide_library* library = NULL;
  guide_error* error = NULL;
  guide_library_info info = {sizeof info};
  guide_load_options options = {sizeof options};
  guide_module modules[2];
  int asked = 0;
  options.loader = load_shared;
  options.loader_user = &asked;
  CHECK(guide_load_text(text, strlen(text), "a.guide", 7, &options, &library, &error) == GUIDE_OK);
  CHECK(asked == 1);
  CHECK(guide_library_get(library, &info) == GUIDE_OK);
  CHECK(info.facts == 1 && info.guidelines == 1 && info.nodes > 0 && info.cases == 0 && info.diagnostics == 0);
  CHECK(info.records == 0 && info.services == 0 && info.determinations == 0);
  CHECK(info.digest.size == 71 && memcmp(info.digest.data, "sha256:", 7) == 0);
  guide_library_free(library);

  memset(modules, 0, sizeof modules);
  modules[0].file = str("a.guide");
  modules[0].text = str(text);
  modules[1].path = str("shared.facts");
  modules[1].file = str("facts.guide");
  modules[1].text = str("fact twitch: finding\n");
  CHECK(guide_load_modules(modules, 2, NULL, &library, NULL) == GUIDE_OK);
  guide_library_free(library);
  CHECK(guide_load_modules(modules, 1, NULL, &library, NULL) == GUIDE_NOT_COMPILED);
}

static void limits_are_errors(void) {
  static const char text[] = "fact a: finding\nfact b: finding\n";
  guide_library* library = NULL;
  guide_error* error = NULL;
  guide_diagnostic found = {sizeof found};
  guide_limits limits = {sizeof limits};
  guide_load_options options = {sizeof options};
  CHECK(guide_limits_default(&limits) == GUIDE_OK);
  CHECK(limits.nesting == 64 && limits.text_bytes > 0 && limits.work_per_node > 0);
  options.limits = &limits;
  limits.text_bytes = 20;
  CHECK(guide_load_text(text, strlen(text), "a.guide", 7, &options, &library, &error) == GUIDE_LIMIT);
  CHECK(guide_error_get(error, 0, &found) == GUIDE_OK);
  CHECK(equal(found.code, "text-too-large"));
  guide_error_free(error);
  limits.text_bytes = 0; /* the default again */
  limits.facts = 1;
  CHECK(guide_load_text(text, strlen(text), "a.guide", 7, &options, &library, &error) == GUIDE_LIMIT);
  CHECK(guide_error_get(error, 0, &found) == GUIDE_OK);
  CHECK(equal(found.code, "library-too-large"));
  guide_error_free(error);
}

static void folders_are_libraries(void) {
  const char* root = getenv("GUIDE_TEST_LIBRARY");
  guide_library* library = NULL;
  guide_error* error = NULL;
  guide_library_info info = {sizeof info};
  CHECK(root != NULL);
  CHECK(guide_load_folder(root, strlen(root), NULL, &library, &error) == GUIDE_OK);
  CHECK(guide_library_get(library, &info) == GUIDE_OK);
  CHECK(info.guidelines > 10 && info.cases > 10);
  guide_library_free(library);
  CHECK(guide_load_folder("no/such/folder", 14, NULL, &library, &error) == GUIDE_CANNOT_READ);
  CHECK(guide_error_count(error) == 1);
  guide_error_free(error);
}

static void images_load_without_texts(void) {
  guide_library* library = demo_library();
  guide_library* again = NULL;
  guide_text* image = NULL;
  guide_error* error = NULL;
  guide_diagnostic found = {sizeof found};
  guide_library_info before = {sizeof before};
  guide_library_info after = {sizeof after};
  guide_string bytes;
  CHECK(guide_library_image(library, &image) == GUIDE_OK);
  bytes = guide_text_get(image);
  CHECK(guide_load_image(bytes.data, bytes.size, NULL, &again, &error) == GUIDE_OK);
  CHECK(guide_library_get(library, &before) == GUIDE_OK && guide_library_get(again, &after) == GUIDE_OK);
  CHECK(after.digest.size == before.digest.size && memcmp(after.digest.data, before.digest.data, before.digest.size) == 0);
  CHECK(after.facts == before.facts && after.nodes == before.nodes && after.cases == 0);
  guide_library_free(again);
  CHECK(guide_load_image(bytes.data, bytes.size - 1, NULL, &again, &error) == GUIDE_NOT_COMPILED && again == NULL);
  CHECK(guide_error_get(error, 0, &found) == GUIDE_OK && equal(found.code, "image"));
  guide_error_free(error);
  guide_text_free(image);
  CHECK(guide_load_image(NULL, 1, NULL, &again, NULL) == GUIDE_BAD_ARGUMENT);
  CHECK(guide_library_image(NULL, &image) == GUIDE_BAD_ARGUMENT && image == NULL);
  guide_library_free(library);
}

static void warnings_stay_with_the_library(void) {
  static const char text[] =
      "fact level: number from 0 to 10\ndefine high when level > 50\nguideline g.h \"G\":\n  require high\n";
  guide_library* library = NULL;
  guide_library_info info = {sizeof info};
  guide_diagnostic found = {sizeof found};
  CHECK(guide_load_text(text, strlen(text), "w.guide", 7, NULL, &library, NULL) == GUIDE_OK);
  CHECK(guide_library_get(library, &info) == GUIDE_OK);
  CHECK(info.diagnostics == 1);
  CHECK(guide_library_diagnostic(library, 0, &found) == GUIDE_OK);
  CHECK(found.severity == GUIDE_WARNING && equal(found.file, "w.guide") && found.line == 2);
  guide_library_free(library);
}

void test_loading(void) {
  mistakes_have_a_place();
  imports_come_from_the_host();
  limits_are_errors();
  folders_are_libraries();
  warnings_stay_with_the_library();
  images_load_without_texts();
}
