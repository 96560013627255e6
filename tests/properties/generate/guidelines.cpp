// Random definitions, guidelines and determinations.

#include "tests/properties/generate/generate.hpp"

namespace guide::properties {

void add_definitions(Random& random, const Shape& shape, Program& program) {
  for (std::size_t i = 0; i < program.records.size(); ++i) {
    if (!random.percent(50)) continue;
    ConditionMaker inside(random, program, shape, &program.records[i]);
    // Of a record, or of what was selected before.
    std::string of = program.records[i].name;
    if (program.listings.size() > program.records.size() && program.listings.back().record == i) of = program.listings.back().name;
    std::string name = "chosen_" + std::to_string(program.listings.size());
    program.definitions.push_back({name, inside.condition(1), of});
    program.listings.push_back({name, i});
    if (random.percent(30) && program.listings.size() < 4) --i;  // a selection of the selection
  }
  int conditions = random.below(3);
  for (int i = 0; i < conditions; ++i) {
    ConditionMaker maker(random, program, shape);
    program.definitions.push_back({"defined_" + std::to_string(i), maker.condition(2), ""});
    program.conditions.push_back("defined_" + std::to_string(i));
  }
}

namespace {

class GuidelineMaker {
 public:
  GuidelineMaker(Random& random, const Shape& shape, const Program& program)
      : random_(random), shape_(shape), maker_(random, program, shape) {}

  Guideline make(const std::string& path) {
    Guideline result;
    result.path = path;
    result.tail = "\"Title\"";
    int source = random_.below(4);
    if (source < 3) result.tail += " cite paper_" + std::string(1, static_cast<char>('a' + source)) + ", page 1";
    for_lines(result);
    if (random_.percent(20)) {
      static const std::vector<std::string> dates{"2009 to 2016-07", "2009-07-18 to 2014-01", "2014-02 to 2014-04-03", "2015 to 2016"};
      result.effective = random_.pick(dates);
    }
    if (shape_.wide || random_.percent(55)) {
      requirements(result);
    } else {
      rules(result);
    }
    for (int i = random_.below(3); i > 1; --i) {
      result.body.push_back({Clause::Kind::note, "", maker_.condition(1), {}, {}});
    }
    return result;
  }

 private:
  void for_lines(Guideline& result) {
    std::vector<std::string> services{"surgery"};
    if (random_.percent(30)) services = {"therapy"};
    if (random_.percent(30)) services = {"surgery", "therapy"};
    auto when = [&]() -> std::optional<Condition> {
      if (!random_.percent(35)) return {};
      return maker_.condition(1);
    };
    result.for_lines.push_back({services, when()});
    if (services.size() == 1 && random_.percent(15)) {
      result.for_lines.push_back({{services[0] == "surgery" ? "therapy" : "surgery"}, when()});
    }
  }

  std::vector<Unless> exceptions(int depth, int chance) {
    std::vector<Unless> result;
    while (depth > 0 && random_.percent(chance) && result.size() < 2) {
      result.push_back({maker_.condition(1), exceptions(depth - 1, 35)});
    }
    return result;
  }

  Clause require(int depth) { return {Clause::Kind::require, "", maker_.condition(depth), exceptions(2, 25), {}}; }

  Clause given(int depth) {
    Clause result{Clause::Kind::given, "", maker_.atom(), {}, {}};
    int inner = random_.between(1, 2);
    for (int i = 0; i < inner; ++i) {
      result.body.push_back(depth > 0 && random_.percent(20) ? given(depth - 1) : require(1));
    }
    return result;
  }

  void requirements(Guideline& result) {
    int count = shape_.wide ? random_.between(6, 14) : random_.between(1, 4);
    for (int i = 0; i < count; ++i) {
      result.body.push_back(!shape_.wide && random_.percent(25) ? given(1) : require(shape_.wide ? 1 : 2));
    }
  }

  Clause rule(const std::string& outcome, std::optional<Condition> condition, std::vector<Unless> exceptions) {
    return {Clause::Kind::rule, outcome, std::move(condition), std::move(exceptions), {}};
  }

