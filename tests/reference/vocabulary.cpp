#include "tests/reference/vocabulary.hpp"

#include <cctype>

namespace guide::reference {

using ast::overloaded;

std::string_view plain(std::string_view name) {
  auto dot = name.rfind('.');
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

std::string bare_code(std::string_view code) {
  std::string result;
  for (char c : code) {
    if (c != '.') result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return result;
}

int Record::field(std::string_view name) const {
  auto found = field_by_name.find(name);
  return found == field_by_name.end() ? -1 : found->second;
}

namespace {

Unit plain_unit(std::string_view text) {
  if (text == "%") return {"percent", million};
  if (text.starts_with("day")) return {"time", million};
  if (text.starts_with("week")) return {"time", 7 * million};
  if (text.starts_with("month")) return {"time", 30'437'500};
  if (text.starts_with("year")) return {"time", 12 * Number{30'437'500}};
  if (text == "mg") return {"mass", million};
  if (text == "g") return {"mass", 1'000 * million};
  if (text == "kg") return {"mass", million * million};
  return {std::string(text), million};
}

}  // namespace

Unit unit(const std::optional<ast::Name>& written, const Unit& otherwise) {
  if (!written) return otherwise;
  std::string_view text = written->text;
  auto slash = text.find('/');
  if (slash == std::string_view::npos) return plain_unit(text);
  // Rates do not convert into each other: `mg/day` and `mg/week` are two dimensions.
  Unit result = plain_unit(text.substr(0, slash));
  result.dimension += text.substr(slash);
  return result;
}

Number millionths(std::string_view digits) {
  Number whole = 0;
  Number scale = 0;
  for (char c : digits) {
    if (c == '.') {
      scale = million;
    } else if (scale == 0) {
      whole = whole * 10 + (c - '0');
    } else if (scale > 1) {
      whole = whole * 10 + (c - '0');
      scale /= 10;
    }
  }
  return whole * (scale == 0 ? million : scale);
}

Number measure(const ast::Measure& measure, const Unit& declared) {
  return millionths(measure.number.text) * unit(measure.unit, declared).one / million;
}

Vocabulary::Vocabulary(const std::vector<const ast::File*>& files) {
  std::unordered_map<std::string_view, int> rank;
  for (const ast::File* file : files) {
    for (const ast::Declaration& declaration : file->declarations) {
      if (auto* fact = boost::variant2::get_if<ast::Fact>(&declaration)) {
        declared_[fact->field.name.text] = &fact->field;
      } else if (auto* scale = boost::variant2::get_if<ast::EvidenceScale>(&declaration)) {
        for (std::size_t i = 0; i < scale->ranks.size(); ++i) rank[scale->ranks[i].text] = static_cast<int>(i);
      }
    }
  }
  for (const ast::File* file : files) {
    for (const ast::Declaration& declaration : file->declarations) {
      if (auto* known = boost::variant2::get_if<ast::Fact>(&declaration)) {
        fact_by_name[known->field.name.text] = static_cast<int>(facts.size());
        facts.push_back(fact(known->field));
      } else if (auto* record = boost::variant2::get_if<ast::Record>(&declaration)) {
        add(*record);
      } else if (auto* set = boost::variant2::get_if<ast::CodeSet>(&declaration)) {
        for (const ast::CodeWord& code : set->codes) codes[set->name.text].push_back(bare_code(code.text));
      } else if (auto* source = boost::variant2::get_if<ast::SourceDocument>(&declaration)) {
        if (source->evidence) rank_of_source[source->name.text] = rank[plain(source->evidence->text)];
      }
    }
  }
}

void Vocabulary::add(const ast::Record& record) {
  Record result{record.name.text, record.none_unless_documented, {}, {}};
  for (const ast::Field& field : record.fields) {
    result.field_by_name[field.name.text] = static_cast<int>(result.fields.size());
    result.fields.push_back(fact(field));
  }
  record_by_name[record.name.text] = static_cast<int>(records.size());
  records.push_back(std::move(result));
}

Fact Vocabulary::fact(const ast::Field& field) { return {field.name.text, type(field.type), field.assumption}; }

Type Vocabulary::type(const ast::Type& written) {
  Type result;
  boost::variant2::visit(
      overloaded{
          [](const ast::Missing&) {},
          [](const ast::FindingType&) {},
          [&](const ast::ChoiceType& choice) {
            result.kind = Kind::choice;
            for (const ast::Name& option : choice.options) result.options.push_back(option.text);
          },
          [&](const ast::LikeType& like) {
            // Section 4 of the language: a `like` type copies type, options, unit and bounds.
            auto found = declared_.find(plain(like.fact.text));
            if (found != declared_.end()) result = type(found->second->type);
          },
          [&](const ast::NumericType& numeric) {
            bool date = numeric.kind == ast::NumericKind::date;
            result.kind = date ? Kind::date : Kind::quantity;
            if (numeric.kind == ast::NumericKind::percent) result.unit = {"percent", million};
            if (numeric.kind == ast::NumericKind::duration) result.unit = {"time", million};
            if (numeric.kind == ast::NumericKind::number) result.unit = unit(numeric.unit, {});
            result.whole = numeric.kind == ast::NumericKind::count;
            // Section 1: 0.000001 of the declared unit, 0.000001 day for durations, 1 for counts, one day for dates.
            bool duration = result.unit.dimension == "time";
            result.step = result.whole || date ? million : duration ? 1 : result.unit.one / million;
            if (result.whole) result.bounds.low = 0;
            auto edge = [&](const ast::Value& value) -> Interval {
              if (auto* day = boost::variant2::get_if<ast::Day>(&value.node)) return as_interval(named_days(day->text));
              auto* number = boost::variant2::get_if<ast::Measure>(&value.node);
              if (number && date) return as_interval(named_days(number->number.text));
              return number ? exactly(measure(*number, result.unit)) : Interval{};
            };
            if (numeric.from) result.bounds.low = edge(*numeric.from).low;
            if (numeric.to) result.bounds.high = edge(*numeric.to).high;
          },
          [&](const ast::CodesType&) { result.kind = Kind::codes; },
      },
      written.node);
  return result;
}

}  // namespace guide::reference
