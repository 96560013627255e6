#include "runtime/coverage/coverage.hpp"

#include <algorithm>

#include "runtime/coverage/watch.hpp"

namespace guide::coverage {
namespace {

Spot spot_of(const Program& program, const Place& place) {
  if (place.file == none) return {};
  return {program.files[place.file], place.line, place.column};
}

}  // namespace

bool Item::all_states_shown() const {
  const auto done = [this](State state) { return shown(state) || !can_be(state); };
  return done(State::present) && done(State::absent) && done(State::undocumented);
}

bool Item::decides() const {
  return std::any_of(decided[0].begin(), decided[0].end(), [this](OutcomeOf one) { return decided[1].contains(one); });
}

std::size_t Coverage::item(const Spot& spot, bool criterion) {
  const auto [at, fresh] = item_by_spot_.try_emplace({spot, criterion}, items_.size());
  if (fresh) {
    items_.emplace_back();
    items_.back().spot = spot;
    items_.back().criterion = criterion;
  }
  return at->second;
}

const Coverage::Known& Coverage::known(const Program& program, std::uint32_t index) {
  const GuidelineInfo& info = program.guidelines[index];
  const Spot spot = spot_of(program, info.place);
  const auto [at, fresh] = known_.try_emplace({info.name, spot});
  Known& known = at->second;
  if (!fresh) return known;
  known.guideline = static_cast<std::uint32_t>(guidelines_.size());
  guidelines_.push_back({info.name, info.title, spot, 0, {}});
  known.items.assign(info.clauses.size(), not_counted);
  visit_clauses(program, info, [&](const Visited& visited) {
    const std::size_t number = item(spot_of(program, visited.clause->place), visited.criterion);
    Item& item = items_[number];
    item.kind = visited.clause->kind;
    item.text = program.text(visited.clause->text);
    item.in_definition = visited.in_definition;
    item.possible |= possible_states(program, visited.body, visited.literal);
    item.guidelines.insert(known.guideline);
    known.items[visited.index] = number;
    std::vector<std::size_t>& own = guidelines_.back().items;
    if (!visited.in_definition && std::find(own.begin(), own.end(), number) == own.end()) own.push_back(number);
  });
  return known;
}

void Coverage::add(const Program& program, std::uint32_t guideline) { known(program, guideline); }

void Coverage::add(const Program& program, const Case& test) {
  ++tests_;
  Watcher watcher(program);
  std::set<std::uint32_t> shown;
  const std::size_t count = std::max<std::size_t>(test.requests.size(), 1);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t request = test.requests.empty() ? none : static_cast<std::uint32_t>(i);
    for (const ServiceSlices::Use use : guidelines_expected(program, test, request)) {
      const Known& guideline = known(program, use.item);
      if (shown.insert(guideline.guideline).second) ++guidelines_[guideline.guideline].tests;
      watcher.watch(test, request, use, [&](const Sight& sight) {
        Item& item = items_[guideline.items[sight.visited->index]];
        ++item.seen[static_cast<std::size_t>(sight.state)];
        if (sight.decided.empty()) return;
        const std::size_t side = sight.state == State::present ? 1 : 0;
        ++item.decisive_tests[side];
        for (const std::uint32_t outcome : sight.decided) {
          item.decided[side].insert(OutcomeOf{guideline.guideline} << 32 | outcome);
        }
      });
    }
  }
}

void Coverage::add(const Coverage& other) {
  tests_ += other.tests_;
  std::vector<std::size_t> item_here;
  for (const Item& theirs : other.items_) item_here.push_back(item(theirs.spot, theirs.criterion));
  std::vector<std::uint32_t> guideline_here;
  for (const Guideline& theirs : other.guidelines_) {
    const auto key = std::make_pair(theirs.name, theirs.spot);
    const auto [at, fresh] = known_.try_emplace(key);
    if (fresh) {
      at->second.guideline = static_cast<std::uint32_t>(guidelines_.size());
      for (const std::size_t number : other.known_.at(key).items) {
        at->second.items.push_back(number == not_counted ? not_counted : item_here[number]);
      }
      Guideline& added = guidelines_.emplace_back(Guideline{theirs.name, theirs.title, theirs.spot, 0, {}});
      for (const std::size_t number : theirs.items) added.items.push_back(item_here[number]);
    }
    guideline_here.push_back(at->second.guideline);
    guidelines_[at->second.guideline].tests += theirs.tests;
  }
  for (std::size_t i = 0; i < other.items_.size(); ++i) add(other.items_[i], guideline_here, items_[item_here[i]]);
}

void Coverage::add(const Item& theirs, const std::vector<std::uint32_t>& guideline_here, Item& item) {
  item.kind = theirs.kind;
  item.text = theirs.text;
  item.in_definition = theirs.in_definition;
  item.possible |= theirs.possible;
  for (std::size_t state = 0; state < item.seen.size(); ++state) item.seen[state] += theirs.seen[state];
  for (std::size_t side = 0; side < item.decided.size(); ++side) {
    item.decisive_tests[side] += theirs.decisive_tests[side];
    for (const OutcomeOf one : theirs.decided[side]) {
      item.decided[side].insert(OutcomeOf{guideline_here[one >> 32]} << 32 | (one & 0xFFFFFFFFu));
    }
  }
  for (const std::uint32_t guideline : theirs.guidelines) item.guidelines.insert(guideline_here[guideline]);
}

void Figures::count(const Item& item) {
  if (item.criterion) {
    ++criteria.all;
    criteria.done += item.all_states_shown() ? 1 : 0;
    if (!item.can_be(State::conflicting)) return;
    ++conflicting.all;
    conflicting.done += item.shown(State::conflicting) ? 1 : 0;
  } else if (item.can_decide()) {
    ++conditions.all;
    conditions.done += item.decides() ? 1 : 0;
  }
}

Figures figures(const Coverage& coverage, const std::vector<std::size_t>& items) {
  Figures sum;
  for (const std::size_t number : items) sum.count(coverage.items()[number]);
  return sum;
}

Figures figures(const Coverage& coverage) {
  Figures sum;
  for (const Item& item : coverage.items()) sum.count(item);
  return sum;
}

}  // namespace guide::coverage
