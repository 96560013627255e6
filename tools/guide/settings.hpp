#pragma once
// What a project sets for all its people: `guide.toml` in the folder at hand or in one above it, and `GUIDE_*`
// variables. In: options as verbs describe them. Out: values for those that the command line does not give. Flags win
// over variables, variables over the file.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tools/guide/verb.hpp"

namespace guide::tool {

class Settings {
 public:
  /// Reads the nearest `guide.toml`, if there is one. False, with a message, if it cannot be read or says what no
  /// option knows.
  bool read(const std::vector<Verb>& verbs, const std::vector<Option>& global);
  /// Gives the option what is set for it; `verb` is empty for options of every verb. False, with a message, if the
  /// value is none. `given` says whether there was one.
  bool apply(const std::string& verb, const Option& option, bool& given) const;

 private:
  struct Value {
    std::vector<std::string> words;
    std::string place;  // `guide.toml:3`
  };
  bool take(const Option& option, const Value& value, const std::string& called) const;

  std::string folder_;                   // of the file, as seen from here; empty: here
  std::map<std::string, Value> values_;  // by `library`, `check.deny`
};

}  // namespace guide::tool
