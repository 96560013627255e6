#include "runtime/vocabulary_names.hpp"

namespace guide {
namespace {

template <typename Info>
void name_infos(const std::vector<Info>& infos, Names& names) {
  names.reserve(infos.size());
  for (std::uint32_t index = 0; index < infos.size(); ++index) names.add(infos[index].module, infos[index].name, index);
}

}  // namespace

void name_all(Vocabulary& vocabulary) {
  name_infos(vocabulary.facts, vocabulary.fact_names);
  name_infos(vocabulary.records, vocabulary.record_names);
  name_infos(vocabulary.services, vocabulary.service_names);
}

}  // namespace guide
