#include "tests/reference/reads.hpp"

namespace guide::reference {
namespace {

class Reading {
 public:
  Reading(const Program& program, std::set<Subject>& read) : program_(program), read_(read) {}

  void add(const Formula& formula, int record) {
    if (formula.leaf) add(*formula.leaf, record);
    for (const Formula* part : formula.parts) add(*part, record);
  }

  void add(const Leaf& leaf, int record) {
    std::visit(ast::overloaded{
                   [&](const FindingTest& test) { add(test.slot, record); },
                   [&](const OptionTest& test) { add(test.slot, record); },
                   [&](const SameOptionTest& test) {
                     add(test.left, record);
                     add(test.right, record);
                   },
                   [](const DocumentedTest&) {},  // the same whichever report is right
                   [&](const CodesTest& test) { add(test.slot, record); },
                   [&](const CompareTest& test) {
                     add(test.left, record);
                     add(test.right, record);
                   },
                   [&](const ElapsedTest& test) { add(test.date, record); },
                   [&](const LatestTest& test) {
                     add(test.listed);
                     add(*test.condition, test.listed.selection->record);
                     date_of(test.listed);
                   },
                   [&](const OutputTest& test) { add(test.output); },
               },
               leaf.test);
  }

 private:
  void add(const Slot& slot, int record) {
    read_.insert(slot.in_entry ? Subject{record, slot.index} : Subject{-1, slot.index});
  }
  void add(const Listed& listed) {
    read_.insert({listed.selection->record, -1});
    for (const Formula* where : listed.selection->where) add(*where, listed.selection->record);
    if (listed.within) date_of(listed);
  }
  void date_of(const Listed& listed) {
    int record = listed.selection->record;
    int date = program_.vocabulary.records[static_cast<std::size_t>(record)].field("date");
    if (date >= 0) read_.insert({record, date});
  }
  void add(const TableOutput& output) {
    for (const TableRow& row : output.table->rows) add(*row.matches, -1);
  }
  void add(const Linear& sum, int record) {
    for (const Term& term : sum.terms) {
      const Source& source = term.source;
      if (source.of == Source::Of::slot) add(source.slot, record);
      if (source.of == Source::Of::count || source.of == Source::Of::sum) add(source.listed);
      if (source.of == Source::Of::sum) read_.insert({source.listed.selection->record, source.field});
      if (source.of == Source::Of::output) add(source.output);
    }
  }

  const Program& program_;
  std::set<Subject>& read_;
};

}  // namespace

std::set<Subject> reads(const Program& program, const Leaf& leaf) {
  std::set<Subject> result;
  Reading(program, result).add(leaf, -1);
  return result;
}

std::set<Subject> reads(const Program& program, const Formula& formula) {
  std::set<Subject> result;
  Reading(program, result).add(formula, -1);
  return result;
}

bool share(const std::set<Subject>& one, const std::set<Subject>& other) {
  for (const Subject& a : one) {
    for (const Subject& b : other) {
      if (a.record == b.record && (a.record >= 0 || a.index == b.index)) return true;
    }
  }
  return false;
}

}  // namespace guide::reference
