#pragma once
// How a case names a fact, a list or a service.

#include <string>
#include <unordered_map>

#include "runtime/vocabulary.hpp"

namespace guide::json {

/// Plain where that is enough to find it, else with its module.
template <typename Info>
std::string name_in_case(const Info& info, const std::unordered_map<std::string, std::uint32_t>& names) {
  const auto plain = names.find(info.name);
  const bool unique = plain != names.end() && plain->second != Vocabulary::ambiguous;
  return unique || info.module.empty() ? info.name : info.module + "." + info.name;
}

}  // namespace guide::json
