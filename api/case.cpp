#include <algorithm>
#include <new>

#include "api/inside.hpp"

namespace guide::api {
namespace {

Diagnostic public_diagnostic(const JsonError& error, const SourceMap& sources) {
  guide::Diagnostic inner;
  inner.code = Code::case_json;
  inner.message = error.message;
  inner.help = error.help;
  const auto at = static_cast<std::uint32_t>(std::min(error.offset, sources[0].text().size()));
  inner.primary.span = {0, at, at};
  Diagnostic shown = public_diagnostics({inner}, sources).front();
  if (error.too_large) shown.code = "case-too-large";
  return shown;
}

Diagnostic too_long(std::string_view file, std::size_t most) {
  Diagnostic diagnostic = placeless("text-too-large", "a case can have at most " + grouped(most) + " bytes here",
                                    "divide it into several cases");
  diagnostic.file = std::string(file);
  return diagnostic;
}

}  // namespace

Case::Case(std::shared_ptr<const Inside> inside) : inside_(std::move(inside)) {}

std::string Case::name() const { return inside_->the_case.name; }

std::string Case::json() const { return write_case_json(*inside_->program, inside_->the_case); }

ReadCase Library::read_case(std::string_view json, std::string_view file) const try {
  ReadCase read;
  if (json.size() > inside_->limits.text_bytes) {
    read.diagnostics.push_back(too_long(file, inside_->limits.text_bytes));
    return read;
  }
  auto result = read_case_json(*inside_->program, json, case_limits(inside_->limits));
  if (auto* the_case = std::get_if<guide::Case>(&result)) {
    read.the_case = Case(std::make_shared<Case::Inside>(Case::Inside{inside_->program, std::move(*the_case)}));
    return read;
  }
  SourceMap sources;
  sources.add(std::string(file), std::string(json));
  for (const JsonError& error : std::get<std::vector<JsonError>>(result)) {
    read.diagnostics.push_back(public_diagnostic(error, sources));
  }
  return read;
} catch (const std::bad_alloc&) {
  ReadCase read;
  read.out_of_memory = true;
  return read;
}

}  // namespace guide::api
