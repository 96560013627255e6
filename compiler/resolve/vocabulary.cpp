#include "compiler/resolve/stages.hpp"

namespace guide::resolve {
namespace {

using Names = std::unordered_map<std::string, std::uint32_t>;

/// Plain where one module alone declares the name, and always with the module.
template <typename Info>
void name_all(const std::vector<Info>& infos, Names& names) {
  names.reserve(infos.size() * 2);
  for (std::uint32_t index = 0; index < infos.size(); ++index) {
    const Info& info = infos[index];
    const auto [plain, fresh] = names.emplace(info.name, index);
    if (!fresh) plain->second = Vocabulary::ambiguous;
    if (!info.module.empty()) names.emplace(info.module + "." + info.name, index);
  }
}

}  // namespace

void name_vocabulary(Stage& stage) {
  Vocabulary& vocabulary = stage.library.vocabulary;
  name_all(vocabulary.facts, vocabulary.fact_by_name);
  name_all(vocabulary.records, vocabulary.record_by_name);
  name_all(vocabulary.services, vocabulary.service_by_name);
}

}  // namespace guide::resolve
