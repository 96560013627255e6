#include <guide/guide.hpp>
#include <iostream>

int main() {
  const auto loaded = guide::Library::load(R"(
service injection "trigger point injection"
fact twitch:        finding "local twitch response"
fact referred_pain: finding "referred pain"
fact duration:      duration "how long the pain has lasted"

guideline demo.injection "Trigger point injection":
  for injection
  require all: twitch, referred_pain
  require duration > 3 months
)", "demo.guide");
  for (const auto& diagnostic : loaded.diagnostics) std::cerr << diagnostic.text;
  if (!loaded.library) return 1;
  guide::CaseBuilder builder(*loaded.library, "2024-05-01");
  builder.document("memo", "2024-04-12", "progress note");
  builder.tell("twitch", "present", "memo", "twitch on palpation").tell("duration", "7 months", "memo");
  const auto read = builder.request("injection").finish();
  for (const auto& diagnostic : read.diagnostics) std::cerr << diagnostic.message << "\n";
  if (!read.the_case) return 1;

  const guide::Decision decision = loaded.library->decide(*read.the_case).decision.value();
  std::cout << decision.text();
  return decision.items().front().guidelines.front().conclusion == "undetermined" ? 0 : 1;
}
