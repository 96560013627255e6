# Writes OUTPUT: a table from module path (`clinical.pain`) to text, of the files named in LIST below ROOT.
cmake_policy(VERSION 3.25)
set(delimiter "guide_text")
file(STRINGS ${LIST} modules)
list(SORT modules)

set(rows "")
set(count 0)
foreach(module IN LISTS modules)
  file(RELATIVE_PATH path ${ROOT} ${module})
  string(REGEX REPLACE "\\.guide$" "" path "${path}")
  string(REPLACE "/" "." path "${path}")
  file(READ ${module} text)
  string(FIND "${text}" ")${delimiter}\"" clash)
  if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${module} contains `)${delimiter}\"`, which ends its own embedding")
  endif()
  string(APPEND rows "    Module{\"${path}\", R\"${delimiter}(${text})${delimiter}\"},\n")
  math(EXPR count "${count} + 1")
endforeach()

file(WRITE ${OUTPUT} "// Made by cmake/embed_stdlib.cmake from stdlib/.
#include \"compiler/stdlib.hpp\"

#include <array>

namespace guide {
namespace {

struct Module {
  std::string_view path;
  std::string_view text;
};
constexpr std::array<Module, ${count}> modules = {
${rows}};

}  // namespace

std::optional<std::string_view> stdlib_module(std::string_view path) {
  for (const Module& module : modules) {
    if (module.path == path) return module.text;
  }
  return std::nullopt;
}

std::vector<std::string_view> stdlib_modules() {
  std::vector<std::string_view> paths;
  for (const Module& module : modules) paths.push_back(module.path);
  return paths;
}

}  // namespace guide
")
