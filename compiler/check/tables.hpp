#pragma once
// Tables against all documented cases: exactly one row must match. In: the tables of a library. Out: an error with a
// witness row for each gap and overlap.

#include "compiler/lower/where.hpp"

namespace guide::check {

void check_tables(lower::Shared& shared);

}  // namespace guide::check
