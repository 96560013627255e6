#pragma once
// Decides many cases of one service from columns, one a fact, in the layout of the Arrow C Data Interface: 64 cases a
// word, the same plan and the same answers as for one case. In: a record batch (a struct array). Out: codes and
// bitmaps.
// How columns look is said in guide/columns.hpp, the interface to this.

#include <optional>
#include <string>
#include <vector>

#include "include/guide/columns.hpp"
#include "runtime/batch/block_case.hpp"
#include "runtime/batch/service_decider.hpp"

namespace guide::batch {

using api::code_contradictory;
using api::code_refer;
using api::code_refused;
using api::code_request_information;
using api::code_silent;
using api::code_undetermined;
using api::ColumnResults;

enum class StatesOf : std::uint8_t { top_clauses, all_clauses };

class ColumnDecider {
 public:
  /// The plan must outlive it. Belongs to one thread.
  explicit ColumnDecider(const Plan& plan, StatesOf states = StatesOf::top_clauses,
                         const Kernels& kernels = best_kernels());

  /// Binds the columns by name; says why where something does not fit. Facts that nothing reads are passed over.
  std::optional<std::string> bind(const ArrowSchema& schema);
  /// Decides a batch of the bound schema; `as_of` serves where there is no such column.
  std::optional<std::string> decide(const ArrowArray& batch, Scaled as_of, ColumnResults& results);

  enum class Type : std::uint8_t { boolean, int8, int16, int32, int64 };

 private:
  struct Column {
    std::uint32_t place = none;
    Type type{};
    std::int64_t factor = 1;               // steps of the fact in one unit of the column
    const void* values = nullptr;          // booleans: a bitmap
    const unsigned char* valid = nullptr;  // a bitmap, or null: all are
    std::int64_t offset = 0;               // in cases, of values and bitmap
    std::vector<std::int32_t> options;     // dictionaries: the option of each index; empty: the index is the option
  };
  /// An interval in the numbers of a column.
  struct Interval {
    std::int64_t first = 0;
    std::int64_t last = -1;
  };
  struct BoundTest {
    std::uint32_t column = none;
    Interval interval;
  };
  struct Block {
    std::size_t begin = 0;
    std::uint32_t count = 0;
    const std::int32_t* days = nullptr;  // null: one day for all
    Scaled day = 0;
  };

  // columns_bind.cpp
  std::optional<std::string> bind_child(const ArrowSchema& child, std::int64_t index);
  std::optional<std::string> bind_buffers(const ArrowArray& batch);
  std::optional<std::string> bind_dictionary(const ArrowArray& array, Column& column) const;
  // columns.cpp
  void prepare(ColumnResults& results, std::size_t cases) const;
  void set_day(Scaled day);
  Interval in_column(Range steps, const Column& column) const;
  // columns_block.cpp
  void decide_block(const Block& block, ColumnResults& results);
  void load(const Block& block);
  void run_tests(const Block& block);
  void translate(std::uint32_t column, std::uint32_t index);
  void run_within(std::uint32_t column, Interval interval, BlockBits& inside) const;
  void run_plain_step(const Block& block, std::uint32_t step);
  bool run_sum(const Step& step, BlockNode& node);
  void run_ranges(const Block& block, const Step& step, BlockNode& node) const;
  void run_elapsed(const Block& block, const ElapsedTest& test);
  void run_table_option(const Step& step, BlockNode& node) const;
  Range range_of(std::uint32_t place, std::uint32_t index) const;
  std::int64_t value_of(std::uint32_t column, std::uint32_t index) const;
  // columns_rows.cpp
  void add_codes(const BlockBits& cases, std::int8_t code, std::int8_t* codes) const;
  void add_settled(const std::vector<Literal>& outcomes, std::int8_t silent, std::int8_t contradictory,
                   std::int8_t* codes, BlockBits& open) const;
  template <typename CodeOfCase>
  void add_open(const Block& block, const BlockBits& open, std::int8_t* codes, CodeOfCase code_of_case);
  template <typename CodeOfCase>
  void add_open_alike(const Block& block, const std::vector<std::uint32_t>& nodes, const BlockBits& open,
                      std::int8_t* codes, CodeOfCase code_of_case);
  void conclude_guideline(const Block& block, std::uint32_t guideline, std::int8_t* codes);
  void conclude_determination(const Block& block, std::uint32_t determination, std::int8_t* codes);
  const Answer& decide_row(const Block& block, std::uint32_t index);
  void decide_rows(const Block& block, ColumnResults& results);
  void write_states(const Block& block, ColumnResults& results) const;
  void refuse(const Block& block, ColumnResults& results) const;

  const Plan& plan_;
  const Kernels& kernels_;
  StatesOf states_of_;
  ServiceDecider decider_;
  std::vector<std::vector<std::uint32_t>> guideline_nodes_, determination_nodes_;  // that conclusions hang on
  bool by_rows_ = false;  // some step has no kernel: every case is decided alone

  std::vector<Column> columns_;
  std::vector<std::int64_t> children_;  // parallel: of the batch
  std::vector<Interval> bounds_;        // parallel
  std::int64_t day_child_ = -1;
  std::vector<std::uint32_t> column_of_;  // by place
  std::vector<BoundTest> tests_;          // by test
  Scaled day_ = 0;
  std::vector<Scaled> last_;  // of the plan's tests, as of the day
  const std::int32_t* days_ = nullptr;

  /// A block's columns: values as the kernels read them, and which are there.
  struct Loaded {
    BlockBits valid;
    BlockBits truths;  // booleans
    const void* values = nullptr;
    std::vector<std::int64_t> scratch;  // where values had to be copied
  };
  std::vector<Loaded> loaded_;
  std::vector<BlockNode> nodes_;
  BlockBits refused_;
  std::vector<std::int32_t> sum_;
};

}  // namespace guide::batch
