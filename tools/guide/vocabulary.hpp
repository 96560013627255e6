#pragma once
// What guidelines ask of a case: facts and records, each with the clauses that read it. In: a Program. Out: plain
// lists.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "runtime/program.hpp"

namespace guide::tool {

struct Use {
  std::uint32_t guideline = none;
  Place place;  // of the test
};
struct Needed {
  std::map<std::uint32_t, std::vector<Use>> facts;    // by fact, in the order of declaration
  std::map<std::uint32_t, std::vector<Use>> records;  // by record
};

/// What the guidelines read that are among `guidelines`.
Needed needed_by(const Program& program, const std::set<std::uint32_t>& guidelines);
std::set<std::uint32_t> all_guidelines(const Program& program);
/// The guidelines that speak to a service.
std::set<std::uint32_t> guidelines_for(const Program& program, std::uint32_t service);

/// `finding`, `number in mg/day`, `one of a, b`: as it is declared.
std::string type_words(const FactInfo& info);
/// `from 1 to 10`, or nothing.
std::string bounds_words(const FactInfo& info);

}  // namespace guide::tool
