#pragma once
// A fuzz target is one function, from bytes to "nothing was wrong". libFuzzer calls it (`make fuzz`); so does
// replay.cpp, with the files of a corpus, in every run of the tests.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace guide::fuzz {

/// Ends the process, which is how a fuzzer learns that something does not hold.
void must(bool holds, std::string_view what);

/// tests/fuzz/library/library.guide.
const std::string& library_text();

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Small enough that no input takes long.
inline constexpr std::size_t longest_text = 1 << 16;
inline constexpr std::uint64_t work_per_node = 200;

}  // namespace guide::fuzz
