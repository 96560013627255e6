#pragma once
// Values in one settlement: leaf tests (section 4), records (section 5), tables (section 8), formulas (section 3).
// Completions (section 7) may fix open leaves. Not here: what outcomes lead to (conclude.hpp).

#include "tests/reference/lane.hpp"

namespace guide::reference {

class Evaluator {
 public:
  Evaluator(const Program& program, const Lane& lane);

  Truth value(const Formula& formula) const { return value(formula, nullptr); }
  /// Outside of entries; remembered.
  Truth value(const Leaf& leaf) const;

  /// In a completion, `fixed[leaf.id]` is what an open leaf becomes; null ends the completion.
  void complete(const std::vector<Truth>* fixed) { fixed_ = fixed; }
  /// What formulas are taken to be, whatever they are made of; null ends it.
  void assume(const std::map<const Formula*, Truth>* assumed) { assumed_ = assumed; }
  /// What notes call by the name of an outcome.
  void outcomes(const std::vector<const Formula*>* outcomes) { outcomes_ = outcomes; }

  Interval interval(const Linear& sum) const { return interval(sum, nullptr); }
  /// The options a table's output can have; an empty name for a row with `-`.
  std::vector<std::string_view> options(const TableOutput& output) const;
  const Lane& lane() const { return lane_; }

 private:
  using Fields = std::vector<Range>;

  Truth value(const Formula& formula, const Fields* entry) const;
  Truth at_least(const Formula& formula, const Fields* entry) const;
  Truth exactly_k(const Formula& formula, const Fields* entry) const;
  Truth test(const Leaf& leaf, const Fields* entry) const;
  Truth test(const FindingTest& test, const Fields* entry) const;
  Truth test(const OptionTest& test, const Fields* entry) const;
  Truth test(const SameOptionTest& test, const Fields* entry) const;
  Truth test(const DocumentedTest& test, const Fields* entry) const;
  Truth test(const CodesTest& test, const Fields* entry) const;
  Truth test(const CompareTest& test, const Fields* entry) const;
  Truth test(const ElapsedTest& test, const Fields* entry) const;
  Truth test(const LatestTest& test, const Fields* entry) const;
  Truth test(const OutputTest& test, const Fields* entry) const;

  const Range& range(Slot slot, const Fields* entry) const;
  const SettledList& list(const Listed& listed) const;
  Truth selected(const Listed& listed, const Fields& entry) const;
  Interval interval(const Linear& sum, const Fields* entry) const;
  Interval interval(const Source& source, const Fields* entry) const;
  Interval count(const Listed& listed) const;
  Interval sum(const Listed& listed, int field) const;
  Interval amounts(const TableOutput& output) const;

  const Program& program_;
  const Lane& lane_;
  const std::vector<Truth>* fixed_ = nullptr;
  const std::map<const Formula*, Truth>* assumed_ = nullptr;
  const std::vector<const Formula*>* outcomes_ = nullptr;
  mutable std::vector<std::optional<Truth>> known_;
};

/// `time since d` compared with a period, for `d` anywhere in an interval of days.
Truth elapsed(Interval date, ast::Relation relation, Period period, Day as_of);

}  // namespace guide::reference
