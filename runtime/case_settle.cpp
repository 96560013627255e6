#include "runtime/case_settle.hpp"

#include <algorithm>

#include "runtime/codes.hpp"

namespace guide {
namespace {

/// `latest report counts`: a report whose document is certainly earlier than another's is superseded.
void mark_superseded(FactState& state, const std::vector<DocumentInfo>& documents) {
  Scaled newest = unbounded_below;  // the earliest day of the document that is certainly the newest of all
  for (const Report& report : state.reports) {
    if (!report.mention) newest = std::max(newest, documents[report.document].date.low);
  }
  for (Report& report : state.reports) {
    report.superseded = !report.mention && documents[report.document].date.high < newest;
  }
}

void unite_codes(FactState& state, const Report& report) {
  for (const std::string& code : report.codes) state.codes.push_back(normal_code(code));
}

void keep_distinct(std::vector<std::string>& codes) {
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
}

void add_alternatives(FactState& state) {
  for (const Report& report : state.reports) {
    if (report.mention || report.superseded) continue;
    const auto known = std::find(state.alternatives.begin(), state.alternatives.end(), report.range);
    if (known == state.alternatives.end()) state.alternatives.push_back(report.range);
  }
}

}  // namespace

void settle(FactState& state, const FactInfo& info, const std::vector<DocumentInfo>& documents) {
  state.range = info.bounds;
  state.documented = false;
  state.assumed = false;
  state.alternatives.clear();
  state.codes.clear();
  if (info.latest_report_counts) mark_superseded(state, documents);
  for (const Report& report : state.reports) {
    if (report.mention || report.superseded) continue;
    state.documented = true;
    state.range = intersect(state.range, report.range);
    unite_codes(state, report);
  }
  if (!state.codes.empty()) keep_distinct(state.codes);
  if (state.range.empty()) add_alternatives(state);
  if (state.documented || !info.assumed_absent) return;
  state.range = {0, 0};
  state.assumed = true;
}

FactState unsaid(const FactInfo& info) {
  FactState state;
  state.assumed = info.assumed_absent;
  state.range = info.assumed_absent ? Range{0, 0} : info.bounds;
  return state;
}

RecordState unsaid(const RecordInfo& info) {
  RecordState state;
  state.assumed = info.assumed_none;
  state.complete = info.assumed_none;
  return state;
}

}  // namespace guide