  /// Rules that cannot clash, but for the last way.
  void rules(Guideline& result) {
    if (random_.percent(30)) result.outcomes = {"recommended", "not_recommended", "conditional"};
    std::vector<std::string> outcomes = result.outcome_names();
    random_.shuffle(outcomes);
    Condition condition = maker_.condition(2);
    switch (random_.below(6)) {
      case 0:
        result.body.push_back(rule(outcomes[0], condition, exceptions(2, 40)));
        result.body.push_back({Clause::Kind::otherwise, outcomes[1], {}, {}, {}});
        break;
      case 1:
        result.body.push_back(rule(outcomes[0], condition, {}));
        result.body.push_back(rule(outcomes[1], Condition{"", false, "none", {condition}}, exceptions(1, 40)));
        break;
      case 2:
        result.body.push_back(rule(outcomes[0], condition, {}));
        result.body.push_back(rule(outcomes[1], maker_.condition(1), {Unless{condition, {}}}));
        if (outcomes.size() > 2) result.body.push_back({Clause::Kind::otherwise, outcomes[2], {}, {}, {}});
        break;
      case 3:
        for (int i = random_.between(1, 2); i > 0; --i) {
          result.body.push_back(rule(outcomes[0], maker_.condition(1), exceptions(2, 40)));
        }
        if (random_.percent(60)) result.body.push_back({Clause::Kind::otherwise, outcomes[1], {}, {}, {}});
        break;
      case 4:
        result.body.push_back(rule(outcomes[0], std::nullopt, {Unless{condition, exceptions(1, 50)}}));
        break;
      default:
        result.body.push_back(rule(outcomes[0], condition, exceptions(1, 30)));
        result.body.push_back(rule(outcomes[1], maker_.condition(1), exceptions(1, 50)));
        break;
    }
  }

  Random& random_;
  const Shape& shape_;
  ConditionMaker maker_;
};

}  // namespace

void add_guidelines(Random& random, const Shape& shape, Program& program) {
  static const std::vector<std::string> paths{"mtus.first", "mtus.second", "acoem.third"};
  int count = shape.wide ? 1 : random.between(1, 3);
  for (int i = 0; i < count; ++i) {
    GuidelineMaker maker(random, shape, program);
    program.guidelines.push_back(maker.make(paths[static_cast<std::size_t>(i)]));
  }
}

void add_determination(Random& random, Program& program) {
  std::vector<std::string>& lines = program.determination;
  lines = {"determination ca.necessity \"Necessity\":", "  outcomes: needed, not_needed", "  consult in order:"};
  static const std::vector<std::vector<std::string>> tiers{
      {"mtus.*", "acoem.*"}, {"acoem.*", "mtus.second", "mtus.*"}, {"mtus.*, acoem.*"}, {"mtus.first", "acoem.*"}};
  for (const std::string& tier : random.pick(tiers)) {
    if (tier == "mtus.second" && program.guidelines.size() < 2) continue;  // whom a determination names exists
    lines.push_back("    " + tier + (random.percent(35) ? " by evidence" : ""));
  }
  lines.push_back("  needed when recommended");
  lines.push_back("  not_needed when not_recommended");
  for (const Guideline& guideline : program.guidelines) {
    if (guideline.outcomes.size() != 3) continue;
    lines.push_back(random.percent(50) ? "  ignore when conditional" : "  needed when conditional");
    break;
  }
  auto result = [&] {
    return random.pick(std::vector<std::string>{"needed", "not_needed", "refer", "request_information"});
  };
  lines.push_back("  " + result() + " when undetermined");
  lines.push_back("  " + result() + " when contradictory");
  lines.push_back("  " + result() + " when silent");
  lines.push_back("  not_needed upholds denied");
  if (random.percent(80)) lines.push_back("  needed overturns denied");
}

Program generate_program(Random& random, const Shape& shape) {
  Program program;
  add_vocabulary(random, shape, program);
  if (shape.tables && !shape.wide && !shape.logic) add_tables(random, shape, program);
  add_definitions(random, shape, program);
  add_guidelines(random, shape, program);
  if (shape.determination && random.percent(60)) add_determination(random, program);
  return program;
}

}  // namespace guide::properties
