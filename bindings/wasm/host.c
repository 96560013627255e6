/* What the compiled core has beside guide.h: a loader of imports that JavaScript answers. */
#include <guide/guide.h>

__attribute__((import_module("host"), import_name("load"))) int guide_host_load(const char* path, size_t size,
                                                                                guide_module* module);

static int load(void* user, guide_string path, guide_module* module) {
  (void)user;
  return guide_host_load(path.data, path.size, module);
}

/* For `guide_load_options.loader`. */
guide_loader guide_host_loader(void) { return load; }

/* The end of the core, where the C++ runtime sees no way on, is a trap: what JavaScript throws would be caught on its way. */
_Noreturn void __wasi_proc_exit(int code) {
  (void)code;
  __builtin_trap();
}
