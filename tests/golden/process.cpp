#include "tests/golden/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>

namespace guide::golden {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto longest_run = std::chrono::seconds(60);

[[noreturn]] void become(const std::vector<std::string>& words, const std::filesystem::path& folder,
                         const std::filesystem::path& program_folder, int out, int err) {
  const int nothing = open("/dev/null", O_RDONLY);
  dup2(nothing, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  const char* old_path = std::getenv("PATH");
  const std::string path = program_folder.string() + ":" + (old_path != nullptr ? old_path : "/usr/bin:/bin");
  setenv("PATH", path.c_str(), 1);
  setenv("TERM", "dumb", 1);
  setenv("LC_ALL", "C.UTF-8", 1);
  unsetenv("GUIDE_LIBRARY");
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  if (chdir(folder.c_str()) == 0) execvp(arguments[0], arguments.data());
  _exit(127);
}

/// Reads both pipes until they close or the time is up.
bool drain(int out, int err, Outcome& outcome) {
  const auto deadline = Clock::now() + longest_run;
  pollfd pipes[2] = {{out, POLLIN, 0}, {err, POLLIN, 0}};
  std::string* texts[2] = {&outcome.out, &outcome.err};
  int open_pipes = 2;
  while (open_pipes > 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    if (poll(pipes, 2, static_cast<int>(left)) < 0) continue;
    for (int i = 0; i < 2; ++i) {
      if (pipes[i].fd < 0 || pipes[i].revents == 0) continue;
      char buffer[1 << 14];
      const ssize_t count = read(pipes[i].fd, buffer, sizeof buffer);
      if (count > 0) {
        texts[i]->append(buffer, static_cast<std::size_t>(count));
      } else {
        pipes[i].fd = -1;
        --open_pipes;
      }
    }
  }
  return true;
}

}  // namespace

Outcome run(const std::vector<std::string>& words, const std::filesystem::path& folder,
            const std::filesystem::path& program_folder) {
  Outcome outcome;
  int out[2];
  int err[2];
  if (pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0) return outcome;
  const pid_t child = fork();
  if (child == 0) become(words, folder, program_folder, out[1], err[1]);
  close(out[1]);
  close(err[1]);
  if (child > 0) {
    outcome.timed_out = !drain(out[0], err[0], outcome);
    if (outcome.timed_out) kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
  }
  close(out[0]);
  close(err[0]);
  return outcome;
}

}  // namespace guide::golden
