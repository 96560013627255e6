// Columns give the ordinary answers: random programs, random columns in every layout that is taken, every vector width.

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>

#include "runtime/decide.hpp"
#include "tests/properties/adapter.hpp"
#include "tests/properties/generate/generate.hpp"
#include "tests/properties/seeds.hpp"
#include "tests/properties/ways/column_rows.hpp"
#include "tests/properties/ways/record_batch.hpp"

namespace guide::properties {
namespace {

/// Random columns over a vocabulary, and each row of them as an ordinary case; a row with a value that cannot be has
/// none.
class Columns {
 public:
  Columns(Random& random, const guide::Program& program, std::uint32_t service, std::int64_t cases)
      : random_(random), program_(program), batch_(cases, random.below(3) == 0 ? random.between(1, 70) : 0) {
    rows_.resize(static_cast<std::size_t>(cases));
    for (auto& row : rows_) {
      row.emplace();
      row->as_of = day;
      if (service == none) continue;
      row->requests.resize(1);
      row->requests.front().service = service;
    }
    for (std::uint32_t fact = 0; fact < program.vocabulary.facts.size(); ++fact) {
      if (program.vocabulary.facts[fact].type != guide::Type::codes && random.percent(85)) add(fact);
    }
    if (random.percent(30)) add_days();
    batch_.finish();
  }

  static constexpr Scaled day = 16'163;
  const RecordBatch& batch() const { return batch_; }
  const std::vector<std::optional<guide::Case>>& rows() const { return rows_; }

 private:
  void add(std::uint32_t fact) {
    const FactInfo& info = program_.vocabulary.facts[fact];
    if (info.latest_report_counts && random_.percent(50)) return;
    constexpr const char* formats[] = {"c", "s", "i", "l"};
    int width = random_.below(4);
    std::size_t size = std::size_t{1} << width;
    std::string format = formats[width];
    if (info.type == guide::Type::finding && random_.percent(70)) {
      size = 0;
      format = "b";
    }
    if (info.type == guide::Type::date) {
      size = 4;
      format = "tdD";
    }
    RecordBatch::Column& column = batch_.add(info.name, format, size);
    std::vector<int> keys(info.options.size());
    if (info.type == guide::Type::choice && random_.percent(50)) {
      std::vector<std::string> words(info.options.begin(), info.options.end());
      random_.shuffle(words);
      for (std::size_t i = 0; i < words.size(); ++i) {
        keys[static_cast<std::size_t>(std::find(info.options.begin(), info.options.end(), words[i]) -
                                      info.options.begin())] = static_cast<int>(i);
      }
      batch_.add_dictionary(column, words);
    } else {
      for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = static_cast<int>(i);
    }
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (random_.percent(30)) continue;
      const Scaled value = draw(info, size);
      const Scaled stored = info.type == guide::Type::choice && value >= 0 && value < static_cast<Scaled>(keys.size())
                                ? keys[static_cast<std::size_t>(value)]
                                : value;
      batch_.put(column, size, static_cast<std::int64_t>(row), stored);
      tell(row, fact, value * scale_of(info.type));
    }
  }

  /// In the units of a column; rarely outside of what the fact can be.
  Scaled draw(const FactInfo& info, std::size_t size) {
    if (info.type == guide::Type::finding) return size == 0 || random_.below(60) != 0 ? random_.below(2) : 2;
    if (info.type == guide::Type::choice) {
      return random_.below(60) == 0 ? -1 : random_.below(static_cast<int>(info.options.size()));
    }
    if (info.type == guide::Type::date) return day - random_.below(900);
    const Scaled scale = scale_of(info.type);
    const Scaled low = info.bounds.low == unbounded_below ? 0 : info.bounds.low / scale;
    const Scaled value = low + random_.below(random_.below(40) == 0 ? 200 : 13) - (random_.below(60) == 0 ? 1 : 0);
    return size == 1 ? std::min<Scaled>(value, 127) : value;
  }

  void tell(std::size_t row, std::uint32_t fact, Scaled value) {
    if (!rows_[row]) return;
    const FactInfo& info = program_.vocabulary.facts[fact];
    if (value < info.bounds.low || value > info.bounds.high || (info.type != guide::Type::date && value < 0)) {
      refused_.push_back({row, fact});
    }
    FactState state;
    state.documented = true;
    state.range = {value, value};
    rows_[row]->statements.facts.emplace_back(fact, std::move(state));
  }

  void add_days() {
    RecordBatch::Column& column = batch_.add("as_of", "tdD", 4);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const Scaled of_row = day + random_.below(400);
      batch_.put(column, 4, static_cast<std::int64_t>(row), of_row);
      if (rows_[row]) rows_[row]->as_of = of_row;
    }
  }

 public:
  struct Refused {
    std::size_t row;
    std::uint32_t fact;
  };
  /// Values outside of what their facts can be; they count where the plan reads the fact.
  const std::vector<Refused>& refused() const { return refused_; }

 private:
  Random& random_;
  const guide::Program& program_;
  RecordBatch batch_;
  std::vector<std::optional<guide::Case>> rows_;
  std::vector<Refused> refused_;
};

/// Every width against the ordinary way, row by row.
void compare(Random& random, const guide::Program& program, std::uint32_t service, int& refused) {
  const batch::Plan plan = batch::make_plan(program, service);
  const Columns columns(random, program, service, random.percent(8) ? 1100 : random.between(1, 150));
  std::vector<bool> is_refused(columns.rows().size(), false);
  for (const Columns::Refused& one : columns.refused()) {
    if (plan.place_of(one.fact) != none) is_refused[one.row] = true;
  }
  for (const batch::Kernels* kernels : batch::all_kernels()) {
    batch::ColumnDecider decider(plan, batch::StatesOf::all_clauses, *kernels);
    const auto unbound = decider.bind(columns.batch().schema());
    REQUIRE(unbound.value_or("") == "");
    batch::ColumnResults results;
    const auto problem = decider.decide(columns.batch().array(), Columns::day, results);
    REQUIRE(problem.value_or("") == "");
    for (std::size_t row = 0; row < columns.rows().size(); ++row) {
      INFO(kernels->name << ", row " << row);
      CHECK(bit(results.refused, row) == is_refused[row]);
      if (is_refused[row]) {
        ++refused;
        continue;
      }
      const Decision decision = decide(program, *columns.rows()[row]);
      const std::string found = row_difference(plan, decision.requests.front(), results, row);
      CHECK(found == "");
      if (!found.empty()) return;
    }
  }
}

}  // namespace

TEST_CASE("columns give the ordinary answers") {
  int programs = 0;
  int refused = 0;
  for (int seed = first_seed(); seed < first_seed() + seeds(120); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    Shape shape;
    shape.records = random.percent(30);
    Compared compared(print(generate_program(random, shape)));
    if (!compared.accepted()) continue;
    const auto services = static_cast<int>(compared.program().vocabulary.services.size());
    INFO("seed " << seed);
    compare(random, compared.program(), services == 0 ? none : static_cast<std::uint32_t>(random.below(services)),
            refused);
    ++programs;
  }
  CHECK(programs > 20);
  CHECK(refused > 0);
}

}  // namespace guide::properties
