#pragma once
// Random well-typed programs and cases, small but over every construct of the language. In: a seed. Out: models; `print`
// makes text of them. Almost all programs pass the checker; callers skip and count those that do not.

#include "tests/properties/generate/model.hpp"
#include "tests/properties/generate/random.hpp"

namespace guide::properties {

struct Shape {
  bool wide = false;     // many findings in one guideline: beyond the bounds on settlements and completions
  bool exact = false;    // every value told is exact
  bool complete = false; // cases: every fact and field is documented, no list is incomplete
  bool disputes = true;  // cases: several reports of one fact
  int disputed = 30;     // cases: of so many facts in a hundred
  bool plain = false;    // cases: one report a fact, without documents, lists, or reports of a request alone
  bool logic = false;    // findings and choices alone, each test on one fact
  bool two_valued = false;  // nothing that stays open on a documented case: no `-` outputs, no codes
  bool silences = true;  // the constructs by which silence or a growing list reaches an outcome
  bool records = true;
  bool tables = true;
  bool determination = true;
};

Program generate_program(Random& random, const Shape& shape = {});
Case generate_case(Random& random, const Program& program, const Shape& shape = {});

// ---- The parts -----------------------------------------------------------------------------------------------------

/// Facts, records, code sets, services, sources.
void add_vocabulary(Random& random, const Shape& shape, Program& program);
void add_tables(Random& random, const Shape& shape, Program& program);
void add_definitions(Random& random, const Shape& shape, Program& program);
void add_guidelines(Random& random, const Shape& shape, Program& program);
void add_determination(Random& random, Program& program);

/// A value of a kind as text, not below `low`; `6 weeks`, `50 %`, `2014-02-10`.
std::string value_text(Random& random, Kind kind, int low = 0);
std::string number_text(Random& random, Kind kind, int number);
/// What a report may say of a fact; `exact` gives one value.
std::string answer_text(Random& random, const Fact& fact, bool exact);

/// Conditions over what the program declares so far; inside entries also over the fields of a record.
class ConditionMaker {
 public:
  ConditionMaker(Random& random, const Program& program, const Shape& shape, const Record* entry = nullptr)
      : random_(random), program_(program), shape_(shape), entry_(entry) {}

  Condition condition(int depth);
  Condition leaf();
  /// A leaf that may stand after `when`.
  Condition atom();

 private:
  Condition of_fact(const Fact& fact);
  Condition of_record();
  Condition of_output(const Output& output);
  Condition group(int depth);
  std::string quantity_test(const Fact& fact);
  std::string date_test(const Fact& fact);
  std::string choice_test(const Fact& fact, bool* atom);
  std::vector<const Fact*> visible(Kind kind) const;
  std::string relation(bool equal);

  Random& random_;
  const Program& program_;
  const Shape& shape_;
  const Record* entry_;
};

}  // namespace guide::properties
