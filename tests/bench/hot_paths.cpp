// The hot paths, each run a given number of times, for counting instructions: `guide_hot_paths PATH TIMES`.
// Without arguments it names the paths and the compiler.

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "columns.hpp"
#include "injections.hpp"
#include "runtime/batch/case_decider.hpp"
#include "runtime/batch/columns.hpp"
#include "runtime/batch/line_decider.hpp"

namespace bench {
namespace {

constexpr std::size_t some = 1024;

volatile std::uint64_t kept;

struct Setting {
  Setting()
      : program(compile_text(injections_text(), "injections.guide")),
        service(program->vocabulary.service_names.find(service_name(0))),
        decider(*program),
        cases(make_cases(some)) {}
  std::shared_ptr<const guide::Program> program;
  std::uint32_t service;
  guide::batch::CaseDecider decider;
  std::vector<Case> cases;
};

void slots(Setting& setting, std::size_t times) {
  guide::batch::ServiceDecider& decider = setting.decider.of(setting.service);
  const Binding binding(decider);
  for (std::size_t n = 0; n < times; ++n) {
    for (const Case& c : setting.cases) {
      binding.set(decider.facts(), c);
      kept = kept + decider.decide(decider.facts()).determinations.front()->by_silent;
    }
  }
}

void one_change(Setting& setting, std::size_t times) {
  guide::batch::ServiceDecider& decider = setting.decider.of(setting.service);
  const Binding binding(decider);
  for (std::size_t n = 0; n < times * some; ++n) {
    const auto value = static_cast<std::int64_t>(n & 1);
    decider.facts().set(binding.finding[n % findings], {value, value});
    kept = kept + decider.decide().determinations.front()->by_silent;
  }
}

std::vector<std::string> texts(const Setting& setting) {
  std::vector<std::string> result;
  for (const Case& c : setting.cases) {
    result.push_back(json_of(c, service_name(0)));
    result.back().reserve(result.back().size() + guide::json::PlainReader::padding);
  }
  return result;
}

void text(Setting& setting, std::size_t times) {
  const auto read = texts(setting);
  for (std::size_t n = 0; n < times; ++n) {
    for (const std::string& one : read) {
      kept = kept + setting.decider.decide_plain(one).answer->determinations.front()->by_silent;
    }
  }
}

void lines(Setting& setting, std::size_t times) {
  const auto read = texts(setting);
  guide::batch::LineDecider decider(*setting.program);
  guide::batch::TextRoom out;
  for (std::size_t n = 0; n < times; ++n) {
    out.clear();
    for (const std::string& one : read) decider.decide(one, 1, out);
    kept = kept + out.size();
  }
}

void columns(Setting& setting, std::size_t times) {
  const ArrowColumns columns(setting.cases);
  const auto& plan = setting.decider.of(setting.service).plan();
  guide::batch::ColumnDecider decider(plan);
  guide::batch::ColumnResults results;
  if (decider.bind(columns.schema())) std::exit(1);
  for (std::size_t n = 0; n < times; ++n) {
    decider.decide(columns.array(), 19'000, results);
    kept = kept + results.states.front().present.front();
  }
}

struct Path {
  const char* name;
  void (*run)(Setting&, std::size_t);
};
constexpr Path paths[] = {
    {"slots", slots}, {"one_change", one_change}, {"text", text}, {"lines", lines}, {"columns", columns}};

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  if (argc != 3) {
    std::printf("compiler %s\n", __VERSION__);
    for (const bench::Path& path : bench::paths) std::printf("%s\n", path.name);
    return 0;
  }
  for (const bench::Path& path : bench::paths) {
    if (std::strcmp(path.name, argv[1]) != 0) continue;
    bench::Setting setting;
    path.run(setting, static_cast<std::size_t>(std::atoi(argv[2])));
    return 0;
  }
  return 1;
}
