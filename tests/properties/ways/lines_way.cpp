// Lines of JSON: what `guide decide` answers to a line is told here once more, from the decision of the case alone.

#include "runtime/batch/line_decider.hpp"
#include "tests/properties/ways/names.hpp"
#include "tests/properties/ways/way.hpp"

namespace guide::properties {
namespace {

std::string quoted(const std::string& plain) { return '"' + plain + '"'; }

/// The line that a decision comes to.
class Line {
 public:
  Line(const guide::Program& program, const DecidedCase& decided) : program_(program), case_(decided.the_case) {
    text = "{\"schema\":\"guide.line/1\",\"line\":1";
    if (!case_.name.empty()) text += ",\"name\":" + quoted(case_.name);
    text += ",\"requests\":[";
    for (const RequestDecision& one : decided.decision.requests) add(one);
    close_list();
    text += ",\"digest\":" + quoted(program.digest) + "}\n";
  }
  std::string text;

 private:
  void add(const RequestDecision& decision) {
    const guide::RequestInfo* request = decision.request == none ? nullptr : &case_.requests[decision.request];
    text += "{";
    if (request != nullptr) {
      text += "\"service\":" + quoted(program_.vocabulary.services[request->service].name) + ",";
      if (!request->label.empty()) text += "\"label\":" + quoted(request->label) + ",";
    }
    text += "\"determinations\":[";
    for (const DeterminationDecision& one : decision.determinations) add(one, request);
    close_list();
    text += ",\"guidelines\":[";
    for (const GuidelineDecision& one : decision.guidelines) add(one, decision.trace);
    close_list();
    text += "},";
  }

  void add(const DeterminationDecision& decision, const guide::RequestInfo* request) {
    const DeterminationInfo& info = program_.determinations[decision.determination];
    text += "{\"name\":" + quoted(info.name) + ",\"result\":" + quoted(result_word(decision.result, info.outcomes));
    if (request != nullptr && !request->prior.empty()) {
      constexpr const char* effects[] = {"open", "upheld", "overturned"};
      text += ",\"prior_decision\":" + quoted(effects[static_cast<std::size_t>(decision.prior_effect)]);
    }
    text += "},";
  }

  /// The guideline with its clauses, those that are no parts of others, by state.
  void add(const GuidelineDecision& decision, const Trace& trace) {
    const GuidelineInfo& info = program_.guidelines[decision.guideline];
    text += "{\"name\":" + quoted(info.name) +
            ",\"conclusion\":" + quoted(conclusion_word(decision.conclusion, info.outcomes));
    if (decision.conclusion.in_any_case) text += ",\"in_any_case\":true";
    std::string lists[4];
    for (std::uint32_t i = 0; i < info.clauses.size(); i = info.clauses[i].end) {
      if (info.clauses[i].kind == ClauseKind::note) continue;
      const State state = trace.state(decision.base, info.clauses[i].literal);
      lists[static_cast<std::size_t>(state)] += std::to_string(i) + ",";
    }
    constexpr const char* states[] = {"present", "absent", "undocumented", "conflicting"};
    for (std::size_t state = 0; state < 4; ++state) {
      if (lists[state].empty()) continue;
      text += "," + quoted(states[state]) + ":[" + lists[state];
      close_list();
    }
    text += "},";
  }

  /// For the comma after the last member.
  void close_list() {
    if (text.back() == ',') text.pop_back();
    text += "]";
  }

  const guide::Program& program_;
  const guide::Case& case_;
};

class LinesWay : public Way {
 public:
  explicit LinesWay(const guide::Program& program) : program_(program), decider_(program), plain_(program) {}

  std::string name() const override { return "lines"; }
  std::string difference(const DecidedCase& decided) override {
    ++compared_;
    const auto read = read_case_json(program_, decided.json);
    if (std::holds_alternative<std::vector<JsonError>>(read)) return "the case as JSON is refused: " + decided.json;
    const std::string again = write_case_json(program_, std::get<guide::Case>(read));
    if (again != decided.json) return "the case as JSON is read as another:\n" + decided.json + again;

    line_ = decided.json;
    line_.append(json::PlainReader::padding, '\0');
    const std::string_view line(line_.data(), decided.json.size());
    quick_ += plain_.read_padded(line) ? 1 : 0;
    out_.clear();
    if (!decider_.decide(line, 1, out_)) return "the line is refused: " + std::string(out_.view());
    const Line expected(program_, decided);
    if (out_.view() != expected.text) return "the line\n" + std::string(out_.view()) + "should be\n" + expected.text;
    return {};
  }

 private:
  const guide::Program& program_;
  batch::LineDecider decider_;
  json::PlainReader plain_;
  batch::TextRoom out_;
  std::string line_;
};

}  // namespace

std::unique_ptr<Way> lines_way(const guide::Program& program) { return std::make_unique<LinesWay>(program); }

}  // namespace guide::properties
