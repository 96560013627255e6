#include "tests/reference/cases.hpp"

namespace guide::reference {

using ast::overloaded;

Range whole(const Type& type) {
  Range result;
  if (type.kind == Kind::finding) result.options = 3;
  if (type.kind == Kind::choice) {
    for (std::size_t i = 0; i < type.options.size(); ++i) result.options |= std::uint64_t{1} << i;
  }
  result.interval = type.bounds;
  return result;
}

bool empty(const Range& range, Kind kind) {
  if (kind == Kind::finding || kind == Kind::choice) return range.options == 0;
  if (kind == Kind::codes) return false;
  return range.interval.empty();
}

/// Of the reports' intersection; lists of codes are united.
Range meet(const Range& a, const Range& b) {
  Range result = a;
  result.options &= b.options;
  result.interval = meet(a.interval, b.interval);
  result.codes.insert(result.codes.end(), b.codes.begin(), b.codes.end());
  return result;
}

namespace {

class Reader {
 public:
  Reader(const Vocabulary& vocabulary, CaseFacts& result) : vocabulary_(vocabulary), result_(result) {}

  void document(const ast::Document& document) { documents_[document.name.text] = named_days(document.date.text); }

  void report(const ast::Report& report) {
    std::string_view name = plain(report.fact.text);
    if (auto record = vocabulary_.record_by_name.find(name); record != vocabulary_.record_by_name.end()) {
      result_.lists[static_cast<std::size_t>(record->second)].given = true;  // `X: none`
      return;
    }
    auto fact = vocabulary_.fact_by_name.find(name);
    if (fact == vocabulary_.fact_by_name.end()) return;
    auto index = static_cast<std::size_t>(fact->second);
    for (const ast::Told& told : report.told) {
      add(result_.facts[index], vocabulary_.facts[index].type, told.answer, told.document);
    }
  }

  void entries(const ast::Entries& block) {
    auto record = vocabulary_.record_by_name.find(plain(block.record.text));
    if (record == vocabulary_.record_by_name.end() || block.rows.empty()) return;
    const Record& declared = vocabulary_.records[static_cast<std::size_t>(record->second)];
    List& list = result_.lists[static_cast<std::size_t>(record->second)];
    list.given = true;
    list.incomplete |= block.incomplete;
    std::vector<int> columns;
    for (const ast::Cell& cell : block.rows[0].cells) columns.push_back(declared.field(option(cell)));
    for (std::size_t row = 1; row < block.rows.size(); ++row) {
      Entry& entry = list.entries.emplace_back();
      entry.fields.resize(declared.fields.size());
      for (std::size_t i = 0; i < columns.size() && i < block.rows[row].cells.size(); ++i) {
        auto* answer = boost::variant2::get_if<ast::Answer>(&block.rows[row].cells[i].node);
        if (columns[i] < 0 || !answer) continue;
        auto field = static_cast<std::size_t>(columns[i]);
        add(entry.fields[field], declared.fields[field].type, *answer, block.document);
      }
    }
  }

 private:
  static std::string_view option(const ast::Cell& cell) {
    auto* answer = boost::variant2::get_if<ast::Answer>(&cell.node);
    auto* word = answer ? boost::variant2::get_if<ast::OptionWord>(&answer->node) : nullptr;
    return word ? word->name.text : std::string_view{};
  }

  void add(std::vector<Report>& reports, const Type& type, const ast::Answer& answer,
           const std::optional<ast::Name>& document) {
    std::optional<Range> range = told(type, answer);
    if (!range) return;  // `undocumented` and `-` are no report
    range->documented = true;
    Report& report = reports.emplace_back();
    report.range = *range;
    if (auto dated = document ? documents_.find(document->text) : documents_.end(); dated != documents_.end()) {
      report.dated = dated->second;
    }
  }

