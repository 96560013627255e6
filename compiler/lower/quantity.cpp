#include "compiler/lower/quantity.hpp"

#include "compiler/lower/selection.hpp"
#include "compiler/lower/table.hpp"
#include "compiler/lower/text.hpp"

namespace guide::lower {
namespace {

constexpr Range from_zero{0, unbounded_above};

/// What a number of entries is.
const FactInfo& entry_count() {
  static const FactInfo info = [] {
    FactInfo count;
    count.type = Type::count;
    return count;
  }();
  return info;
}

bool refuse_reference(const Where& where, const ast::Name& name, const Meaning& meaning) {
  const std::string word(name.text);
  std::string help;
  if (meaning.kind == MeaningKind::record || meaning.kind == MeaningKind::selection) {
    help = "write `count of " + word + '`';
  } else if (meaning.info == nullptr || meaning.info->type == Type::finding) {
    help = "it is named alone: `" + word + "` or `not " + word + '`';
  } else if (meaning.info->type == Type::choice) {
    help = "write `" + word + " is " + meaning.info->options.front() + "`; two choices are compared with `=`";
  } else {
    help = "write `" + word + " in` and the name of a set of codes";
  }
  where.diagnostics.add(Code::not_a_quantity, name.span,
                        '`' + word + "` is " + described(meaning) + ", and a comparison is between quantities", help);
  return false;
}

class SumReader {
 public:
  SumReader(const Where& where, Sum& sum, const ast::Term& term) : where_(where), sum_(sum), term_(term) {}

  bool operator()(const ast::Missing&) { return false; }
  bool operator()(const ast::Value& value) {
    sum_.constants.push_back({&value, term_.subtracted});
    return true;
  }
  bool operator()(const ast::TimeSince&) { return false; }  // `lower_time_since` has taken these

  bool operator()(const ast::CountOf& count) {
    const auto selection = counted_selection(where_, count.record, count.within ? &*count.within : nullptr);
    if (!selection) return false;
    return add({TermKind::count, *selection, 0, 1}, entry_count(), from_zero);
  }

  bool operator()(const ast::SumOf& sum) {
    const auto chosen = entries_named(where_, sum.record);
    if (!chosen) return false;
    const Vocabulary& vocabulary = where_.shared.library.vocabulary;
    const auto field = resolve::field_of(vocabulary, chosen->record, sum.field.text);
    if (!field) return report_no_field(sum, vocabulary.records[chosen->record]);
    const FactInfo& info = vocabulary.fields[vocabulary.records[chosen->record].first_field + *field];
    if (!can_be_summed(sum, info)) return false;
    const auto selection = counted_selection(where_, sum.record, sum.within ? &*sum.within : nullptr);
    if (!selection) return false;
    return add({TermKind::sum, *selection, *field, 1}, info, from_zero);
  }

  bool operator()(const ast::Reference& reference) {
    const auto meaning = meaning_of(where_, reference.name);
    if (!meaning) return false;
    const Type type = meaning->info == nullptr ? Type::finding : meaning->info->type;
    if (type == Type::finding || type == Type::choice || type == Type::codes) {
      return refuse_reference(where_, reference.name, *meaning);
    }
    if (meaning->kind == MeaningKind::table_output) {
      const auto output = table_output_in(where_, meaning->index);
      if (!output) return false;
      set_subject(where_, where_.shared.library.table_outputs[meaning->index].table);
      return add({TermKind::table, *output, 0, 1}, *meaning->info, meaning->info->bounds);
    }
    set_subject(where_, meaning->slot.bits);
    read(where_, meaning->slot);
    return add({TermKind::slot, meaning->slot.bits, 0, 1}, *meaning->info, meaning->info->bounds);
  }

 private:
  bool add(Term term, const FactInfo& info, Range bounds) {
    if (term_.subtracted) term.coefficient = -1;
    sum_.parts.push_back({term, &info, bounds, term_.span});
    return true;
  }

  bool report_no_field(const ast::SumOf& sum, const RecordInfo& record) {
    const Vocabulary& vocabulary = where_.shared.library.vocabulary;
    std::vector<std::string_view> fields;
    for (std::uint32_t i = 0; i < record.field_count; ++i) {
      fields.push_back(vocabulary.fields[record.first_field + i].name);
    }
    const auto near = did_you_mean(sum.field.text, fields);
    where_.diagnostics.add(Code::unknown_name, sum.field.span,
                           '`' + record.name + "` has no field `" + std::string(sum.field.text) + '`',
                           near ? "did you mean `" + std::string(*near) + "`?" : std::string());
    return false;
  }

  bool can_be_summed(const ast::SumOf& sum, const FactInfo& field) {
    const std::string name(sum.field.text);
    const bool numeric = field.type != Type::finding && field.type != Type::choice && field.type != Type::codes &&
                         field.type != Type::date;
    if (!numeric) {
      where_.diagnostics.add(Code::not_a_quantity, sum.field.span,
                             '`' + name + "` is " + described(field) + ", and only quantities are summed",
                             "count entries with `count of`");
      return false;
    }
    if (field.bounds.low >= 0) return true;
    where_.diagnostics.add(Code::sum_below_zero, sum.field.span,
                           '`' + name + "` may be below 0, and then a sum over part of the entries bounds nothing",
                           "declare the field `from 0`");
    return false;
  }

  const Where& where_;
  Sum& sum_;
  const ast::Term& term_;
};

}  // namespace

std::optional<Sum> sum_of(const Where& where, const ast::Quantity& quantity) {
  Sum sum;
  bool good = true;
  for (const ast::Term& term : quantity.terms) {
    good = boost::variant2::visit(SumReader(where, sum, term), term.node) && good;
  }
  return good ? std::optional(std::move(sum)) : std::nullopt;
}

}  // namespace guide::lower
