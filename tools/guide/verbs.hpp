#pragma once
// The verbs of `guide`, one source file each, in the order of the help. Data goes to standard output, everything else
// to standard error. A new verb is a file and a line in `verbs.cpp`.

#include <vector>

#include "tools/guide/verb.hpp"

namespace guide::tool {

Verb check_verb();
Verb decide_verb();
Verb explain_verb();
Verb ask_verb();
Verb replay_verb();
Verb test_verb();
Verb coverage_verb();
Verb facts_verb();
Verb diff_verb();
Verb doc_verb();
Verb compile_verb();
Verb format_verb();
Verb repl_verb();
Verb new_verb();
Verb completions_verb();
Verb version_verb();

/// What can be said before or after every verb.
std::vector<Option> global_options();
std::vector<Verb> all_verbs();

}  // namespace guide::tool