  /// Reports are clipped to the declared bounds.
  std::optional<Range> told(const Type& type, const ast::Answer& answer) {
    Range result = whole(type);
    Interval said;
    bool report = boost::variant2::visit(
        overloaded{
            [](const ast::Missing&) { return false; },
            [&](const ast::AnswerWord& word) {
              if (word == ast::AnswerWord::present) result.options = 2;
              if (word == ast::AnswerWord::absent) result.options = 1;
              result.listed = word == ast::AnswerWord::none;  // of codes
              return word != ast::AnswerWord::undocumented && word != ast::AnswerWord::dash;
            },
            [&](const ast::Exactly& exact) {
              said = interval(type, exact.value);
              if (type.kind == Kind::codes) add_code(result, exact.value);
              return true;
            },
            [&](const ast::Between& range) {
              said.low = interval(type, range.from, &range.to).low;
              said.high = interval(type, range.to).high;
              return true;
            },
            [&](const ast::Bounded& bounded) {
              said = edge(type, bounded);
              return true;
            },
            [&](const ast::CodeList& list) {
              for (const ast::CodeWord& code : list.codes) result.codes.push_back(bare_code(code.text));
              result.listed = true;
              return true;
            },
            [&](const ast::OptionWord& word) {
              auto found = std::find(type.options.begin(), type.options.end(), word.name.text) - type.options.begin();
              result.options = std::uint64_t{1} << found;
              return true;
            },
        },
        answer.node);
    if (!report) return {};
    result.interval = meet(result.interval, said);
    return result;
  }

  /// A code of digits alone reads as a number.
  static void add_code(Range& range, const ast::Value& value) {
    if (auto* number = boost::variant2::get_if<ast::Measure>(&value.node)) {
      range.codes.push_back(bare_code(number->number.text));
    }
    range.listed = true;
  }

  /// What a value names: a number, or the days from first to last. `6 to 8 weeks` gives its unit once.
  static Interval interval(const Type& type, const ast::Value& value, const ast::Value* unit_from = nullptr) {
    if (auto* day = boost::variant2::get_if<ast::Day>(&value.node)) return as_interval(named_days(day->text));
    auto* number = boost::variant2::get_if<ast::Measure>(&value.node);
    if (!number) return {};
    if (type.kind == Kind::date) return as_interval(named_days(number->number.text));
    ast::Measure measured = *number;
    auto* other = unit_from ? boost::variant2::get_if<ast::Measure>(&unit_from->node) : nullptr;
    if (!measured.unit && other) measured.unit = other->unit;
    return exactly(measure(measured, type.unit));
  }

  /// `more than v` and `less than v` stop short of v by the smallest step.
  static Interval edge(const Type& type, const ast::Bounded& bounded) {
    Interval named = interval(type, bounded.value);
    switch (bounded.edge) {
      case ast::Edge::or_more:
      case ast::Edge::or_later: return {named.low, infinity};
      case ast::Edge::or_less:
      case ast::Edge::or_earlier: return {-infinity, named.high};
      case ast::Edge::more_than: return {named.high + type.step, infinity};
      case ast::Edge::less_than: return {-infinity, named.low - type.step};
    }
    return {};
  }

  const Vocabulary& vocabulary_;
  CaseFacts& result_;
  std::unordered_map<std::string_view, Days> documents_;
};

/// `latest report counts`: reports whose document is certainly earlier than another's are dropped.
void keep_latest(std::vector<Report>& reports) {
  std::vector<Report> kept;
  for (const Report& report : reports) {
    bool earlier = false;
    for (const Report& other : reports) {
      earlier |= report.dated && other.dated && report.dated->last < other.dated->first;
    }
    if (!earlier) kept.push_back(report);
  }
  reports = std::move(kept);
}

template <typename Items>
void read_reports(Reader& reader, const Items& items) {
  for (const auto& item : items) {
    if (auto* report = boost::variant2::get_if<ast::Report>(&item)) reader.report(*report);
    if (auto* entries = boost::variant2::get_if<ast::Entries>(&item)) reader.entries(*entries);
  }
}

}  // namespace

CaseFacts read(const Vocabulary& vocabulary, const ast::Case& tree, const ast::Request* request) {
  CaseFacts result;
  result.as_of = named_days(tree.as_of.text).first;
  result.facts.resize(vocabulary.facts.size());
  result.lists.resize(vocabulary.records.size());
  Reader reader(vocabulary, result);
  for (const ast::CaseItem& item : tree.items) {
    if (auto* document = boost::variant2::get_if<ast::Document>(&item)) reader.document(*document);
  }
  read_reports(reader, tree.items);
  if (request) read_reports(reader, request->reports);
  for (std::size_t i = 0; i < result.facts.size(); ++i) {
    if (vocabulary.facts[i].assumption == ast::Assumption::latest_report_counts) keep_latest(result.facts[i]);
  }
  return result;
}

}  // namespace guide::reference
