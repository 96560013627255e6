#pragma once
// The names by which cases speak of what is declared.

#include "runtime/vocabulary.hpp"

namespace guide {

/// Fills the vocabulary's tables of names from what it declares.
void name_all(Vocabulary& vocabulary);

}  // namespace guide
