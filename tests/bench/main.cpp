// Runs the benchmarks and prints a table of ratios below them. All benchmarks are repeated in turn, so that a busy
// moment of the machine strikes each alike, and the least time of each counts.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <vector>

#include "goals.hpp"

namespace bench {
namespace {

struct Comparison {
  std::string what, ours, by_hand;
  double goal, least;
};
std::vector<Comparison>& comparisons() {
  static std::vector<Comparison> list;
  return list;
}

/// The console's table, and the times of all repetitions.
class Reporter : public benchmark::ConsoleReporter {
 public:
  Reporter() : ConsoleReporter(OO_Defaults) {}

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      const std::string name = run.run_name.function_name + (run.run_name.args.empty() ? "" : "/" + run.run_name.args);
      if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
      const auto rate = run.counters.find("items_per_second");
      if (rate != run.counters.end() && rate->second.value > 0) {
        times_[name].push_back(1e9 / rate->second.value);
      }
    }
    ConsoleReporter::ReportRuns(runs);
  }

  void print_ratios() const {
    bool any = false;
    for (const Comparison& one : comparisons()) {
      const auto ours = times_.find(one.ours);
      const auto by_hand = times_.find(one.by_hand);
      if (ours == times_.end() || by_hand == times_.end()) continue;
      if (!any) {
        std::printf("\n%-46s %11s %11s %8s %8s %8s\n", "ns a decision (least of the repetitions)", "Guide", "by hand",
                    "ratio", "goal", "least");
      }
      any = true;
      const double mine = *std::min_element(ours->second.begin(), ours->second.end());
      const double hand = *std::min_element(by_hand->second.begin(), by_hand->second.end());
      const double ratio = mine / hand;
      const char* verdict = ratio <= one.goal ? "goal met" : ratio <= one.least ? "done" : "missed";
      std::printf("%-46s %11.2f %11.2f %8.2f %8.2f %8.2f  %s\n", one.what.c_str(), mine, hand, ratio, one.goal,
                  one.least, verdict);
    }
  }

 private:
  std::map<std::string, std::vector<double>> times_;
};

bool given(const std::vector<char*>& arguments, const std::string& option) {
  return std::any_of(arguments.begin(), arguments.end(),
                     [&](const char* one) { return std::string(one).substr(0, option.size()) == option; });
}

}  // namespace

void compare(std::string what, std::string ours, std::string by_hand, double goal, double least) {
  comparisons().push_back({std::move(what), std::move(ours), std::move(by_hand), goal, least});
}

}  // namespace bench

int main(int argc, char** argv) {
  std::vector<char*> arguments(argv, argv + argc);
  std::vector<std::string> usual = {"--benchmark_repetitions=7", "--benchmark_min_time=0.05",
                                    "--benchmark_enable_random_interleaving=true",
                                    "--benchmark_report_aggregates_only=false"};
  for (std::string& option : usual) {
    if (!bench::given(arguments, option.substr(0, option.find('=')))) arguments.push_back(option.data());
  }
  int count = static_cast<int>(arguments.size());
  benchmark::Initialize(&count, arguments.data());
  if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 1;
  bench::Reporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.print_ratios();
}
