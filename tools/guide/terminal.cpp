#include "tools/guide/terminal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace guide::tool {
namespace {

ColorMode color_mode = ColorMode::automatic;
bool passing_is_shown = false;

bool is_terminal(int descriptor) {
  const char* term = std::getenv("TERM");
  if (term == nullptr || std::string_view(term) == "dumb") return false;
  return isatty(descriptor) == 1;
}

bool color_on(int descriptor) {
  if (color_mode != ColorMode::automatic) return color_mode == ColorMode::always;
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  return is_terminal(descriptor);
}

int output_problem = 0;  // why standard output was first not written

void write_to(std::FILE* stream, std::string_view text) {
  clear_passing();
  const std::size_t written = std::fwrite(text.data(), 1, text.size(), stream);
  if (written < text.size() && stream == stdout && output_problem == 0) output_problem = errno;
}

}  // namespace

void set_color_mode(ColorMode mode) { color_mode = mode; }
bool color_on_output() { return color_on(STDOUT_FILENO); }
bool color_on_error() { return color_on(STDERR_FILENO); }
bool error_is_terminal() { return is_terminal(STDERR_FILENO); }

void show_passing(std::string_view line) {
  std::fprintf(stderr, "\r%.*s", static_cast<int>(line.size()), line.data());
  passing_is_shown = true;
}
void clear_passing() {
  if (passing_is_shown) std::fputs("\r\x1b[K", stderr);
  passing_is_shown = false;
}

void print(std::string_view text) { write_to(stdout, text); }
void print_error(std::string_view text) {
  flush_output();  // keep the order where both go to one place
  write_to(stderr, text);
}

void report_error(std::string_view message, std::string_view help) {
  const bool color = color_on_error();
  std::string text = color ? "\x1b[1;31merror\x1b[0m: " : "error: ";
  text.append(message).append("\n");
  if (!help.empty()) text.append("   = help: ").append(help).append("\n");
  print_error(text);
}

bool flush_output() {
  const bool flushed = std::fflush(stdout) == 0;
  if (!flushed && output_problem == 0) output_problem = errno;
  return flushed && std::ferror(stdout) == 0;
}

void report_output_failure() { report_output_failure(output_problem); }

void report_output_failure(int problem) {
  if (problem == EPIPE) return;
  const std::string why = problem == 0 ? "" : std::string(": ") + std::strerror(problem);
  report_error("the output could not be written" + why);
}

void reserve_standard_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
    // Opened the wrong way round, so that using it fails as if it were closed; the lowest free number is this one.
    if (::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) != descriptor) return;
  }
}

}  // namespace guide::tool
