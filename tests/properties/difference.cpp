// Where two answers part.

#include <algorithm>

#include "tests/properties/adapter.hpp"
#include "tests/properties/texts.hpp"

namespace guide::properties {
namespace {

class Differences {
 public:
  std::string text;

  void expect(const std::string& where, const std::string& expected, const std::string& real) {
    if (expected != real) text += where + ": expected " + expected + ", got " + real + "\n";
  }

  void states(const std::string& where, const std::map<std::string, reference::State>& expected,
              const std::map<std::string, reference::State>& real) {
    auto all = [](const std::map<std::string, reference::State>& states) {
      std::string result;
      for (const auto& [name, state] : states) result += " " + name + "=" + to_text(state);
      return result;
    };
    expect(where + " outcomes", all(expected), all(real));
  }

  /// The runtime tells of more: of `for` lines for other services, of notes that test outcomes.
  void states(const std::string& where, const std::map<reference::Place, reference::State>& expected,
              const std::map<reference::Place, reference::State>& real) {
    for (const auto& [place, state] : expected) {
      auto found = real.find(place);
      std::string at = where + " at " + std::to_string(place.begin) + ":" + std::to_string(place.end);
      expect(at, to_text(state), found == real.end() ? "nothing" : to_text(found->second));
    }
  }

  /// Beyond the bound one of the two may prove more: fewer conclusions may be possible.
  void conclusions(const std::string& where, const reference::Conclusion& expected, const reference::Conclusion& real) {
    auto within = [](const std::set<std::string>& few, const std::set<std::string>& many) {
      return few.size() > 1 && std::includes(many.begin(), many.end(), few.begin(), few.end());
    };
    bool undetermined = expected.kind == reference::ConclusionKind::undetermined && real.kind == expected.kind;
    if (undetermined && expected.beyond_bound && within(real.possible, expected.possible)) return;
    if (undetermined && real.beyond_bound && within(expected.possible, real.possible)) return;
    expect(where, to_text(expected), to_text(real));
  }

  void determinations(const reference::DeterminationAnswer& expected, const reference::DeterminationAnswer& real) {
    const std::string& where = expected.path;
    expect("determination", expected.path, real.path);
    states(where, expected.outcomes, real.outcomes);
    conclusions(where, expected.conclusion, real.conclusion);
    expect(where + " result", expected.result, real.result);
    expect(where + " clauses that acted", words(expected.acted), words(real.acted));
    expect(where + " grounds", words(expected.grounds), words(real.grounds));
    expect(where + " effect", std::to_string(static_cast<int>(expected.effect)), std::to_string(static_cast<int>(real.effect)));
  }

  void items(const reference::ItemAnswer& expected, const reference::ItemAnswer& real) {
    expect("service", expected.service, real.service);
    expect("guidelines", std::to_string(expected.guidelines.size()), std::to_string(real.guidelines.size()));
    for (const reference::GuidelineAnswer& one : expected.guidelines) {
      for (const reference::GuidelineAnswer& other : real.guidelines) {
        if (one.path != other.path) continue;
        states(one.path, one.outcomes, other.outcomes);
        conclusions(one.path, one.conclusion, other.conclusion);
      }
    }
    states("condition", expected.conditions, real.conditions);
    states("clause", expected.clauses, real.clauses);
    expect("determinations", std::to_string(expected.determinations.size()), std::to_string(real.determinations.size()));
    for (std::size_t i = 0; i < expected.determinations.size() && i < real.determinations.size(); ++i) {
      determinations(expected.determinations[i], real.determinations[i]);
    }
  }

 private:
  static std::string words(const std::set<std::string>& set) {
    std::string result;
    for (const std::string& one : set) result += " " + one;
    return result;
  }
  static std::string words(const std::set<reference::Ground>& grounds) {
    std::string result;
    for (const reference::Ground& one : grounds) result += " " + one.guideline + "@" + std::to_string(one.clause.begin);
    return result;
  }
};

bool agree(const std::map<reference::Place, reference::State>& expected,
           const std::map<reference::Place, reference::State>& real) {
  return std::includes(real.begin(), real.end(), expected.begin(), expected.end());
}

/// Whether the answers are the same, without a word on what differs; beyond the bound they may agree all the same.
bool agree(const reference::Answer& expected, const reference::Answer& real) {
  if (expected.items.size() != real.items.size() || expected.overall != real.overall) return false;
  for (std::size_t i = 0; i < expected.items.size(); ++i) {
    const reference::ItemAnswer& one = expected.items[i];
    const reference::ItemAnswer& other = real.items[i];
    const bool same = one.service == other.service && one.guidelines == other.guidelines &&
                      one.determinations == other.determinations && agree(one.conditions, other.conditions) &&
                      agree(one.clauses, other.clauses);
    if (!same) return false;
  }
  return true;
}

}  // namespace

std::string difference(const reference::Answer& expected, const reference::Answer& real) {
  if (agree(expected, real)) return {};
  Differences result;
  result.expect("items", std::to_string(expected.items.size()), std::to_string(real.items.size()));
  for (std::size_t i = 0; i < expected.items.size() && i < real.items.size(); ++i) {
    result.items(expected.items[i], real.items[i]);
  }
  for (const auto& [path, overall] : expected.overall) {
    auto found = real.overall.find(path);
    int told = found == real.overall.end() ? -1 : static_cast<int>(found->second);
    result.expect("the whole case by " + path, std::to_string(static_cast<int>(overall)), std::to_string(told));
  }
  return result.text;
}

}  // namespace guide::properties
