#include <algorithm>

#include "compiler/resolve/stages.hpp"

namespace guide::resolve {
namespace {

// What all files see together. Beyond it modules import each other so widely that the lists alone would fill the
// memory.
constexpr std::size_t most_seen = 10'000'000;

/// Imports of each file as file numbers; modules that were not found are left out.
std::vector<std::vector<std::uint32_t>> direct_imports(Library& library) {
  std::vector<std::vector<std::uint32_t>> imports(library.files->size());
  for (std::uint32_t file = 0; file < imports.size(); ++file) {
    for (const ast::Declaration& declaration : (*library.files)[file].declarations) {
      const auto* import = boost::variant2::get_if<ast::Import>(&declaration);
      if (import == nullptr) continue;
      const auto found = library.file_of_module.find(import->path.text);
      if (found == library.file_of_module.end()) {
        library.scopes[file].incomplete = true;
      } else {
        imports[file].push_back(found->second);
      }
    }
  }
  return imports;
}

/// Breadth first: nearest modules first. `seen` holds, for each file, the last file that came to see it.
void see(Library& library, std::uint32_t file, const std::vector<std::vector<std::uint32_t>>& imports,
         std::vector<std::uint32_t>& seen) {
  Scope& scope = library.scopes[file];
  scope.visible.push_back(file);
  seen[file] = file;
  for (std::size_t next = 0; next < scope.visible.size(); ++next) {
    const std::uint32_t at = scope.visible[next];
    scope.incomplete = scope.incomplete || library.scopes[at].incomplete;
    for (std::uint32_t imported : imports[at]) {
      if (seen[imported] == file) continue;
      seen[imported] = file;
      scope.visible.push_back(imported);
    }
  }
  scope.visible.shrink_to_fit();
  scope.sees = scope.visible;
  std::sort(scope.sees.begin(), scope.sees.end());
}

}  // namespace

void see_imports(Stage& stage) {
  Library& library = stage.library;
  for (std::uint32_t file = 0; file < library.modules.size(); ++file) {
    if (!library.modules[file].empty()) library.file_of_module.emplace(library.modules[file], file);
  }
  const std::vector<std::vector<std::uint32_t>> imports = direct_imports(library);
  std::vector<std::uint32_t> seen(library.files->size(), none);
  std::size_t total = 0;
  for (std::uint32_t file = 0; file < imports.size(); ++file) {
    if (total > most_seen) {
      // The rest see only themselves; what they name from elsewhere would be reported again and again.
      library.scopes[file].visible = library.scopes[file].sees = {file};
      library.scopes[file].incomplete = true;
      continue;
    }
    see(library, file, imports, seen);
    total += library.scopes[file].visible.size();
    if (total > most_seen) {
      stage.diagnostics.add(Code::too_many_imports, {file, 0, 0},
                            "the modules import one another more than " + std::to_string(most_seen) + " times over",
                            "import only the modules whose names a file uses");
    }
  }
}

bool sees(const Library& library, std::uint32_t file, std::uint32_t other) {
  const std::vector<std::uint32_t>& list = library.scopes[file].sees;
  return other == file || std::binary_search(list.begin(), list.end(), other);
}

}  // namespace guide::resolve
