// Texts, lists of texts, and what needs no handle.

#include "api/c/inside.hpp"

using namespace guide::c;

const char* guide_version(void) { return GUIDE_VERSION_TEXT; }

int guide_version_number(void) {
  return GUIDE_VERSION_MAJOR * 10000 + GUIDE_VERSION_MINOR * 100 + GUIDE_VERSION_PATCH;
}

const char* guide_status_text(guide_status status) {
  switch (status) {
    case GUIDE_OK: return "done";
    case GUIDE_NOT_COMPILED: return "the guidelines have errors";
    case GUIDE_CASE_NOT_READ: return "the case has errors";
    case GUIDE_LIMIT: return "a limit was passed";
    case GUIDE_NOT_FOUND: return "not found";
    case GUIDE_CANNOT_READ: return "cannot be read";
    case GUIDE_BAD_ARGUMENT: return "an argument is missing or out of range";
    case GUIDE_OUT_OF_MEMORY: return "out of memory";
    case GUIDE_FAULT: return "a fault inside Guide";
  }
  return "unknown status";
}

guide_string guide_text_get(const guide_text* text) {
  return text == nullptr ? guide_string{nullptr, 0} : view(text->text);
}
void guide_text_free(guide_text* text) { delete text; }

size_t guide_strings_count(const guide_strings* strings) { return strings == nullptr ? 0 : strings->texts.size(); }

guide_status guide_strings_get(const guide_strings* strings, size_t index, guide_string* text) {
  if (text == nullptr || index >= guide_strings_count(strings)) return GUIDE_BAD_ARGUMENT;
  *text = view(strings->texts[index]);
  return GUIDE_OK;
}

void guide_strings_free(guide_strings* strings) { delete strings; }
