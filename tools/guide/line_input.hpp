#pragma once
// Standard input or a file as blocks of whole lines, for several threads. Not here: what the lines say.

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace guide::tool {

/// Behind the text so many bytes as the reader of cases looks at are readable.
struct LineBlock {
  std::uint64_t number = 0;      // of the block, from 0
  std::uint64_t first_line = 1;  // its number in the input
  std::uint64_t lines = 0;
  bool too_long = false;  // one line, too long to be kept; there is no text
  std::string buffer;
  std::size_t size = 0;
  std::string_view text() const { return {buffer.data(), size}; }
};

class LineInput {
 public:
  /// `-` is standard input.
  static std::unique_ptr<LineInput> open(const std::string& path, std::string& problem);
  explicit LineInput(int descriptor) : descriptor_(descriptor) {}
  ~LineInput();
  LineInput(const LineInput&) = delete;
  LineInput& operator=(const LineInput&) = delete;

  /// Passes over so many lines, before the first block is asked for. They count in the numbers of lines.
  void skip(std::uint64_t lines);
  /// The next block, whose memory is used again; false at the end.
  bool next(LineBlock& block);
  bool failed() const { return failed_; }

 private:
  std::size_t read_some(char* to, std::size_t size);
  bool fill(LineBlock& block, std::size_t& whole);
  void skip_long_line(LineBlock& block);

  std::mutex mutex_;
  int descriptor_;
  std::string rest_;  // read already: begins with the line that the block before left
  std::uint64_t blocks_ = 0;
  std::uint64_t lines_ = 0;
  bool ended_ = false;
  bool failed_ = false;
};

}  // namespace guide::tool
