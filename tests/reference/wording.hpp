#pragma once
// A condition's own words, labels and citations aside: two `latest r has C` are equal as written when these are.

#include <string>

#include "compiler/ast/ast.hpp"
#include "tests/reference/calendar.hpp"

namespace guide::reference {

std::string wording(const ast::Condition& condition);
std::string wording(Period period);
std::string wording(const ast::Rare<ast::Within>& within);

}  // namespace guide::reference
