#pragma once
// The parts of a Program as an image holds them. Whoever adds a member to one of these types adds it here, and counts up
// `image::format` (image.cpp); so does who adds one to a type that lies flat (flat.hpp).

#include "runtime/image/archive.hpp"
#include "runtime/program.hpp"

namespace guide::image {

template <>
inline constexpr Type last_value<Type> = Type::codes;
template <>
inline constexpr TermKind last_value<TermKind> = TermKind::table;
template <>
inline constexpr ResultKind last_value<ResultKind> = ResultKind::request_information;

// The members of a type, in the order of the format.
#define GUIDE_IMAGE_FIELDS(TYPE, ...)                                 \
  template <>                                                        \
  struct Fields<TYPE> {                                              \
    static void visit(auto& archive, auto& it) { archive(__VA_ARGS__); } \
  };

GUIDE_IMAGE_FIELDS(Literal, it.bits)
GUIDE_IMAGE_FIELDS(Place, it.file, it.line, it.column)
GUIDE_IMAGE_FIELDS(Range, it.low, it.high)
GUIDE_IMAGE_FIELDS(UnitInfo, it.name, it.dimension, it.numerator, it.denominator)
GUIDE_IMAGE_FIELDS(FactInfo, it.name, it.module, it.label, it.type, it.unit, it.bounds, it.options, it.code_system,
                   it.assumed_absent, it.latest_report_counts, it.record, it.place)
GUIDE_IMAGE_FIELDS(RecordInfo, it.name, it.module, it.label, it.assumed_none, it.first_field, it.field_count,
                   it.date_field, it.place)
GUIDE_IMAGE_FIELDS(ServiceInfo, it.name, it.module, it.label, it.code_system, it.codes, it.place)
// Names are found anew from what is declared.
GUIDE_IMAGE_FIELDS(Vocabulary, it.facts, it.fields, it.records, it.services)

GUIDE_IMAGE_FIELDS(Term, it.kind, it.index, it.field, it.coefficient)
GUIDE_IMAGE_FIELDS(Quantity, it.first_term, it.term_count, it.identity)
GUIDE_IMAGE_FIELDS(Elapsed, it.count, it.months, it.strict)
GUIDE_IMAGE_FIELDS(Period, it.first, it.last)
GUIDE_IMAGE_FIELDS(Selection, it.record, it.body, it.selected)
GUIDE_IMAGE_FIELDS(TableRow, it.matches, it.dash, it.value)
GUIDE_IMAGE_FIELDS(TableOutput, it.first_row, it.row_count, it.identity)
GUIDE_IMAGE_FIELDS(CodeSet, it.name, it.system, it.entries, it.cite)
GUIDE_IMAGE_FIELDS(Body, it.first_node, it.node_count, it.record, it.facts, it.fact_tests, it.selections, it.records)

GUIDE_IMAGE_FIELDS(Citation, it.source, it.where, it.page, it.item, it.section, it.table, it.unverified)
GUIDE_IMAGE_FIELDS(SourceInfo, it.name, it.title, it.date, it.evidence, it.rank, it.place)
GUIDE_IMAGE_FIELDS(Application, it.services, it.applies, it.outcomes, it.three_values_exact)
GUIDE_IMAGE_FIELDS(GuidelineInfo, it.name, it.module, it.title, it.cite, it.effective, it.requires_only, it.outcomes,
                   it.body, it.applications, it.clauses, it.place)

GUIDE_IMAGE_FIELDS(Result, it.kind, it.outcome)
GUIDE_IMAGE_FIELDS(ResultClause, it.result, it.label, it.cite, it.place)
GUIDE_IMAGE_FIELDS(PriorEffectInfo, it.outcome, it.upholds, it.prior)
GUIDE_IMAGE_FIELDS(ReviewerInfo, it.outcome, it.reviewer)
GUIDE_IMAGE_FIELDS(OutcomeMapping, it.guideline_outcome, it.outcome, it.label, it.place)
GUIDE_IMAGE_FIELDS(Consulted, it.guideline, it.application, it.tier, it.mapped)
GUIDE_IMAGE_FIELDS(Consultation, it.service, it.consulted, it.body, it.outcomes)
GUIDE_IMAGE_FIELDS(DeterminationInfo, it.name, it.module, it.title, it.cite, it.outcomes, it.mappings, it.undetermined,
                   it.contradictory, it.silent, it.prior_effects, it.reviewers, it.consultations, it.notes, it.place)
GUIDE_IMAGE_FIELDS(ServiceSlices, it.guidelines, it.determinations)
GUIDE_IMAGE_FIELDS(Program, it.vocabulary, it.files, it.nodes, it.operands, it.thresholds, it.quantities, it.terms,
                   it.elapsed, it.periods, it.selections, it.table_outputs, it.table_rows, it.code_sets, it.bodies,
                   it.sources, it.citations, it.guidelines, it.determinations, it.services, it.without_request, it.modules,
                   it.digest)

#undef GUIDE_IMAGE_FIELDS

}  // namespace guide::image
