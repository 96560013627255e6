#include "tools/guide/line_input.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "runtime/json/plain_reader.hpp"

namespace guide::tool {
namespace {

constexpr std::size_t block_size = 1 << 20;
constexpr std::size_t longest_line = 64 << 20;
constexpr std::size_t padding = json::PlainReader::padding;

}  // namespace

std::unique_ptr<LineInput> LineInput::open(const std::string& path, std::string& problem) {
  if (path.empty() || path == "-") return std::make_unique<LineInput>(STDIN_FILENO);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor >= 0) return std::make_unique<LineInput>(descriptor);
  problem = errno == ENOENT ? "no file named `" + path + "`" : "cannot read `" + path + "`: " + std::strerror(errno);
  return nullptr;
}

LineInput::~LineInput() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

/// 0 at the end, and when reading fails.
std::size_t LineInput::read_some(char* to, std::size_t size) {
  while (!ended_) {
    const ssize_t got = ::read(descriptor_, to, size);
    if (got > 0) return static_cast<std::size_t>(got);
    if (got < 0 && errno == EINTR) continue;
    failed_ = got < 0;
    ended_ = true;
  }
  return 0;
}

void LineInput::skip(std::uint64_t lines) {
  std::string buffer(block_size, '\0');
  while (lines_ < lines) {
    const std::size_t got = read_some(buffer.data(), buffer.size());
    if (got == 0) return;
    const std::string_view piece(buffer.data(), got);
    std::size_t at = 0;
    while (lines_ < lines && at < piece.size()) {
      const std::size_t end = piece.find('\n', at);
      if (end != std::string_view::npos) ++lines_;
      at = end == std::string_view::npos ? piece.size() : end + 1;
    }
    rest_ = piece.substr(at);
  }
}

bool LineInput::next(LineBlock& block) {
  const std::lock_guard lock(mutex_);
  std::size_t whole = 0;
  block.too_long = false;
  if (!fill(block, whole)) return false;
  if (block.too_long)
    skip_long_line(block);
  else
    rest_.assign(block.buffer, whole, block.size - whole);
  block.size = whole;
  block.number = blocks_++;
  block.first_line = lines_ + 1;
  block.lines = block.too_long
                    ? 1
                    : static_cast<std::uint64_t>(std::count(block.buffer.data(), block.buffer.data() + whole, '\n'));
  if (whole != 0 && block.buffer[whole - 1] != '\n') ++block.lines;  // the input's last line
  lines_ += block.lines;
  return true;
}

/// Reads until there is a block's worth and a whole line in it; `whole` is where the last line ends.
bool LineInput::fill(LineBlock& block, std::size_t& whole) {
  block.buffer.resize(std::max(block.buffer.size(), block_size + padding));
  if (block.buffer.size() < rest_.size() + padding) block.buffer.resize(rest_.size() + block_size + padding);
  std::memcpy(block.buffer.data(), rest_.data(), rest_.size());
  block.size = rest_.size();
  rest_.clear();
  std::size_t searched = 0;  // no line ends before
  for (;;) {
    const std::size_t room = block.buffer.size() - padding - block.size;
    const std::size_t got = room == 0 ? 0 : read_some(block.buffer.data() + block.size, room);
    block.size += got;
    if (got == 0 && room != 0) {  // the end
      whole = block.size;
      return block.size != 0;
    }
    const std::size_t last = block.text().substr(searched).rfind('\n');
    if (last != std::string_view::npos) {
      whole = searched + last + 1;
      return true;
    }
    searched = block.size;
    if (block.size >= longest_line) {
      block.too_long = true;
      return true;
    }
    if (room == got) block.buffer.resize(2 * block.buffer.size());
  }
}

/// Passes over the rest of a line that is not kept.
void LineInput::skip_long_line(LineBlock& block) {
  for (;;) {
    const std::size_t got = read_some(block.buffer.data(), block_size);
    if (got == 0) break;
    const char* end = static_cast<const char*>(std::memchr(block.buffer.data(), '\n', got));
    if (end == nullptr) continue;
    rest_.assign(end + 1, static_cast<std::size_t>(block.buffer.data() + got - end - 1));
    break;
  }
  block.buffer.resize(block_size + padding);
  block.buffer.shrink_to_fit();
}

}  // namespace guide::tool
