#include "tools/guide/doc.hpp"

#include <filesystem>
#include <functional>

#include "tools/guide/terminal.hpp"
#include "tools/guide/threads.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

enum class DocFormat { html, markdown };
struct DocOptions {
  std::vector<std::string> files;
  std::vector<std::string> library;
  std::string output = "guide-doc";
  DocFormat format = DocFormat::html;
};

/// A page for each guideline; a second version of one has a number.
std::vector<std::string> page_names(const Program& program) {
  std::map<std::string, std::size_t> seen;
  std::vector<std::string> names;
  for (const GuidelineInfo& guideline : program.guidelines) {
    const std::size_t number = ++seen[guideline.name];
    names.push_back(guideline.name + (number == 1 ? "" : "-" + std::to_string(number)));
  }
  return names;
}

/// What will be written: pages do not depend on each other.
using Make = std::function<NamedText()>;

std::vector<Make> pages_of(const doc::Library& library, DocFormat format) {
  std::vector<Make> pages;
  const auto add = [&](std::function<doc::Page()> page) {
    pages.emplace_back([page = std::move(page), format] {
      const doc::Page made = page();
      return format == DocFormat::html ? NamedText{made.name + ".html", doc::render_html(made)}
                                       : NamedText{made.name + ".md", doc::render_markdown(made)};
    });
  };
  add([&library] { return doc::index_page(library); });
  add([&library] { return doc::vocabulary_page(library); });
  for (std::uint32_t i = 0; i < library.shown.size(); ++i) {
    if (library.shown[i]) add([&library, i] { return doc::guideline_page(library, i); });
  }
  for (std::uint32_t i = 0; i < library.shown_determinations.size(); ++i) {
    if (library.shown_determinations[i]) add([&library, i] { return doc::determination_page(library, i); });
  }
  pages.emplace_back([&library] { return NamedText{"intake.html", doc::intake_form(library)}; });
  pages.emplace_back([&library] { return NamedText{"case.schema.json", doc::case_schema(library)}; });
  return pages;
}

ExitCode write_pages(const std::vector<Make>& pages, const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    report_error("`" + folder + "` cannot be made: " + error.message());
    return exit_failure;
  }
  std::vector<std::string> paths(pages.size()), problems(pages.size());
  on_threads(pages.size(), [&](std::size_t i) {
    const NamedText page = pages[i]();
    paths[i] = (std::filesystem::path(folder) / page.name).string();
    write_file(paths[i], page.text, problems[i], Kept::in_time);
  });
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!problems[i].empty()) {
      report_error(problems[i]);
      return exit_failure;
    }
    print(paths[i] + "\n");
  }
  return exit_done;
}

ExitCode run(const DocOptions& options) {
  auto inputs = read_inputs(options.files, options.library);
  if (!inputs) return exit_failure;
  const std::size_t given = inputs->modules.size();
  const auto compilation = compile_guidelines(std::move(inputs->modules), inputs->library);
  if (!compilation) return exit_guideline;
  const Program& program = *compilation->program;
  const Case nothing;
  const Decision decision = guide::decide(program, nothing);
  const auto views = explain::view(program, nothing, decision);
  std::set<std::uint32_t> documented;
  std::vector<bool> shown, shown_determinations;
  for (std::uint32_t i = 0; i < program.guidelines.size(); ++i) {
    shown.push_back(program.guidelines[i].place.file < given);
    if (shown.back()) documented.insert(i);
  }
  for (const DeterminationInfo& info : program.determinations) {
    shown_determinations.push_back(info.place.file < given);
  }
  const doc::Library library{*compilation,
                             program,
                             views.front(),
                             page_names(program),
                             shown,
                             shown_determinations,
                             needed_by(program, documented)};
  return write_pages(pages_of(library, options.format), options.output);
}

}  // namespace

Verb doc_verb() {
  const auto options = std::make_shared<DocOptions>();
  return {
      "doc",
      "Write guidelines as pages to read, with their vocabulary, an intake form and a JSON Schema for cases.",
      "  guide doc guidelines --output site\n"
      "  guide doc pain.guide --library guidelines --format markdown\n",
      {files_argument(options->files, "Files or folders; - is standard input"),
       path_option("--output", "FOLDER", options->output, "Where the pages are written (default guide-doc)"),
       choice<DocFormat>("--format", "FORMAT", options->format,
                         {{"html", DocFormat::html}, {"markdown", DocFormat::markdown}}, "html (default) or markdown"),
       library_option(options->library)},
      [options] { return run(*options); }};
}

}  // namespace guide::tool
