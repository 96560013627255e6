/* Checks of the C tests: the first that fails ends the program and says where. */
#ifndef GUIDE_TESTS_C_CHECK_H
#define GUIDE_TESTS_C_CHECK_H
#include <guide/guide.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                           \
  do {                                                                             \
    if (!(condition)) {                                                            \
      fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);      \
      exit(1);                                                                     \
    }                                                                              \
  } while (0)

static inline guide_string str(const char* text) {
  guide_string view = {text, strlen(text)};
  return view;
}
static inline int equal(guide_string view, const char* text) {
  return view.size == strlen(text) && memcmp(view.data, text, view.size) == 0;
}
static inline int contains(guide_string view, const char* text) {
  const size_t size = strlen(text);
  size_t i;
  for (i = 0; i + size <= view.size; ++i) {
    if (memcmp(view.data + i, text, size) == 0) return 1;
  }
  return 0;
}

guide_library* demo_library(void);
guide_case* demo_case(const guide_library* library);

void test_loading(void);
void test_cases(void);
void test_decisions(void);
void test_columns(void);
void test_misuse(void);
#endif
