#include "runtime/image/image.hpp"

#include <new>

#include "api/inside.hpp"

namespace guide::api {
namespace {

Loaded refused(std::string_view code, std::string message) {
  Loaded loaded;
  loaded.diagnostics.push_back(placeless(code, std::move(message), ""));
  return loaded;
}

bool within(const Program& program, const Limits& limits) {
  const Vocabulary& vocabulary = program.vocabulary;
  return vocabulary.facts.size() + vocabulary.fields.size() <= limits.facts &&
         vocabulary.records.size() <= limits.records && program.nodes.size() <= limits.nodes;
}

}  // namespace

Loaded Library::load_image(std::string_view bytes, const Limits& limits) {
  return load_image(bytes, nullptr, limits);
}

Loaded Library::load_image(std::string_view bytes, std::shared_ptr<const void> memory, const Limits& limits) try {
  if (bytes.size() > limits.library_bytes) return refused("library-too-large", "the image is larger than is allowed here");
  image::Read read = memory ? image::read(bytes, std::move(memory)) : image::read(bytes);
  if (!read.program) return refused("image", "the image " + read.problem);
  if (!within(*read.program, limits)) return refused("library-too-large", "the image holds more than is allowed here");
  Loaded loaded;
  auto inside = std::make_shared<Inside>();
  inside->program = std::move(read.program);
  inside->limits = limits;
  loaded.library = Library(std::move(inside));
  return loaded;
} catch (const std::bad_alloc&) {
  Loaded loaded;
  loaded.out_of_memory = true;
  return loaded;
}

std::string Library::image() const { return image::write(*inside_->program); }

}  // namespace guide::api
