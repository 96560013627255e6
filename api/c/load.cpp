#include "api/c/inside.hpp"

namespace guide::c {
namespace {

template <typename Number, typename Given>
void set(Number& limit, Given given) {
  if (given != 0) limit = static_cast<Number>(given);
}

guide_status give_loaded(guide::api::Loaded loaded, guide_library** library, guide_error** error) {
  if (loaded.out_of_memory) return GUIDE_OUT_OF_MEMORY;
  if (!loaded.library) return report(std::move(loaded.diagnostics), GUIDE_NOT_COMPILED, error);
  guide::api::Library& made = *loaded.library;
  return give(library, {made, std::move(loaded.diagnostics), made.cases(), made.info(), made.digest()});
}

}  // namespace

guide::api::Limits limits_of(const guide_load_options& options) {
  const guide_limits given = known(options.limits);
  guide::api::Limits limits;
  set(limits.text_bytes, given.text_bytes);
  set(limits.library_bytes, given.library_bytes);
  set(limits.modules, given.modules);
  set(limits.nesting, std::min<std::size_t>(given.nesting, limits.nesting));
  set(limits.facts, given.facts);
  set(limits.records, given.records);
  set(limits.nodes, given.nodes);
  set(limits.requests, given.requests);
  set(limits.reports, given.reports);
  set(limits.entries, given.entries);
  set(limits.work_per_node, given.work_per_node);
  return limits;
}

guide::api::Loader loader_of(const guide_load_options& options) {
  if (options.loader == nullptr) return {};
  return [options](std::string_view path) -> std::optional<guide::api::Module> {
    guide_module found{};
    if (options.loader(options.loader_user, view(path), &found) == 0) return std::nullopt;
    return guide::api::Module{std::string(path), std::string(view(found.file)), std::string(view(found.text))};
  };
}

guide_status load(std::vector<guide::api::Module> modules, const guide::api::Loader& loader,
                  const guide_load_options& options, guide_library** library, guide_error** error) {
  return give_loaded(guide::api::Library::load(std::move(modules), loader, limits_of(options)), library, error);
}

}  // namespace guide::c

using namespace guide::c;

guide_status guide_limits_default(guide_limits* limits) {
  const guide::api::Limits defaults;
  guide_limits result{};
  result.text_bytes = defaults.text_bytes;
  result.library_bytes = defaults.library_bytes;
  result.modules = defaults.modules;
  result.nesting = defaults.nesting;
  result.facts = defaults.facts;
  result.records = defaults.records;
  result.nodes = defaults.nodes;
  result.requests = defaults.requests;
  result.reports = defaults.reports;
  result.entries = defaults.entries;
  result.work_per_node = defaults.work_per_node;
  return fill(limits, result);
}

guide_status guide_load_text(const char* text, size_t text_size, const char* file, size_t file_size,
                             const guide_load_options* options, guide_library** library, guide_error** error) {
  const guide_module module{{nullptr, 0}, {file, file_size}, {text, text_size}};
  return guide_load_modules(&module, 1, options, library, error);
}

guide_status guide_load_modules(const guide_module* modules, size_t count, const guide_load_options* options,
                                guide_library** library, guide_error** error) {
  if (error != nullptr) *error = nullptr;
  if (library == nullptr || (modules == nullptr && count != 0)) return GUIDE_BAD_ARGUMENT;
  *library = nullptr;
  return guarded([&] {
    std::vector<guide::api::Module> texts;
    for (std::size_t i = 0; i < count; ++i) {
      const guide_module& given = modules[i];
      if (!is_text(given.path) || !is_text(given.file) || !is_text(given.text)) return GUIDE_BAD_ARGUMENT;
      texts.push_back({std::string(view(given.path)), std::string(view(given.file)), std::string(view(given.text))});
    }
    const guide_load_options known_options = known(options);
    return load(std::move(texts), loader_of(known_options), known_options, library, error);
  });
}

guide_status guide_load_image(const void* bytes, size_t size, const guide_load_options* options,
                              guide_library** library, guide_error** error) {
  if (error != nullptr) *error = nullptr;
  if (library == nullptr || (bytes == nullptr && size != 0)) return GUIDE_BAD_ARGUMENT;
  *library = nullptr;
  return guarded([&] {
    const std::string_view image(static_cast<const char*>(bytes), size);
    return give_loaded(guide::api::Library::load_image(image, limits_of(known(options))), library, error);
  });
}

guide_status guide_library_image(const guide_library* library, guide_text** image) {
  if (image == nullptr) return GUIDE_BAD_ARGUMENT;
  *image = nullptr;
  if (library == nullptr) return GUIDE_BAD_ARGUMENT;
  return guarded([&] { return give(image, {library->library.image()}); });
}

void guide_library_free(guide_library* library) { delete library; }

guide_status guide_library_get(const guide_library* library, guide_library_info* info) {
  if (library == nullptr) return GUIDE_BAD_ARGUMENT;
  guide_library_info result{};
  result.digest = view(library->digest);
  result.facts = library->info.facts;
  result.records = library->info.records;
  result.services = library->info.services;
  result.guidelines = library->info.guidelines;
  result.determinations = library->info.determinations;
  result.nodes = library->info.nodes;
  result.cases = library->info.cases;
  result.diagnostics = library->diagnostics.size();
  return fill(info, result);
}

guide_status guide_library_diagnostic(const guide_library* library, size_t index, guide_diagnostic* diagnostic) {
  if (library == nullptr || index >= library->diagnostics.size()) return GUIDE_BAD_ARGUMENT;
  return fill(diagnostic, shown(library->diagnostics[index]));
}

guide_status guide_library_case(const guide_library* library, size_t index, guide_case** the_case) {
  if (the_case == nullptr) return GUIDE_BAD_ARGUMENT;
  *the_case = nullptr;
  if (library == nullptr || index >= library->cases.size()) return GUIDE_BAD_ARGUMENT;
  return guarded([&] {
    const guide::api::Case& known_case = library->cases[index];
    return give(the_case, {known_case, known_case.name()});
  });
}

guide_status guide_library_find_fact(const guide_library* library, const char* name, size_t name_size,
                                     uint32_t* slot) {
  if (library == nullptr || slot == nullptr || !is_text(name, name_size)) return GUIDE_BAD_ARGUMENT;
  return guarded([&] {
    const std::optional<guide::api::Slot> found = library->library.find_fact(view(name, name_size));
    if (!found) return GUIDE_NOT_FOUND;
    *slot = found->number;
    return GUIDE_OK;
  });
}
