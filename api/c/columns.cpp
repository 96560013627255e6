// Columns through C: a decider with the results of its last batch, which the views point into.

#include "api/c/inside.hpp"
#include "guide/columns.hpp"

struct guide_columns {
  guide::api::ColumnDecider decider;
  guide::api::ColumnResults results;
  bool bound = false;
};

namespace guide::c {
namespace {

static_assert(static_cast<int>(GUIDE_CODE_SILENT) == guide::api::code_silent);
static_assert(static_cast<int>(GUIDE_CODE_CONTRADICTORY) == guide::api::code_contradictory);
static_assert(static_cast<int>(GUIDE_CODE_UNDETERMINED) == guide::api::code_undetermined);
static_assert(static_cast<int>(GUIDE_CODE_REFER) == guide::api::code_refer);
static_assert(static_cast<int>(GUIDE_CODE_REQUEST_INFORMATION) == guide::api::code_request_information);
static_assert(static_cast<int>(GUIDE_CODE_REFUSED) == guide::api::code_refused);

using Codes = std::vector<std::vector<std::int8_t>>;

guide_column column(std::string_view name, const std::vector<std::string_view>& outcomes, const Codes& codes,
                    std::size_t index) {
  return {0, view(name), outcomes.size(), index < codes.size() ? codes[index].data() : nullptr};
}

guide_status outcome_of(const std::vector<std::string_view>& outcomes, std::size_t index, guide_string* outcome) {
  if (outcome == nullptr || index >= outcomes.size()) return GUIDE_BAD_ARGUMENT;
  *outcome = view(outcomes[index]);
  return GUIDE_OK;
}

guide_status does_not_fit(std::string problem, guide_error** error) {
  return report("columns-do-not-fit", std::move(problem), "", GUIDE_CASE_NOT_READ, error);
}

}  // namespace
}  // namespace guide::c

using namespace guide::c;

guide_status guide_columns_new(const guide_library* library, const char* service, size_t service_size, int all_clauses,
                               guide_columns** columns) {
  if (columns == nullptr) return GUIDE_BAD_ARGUMENT;
  *columns = nullptr;
  if (library == nullptr || !is_text(service, service_size)) return GUIDE_BAD_ARGUMENT;
  return guarded([&] {
    auto decider = guide::api::ColumnDecider::of(library->library, view(service, service_size), all_clauses != 0);
    if (!decider) return GUIDE_NOT_FOUND;
    *columns = new guide_columns{std::move(*decider), {}};
    return GUIDE_OK;
  });
}

guide_status guide_columns_bind(guide_columns* columns, const struct ArrowSchema* schema, guide_error** error) {
  if (error != nullptr) *error = nullptr;
  if (columns == nullptr || schema == nullptr) return GUIDE_BAD_ARGUMENT;
  return guarded([&] {
    columns->bound = false;
    columns->results = {};
    if (auto problem = columns->decider.bind(*schema)) return does_not_fit(std::move(*problem), error);
    columns->bound = true;
    return GUIDE_OK;
  });
}

guide_status guide_columns_decide(guide_columns* columns, const struct ArrowArray* batch, int64_t as_of,
                                  guide_error** error) {
  if (error != nullptr) *error = nullptr;
  if (columns == nullptr || batch == nullptr || !columns->bound) return GUIDE_BAD_ARGUMENT;
  const guide_status status = guarded([&] {
    if (auto problem = columns->decider.decide(*batch, as_of, columns->results)) {
      return does_not_fit(std::move(*problem), error);
    }
    return GUIDE_OK;
  });
  if (status != GUIDE_OK) columns->results.cases = 0;
  return status;
}

guide_status guide_columns_get(const guide_columns* columns, guide_columns_info* info) {
  if (columns == nullptr) return GUIDE_BAD_ARGUMENT;
  const guide::api::ColumnResults& results = columns->results;
  return fill(info, {0, results.cases, columns->decider.guidelines(), columns->decider.determinations(),
                     results.states.size(), results.refused.data()});
}

guide_status guide_columns_guideline(const guide_columns* columns, size_t index, guide_column* guideline) {
  if (columns == nullptr || index >= columns->decider.guidelines()) return GUIDE_BAD_ARGUMENT;
  const guide::api::ColumnDecider& decider = columns->decider;
  return fill(guideline, column(decider.guideline(index), decider.outcomes_of_guideline(index),
                                columns->results.guidelines, index));
}

guide_status guide_columns_determination(const guide_columns* columns, size_t index, guide_column* determination) {
  if (columns == nullptr || index >= columns->decider.determinations()) return GUIDE_BAD_ARGUMENT;
  const guide::api::ColumnDecider& decider = columns->decider;
  return fill(determination, column(decider.determination(index), decider.outcomes_of_determination(index),
                                    columns->results.determinations, index));
}

guide_status guide_columns_guideline_outcome(const guide_columns* columns, size_t guideline, size_t index,
                                             guide_string* outcome) {
  if (columns == nullptr || guideline >= columns->decider.guidelines()) return GUIDE_BAD_ARGUMENT;
  return outcome_of(columns->decider.outcomes_of_guideline(guideline), index, outcome);
}

guide_status guide_columns_determination_outcome(const guide_columns* columns, size_t determination, size_t index,
                                                 guide_string* outcome) {
  if (columns == nullptr || determination >= columns->decider.determinations()) return GUIDE_BAD_ARGUMENT;
  return outcome_of(columns->decider.outcomes_of_determination(determination), index, outcome);
}

guide_status guide_columns_state(const guide_columns* columns, size_t index, guide_column_state* state) {
  if (columns == nullptr || index >= columns->results.states.size()) return GUIDE_BAD_ARGUMENT;
  const guide::api::ColumnResults::States& states = columns->results.states[index];
  return fill(state, {0, states.guideline, states.clause, states.present.data(), states.absent.data()});
}

void guide_columns_free(guide_columns* columns) { delete columns; }
