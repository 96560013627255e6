#include "api/c/inside.hpp"

using namespace guide::c;

guide_status guide_decider_new(const guide_library* library, guide_decider** decider) {
  if (decider == nullptr) return GUIDE_BAD_ARGUMENT;
  *decider = nullptr;
  if (library == nullptr) return GUIDE_BAD_ARGUMENT;
  return guarded([&] {
    *decider = new guide_decider{guide::api::CaseDecider(library->library)};
    return GUIDE_OK;
  });
}

guide_status guide_decider_decide(guide_decider* decider, const guide_case* the_case) {
  if (decider == nullptr || the_case == nullptr) return GUIDE_BAD_ARGUMENT;
  return guarded([&] {
    using Status = guide::api::CaseDecider::Status;
    switch (decider->decider.decide(the_case->the_case)) {
      case Status::decided: return GUIDE_OK;
      case Status::too_much_work: return GUIDE_LIMIT;
      case Status::other_library: return GUIDE_BAD_ARGUMENT;
      case Status::out_of_memory: break;
    }
    return GUIDE_OUT_OF_MEMORY;
  });
}

guide_status guide_decider_outcome(const guide_decider* decider, size_t item, size_t determination,
                                   guide_string* outcome) {
  if (decider == nullptr || outcome == nullptr) return GUIDE_BAD_ARGUMENT;
  if (determination >= decider->decider.determination_count(item)) return GUIDE_BAD_ARGUMENT;
  *outcome = view(decider->decider.outcome(item, determination));
  return GUIDE_OK;
}

guide_status guide_decider_conclusion(const guide_decider* decider, size_t item, size_t guideline,
                                      guide_string* conclusion) {
  if (decider == nullptr || conclusion == nullptr) return GUIDE_BAD_ARGUMENT;
  if (guideline >= decider->decider.guideline_count(item)) return GUIDE_BAD_ARGUMENT;
  *conclusion = view(decider->decider.conclusion(item, guideline));
  return GUIDE_OK;
}

guide_status guide_decider_decision(const guide_decider* decider, guide_decision** decision) {
  if (decision == nullptr) return GUIDE_BAD_ARGUMENT;
  *decision = nullptr;
  if (decider == nullptr) return GUIDE_BAD_ARGUMENT;
  return guarded([&] {
    auto made = decider->decider.decision();
    if (!made) return GUIDE_NOT_FOUND;
    return give(decision, {std::move(*made)});
  });
}

void guide_decider_free(guide_decider* decider) { delete decider; }
