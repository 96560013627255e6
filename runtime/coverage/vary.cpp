#include "runtime/coverage/vary.hpp"

#include <algorithm>

#include "runtime/coverage/watch.hpp"
#include "runtime/explain/variation.hpp"

namespace guide::coverage {
namespace {

template <typename Items>
void forget(Items& items, std::uint32_t slot) {
  items.erase(std::remove_if(items.begin(), items.end(), [slot](const auto& item) { return item.first == slot; }),
              items.end());
}

void forget_fact(Case& single, std::uint32_t fact) {
  forget(single.statements.facts, fact);
  for (RequestInfo& request : single.requests) forget(request.statements.facts, fact);
}

void forget_record(Case& single, std::uint32_t record) {
  forget(single.statements.records, record);
  for (RequestInfo& request : single.requests) forget(request.statements.records, record);
}

void tell_none(Case& single, std::uint32_t record) {
  forget_record(single, record);
  RecordState empty;
  empty.given = empty.complete = true;
  auto& records = single.statements.records;
  const auto at = std::lower_bound(records.begin(), records.end(), record,
                                   [](const auto& item, std::uint32_t wanted) { return item.first < wanted; });
  records.insert(at, {record, empty});
}

class Search {
 public:
  Search(Coverage& coverage, const Program& program, const std::vector<Case>& tests, std::set<Gap>& open)
      : coverage_(coverage), program_(program), tests_(tests), open_(open), watcher_(program) {}

  std::vector<Variation> run() {
    for (std::size_t i = 0; i < tests_.size(); ++i) vary_test(i);
    return std::move(found_);
  }

 private:
  void vary_test(std::size_t index) {
    const Case& test = tests_[index];
    if (test.expectations.empty() || open_.empty()) return;
    const Decision decision = decide(program_, test);
    for (const RequestDecision& request : decision.requests) {
      for (const ServiceSlices::Use use : guidelines_expected(program_, test, request.request)) {
        if (has_gaps(use.item)) vary(index, request, use);
      }
    }
  }

  bool has_gaps(std::uint32_t guideline) {
    const std::vector<std::size_t>& items = coverage_.items_by_clause(program_, guideline);
    return std::any_of(open_.begin(), open_.end(), [&](const Gap& gap) {
      return std::find(items.begin(), items.end(), gap.item) != items.end();
    });
  }

  void vary(std::size_t index, const RequestDecision& request, ServiceSlices::Use use) {
    const Case& test = tests_[index];
    const Body& body = program_.bodies[program_.guidelines[use.item].body];
    Variation variation;
    variation.test = index;
    variation.request = request.request;
    variation.guideline = use.item;
    const Case single = explain::single_request(test, request);
    for (const std::uint32_t fact : body.facts) {
      variation.fact = fact;
      variation.undocumented = false;
      for (const Scaled value : explain::telling_values(program_, test, request, fact)) {
        variation.value = value;
        variation.varied = single;
        explain::document(variation.varied, fact,
                          explain::documented_as(program_.vocabulary.facts[fact], value));
        look(variation, use);
      }
      variation.undocumented = true;
      variation.varied = single;
      forget_fact(variation.varied, fact);
      look(variation, use);
    }
    variation.fact = none;
    for (const std::uint32_t record : body.records) {
      variation.record = record;
      variation.varied = single;
      variation.undocumented = true;
      forget_record(variation.varied, record);
      look(variation, use);
      variation.undocumented = false;
      tell_none(variation.varied, record);
      look(variation, use);
    }
  }

  void look(const Variation& variation, ServiceSlices::Use use) {
    const std::vector<std::size_t>& items = coverage_.items_by_clause(program_, use.item);
    const std::uint32_t request = variation.varied.requests.empty() ? none : 0;
    watcher_.watch(variation.varied, request, use, [&](const Sight& sight) {
      const std::size_t item = items[sight.visited->index];
      if (sight.state != State::conflicting) close({item, static_cast<Gap::What>(sight.state)}, variation);
      if (sight.decided.empty()) return;
      close({item, sight.state == State::present ? Gap::What::decides_present : Gap::What::decides_absent}, variation);
    });
  }

  void close(Gap gap, const Variation& variation) {
    if (open_.erase(gap) == 0) return;
    found_.push_back(variation);
    found_.back().gap = gap;
  }

  Coverage& coverage_;
  const Program& program_;
  const std::vector<Case>& tests_;
  std::set<Gap>& open_;
  Watcher watcher_;
  std::vector<Variation> found_;
};

}  // namespace

std::set<Gap> gaps(const Coverage& coverage) {
  std::set<Gap> open;
  for (std::size_t i = 0; i < coverage.items().size(); ++i) {
    const Item& item = coverage.items()[i];
    if (item.criterion) {
      for (const State state : {State::present, State::absent, State::undocumented}) {
        if (item.can_be(state) && !item.shown(state)) open.insert({i, static_cast<Gap::What>(state)});
      }
    } else if (item.can_decide() && !item.decides()) {
      if (item.decisive_tests[1] == 0) open.insert({i, Gap::What::decides_present});
      if (item.decisive_tests[0] == 0) open.insert({i, Gap::What::decides_absent});
    }
  }
  return open;
}

std::vector<Variation> find_variations(Coverage& coverage, const Program& program, const std::vector<Case>& tests,
                                       std::set<Gap>& open) {
  return Search(coverage, program, tests, open).run();
}

}  // namespace guide::coverage
