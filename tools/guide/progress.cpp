#include "tools/guide/progress.hpp"

#include <fmt/format.h>

#include "tools/guide/terminal.hpp"

namespace guide::tool {
namespace {

using std::chrono::steady_clock;
constexpr auto patience = std::chrono::seconds(1);
constexpr auto pause = std::chrono::milliseconds(100);
constexpr std::size_t width = 30;

}  // namespace

Progress::Progress(std::string what, std::size_t total)
    : what_(std::move(what)), total_(total), on_terminal_(error_is_terminal()), begin_(steady_clock::now()) {}

void Progress::step() {
  const std::lock_guard lock(mutex_);
  ++done_;
  if (!on_terminal_ || total_ == 0) return;
  const auto now = steady_clock::now();
  if (now - begin_ < patience || now - last_ < pause) return;
  last_ = now;
  const std::size_t filled = std::min(width, done_ * width / total_);
  show_passing(fmt::format("{} [{}{}] {}/{}", what_, std::string(filled, '#'), std::string(width - filled, ' '), done_,
                           total_));
}

Progress::~Progress() { clear_passing(); }

}  // namespace guide::tool
