// Random cases: every kind of value, imprecise, conflicting, missing; records; requests.

#include "tests/properties/generate/generate.hpp"

namespace guide::properties {
namespace {

class CaseMaker {
 public:
  CaseMaker(Random& random, const Program& program, const Shape& shape)
      : random_(random), program_(program), shape_(shape) {}

  Case make() {
    static const std::vector<std::string> days{"2014-04-03", "2014-04-30", "2014-05-31"};
    result_.as_of = random_.pick(days);
    if (shape_.plain) return make_plain();
    documents();
    int requests = random_.percent(40) ? 0 : random_.between(1, 2);
    for (int i = 0; i < requests; ++i) {
      result_.requests.push_back({i == 0 || random_.percent(40) ? "surgery" : "therapy", random_.percent(75) ? "denied" : "", {}, {}});
    }
    for (const Fact& fact : program_.facts) {
      if (!shape_.complete && random_.percent(shape_.wide ? 30 : 35)) continue;
      if (requests > 0 && random_.percent(15)) {
        for (Request& request : result_.requests) request.reports.push_back(report(fact));
      } else {
        result_.reports.push_back(report(fact));
      }
    }
    for (const Record& record : program_.records) entries(record);
    return result_;
  }

 private:
  Case make_plain() {
    if (random_.percent(70)) result_.requests.push_back({random_.percent(60) ? "surgery" : "therapy", "", {}, {}});
    for (const Fact& fact : program_.facts) {
      if (fact.latest_report_counts || random_.percent(30)) continue;
      result_.reports.push_back({fact.name, {{answer_text(random_, fact, shape_.exact), ""}}});
    }
    return result_;
  }

  void documents() {
    result_.documents = {"document note_a: 2014-02-20 \"Note A\"", "document note_b: 2014-02 \"Note B\"",
                         "document note_c: 2014-03-01"};
    result_.document_names = {"note_a", "note_b", "note_c"};
  }

  Report report(const Fact& fact) {
    Report result{fact.name, {}};
    int reports = !shape_.disputes || !random_.percent(shape_.disputed) ? 1 : random_.between(2, 3);
    for (int i = 0; i < reports; ++i) {
      Told told{answer_text(random_, fact, shape_.exact), ""};
      if (!shape_.exact && !shape_.complete && random_.percent(8)) told.answer = "undocumented";
      if (fact.latest_report_counts || random_.percent(50)) told.document = random_.pick(result_.document_names);
      result.told.push_back(told);
    }
    return result;
  }

  void entries(const Record& record) {
    if (!shape_.complete && random_.percent(30)) return;
    Entries result;
    result.record = record.name;
    result.incomplete = !shape_.complete && random_.percent(15);
    if (random_.percent(40)) result.document = random_.pick(result_.document_names);
    for (const Fact& field : record.fields) result.fields.push_back(field.name);
    int rows = random_.below(5);
    for (int i = 0; i < rows; ++i) {
      std::vector<std::string> row;
      for (const Fact& field : record.fields) {
        bool missing = !shape_.complete && random_.percent(20);
        row.push_back(missing ? "-" : answer_text(random_, field, shape_.exact));
      }
      result.rows.push_back(std::move(row));
    }
    result_.entries.push_back(std::move(result));
  }

  Random& random_;
  const Program& program_;
  const Shape& shape_;
  Case result_;
};

}  // namespace

Case generate_case(Random& random, const Program& program, const Shape& shape) {
  return CaseMaker(random, program, shape).make();
}

}  // namespace guide::properties
