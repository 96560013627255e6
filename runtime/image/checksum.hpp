#pragma once
// What tells a damaged image from a whole one. Not for secrets, and no proof against a forger: what an image holds is
// checked besides.

#include <cstdint>
#include <string_view>

namespace guide::image {

std::uint64_t checksum(std::string_view bytes);

}  // namespace guide::image
