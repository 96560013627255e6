// Any text as lines of cases: each gets one line of JSON, bad where the general reader refuses it; and the quick way,
// where it takes a line, says what the general one says.

#include "compiler/compile.hpp"
#include "runtime/batch/line_decider.hpp"
#include "runtime/case_limits.hpp"
#include "runtime/json/cursor.hpp"
#include "runtime/json/plain_reader.hpp"
#include "tests/fuzz/target.hpp"

namespace guide::fuzz {
namespace {

const Program& program() {
  static const auto compiled = compile({{"", "library.guide", library_text()}}, {});
  must(compiled->program != nullptr, "the library compiles");
  return *compiled->program;
}

bool is_json(std::string_view text) {
  json::Cursor cursor(text);
  return cursor.skip() && cursor.finish();
}

struct Decided {
  bool good = false;
  std::string text;
};

Decided decide(batch::LineDecider& decider, std::string_view line) {
  std::string padded(line);
  padded.append(json::PlainReader::padding, '\0');
  batch::TextRoom room;
  const bool good = decider.decide({padded.data(), line.size()}, 7, room);
  return {good, std::string(room.view())};
}

/// The same case for the general reader alone: the quick one knows no escapes.
std::string generalised(std::string_view line) {
  const std::size_t brace = line.find('{');
  if (brace == std::string_view::npos || line.find("title") != std::string_view::npos) return {};
  return std::string(line.substr(0, brace + 1)) + R"("title":"\u0041",)" + std::string(line.substr(brace + 1));
}

void run(batch::LineDecider& decider, std::string_view line) {
  const Decided quick = decide(decider, line);
  must(!quick.text.empty() && quick.text.find('\n') == quick.text.size() - 1, "a line is answered by one line");
  must(is_json(quick.text.substr(0, quick.text.size() - 1)), "the answer is JSON");
  const bool readable = std::holds_alternative<Case>(read_case_json(program(), line, usual_case_limits));
  must(quick.good == readable, "a line is bad exactly where the general reader refuses it");
  const std::string general = quick.good ? generalised(line) : std::string();
  if (general.empty()) return;
  must(decide(decider, general).text == quick.text, "the quick way says what the general one says");
}

}  // namespace
}  // namespace guide::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guide::fuzz;
  if (size > longest_text) return 0;
  const std::string_view text = text_of(data, size);
  guide::batch::LineDecider decider(program());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    run(decider, text.substr(at, end - at));
    at = end + 1;
  }
  return 0;
}
