#include "injections.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace bench {
namespace {

constexpr const char* facts_text = R"(
fact twitch_response:     finding "twitch response"
fact referred_pain:       finding "referred pain"
fact taut_band:           finding "taut band"
fact conservative_failed: finding "conservative treatment has failed"
fact radiculopathy:       finding "radiculopathy"
fact repeat_injection:    finding "repeated injection"
fact lumbar:              finding "lumbar region"
fact myofascial:          finding "myofascial pain"
fact symptom_months:      count "months of symptoms"
fact injections:          count "injections in the session"
fact relief_percent:      count "percent of relief"
fact relief_weeks:        count "weeks of relief"
fact agent:               one of local_anesthetic, steroid, saline, botulinum "injected agent"
fact last_injection:      date "last injection"
fact request_date:        date "day of the request"
)";

constexpr const char* determination_text = R"(
determination bench.review "Review":
  outcomes: certify, deny
  consult in order:
    bench.*
  certify when recommended
  deny when not_recommended
  request_information when undetermined "something is undocumented"
  refer when contradictory "the records disagree"
  refer when silent "no guideline speaks to this request"
)";

std::string guideline_text(int service, const Parameters& p) {
  char text[1200];
  std::snprintf(text, sizeof text,
                "\nguideline bench.%s \"Trigger point injections\":\n"
                "  for %s\n"
                "  require twitch_response\n"
                "  require referred_pain\n"
                "  require taut_band\n"
                "  require symptom_months > %d\n"
                "  require conservative_failed\n"
                "  require not radiculopathy\n"
                "  require injections <= %d\n"
                "  require any \"an earlier injection helped\":\n"
                "    not repeat_injection\n"
                "    all: relief_percent > %d, relief_weeks >= %d\n"
                "  require any: not repeat_injection, request_date - last_injection >= %d days\n"
                "  require agent is %s\n"
                "  require any: not lumbar, myofascial\n",
                service_name(service).c_str(), service_name(service).c_str(), p.months_above, p.injections_most,
                p.relief_above, p.weeks_least, p.days_least, agents[p.agent]);
  return text;
}

std::shared_ptr<const guide::Program> compile_modules(std::vector<guide::ModuleText> modules) {
  const auto none_found = [](std::string_view) { return std::optional<guide::ModuleText>(); };
  const auto compilation = guide::compile(std::move(modules), none_found);
  if (compilation->program) return compilation->program;
  for (const guide::Diagnostic& diagnostic : compilation->diagnostics.sorted()) {
    std::fprintf(stderr, "%s\n", guide::render_text(diagnostic, compilation->sources).c_str());
  }
  std::exit(1);
}

}  // namespace

std::string service_name(int service) {
  char text[32];
  std::snprintf(text, sizeof text, "service_%05d", service);
  return text;
}

std::string injections_text() {
  return "service " + service_name(0) + " \"Injection\"\n" + facts_text + guideline_text(0, {}) + determination_text;
}

std::shared_ptr<const guide::Program> compile_many(int services) { return compile_modules(texts_of_many(services)); }

std::vector<guide::ModuleText> texts_of_many(int services) {
  constexpr int of_module = 1000;
  std::string shared;
  for (int i = 0; i < services; ++i) shared += "service " + service_name(i) + " \"Injection\"\n";
  std::vector<guide::ModuleText> modules;
  modules.push_back({"shared", "shared.guide", shared + facts_text});
  for (int begin = 0; begin < services; begin += of_module) {
    std::string text = "import shared\n";
    for (int i = begin; i < std::min(services, begin + of_module); ++i) text += guideline_text(i, parameters_of(i));
    const std::string name = "part_" + std::to_string(begin);
    modules.push_back({name, name + ".guide", text});
  }
  modules.push_back({"review", "review.guide", determination_text});
  return modules;
}

std::shared_ptr<const guide::Program> compile_text(const std::string& text, const std::string& file) {
  std::vector<guide::ModuleText> modules;
  modules.push_back({"", file, text});
  return compile_modules(std::move(modules));
}

std::string json_of(const Case& c, const std::string& service, std::size_t turn) {
  std::vector<std::pair<std::string, std::string>> facts;
  for (int i = 0; i < findings; ++i) {
    facts.emplace_back(finding_names[i], c.finding[i] == unknown ? "null" : c.finding[i] == yes ? "true" : "false");
  }
  const auto number = [](std::int32_t value) { return value == no_number ? "null" : std::to_string(value); };
  for (int i = 0; i < numbers; ++i) facts.emplace_back(number_names[i], number(c.number[i]));
  const auto quoted = [](const std::string& text) { return '"' + text + '"'; };
  facts.emplace_back("agent", c.agent == no_agent ? "null" : quoted(agents[c.agent]));
  const auto date = [&](std::int32_t days) { return days == no_number ? "null" : quoted(date_text(days)); };
  facts.emplace_back("last_injection", date(c.last_injection));
  facts.emplace_back("request_date", date(c.request_date));

  std::string text = R"({"schema":"guide.case/1","as_of":"2022-01-31","facts":{)";
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto& [name, value] = facts[(i + turn) % facts.size()];
    text += (i == 0 ? "\"" : ",\"") + name + "\":" + value;
  }
  return text + R"(},"requests":[{"service":")" + service + R"("}]})";
}

Binding::Binding(const guide::batch::ServiceDecider& decider) {
  const auto& names = decider.plan().program->vocabulary.fact_names;
  const auto place = [&](const char* name) { return decider.slot(names.find(name)); };
  for (int i = 0; i < findings; ++i) finding[i] = place(finding_names[i]);
  for (int i = 0; i < numbers; ++i) number[i] = place(number_names[i]);
  last_injection = place("last_injection");
  request_date = place("request_date");
  agent = place("agent");
}

std::uint8_t decision_of(const guide::Result& result) {
  if (result.kind == guide::ResultKind::outcome) return result.outcome == 0 ? certify : deny;
  return result.kind == guide::ResultKind::request_information ? undocumented : 255;
}

Answer answer_of(const guide::batch::ServiceDecider& decider, const guide::batch::Answer& answer) {
  Answer result;
  result.decision = decision_of(answer.determinations.front()->result);
  const guide::GuidelineInfo& info = decider.plan().program->guidelines[decider.plan().guidelines.front().use.item];
  std::uint32_t criterion = 0;
  for (std::uint32_t i = 0; i < info.clauses.size(); i = info.clauses[i].end) {
    if (info.clauses[i].kind != guide::ClauseKind::require) continue;
    const guide::State state = decider.state(0, info.clauses[i].literal);
    if (state == guide::State::present) result.met = static_cast<std::uint16_t>(result.met | 1 << criterion);
    if (state == guide::State::absent) result.not_met = static_cast<std::uint16_t>(result.not_met | 1 << criterion);
    ++criterion;
  }
  return result;
}

}  // namespace bench
