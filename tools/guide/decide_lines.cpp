// `guide decide --format ndjson`: one case a line in, one decision a line out, in order. Threads take blocks of whole
// lines in turn; what is finished early waits for its turn, so memory is bounded whatever the input.

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <thread>

#include "runtime/batch/line_decider.hpp"
#include "tools/guide/cases.hpp"
#include "tools/guide/line_input.hpp"
#include "tools/guide/line_output.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/decide.hpp"

namespace guide::tool {
namespace {

/// One thread's work: take a block, decide its lines, hand over the text.
class Worker {
 public:
  Worker(const Program& program, bool trace, LineInput& input, LineOutput& output)
      : decider_(program, {trace}), input_(input), output_(output) {}

  void run() {
    while (!output_.failed() && input_.next(block_)) {
      const std::uint64_t bad = decide_block();
      output_.add(block_.number, text_, block_.lines, bad);
    }
  }

 private:
  std::uint64_t decide_block() {
    text_.clear();
    std::uint64_t bad = 0;
    std::uint64_t number = block_.first_line;
    if (block_.too_long) {
      batch::LineDecider::refuse(number, "the line is longer than 64 MiB", text_);
      return 1;
    }
    const std::string_view lines = block_.text();
    for (std::size_t at = 0; at < lines.size(); ++number) {
      const std::size_t end = std::min(lines.find('\n', at), lines.size());
      if (!decider_.decide(lines.substr(at, end - at), number, text_)) ++bad;
      at = end + 1;
    }
    return bad;
  }

  batch::LineDecider decider_;
  LineInput& input_;
  LineOutput& output_;
  LineBlock block_;
  batch::TextRoom text_;
};

std::string lines_text(std::uint64_t count) { return std::to_string(count) + (count == 1 ? " line" : " lines"); }

}  // namespace

ExitCode decide_lines(const DecideOptions& options) {
  ExitCode failed = exit_failure;
  const auto library = read_library(options.library, failed);
  if (!library) return failed;
  std::string problem;
  auto input = LineInput::open(options.case_file, problem);
  if (!input) {
    report_error(problem);
    return exit_failure;
  }
  input->skip(options.skip);
  LineOutput output;
  const unsigned jobs = options.jobs != 0 ? static_cast<unsigned>(options.jobs) : std::max(1u, std::thread::hardware_concurrency());
  const auto work = [&] { Worker(*library, options.trace, *input, output).run(); };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < jobs; ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  output.finish();
  if (input->failed()) {
    report_error("the input could not be read to its end");
    return exit_failure;
  }
  if (output.failed()) {
    report_output_failure(output.problem());
    return exit_failure;
  }
  if (output.bad() == 0) return exit_done;
  report_error(std::to_string(output.bad()) + " of " + lines_text(output.lines()) + " cannot be read",
               "what is wrong stands in their place, under `errors`");
  return exit_case;
}

}  // namespace guide::tool
