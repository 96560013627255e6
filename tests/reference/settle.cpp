// Settlements (section 2): each disputed fact takes the range of one of its distinct reports, in all combinations.

#include "tests/reference/lane.hpp"
#include "tests/reference/reads.hpp"

namespace guide::reference {
namespace {

constexpr std::size_t most_settlements = 4096;

/// How many leaf tests, as written with definitions expanded, read each subject.
void count_tests(const Program& program, const Formula& formula, std::map<Subject, std::size_t>& tests) {
  if (formula.leaf) {
    for (const Subject& subject : reads(program, *formula.leaf)) ++tests[subject];
  }
  for (const Formula* part : formula.parts) count_tests(program, *part, tests);
}

// ---- Disputes ------------------------------------------------------------------------------------------------------

struct Dispute {
  Subject subject;
  int entry = -1;
  std::vector<Range> choices;
  std::size_t tests = 0;
};

class Settling {
 public:
  Settling(const Program& program, const CaseFacts& facts) : program_(program), facts_(facts) {}

  Settlements settle(const std::vector<const Formula*>& tests) {
    std::map<Subject, std::size_t> counts;
    for (const Formula* test : tests) count_tests(program_, *test, counts);
    base();
    std::erase_if(disputes_, [&](Dispute& dispute) {
      dispute.tests = counts[dispute.subject];
      return dispute.tests == 0;
    });
    Settlements result;
    while (product() > most_settlements) {
      drop_one();
      result.bounded = true;
    }
    result.lanes.push_back(lane_);
    for (const Dispute& dispute : disputes_) multiply(result.lanes, dispute);
    return result;
  }

 private:
  /// Everything undisputed; the disputed read as the whole type until they are settled.
  void base() {
    lane_.as_of = facts_.as_of;
    const Vocabulary& vocabulary = program_.vocabulary;
    for (std::size_t i = 0; i < vocabulary.facts.size(); ++i) {
      lane_.facts.push_back(range(vocabulary.facts[i], facts_.facts[i], {-1, static_cast<int>(i)}, -1));
    }
    for (std::size_t i = 0; i < vocabulary.records.size(); ++i) {
      const List& list = facts_.lists[i];
      SettledList& settled = lane_.lists.emplace_back();
      settled.given = list.given;
      // `none unless documented` applies only where there is no report at all.
      settled.complete = list.given ? !list.incomplete : vocabulary.records[i].none_unless_documented;
      for (std::size_t entry = 0; entry < list.entries.size(); ++entry) {
        std::vector<Range>& fields = settled.entries.emplace_back();
        for (std::size_t f = 0; f < vocabulary.records[i].fields.size(); ++f) {
          fields.push_back(range(vocabulary.records[i].fields[f], list.entries[entry].fields[f],
                                 {static_cast<int>(i), static_cast<int>(f)}, static_cast<int>(entry)));
        }
      }
    }
  }

  Range range(const Fact& fact, const std::vector<Report>& reports, Subject subject, int entry) {
    Range result = whole(fact.type);
    if (reports.empty()) {
      if (fact.assumption == ast::Assumption::absent_unless_documented) result.options = 1;
      return result;
    }
    for (const Report& report : reports) result = meet(result, report.range);
    result.documented = true;
    result.listed = true;
    if (!empty(result, fact.type.kind)) return result;
    Dispute& dispute = disputes_.emplace_back();
    dispute.subject = subject;
    dispute.entry = entry;
    for (const Report& report : reports) {
      if (std::find(dispute.choices.begin(), dispute.choices.end(), report.range) == dispute.choices.end()) {
        dispute.choices.push_back(report.range);
      }
    }
    result = whole(fact.type);
    result.documented = true;
    return result;
  }

  std::size_t product() const {
    std::size_t result = 1;
    for (const Dispute& dispute : disputes_) {
      result *= dispute.choices.size();
      if (result > most_settlements) return result;
    }
    return result;
  }

  /// The fact that the fewest nodes depend on; among equals, the later declared.
  void drop_one() {
    std::size_t least = 0;
    for (std::size_t i = 1; i < disputes_.size(); ++i) {
      if (disputes_[i].tests <= disputes_[least].tests) least = i;
    }
    disputes_.erase(disputes_.begin() + static_cast<std::ptrdiff_t>(least));
  }

  static void multiply(std::vector<Lane>& lanes, const Dispute& dispute) {
    std::vector<Lane> result;
    for (const Lane& lane : lanes) {
      for (const Range& choice : dispute.choices) {
        Lane& settled = result.emplace_back(lane);
        auto index = static_cast<std::size_t>(dispute.subject.index);
        if (dispute.entry < 0) {
          settled.facts[index] = choice;
        } else {
          SettledList& list = settled.lists[static_cast<std::size_t>(dispute.subject.record)];
          list.entries[static_cast<std::size_t>(dispute.entry)][index] = choice;
        }
      }
    }
    lanes = std::move(result);
  }

  const Program& program_;
  const CaseFacts& facts_;
  Lane lane_;
  std::vector<Dispute> disputes_;
};

}  // namespace

Settlements settle(const Program& program, const CaseFacts& facts, const std::vector<const Formula*>& tests) {
  return Settling(program, facts).settle(tests);
}

}  // namespace guide::reference
