#pragma once
// Conclusions (semantics, section 7). In: the values of outcomes in every lane. Out: what each lane leads to, and the
// case.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "runtime/completions.hpp"

namespace guide {

/// Where three values are exact, nothing is completed: an open outcome is possible, and silence while `applies` is
/// open.
struct ExactOutcomes {
  Literal applies;
};

class Concluder {
 public:
  explicit Concluder(Question& question) : question_(question), completions_(question) {}
  /// The conclusion of a guideline whose body was evaluated at `base`. The question is about that run from now on.
  void conclude(const GuidelineInfo& guideline, const Application& application, std::uint32_t base, Conclusion& result);
  /// The same of a determination evaluated at `base` over the guidelines at `bases`, in the order of the consultation.
  void conclude(const Consultation& consultation, std::uint32_t base, std::span<const std::uint32_t> bases,
                Conclusion& result);
  /// The conclusion from outcomes numbered through in the question.
  void conclude(std::span<const Literal> outcomes, std::optional<ExactOutcomes> exact, Conclusion& result);

 private:
  void conclude_lane(std::span<const Literal> outcomes, std::optional<ExactOutcomes> exact, std::uint32_t lane,
                     Conclusion& result);
  PossibleSet possible(std::span<const Literal> outcomes, std::optional<ExactOutcomes> exact, std::uint32_t lane);

  Question& question_;
  Completions completions_;
  PossibleSet all_possible_;
  std::vector<std::uint32_t> firsts_;  // of the guidelines consulted
  std::vector<Literal> outcomes_;
};

}  // namespace guide
