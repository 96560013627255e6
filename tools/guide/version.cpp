#include "guide/version.h"

#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {

Verb version_verb() {
  return {"version", "Show the version.", "  guide version\n  guide --version\n", {}, [] {
            print("guide " GUIDE_VERSION_TEXT "\n");
            return exit_done;
          }};
}

}  // namespace guide::tool
