// Any bytes as the content of a compiled library, under a true head: refused, or a library that decides and tells.

#include "guide/guide.hpp"
#include "runtime/image/image.hpp"
#include "tests/fuzz/target.hpp"

namespace guide::fuzz {
namespace {

void load(std::string_view content) {
  api::Limits limits;
  limits.nodes = 20'000;
  limits.work_per_node = work_per_node;
  const api::Loaded loaded = api::Library::load_image(image::with_head(content), limits);
  must(loaded.library.has_value() || !loaded.diagnostics.empty(), "an image that is refused has a reason");
  if (!loaded.library) return;
  const std::string again = loaded.library->image();
  const api::Loaded same = api::Library::load_image(again, limits);
  must(same.library && same.library->image() == again, "an image that is loaded is written as one that is loaded");
  const api::ReadCase read = loaded.library->read_case(R"({"schema":"guide.case/1","as_of":"2014-04-03"})");
  must(read.the_case.has_value(), "a case that says nothing is read by every library");
  const api::Decided decided = loaded.library->decide(*read.the_case);
  if (decided.decision) must(!decided.decision->text().empty(), "a decision can be told");
}

}  // namespace
}  // namespace guide::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size <= guide::fuzz::longest_text) guide::fuzz::load(guide::fuzz::text_of(data, size));
  return 0;
}
