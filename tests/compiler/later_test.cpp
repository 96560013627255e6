// Loading does not depend on when cases are read, nor on the order in which texts are.

#include <algorithm>
#include <catch2/catch.hpp>

#include "compiler/compile.hpp"
#include "tests/compiler/text.hpp"

namespace guide::test {
namespace {

/// What the text is when its cases and the bodies of its guidelines are read after the rest.
struct ReadLater {
  SourceMap sources;
  Diagnostics diagnostics;
  ast::File file;
  std::size_t left = 0, bodies_left = 0;

  explicit ReadLater(std::string text) {
    syntax::Scan scanned;
    const std::uint32_t id = sources.add("policy.guide", std::move(text));
    file = syntax::parse_leaving(syntax::Left::cases_and_bodies, sources, id, diagnostics, syntax::deepest_nesting, scanned);
    for (ast::Declaration& declaration : file.declarations) {
      if (auto* block = boost::variant2::get_if<ast::Case>(&declaration)) {
        if (block->unread) ++left;
        *block = syntax::with_items(sources, scanned, *block, diagnostics, syntax::deepest_nesting);
      } else if (auto* guideline = boost::variant2::get_if<ast::Guideline>(&declaration)) {
        if (guideline->unread) ++bodies_left;
        *guideline = syntax::with_body(sources, scanned, *guideline, diagnostics, syntax::deepest_nesting);
      }
    }
  }
  std::string messages() const {
    std::string all;
    for (const Diagnostic& each : diagnostics.sorted()) all += render_text(each, sources);
    return all;
  }
};

/// A digest of the library, its cases and its messages.
std::string loaded(const Workers& workers) {
  std::vector<ModuleText> modules;
  const std::filesystem::path root = std::filesystem::path(GUIDE_SOURCE_FOLDER) / "guidelines";
  for (const std::filesystem::path& path : guide_files()) {
    const std::filesystem::path relative = path.lexically_relative(root);
    if (relative.empty() || *relative.begin() == "..") continue;
    std::string module = relative.parent_path() / relative.stem();
    std::replace(module.begin(), module.end(), '/', '.');
    modules.push_back({module, relative.string(), read_file(path)});
  }
  modules.push_back({"broken", "broken.guide", "fact a: finding \"a\"\ncase b as of 2014-01-01:\n  a: presnt\n  c: 3\n"});
  const auto compilation = compile(std::move(modules), {}, {.workers = workers});
  std::string all = compilation->program ? compilation->program->digest : "nothing";
  for (const Case& one : compilation->cases) all += '\n' + one.name;
  for (const Diagnostic& each : compilation->diagnostics.sorted()) all += '\n' + render_text(each, compilation->sources);
  return all;
}

TEST_CASE("cases and bodies that are read later are the same, mistakes included") {
  std::size_t left = 0, bodies_left = 0;
  for (const std::filesystem::path& path : guide_files()) {
    INFO(path);
    const Parsed at_once(read_file(path));
    const ReadLater later(read_file(path));
    CHECK(ast::print(later.file) == at_once.tree());
    CHECK(later.messages() == at_once.messages());
    left += later.left;
    bodies_left += later.bodies_left;
  }
  CHECK(left > 3000);
  CHECK(bodies_left > 200);
}

/// What is said of a text, and whether there is a library.
std::string said(const std::string& text, bool keep_bodies) {
  const auto compilation = compile({{"", "policy.guide", text}}, {}, {.keep_bodies = keep_bodies});
  std::string all = compilation->program ? std::to_string(compilation->program->nodes.size()) : "no library";
  for (const Diagnostic& each : compilation->diagnostics.sorted()) all += '\n' + render_text(each, compilation->sources);
  return all;
}

TEST_CASE("bodies that are read while they are lowered have the same mistakes") {
  std::size_t wrong = 0;
  for (const std::filesystem::path& path : guide_files()) {
    INFO(path);
    const std::string text = read_file(path);
    const std::string kept = said(text, true);
    CHECK(said(text, false) == kept);
    wrong += kept.starts_with("no library");
  }
  CHECK(wrong > 300);
}

TEST_CASE("a case whose characters are at fault is no case") {
  const std::string text = "fact a: finding \"a\"\nguideline g:\n  require a\n\n";
  for (const bool keep_bodies : {true, false}) {
    const auto compilation = compile({{"",
                                       "policy.guide",
                                       text + "case good as of 2014-01-01 \"title\":\n  a: present\n" +
                                           "case bad as of 2014-01-01 \"ti\xA4tle\":\n  a: present\n"}},
                                     {}, {.keep_bodies = keep_bodies});
    REQUIRE(compilation->program);
    CHECK(compilation->case_errors);
    REQUIRE(compilation->cases.size() == 1);
    CHECK(compilation->cases.front().name == "good");
  }
}

TEST_CASE("workers may take the texts in any order") {
  const std::string in_order = loaded({});
  CHECK(in_order.size() > 50'000);
  CHECK(in_order.find("presnt") != std::string::npos);
  CHECK(loaded([](std::size_t count, const std::function<void(std::size_t)>& task) {
          while (count > 0) task(--count);
        }) == in_order);
}

}  // namespace
}  // namespace guide::test
