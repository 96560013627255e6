#include "compiler/check/tables.hpp"

#include <algorithm>

#include "compiler/check/told.hpp"
#include "compiler/lower/text.hpp"

namespace guide::check {
namespace {

constexpr std::size_t most_rows_in_pairs = 3'000;
constexpr std::size_t most_steps = 2'000'000;

/// The values of one input, cut where some cell begins or ends: inside a region all cells agree.
class Column {
 public:
  Column(const FactInfo& input, const lower::ReadTable& table, std::size_t cell)
      : input_(input), bounds_(tellable(input)) {
    if (lower::has_options(input)) {
      for (Scaled option = bounds_.low; option <= bounds_.high; ++option) begins_.push_back(option);
      return;
    }
    begins_.push_back(bounds_.low);
    for (const lower::ReadRow& row : table.rows) {
      if (row.otherwise || row.cells[cell].any) continue;
      add(row.cells[cell].range.low);
      if (row.cells[cell].range.high != unbounded_above) add(row.cells[cell].range.high + 1);
    }
    std::sort(begins_.begin(), begins_.end());
    begins_.erase(std::unique(begins_.begin(), begins_.end()), begins_.end());
  }

  std::size_t size() const { return begins_.size(); }
  /// A value inside, for the witness.
  Scaled sample(std::size_t region) const {
    if (begins_[region] != unbounded_below) return begins_[region];
    return region + 1 < begins_.size() ? begins_[region + 1] - 1 : 0;
  }
  std::string text(std::size_t region) const {
    return input_.name + ": " + lower::value_text(input_, sample(region));
  }
  bool admits(const lower::CellSet& cell, std::size_t region) const {
    if (cell.any) return true;
    if (lower::has_options(input_)) return (cell.options >> begins_[region] & 1) != 0;
    const Scaled value = sample(region);
    return value >= cell.range.low && value <= cell.range.high;
  }
  /// A region that both cells admit, or `none`.
  std::uint32_t common(const lower::CellSet& a, const lower::CellSet& b) const {
    if (lower::has_options(input_)) {
      for (std::uint32_t i = 0; i < begins_.size(); ++i) {
        if (admits(a, i) && admits(b, i)) return i;
      }
      return none;
    }
    Range both = intersect(a.any ? Range{} : a.range, b.any ? Range{} : b.range);
    both = intersect(both, bounds_);
    if (both.empty()) return none;
    const auto after = std::upper_bound(begins_.begin(), begins_.end(), both.low);
    return static_cast<std::uint32_t>(after - begins_.begin() - 1);
  }

 private:
  void add(Scaled begin) {
    if (begin > bounds_.low && begin <= bounds_.high) begins_.push_back(begin);
  }

  const FactInfo& input_;
  Range bounds_;
  std::vector<Scaled> begins_;
};

class TableCheck {
 public:
  TableCheck(lower::Shared& shared, const resolve::TableDefinition& table, const lower::ReadTable& read)
      : shared_(shared), table_(table), read_(read) {
    for (std::size_t c = 0; c < table.inputs.size(); ++c) {
      columns_.emplace_back(shared.library.vocabulary.facts[table.inputs[c]], read, c);
    }
  }

  void run() {
    std::vector<const lower::ReadRow*> rows;
    bool otherwise = false;
    for (const lower::ReadRow& row : read_.rows) {
      if (row.otherwise) {
        otherwise = true;
      } else if (can_match(row)) {
        rows.push_back(&row);
      }
    }
    if (rows.size() > most_rows_in_pairs) return note_not_checked();
    for (std::size_t i = 1; i < rows.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (check_overlap(*rows[j], *rows[i])) break;
      }
    }
    if (otherwise) return;
    std::vector<std::size_t> witness;
    const bool gap = find_gap(rows, witness);
    if (steps_ > most_steps) return note_not_checked();
    if (gap) report_gap(witness);
  }

 private:
  bool can_match(const lower::ReadRow& row) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].common(row.cells[c], row.cells[c]) != none) continue;
      shared_.diagnostics.add(Code::never_acts, row.span,
                              "this row never matches: the declared bounds leave out what a cell asks for",
                              "leave it out, or correct the cell or the bounds");
      return false;
    }
    return true;
  }

  bool check_overlap(const lower::ReadRow& first, const lower::ReadRow& second) {
    std::vector<std::size_t> witness;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::uint32_t region = columns_[c].common(first.cells[c], second.cells[c]);
      if (region == none) return false;
      witness.push_back(region);
    }
    Diagnostic& found = shared_.diagnostics.add(Code::table_overlap, second.span,
                                                "two rows match the same case: " + text_of(witness),
                                                "let exactly one row match: narrow one of the two");
    found.labels.push_back({first.span, "the other row"});
    return true;
  }

  /// A case that none of the rows matches; `witness` is its regions in the columns looked at so far.
  bool find_gap(const std::vector<const lower::ReadRow*>& rows, std::vector<std::size_t>& witness) {
    if (rows.empty()) return true;
    const std::size_t column = witness.size();
    const bool covered = std::any_of(rows.begin(), rows.end(), [&](const lower::ReadRow* row) {
      return std::all_of(row->cells.begin() + static_cast<std::ptrdiff_t>(column), row->cells.end(),
                         [](const lower::CellSet& cell) { return cell.any; });
    });
    if (covered) return false;
    for (std::size_t region = 0; region < columns_[column].size(); ++region) {
      steps_ += rows.size();
      if (steps_ > most_steps) return false;
      std::vector<const lower::ReadRow*> rest;
      for (const lower::ReadRow* row : rows) {
        if (columns_[column].admits(row->cells[column], region)) rest.push_back(row);
      }
      witness.push_back(region);
      if (find_gap(rest, witness)) return true;
      witness.pop_back();
    }
    return false;
  }

  void report_gap(std::vector<std::size_t>& witness) {
    witness.resize(columns_.size(), 0);
    shared_.diagnostics.add(Code::table_gap, head(), "no row matches a case with " + text_of(witness),
                            "add a row for it, or a last row `| otherwise | ...`");
  }

  void note_not_checked() {
    shared_.diagnostics.add(Code::not_checked, head(),
                            "whether exactly one row matches every case was not settled: the table is too large");
  }

  Span head() const {
    const ast::Table& tree = *table_.tree;
    return tree.outputs.empty() ? tree.span : tree.outputs.front().span;
  }

  std::string text_of(const std::vector<std::size_t>& witness) const {
    std::string text;
    for (std::size_t c = 0; c < witness.size(); ++c) {
      if (c != 0) text += ", ";
      text += '`' + columns_[c].text(witness[c]) + '`';
    }
    return text;
  }

  lower::Shared& shared_;
  const resolve::TableDefinition& table_;
  const lower::ReadTable& read_;
  std::vector<Column> columns_;
  std::size_t steps_ = 0;
};

}  // namespace

void check_tables(lower::Shared& shared) {
  for (std::uint32_t i = 0; i < shared.library.tables.size(); ++i) {
    const lower::ReadTable* read = shared.read_table(i);
    if (read != nullptr) TableCheck(shared, shared.library.tables[i], *read).run();
  }
}

}  // namespace guide::check
