/* cc decide.c $(pkg-config --cflags --libs guide) */
#include <guide/guide.h>
#include <stdio.h>
#include <string.h>

static const char facts[] =
    "{\"schema\": \"guide.case/1\", \"as_of\": \"2024-05-01\", \"facts\": {\"twitch\": \"present\", \"duration\": \"7 months\"},"
    " \"requests\": [{\"service\": \"injection\"}]}";

static int refuse(guide_error* error) {
  guide_diagnostic first = {sizeof first};
  if (guide_error_get(error, 0, &first) == GUIDE_OK) fprintf(stderr, "%.*s", (int)first.text.size, first.text.data);
  guide_error_free(error);
  return 1;
}

int main(int count, char** arguments) {
  const char* policy = count > 1 ? arguments[1] : "policy.guide";
  guide_library* library;
  guide_case* the_case;
  guide_decision* decision;
  guide_text* text;
  guide_error* error;
  if (guide_load_folder(policy, strlen(policy), NULL, &library, &error) != GUIDE_OK) return refuse(error);
  if (guide_case_from_json(library, facts, strlen(facts), "facts.json", 10, &the_case, &error) != GUIDE_OK) {
    return refuse(error);
  }
  if (guide_decide(library, the_case, &decision, &error) != GUIDE_OK) return refuse(error);
  if (guide_decision_why(decision, 0, "demo.injection", 14, NULL, &text) == GUIDE_OK) {
    printf("%.*s", (int)guide_text_get(text).size, guide_text_get(text).data);
    guide_text_free(text);
  }
  guide_decision_free(decision);
  guide_case_free(the_case);
  guide_library_free(library);
  return 0;
}
