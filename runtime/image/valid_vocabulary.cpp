// What a case can speak of, and the documents that guidelines cite.

#include "runtime/image/faults.hpp"

namespace guide::image {
namespace {

/// Nine digits before the point and six after it, and some room: sums of such values fit.
constexpr Scaled greatest_bound = Scaled{1} << 52;

bool known(const UnitInfo& unit) {
  const std::optional<UnitInfo> found = find_unit(unit.name);
  return found && found->name == unit.name && found->dimension == unit.dimension &&
         found->numerator == unit.numerator && found->denominator == unit.denominator;
}

class VocabularyCheck {
 public:
  VocabularyCheck(const Program& program, Faults& faults)
      : program_(program), vocabulary_(program.vocabulary), faults_(faults) {}

  void run() {
    for (const FactInfo& fact : vocabulary_.facts) {
      check_fact(fact);
      faults_.must(fact.record == none, "a fact claims to be a field");
    }
    for (const FactInfo& field : vocabulary_.fields) {
      check_fact(field);
      faults_.within(field.record, vocabulary_.records, "a field belongs to no record");
    }
    for (std::uint32_t record = 0; record < vocabulary_.records.size(); ++record) check_record(record);
    for (const ServiceInfo& service : vocabulary_.services) check_place(service.place);
    for (const SourceInfo& source : program_.sources) check_place(source.place);
    for (const Citation& citation : program_.citations) {
      faults_.within_or_none(citation.source, program_.sources, "a citation names no source");
    }
    for (const CodeSet& codes : program_.code_sets) {
      faults_.within_or_none(codes.cite, program_.citations, "codes cite nothing that is there");
    }
  }

 private:
  void check_place(const Place& place) {
    faults_.within_or_none(place.file, program_.files, "a place is in no file");
  }

  void check_fact(const FactInfo& fact) {
    check_place(fact.place);
    const Range bounds = fact.bounds;
    faults_.must(bounds.low <= bounds.high, "a fact has no values");
    faults_.must(bounds.low == unbounded_below || bounds.low >= -greatest_bound, "a bound is too large");
    faults_.must(bounds.high == unbounded_above || bounds.high <= greatest_bound, "a bound is too large");
    if (fact.type == Type::finding) faults_.must(bounds.low >= 0 && bounds.high <= 1, "a finding is neither present nor absent");
    const bool is_choice = fact.type == Type::choice;
    faults_.must(fact.options.empty() != is_choice && fact.options.size() <= most_options, "a choice has no options");
    if (is_choice) {
      const auto last = static_cast<Scaled>(fact.options.size()) - 1;
      faults_.must(bounds.low >= 0 && bounds.high <= last, "a choice leaves its options");
    }
    faults_.must(fact.unit.name.empty() || known(fact.unit), "a unit is none");
  }

  void check_record(std::uint32_t index) {
    const RecordInfo& record = vocabulary_.records[index];
    check_place(record.place);
    if (!faults_.run_within(record.first_field, record.field_count, vocabulary_.fields, "a record lacks fields")) return;
    const FactInfo* fields = vocabulary_.fields.data() + record.first_field;
    for (std::uint32_t i = 0; i < record.field_count; ++i) {
      faults_.must(fields[i].record == index, "a field belongs to another record");
    }
    if (record.date_field == none) return;
    faults_.must(record.date_field < record.field_count && fields[record.date_field].type == Type::date,
                 "a record's date is none");
  }

  const Program& program_;
  const Vocabulary& vocabulary_;
  Faults& faults_;
};

}  // namespace

void check_vocabulary(const Program& program, Faults& faults) { VocabularyCheck(program, faults).run(); }

}  // namespace guide::image
