#include "check.h"

static const char guidelines[] =
    "service injection \"trigger point injection\"\n"
    "fact twitch:   finding \"local twitch response\"\n"
    "fact duration: duration from 0 \"how long the pain has lasted\"\n"
    "record visit none unless documented \"visit\":\n"
    "  date:   date\n"
    "  relief: percent \"relief\"\n"
    "\n"
    "guideline demo.injection \"Trigger point injection\":\n"
    "  for injection\n"
    "  require twitch\n"
    "  require any:\n"
    "    duration > 3 months\n"
    "    some visit\n"
    "  when some visit:\n"
    "    require latest visit has relief > 50 %\n"
    "\n"
    "case told as of 2024-05-01:\n"
    "  twitch: absent\n"
    "  request injection\n";

guide_library* demo_library(void) {
  guide_library* library = NULL;
  guide_error* error = NULL;
  CHECK(guide_load_text(guidelines, strlen(guidelines), "demo.guide", 10, NULL, &library, &error) == GUIDE_OK);
  CHECK(error == NULL);
  return library;
}

guide_case* demo_case(const guide_library* library) {
  static const char json[] =
      "{\"schema\": \"guide.case/1\", \"as_of\": \"2024-05-01\","
      " \"documents\": {\"memo\": {\"title\": \"Progress note\", \"date\": \"2024-04-12\"}},"
      " \"facts\": {\"duration\": {\"is\": \"7 months\", \"in\": \"memo\", \"quote\": \"since autumn\"}},"
      " \"requests\": [{\"service\": \"injection\", \"label\": \"right buttock\"}]}";
  guide_case* the_case = NULL;
  CHECK(guide_case_from_json(library, json, strlen(json), "case.json", 9, &the_case, NULL) == GUIDE_OK);
  return the_case;
}

int main(void) {
  CHECK(strcmp(guide_version(), GUIDE_VERSION_TEXT) == 0);
  CHECK(guide_version_number() ==
        GUIDE_VERSION_MAJOR * 10000 + GUIDE_VERSION_MINOR * 100 + GUIDE_VERSION_PATCH);
  CHECK(strcmp(guide_status_text(GUIDE_OUT_OF_MEMORY), "out of memory") == 0);
  test_loading();
  test_cases();
  test_decisions();
  test_columns();
  test_misuse();
  puts("every function of guide.h was called");
  return 0;
}
