#include "tools/guide/skeleton.hpp"

#include "compiler/compile.hpp"
#include "compiler/format/format.hpp"

namespace guide::tool {
namespace {

constexpr const char* settings =
    R"(# What `guide check`, `guide test` and the others look at when no file is named, and where imports are found.
files = ["guidelines", "tests"]
library = ["guidelines"]
)";

constexpr const char* guideline =
    R"(# Where it is written. Every clause below says where, and explanations and letters cite it.
source NAME_policy: 2024 "Title of the policy that this file encodes"

# What can be requested, and what a case can say. The texts are what questions, explanations and letters use.
service physical_therapy "physical therapy"
fact symptom_duration: duration from 0 "how long symptoms have persisted"
fact home_exercise_failed: finding "a home exercise program has failed"
fact serious_cause: finding "signs of a fracture, a tumor or an infection"

guideline NAME.physical_therapy "Physical therapy" cite NAME_policy, page 1:
  for physical_therapy
  require symptom_duration >= 4 weeks cite item 1
  require home_exercise_failed cite item 2
  require not serious_cause cite item 3
)";

constexpr const char* tests = R"(# A case with `expect` lines is a test: `guide test` runs it.
import NAME

case all_met as of 2024-05-01 "Everything that is required is documented":
  document progress_note: 2024-04-20 "Progress note"
  symptom_duration: 6 weeks in progress_note "low back pain for six weeks"
  home_exercise_failed: present in progress_note "no improvement with home exercises"
  serious_cause: absent in progress_note "no red flags"
  request physical_therapy
  expect NAME.physical_therapy recommended

case too_early as of 2024-05-01 "The symptoms are too recent":
  document progress_note: 2024-04-20 "Progress note"
  symptom_duration: 2 weeks in progress_note "since two weeks"
  home_exercise_failed: present in progress_note "no improvement with home exercises"
  serious_cause: absent in progress_note "no red flags"
  request physical_therapy
  expect NAME.physical_therapy not_recommended

# What no record speaks of is undocumented: neither met nor unmet.
case nothing_on_exercise as of 2024-05-01 "The note is silent about exercise":
  document progress_note: 2024-04-20 "Progress note"
  symptom_duration: 6 weeks in progress_note "low back pain for six weeks"
  serious_cause: absent in progress_note "no red flags"
  request physical_therapy
  expect NAME.physical_therapy undetermined because undocumented: home_exercise_failed
)";

constexpr const char* example_case =
    R"(# A request to decide: `guide decide case.guide`. `guide explain` says more, `guide ask` asks for what is missing.
import NAME

case example as of 2024-05-01 "Physical therapy for low back pain":
  document progress_note: 2024-04-20 "Progress note"
  symptom_duration: 6 weeks in progress_note "low back pain for six weeks"
  serious_cause: absent in progress_note "no red flags"
  request physical_therapy "Physical therapy, six visits"
)";

constexpr const char* readme = R"(# NAME

Guidelines in the Guide language.

| file | what it holds |
|---|---|
| `guidelines/NAME.guide` | the vocabulary and a guideline |
| `tests/NAME_tests.guide` | cases with the outcome that is expected of them |
| `case.guide` | a case to decide |
| `guide.toml` | settings: which files, and where imports are found |

```
guide check                 what is wrong, and what is hardly meant
guide test                  decide every case and compare with its `expect` lines
guide test --watch          the same whenever a file changes
guide coverage              what the tests have shown of each criterion, and what they have not
guide decide case.guide     decide a request and say why
guide ask case.guide        ask for what is missing
guide format --write        lay the files out in the one canonical way
guide doc                   pages to read, and a form that makes a case
guide repl                  try things out, line by line
```

To see a test fail, change an `expect` line in `tests/NAME_tests.guide`, or a requirement, and run `guide test`.
)";

std::string named(std::string text, const std::string& name) {
  for (std::size_t at = text.find("NAME"); at != std::string::npos; at = text.find("NAME", at + name.size())) {
    text.replace(at, 4, name);
  }
  return text;
}

std::string file_named(const char* path, const std::string& name) { return named(path, name); }

}  // namespace

std::vector<NamedText> skeleton(const std::string& name) {
  return {{"guide.toml", settings},
          {file_named("guidelines/NAME.guide", name), format(named(guideline, name))},
          {file_named("tests/NAME_tests.guide", name), format(named(tests, name))},
          {"case.guide", format(named(example_case, name))},
          {"README.md", named(readme, name)}};
}

bool can_be_named(const std::string& name) {
  const auto files = skeleton(name);
  return !guide::compile({{name, files[1].name, files[1].text}}, {})->diagnostics.has_errors();
}

}  // namespace guide::tool
