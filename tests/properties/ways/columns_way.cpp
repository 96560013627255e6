// Columns give the answers of single cases: every case that is one exact value a fact becomes a row.

#include <map>
#include <optional>

#include "tests/properties/ways/column_rows.hpp"
#include "tests/properties/ways/record_batch.hpp"
#include "tests/properties/ways/way.hpp"

namespace guide::properties {
namespace {

constexpr std::size_t rows_per_batch = 200;  // blocks of 64, and a rest

/// A row before there are columns: the day, whole units by fact, and what the case alone came to.
struct Row {
  Scaled as_of = 0;
  std::vector<std::optional<std::int64_t>> values;
  RequestDecision expected;
};

class ColumnsWay : public Way {
 public:
  explicit ColumnsWay(const guide::Program& program) : program_(program) {}

  std::string name() const override { return "columns"; }
  std::string difference(const DecidedCase& decided) override {
    const guide::Case& the_case = decided.the_case;
    if (the_case.requests.size() > 1 || !the_case.statements.records.empty()) return {};
    const guide::RequestInfo* request = the_case.requests.empty() ? nullptr : &the_case.requests.front();
    if (request != nullptr && !(request->statements.facts.empty() && request->statements.records.empty())) return {};
    Row row;
    row.as_of = the_case.as_of;
    row.values.resize(program_.vocabulary.facts.size());
    for (const auto& [fact, state] : the_case.statements.facts) {
      row.values[fact] = whole_units(program_.vocabulary.facts[fact], state);
      if (!row.values[fact]) return {};
    }
    ++compared_;
    row.expected = decided.decision.requests.front();
    const std::uint32_t service = request == nullptr ? none : request->service;
    std::vector<Row>& rows = rows_[service];
    rows.push_back(std::move(row));
    return rows.size() < rows_per_batch ? std::string() : decide(service);
  }
  std::string finish() override {
    for (const auto& [service, rows] : rows_) {
      std::string found = rows.empty() ? std::string() : decide(service);
      if (!found.empty()) return found;
    }
    return {};
  }

 private:
  static std::optional<std::int64_t> whole_units(const FactInfo& info, const FactState& state) {
    if (info.type == guide::Type::codes || !state.documented || state.disputed() || !state.range.exact()) return {};
    const Scaled scale = scale_of(info.type);
    if (state.range.low % scale != 0) return {};
    return state.range.low / scale;
  }

  RecordBatch columns_of(const std::vector<Row>& rows) const {
    RecordBatch batch(static_cast<std::int64_t>(rows.size()), 0);
    for (std::uint32_t fact = 0; fact < program_.vocabulary.facts.size(); ++fact) {
      const FactInfo& info = program_.vocabulary.facts[fact];
      if (info.type == guide::Type::codes) continue;
      const std::size_t size = info.type == guide::Type::date ? 4 : 8;
      RecordBatch::Column& column = batch.add(info.name, size == 4 ? "tdD" : "l", size);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].values[fact]) batch.put(column, size, static_cast<std::int64_t>(i), *rows[i].values[fact]);
      }
    }
    RecordBatch::Column& days = batch.add("as_of", "tdD", 4);
    for (std::size_t i = 0; i < rows.size(); ++i) batch.put(days, 4, static_cast<std::int64_t>(i), rows[i].as_of);
    return batch;
  }

  std::string decide(std::uint32_t service) {
    std::vector<Row>& rows = rows_[service];
    auto [at, fresh] = plans_.try_emplace(service);
    if (fresh) at->second = batch::make_plan(program_, service);
    const batch::Plan& plan = at->second;
    RecordBatch columns = columns_of(rows);
    columns.finish();
    for (const batch::Kernels* kernels : batch::all_kernels()) {
      batch::ColumnDecider decider(plan, batch::StatesOf::all_clauses, *kernels);
      batch::ColumnResults results;
      if (auto problem = decider.bind(columns.schema())) return *problem;
      if (auto problem = decider.decide(columns.array(), 0, results)) return *problem;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (bit(results.refused, i)) return std::string(kernels->name) + ": row " + std::to_string(i) + " is refused";
        const std::string found = row_difference(plan, rows[i].expected, results, i);
        if (!found.empty()) return std::string(kernels->name) + ", row " + std::to_string(i) + ": " + found;
      }
    }
    rows.clear();
    return {};
  }

  const guide::Program& program_;
  std::map<std::uint32_t, batch::Plan> plans_;         // by service
  std::map<std::uint32_t, std::vector<Row>> rows_;     // by service, not decided yet
};

}  // namespace

std::unique_ptr<Way> columns_way(const guide::Program& program) { return std::make_unique<ColumnsWay>(program); }

}  // namespace guide::properties
