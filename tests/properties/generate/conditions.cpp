// Random conditions, well typed.

#include <algorithm>

#include "tests/properties/generate/generate.hpp"

namespace guide::properties {

std::string ConditionMaker::relation(bool equal) {
  static const std::vector<std::string> relations{">=", ">", "<=", "<", "="};
  return relations[static_cast<std::size_t>(random_.below(equal ? 5 : 4))];
}

std::vector<const Fact*> ConditionMaker::visible(Kind kind) const {
  std::vector<const Fact*> result;
  auto fits = [&](Kind other) {
    bool both_numbers = (kind == Kind::number || kind == Kind::count) && (other == Kind::number || other == Kind::count);
    return other == kind || both_numbers;
  };
  if (entry_) {
    for (const Fact& field : entry_->fields) {
      if (fits(field.kind)) result.push_back(&field);
    }
  }
  for (const Fact& fact : program_.facts) {
    if (fits(fact.kind)) result.push_back(&fact);
  }
  return result;
}

std::string ConditionMaker::quantity_test(const Fact& fact) {
  std::vector<const Fact*> alike = visible(fact.kind);
  std::vector<std::string> others;
  for (const Fact* one : alike) {
    if (one->name != fact.name) others.push_back(one->name);
  }
  for (const Output& output : program_.outputs) {
    if (!entry_ && output.kind == fact.kind) others.push_back(output.name);
  }
  std::string value = value_text(random_, fact.kind);
  std::string small = number_text(random_, fact.kind, random_.between(1, 2));
  if (!others.empty() && random_.percent(30)) {
    const std::string& other = random_.pick(others);
    switch (random_.below(5)) {
      case 0: return fact.name + " + " + other + " " + relation(true) + " " + value;
      case 1: return fact.name + " - " + other + " " + relation(true) + " " + value;
      case 2: return fact.name + " " + relation(true) + " " + other + " + " + small;
      case 3: return other + " - " + small + " " + relation(true) + " " + fact.name;
      default: return fact.name + " " + relation(true) + " " + other;
    }
  }
  switch (random_.below(12)) {
    case 0: return fact.name + " + " + small + " " + relation(true) + " " + value;
    case 1: return value + " " + relation(true) + " " + fact.name;
    case 2: return value + " - " + fact.name + " " + relation(true) + " " + small;
    default: return fact.name + " " + relation(true) + " " + value;
  }
}

std::string ConditionMaker::date_test(const Fact& fact) {
  std::vector<std::string> others;
  for (const Fact* one : visible(Kind::date)) {
    if (one->name != fact.name) others.push_back(one->name);
  }
  if (!others.empty() && random_.percent(35)) {
    const std::string& other = random_.pick(others);
    if (random_.percent(40)) return fact.name + " " + relation(true) + " " + other;
    return fact.name + " - " + other + " " + relation(true) + " " + std::to_string(random_.between(5, 90)) + " days";
  }
  if (random_.percent(50)) return fact.name + " " + relation(true) + " " + value_text(random_, Kind::date);
  static const std::vector<std::string> lengths{"1 month", "2 months", "3 months", "6 weeks", "60 days", "1 year"};
  return "time since " + fact.name + " " + relation(false) + " " + random_.pick(lengths);
}

std::string ConditionMaker::choice_test(const Fact& fact, bool* atom) {
  std::vector<std::string> others;
  for (const Fact* one : visible(Kind::choice)) {
    if (one->name != fact.name && one->options == fact.options) others.push_back(one->name);
  }
  if (!shape_.logic && !others.empty() && random_.percent(45)) return fact.name + " = " + random_.pick(others);
  if (fact.options.size() > 2 && random_.percent(30)) {
    *atom = false;
    std::vector<std::string> options = fact.options;
    random_.shuffle(options);
    return fact.name + " is any of: " + options[0] + ", " + options[1];
  }
  return fact.name + (random_.percent(25) ? " is not " : " is ") + random_.pick(fact.options);
}

Condition ConditionMaker::of_fact(const Fact& fact) {
  bool atom = true;
  std::string line;
  if (shape_.silences && random_.percent(6)) {
    line = fact.name + (random_.percent(50) ? " is documented" : " is not documented");
  } else if (fact.kind == Kind::finding) {
    line = (random_.percent(30) ? "not " : "") + fact.name;
  } else if (fact.kind == Kind::choice) {
    line = choice_test(fact, &atom);
  } else if (fact.kind == Kind::date) {
    line = date_test(fact);
  } else if (fact.kind == Kind::codes) {
    line = fact.name + " in " + (random_.percent(60) ? "back_codes" : "neck_codes");
  } else {
    line = quantity_test(fact);
  }
  return {line, atom, "", {}};
}

Condition ConditionMaker::of_output(const Output& output) {
  if (output.kind == Kind::choice) {
    return {output.name + (random_.percent(25) ? " is not " : " is ") + random_.pick(output.options), true, "", {}};
  }
  return {output.name + " " + relation(true) + " " + value_text(random_, output.kind), true, "", {}};
}

Condition ConditionMaker::of_record() {
  const Listing& listing = random_.pick(program_.listings);
  const Record& record = program_.records[listing.record];
  static const std::vector<std::string> periods{"3 months", "6 months", "1 month", "8 weeks", "60 days"};
  std::string within = record.dated() && random_.percent(30) ? " within " + random_.pick(periods) : "";
  int choice = random_.below(record.dated() ? 6 : 3);
  if (choice == 0) return {(random_.percent(70) ? "some " : "no ") + listing.name + within, true, "", {}};
  if (choice == 1) {
    std::string test = "count of " + listing.name + within + " " + relation(true) + " " + std::to_string(random_.between(1, 3));
    return {test, true, "", {}};
  }
  if (choice == 2) {
    std::vector<const Fact*> amounts;
    for (const Fact& field : record.fields) {
      if (field.kind == Kind::percent || field.kind == Kind::count || field.kind == Kind::duration) amounts.push_back(&field);
    }
    const Fact& field = *random_.pick(amounts);
    std::string sum = "sum of " + field.name + " of " + listing.name + within;
    return {sum + " " + relation(true) + " " + value_text(random_, field.kind), true, "", {}};
  }
  if (shape_.silences && random_.percent(10)) return {record.name + " is documented", true, "", {}};
  if (choice == 3) {
    std::string test = "time since latest " + listing.name + " " + relation(false) + " " + random_.pick(periods);
    return {test, true, "", {}};
  }
  ConditionMaker inside(random_, program_, shape_, &record);
  if (random_.percent(40)) {
    Condition leaf = inside.atom();
    leaf.line = "latest " + listing.name + " has " + leaf.line;
    return leaf;
  }
  Condition has = inside.group(1);
  has.group = "latest " + listing.name + " has " + has.group;
  return has;
}

Condition ConditionMaker::leaf() {
  if (entry_) {
    if (random_.percent(80)) return of_fact(random_.pick(entry_->fields));
    return of_fact(random_.pick(program_.facts));
  }
  if (!program_.listings.empty() && random_.percent(30)) return of_record();
  if (!program_.outputs.empty() && random_.percent(15)) return of_output(random_.pick(program_.outputs));
  if (!program_.conditions.empty() && random_.percent(12)) {
    return {(random_.percent(30) ? "not " : "") + random_.pick(program_.conditions), true, "", {}};
  }
  return of_fact(random_.pick(program_.facts));
}

Condition ConditionMaker::atom() {
  for (;;) {
    Condition made = leaf();
    if (made.group.empty() && made.atom) return made;
  }
}

Condition ConditionMaker::group(int depth) {
  Condition result;
  int wanted = random_.between(2, 3);
  std::vector<std::string> seen;
  for (int tries = 0; tries < 12 && static_cast<int>(result.members.size()) < wanted; ++tries) {
    Condition member = condition(depth - 1);
    std::string text = print(member);
    if (std::find(seen.begin(), seen.end(), text) != seen.end()) continue;
    seen.push_back(text);
    result.members.push_back(std::move(member));
  }
  int n = static_cast<int>(result.members.size());
  switch (random_.below(n > 1 ? 8 : 5)) {
    case 0:
    case 1: result.group = "all"; break;
    case 2:
    case 3: result.group = "any"; break;
    case 4: result.group = "none"; break;
    case 5: result.group = "at least " + std::to_string(random_.between(1, n)) + " of"; break;
    case 6: result.group = "at most " + std::to_string(random_.between(1, n - 1)) + " of"; break;
    default: result.group = "exactly " + std::to_string(random_.between(1, n)) + " of"; break;
  }
  return result;
}

Condition ConditionMaker::condition(int depth) {
  return depth > 0 && random_.percent(55) ? group(depth) : leaf();
}

}  // namespace guide::properties
