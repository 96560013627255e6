#include "runtime/image/image.hpp"
#include "tools/guide/compiled.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

struct CompileVerbOptions {
  std::vector<std::string> files;
  std::vector<std::string> library;
  std::string output;
};

ExitCode run(const CompileVerbOptions& options) {
  const auto inputs = read_inputs(options.files, options.library);
  if (!inputs) return exit_failure;
  const auto compilation = compile_guidelines(inputs->modules, inputs->library);
  if (!compilation) return exit_guideline;
  std::string problem;
  if (write_file(options.output, image::write(*compilation->program), problem, Kept::in_time)) return exit_done;
  report_error(problem);
  return exit_failure;
}

}  // namespace

Verb compile_verb() {
  const auto options = std::make_shared<CompileVerbOptions>();
  Option output = path_option("--output", "FILE", options->output, "Where to write it");
  output.alias = "-o";
  output.required = true;
  return {"compile",
          "Write a library as one file that loads without being compiled.",
          "  guide compile guidelines --output guidelines.guidec\n"
          "  guide decide case.json --library guidelines.guidec\n",
          {files_argument(options->files, "Files or folders; - is standard input"), output,
           library_option(options->library)},
          [options] { return run(*options); }};
}

}  // namespace guide::tool
