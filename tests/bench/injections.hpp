#pragma once
// The measured work as a guideline, and its cases as Guide reads them.

#include <memory>
#include <string>

#include "compiler/compile.hpp"
#include "runtime/batch/service_decider.hpp"
#include "work.hpp"

namespace bench {

/// The text of a library of one guideline, for service 0, with the usual parameters.
std::string injections_text();
/// A library of so many guidelines, each for a service of its own and with its own parameters, in modules.
std::shared_ptr<const guide::Program> compile_many(int services);
std::vector<guide::ModuleText> texts_of_many(int services);
std::string service_name(int service);
/// Compiles, or ends the program with the messages.
std::shared_ptr<const guide::Program> compile_text(const std::string& text, const std::string& file);

/// A case as JSON (`guide.case/1`), unknown facts as `null`. `turn` turns the order of the facts.
std::string json_of(const Case& the_case, const std::string& service, std::size_t turn = 0);

/// The places of the facts in a plan.
struct Binding {
  explicit Binding(const guide::batch::ServiceDecider& decider);
  /// Says what a case says.
  void set(guide::batch::PlacedFacts& facts, const Case& c) const {
    const auto put = [&facts](std::uint32_t place, bool known, std::int64_t value) {
      facts.set_if(known, place, value);
    };
    for (int i = 0; i < findings; ++i) put(finding[i], c.finding[i] != unknown, c.finding[i]);
    for (int i = 0; i < numbers; ++i) put(number[i], c.number[i] != no_number, c.number[i]);
    put(last_injection, c.last_injection != no_number, c.last_injection);
    put(request_date, c.request_date != no_number, c.request_date);
    put(agent, c.agent != no_agent, c.agent);
  }
  std::uint32_t finding[findings], number[numbers], last_injection, request_date, agent;
};

/// Reads the last decision of a decider whole: the result and the state of every criterion.
Answer answer_of(const guide::batch::ServiceDecider& decider, const guide::batch::Answer& answer);
/// The decision that a determination's result stands for.
std::uint8_t decision_of(const guide::Result& result);

}  // namespace bench
