#include "compiler/resolve/stages.hpp"
#include "runtime/vocabulary_names.hpp"

namespace guide::resolve {

void name_vocabulary(Stage& stage) { name_all(stage.library.vocabulary); }

}  // namespace guide::resolve
