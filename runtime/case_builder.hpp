#pragma once
// The inside of `CaseBuilder`: the case so far, and where everything told stands in it. Only for runtime/case*.cpp.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

#include "runtime/case.hpp"

namespace guide {

inline CaseError refusal(CaseProblem problem, std::string message, std::string help = {},
                         CaseError::Part at = CaseError::Part::name) {
  return {problem, std::move(message), std::move(help), at};
}

/// Counts towards a limit of the host, or says that it is passed.
std::optional<CaseError> count_to(std::size_t& count, std::size_t most, std::string_view things);

/// Finds a name of the vocabulary, or says why not.
std::variant<std::uint32_t, CaseError> find_name(const Names& names,
                                                 std::string_view name, std::string_view kind);

/// Where facts or records stand in the statements while these are not yet sorted. Few are searched one by one.
class Positions {
 public:
  std::optional<std::size_t> find(std::uint32_t request, std::uint32_t index) const {
    const std::uint64_t wanted = key(request, index);
    for (const auto& [known, position] : few_) {
      if (known == wanted) return position;
    }
    const auto found = many_.find(wanted);
    return found == many_.end() ? std::nullopt : std::optional(found->second);
  }
  void add(std::uint32_t request, std::uint32_t index, std::size_t position) {
    if (few_.size() < most_few)
      few_.emplace_back(key(request, index), position);
    else
      many_.emplace(key(request, index), position);
    if (request != none) in_requests_.emplace(index, request);
  }
  /// A thing is told in the case or in its requests, not in both.
  bool told_elsewhere(std::uint32_t request, std::uint32_t index) const {
    return request == none ? in_requests_.contains(index) : find(none, index).has_value();
  }

 private:
  static constexpr std::size_t most_few = 32;
  static std::uint64_t key(std::uint32_t request, std::uint32_t index) {
    return static_cast<std::uint64_t>(request) << 32 | index;
  }
  std::vector<std::pair<std::uint64_t, std::size_t>> few_;
  std::unordered_map<std::uint64_t, std::size_t> many_;
  std::unordered_map<std::uint32_t, std::uint32_t> in_requests_;
};

struct CaseBuilder::State {
  State(const Program& the_program, const CaseLimits& the_limits) : program(the_program), limits(the_limits) {}

  const Program& program;
  CaseLimits limits;
  std::size_t reports = 0;
  std::size_t entries = 0;
  Case draft;
  bool has_as_of = false;
  std::unordered_map<std::string, std::uint32_t> documents;
  Positions facts;
  Positions records;
  Target list_target;  // of the list begun last
  std::uint32_t list_record = none;
  std::uint32_t list_document = none;

  const Vocabulary& vocabulary() const { return program.vocabulary; }
  Statements& statements(Target target) {
    return target.request == none ? draft.statements : draft.requests[target.request].statements;
  }
  RecordState& list() {
    return statements(list_target).records[*records.find(list_target.request, list_record)].second;
  }

  std::optional<CaseError> find_document(std::string_view name, std::uint32_t& index) const;
  std::optional<CaseError> add_report(FactState& state, const FactInfo& info, Report report);
  std::optional<CaseError> elsewhere(const Positions& positions, Target target, std::uint32_t index,
                                     const std::string& name) const;
};

}  // namespace guide
