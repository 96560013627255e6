#include "runtime/vocabulary_names.hpp"

namespace guide {
namespace {

using Names = std::unordered_map<std::string, std::uint32_t>;

/// Plain where one module alone declares the name, and always with the module.
template <typename Info>
void name_infos(const std::vector<Info>& infos, Names& names) {
  names.reserve(infos.size() * 2);
  for (std::uint32_t index = 0; index < infos.size(); ++index) {
    const Info& info = infos[index];
    const auto [plain, fresh] = names.emplace(info.name, index);
    if (!fresh) plain->second = Vocabulary::ambiguous;
    if (!info.module.empty()) names.emplace(info.module + "." + info.name, index);
  }
}

}  // namespace

void name_all(Vocabulary& vocabulary) {
  name_infos(vocabulary.facts, vocabulary.fact_by_name);
  name_infos(vocabulary.records, vocabulary.record_by_name);
  name_infos(vocabulary.services, vocabulary.service_by_name);
}

}  // namespace guide
