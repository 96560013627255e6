#include "compiler/resolve/library.hpp"
#include "compiler/resolve/stages.hpp"

namespace guide::resolve {

Library resolve(const SourceMap& sources, const std::vector<ast::File>& files, const std::vector<std::string>& modules,
                Diagnostics& diagnostics) {
  Library library;
  library.sources = &sources;
  library.files = &files;
  for (const std::string& module : modules) library.modules.push_back(library.keep(module));
  library.scopes.resize(files.size());

  Stage stage{library, diagnostics, {}, {}, {}, {}, {}};
  see_imports(stage);
  declare(stage);
  check_redeclared(stage);
  give_types(stage);
  check_records(stage);
  rank_sources(stage);
  bind_definitions(stage);
  bind_tables(stage);
  check_guideline_names(stage);
  name_vocabulary(stage);
  return library;
}

Place Library::place(Span span) const {
  const Position position = (*sources)[span.source].position(span.begin);
  return {span.source, position.line, position.column};
}

}  // namespace guide::resolve
