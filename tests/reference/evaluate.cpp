#include "tests/reference/evaluate.hpp"

namespace guide::reference {

Evaluator::Evaluator(const Program& program, const Lane& lane)
    : program_(program), lane_(lane), known_(program.leaves.size()) {}

// ---- Section 3 -----------------------------------------------------------------------------------------------------

Truth Evaluator::value(const Formula& formula, const Fields* entry) const {
  if (assumed_) {
    auto found = assumed_->find(&formula);
    if (found != assumed_->end()) return found->second;
  }
  switch (formula.op) {
    case Formula::Op::opposite: return opposite(value(*formula.parts[0], entry));
    case Formula::Op::at_least: return at_least(formula, entry);
    case Formula::Op::exactly: return exactly_k(formula, entry);
    case Formula::Op::leaf: return entry ? test(*formula.leaf, entry) : value(*formula.leaf);
    case Formula::Op::outcome: return value(*outcomes_->at(static_cast<std::size_t>(formula.outcome)), nullptr);
  }
  return Truth::open;
}

/// For when at least k are for, against when at least n-k+1 are against.
Truth Evaluator::at_least(const Formula& formula, const Fields* entry) const {
  std::size_t present = 0;
  std::size_t absent = 0;
  std::size_t n = formula.parts.size();
  for (std::size_t i = 0; i < n && present < formula.k && absent + formula.k < n + 1; ++i) {
    Truth one = value(*formula.parts[i], entry);
    present += one == Truth::present;
    absent += one == Truth::absent;
  }
  return truth(present >= formula.k, absent + formula.k >= n + 1);
}

/// At least k, and not at least k + 1.
Truth Evaluator::exactly_k(const Formula& formula, const Fields* entry) const {
  std::size_t present = 0;
  std::size_t absent = 0;
  std::size_t n = formula.parts.size();
  std::size_t k = formula.k;
  for (const Formula* part : formula.parts) {
    Truth one = value(*part, entry);
    present += one == Truth::present;
    absent += one == Truth::absent;
  }
  return truth(present >= k && absent + k + 1 >= n + 1, absent + k >= n + 1 || present >= k + 1);
}

Truth Evaluator::value(const Leaf& leaf) const {
  auto id = static_cast<std::size_t>(leaf.id);
  if (fixed_ && (*fixed_)[id] != Truth::open) return (*fixed_)[id];
  if (!known_[id]) known_[id] = test(leaf, nullptr);
  return *known_[id];
}

Truth Evaluator::test(const Leaf& leaf, const Fields* entry) const {
  return std::visit([&](const auto& written) { return test(written, entry); }, leaf.test);
}

// ---- Section 4 -----------------------------------------------------------------------------------------------------

const Range& Evaluator::range(Slot slot, const Fields* entry) const {
  auto index = static_cast<std::size_t>(slot.index);
  return slot.in_entry ? (*entry)[index] : lane_.facts[index];
}

Truth Evaluator::test(const FindingTest& test, const Fields* entry) const {
  std::uint64_t options = range(test.slot, entry).options;
  return truth(options == 2, options == 1);
}

Truth Evaluator::test(const OptionTest& test, const Fields* entry) const {
  std::uint64_t options = range(test.slot, entry).options;
  std::uint64_t option = std::uint64_t{1} << test.option;
  return truth(options == option, (options & option) == 0);
}

Truth Evaluator::test(const SameOptionTest& test, const Fields* entry) const {
  std::uint64_t left = range(test.left, entry).options;
  std::uint64_t right = range(test.right, entry).options;
  bool single = (left & (left - 1)) == 0;
  return truth(single && left == right, (left & right) == 0);
}

Truth Evaluator::test(const DocumentedTest& test, const Fields* entry) const {
  bool documented = test.slot ? range(*test.slot, entry).documented
                              : lane_.lists[static_cast<std::size_t>(test.record)].given;
  return truth(documented, !documented);
}

Truth Evaluator::test(const CodesTest& test, const Fields* entry) const {
  const Range& known = range(test.slot, entry);
  bool found = false;
  bool less_specific = false;
  for (const std::string& code : known.codes) {
    for (const std::string& written : *test.entries) {
      bool wildcard = written.back() == '*';
      std::string bare = wildcard ? written.substr(0, written.size() - 1) : written;
      found |= wildcard ? code.starts_with(bare) : code == bare;
      less_specific |= code.size() < bare.size() && bare.starts_with(code);
    }
  }
  bool complete = known.documented && known.listed;
  return truth(found, complete && !found && !less_specific);
}

Truth Evaluator::test(const CompareTest& test, const Fields* entry) const {
  return compare(interval(test.left, entry), test.relation, interval(test.right, entry));
}

Truth elapsed(Interval date, ast::Relation relation, Period period, Day as_of) {
  // `time since d >= n` is `d + n <= as of`, `> n` is `d + n < as of`; `<` and `<=` are their negations.
  if (relation == ast::Relation::less) return opposite(elapsed(date, ast::Relation::greater_or_equal, period, as_of));
  if (relation == ast::Relation::less_or_equal) return opposite(elapsed(date, ast::Relation::greater, period, as_of));
  Day limit = relation == ast::Relation::greater ? as_of - 1 : as_of;
  auto reached = [&](Number day) {
    if (day == infinity) return false;
    if (day == -infinity) return true;
    return later(static_cast<Day>(day / million), period) <= limit;
  };
  return truth(reached(date.high), !reached(date.low));
}

Truth Evaluator::test(const ElapsedTest& test, const Fields* entry) const {
  return elapsed(range(test.date, entry).interval, test.relation, test.period, lane_.as_of);
}

Interval Evaluator::interval(const Linear& sum, const Fields* entry) const {
  Interval result = exactly(sum.constant);
  for (const Term& term : sum.terms) {
    Interval one = interval(term.source, entry);
    result = result + (term.sign < 0 ? -one : one);
  }
  return result;
}

Interval Evaluator::interval(const Source& source, const Fields* entry) const {
  switch (source.of) {
    case Source::Of::slot: return range(source.slot, entry).interval;
    case Source::Of::count: return count(source.listed);
    case Source::Of::sum: return sum(source.listed, source.field);
    case Source::Of::output: return amounts(source.output);
  }
  return {};
}

// ---- Section 5 -----------------------------------------------------------------------------------------------------

const SettledList& Evaluator::list(const Listed& listed) const {
  return lane_.lists[static_cast<std::size_t>(listed.selection->record)];
}

/// All `where` and `within` conditions. `within n` is `d <= as of` and `time since d < n`.
Truth Evaluator::selected(const Listed& listed, const Fields& entry) const {
  bool present = true;
  bool absent = false;
  auto add = [&](Truth one) {
    present &= one == Truth::present;
    absent |= one == Truth::absent;
  };
  for (const Formula* where : listed.selection->where) add(value(*where, &entry));
  if (listed.within) {
    const Record& record = program_.vocabulary.records[static_cast<std::size_t>(listed.selection->record)];
    Interval date = entry[static_cast<std::size_t>(record.field("date"))].interval;
    add(compare(date, ast::Relation::less_or_equal, exactly(as_number(lane_.as_of))));
    add(elapsed(date, ast::Relation::less, *listed.within, lane_.as_of));
  }
  return truth(present, absent);
}

Interval Evaluator::count(const Listed& listed) const {
  const SettledList& known = list(listed);
  Interval result{0, 0};
  for (const Fields& entry : known.entries) {
    Truth one = selected(listed, entry);
    if (one == Truth::present) result.low += million;
    if (one != Truth::absent) result.high += million;
  }
  if (!known.complete) result.high = infinity;
  return result;
}

Interval Evaluator::sum(const Listed& listed, int field) const {
  const SettledList& known = list(listed);
  Interval result{0, 0};
  for (const Fields& entry : known.entries) {
    Truth one = selected(listed, entry);
    Interval amount = entry[static_cast<std::size_t>(field)].interval;
    if (one == Truth::present) result.low = plus(result.low, amount.low);
    if (one != Truth::absent) result.high = plus(result.high, amount.high);
  }
  if (!known.complete) result.high = infinity;
  return result;
}

Truth Evaluator::test(const LatestTest& test, const Fields*) const {
  const SettledList& known = list(test.listed);
  if (!known.complete) return Truth::open;
  const Record& record = program_.vocabulary.records[static_cast<std::size_t>(test.listed.selection->record)];
  auto date_field = static_cast<std::size_t>(record.field("date"));
  struct Read {
    Truth selected;
    Truth has;
    Interval date;
  };
  std::vector<Read> entries;
  for (const Fields& entry : known.entries) {
    entries.push_back({selected(test.listed, entry), value(*test.condition, &entry), entry[date_field].interval});
  }
  bool some = false;
  for (const Read& entry : entries) some |= entry.selected == Truth::present;
  // Each entry is out of the question (not selected, or certainly earlier than a selected one), or has the value.
  auto each = [&](Truth wanted) {
    for (const Read& entry : entries) {
      bool out = entry.selected == Truth::absent;
      for (const Read& other : entries) out |= other.selected == Truth::present && entry.date.high < other.date.low;
      if (!out && entry.has != wanted) return false;
    }
    return true;
  };
  // A selected entry that is certainly not earlier than any other that may be selected lacks it.
  auto newest_lacks = [&] {
    for (const Read& entry : entries) {
      if (entry.selected != Truth::present || entry.has != Truth::absent) continue;
      bool newest = true;
      for (const Read& other : entries) {
        if (&other != &entry && other.selected != Truth::absent) newest &= entry.date.low >= other.date.high;
      }
      if (newest) return true;
    }
    return false;
  };
  return truth(some && each(Truth::present), each(Truth::absent) || newest_lacks());
}

// ---- Section 8 -----------------------------------------------------------------------------------------------------

Interval Evaluator::amounts(const TableOutput& output) const {
  Interval result{infinity, -infinity};
  for (const TableRow& row : output.table->rows) {
    if (value(*row.matches) == Truth::absent) continue;
    const auto& amount = row.amounts[static_cast<std::size_t>(output.column)];
    if (!amount) return {};
    result = {std::min(result.low, *amount), std::max(result.high, *amount)};
  }
  return result.empty() ? Interval{} : result;
}

std::vector<std::string_view> Evaluator::options(const TableOutput& output) const {
  std::vector<std::string_view> result;
  for (const TableRow& row : output.table->rows) {
    if (value(*row.matches) == Truth::absent) continue;
    std::string_view option = row.options[static_cast<std::size_t>(output.column)];
    if (std::find(result.begin(), result.end(), option) == result.end()) result.push_back(option);
  }
  return result;
}

/// `out is v` is none of the rows with another output; `-` is another output.
Truth Evaluator::test(const OutputTest& test, const Fields*) const {
  bool all_absent = true;
  bool some_present = false;
  for (const TableRow& row : test.output.table->rows) {
    if (row.options[static_cast<std::size_t>(test.output.column)] == test.option) continue;
    Truth matches = value(*row.matches);
    all_absent &= matches == Truth::absent;
    some_present |= matches == Truth::present;
  }
  return truth(all_absent, some_present);
}

}  // namespace guide::reference
