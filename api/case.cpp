#include <algorithm>

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
  return public_diagnostics({inner}, sources).front();
}

}  // namespace

Case::Case(std::shared_ptr<const Inside> inside) : inside_(std::move(inside)) {}

std::string Case::name() const { return inside_->the_case.name; }

std::string Case::json() const { return write_case_json(*inside_->program, inside_->the_case); }

ReadCase Library::read_case(std::string_view json, std::string_view file) const {
  ReadCase read;
  auto result = read_case_json(*inside_->program, json);
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
}

}  // namespace guide::api
