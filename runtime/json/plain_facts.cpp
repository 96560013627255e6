// Facts of a plain case: for each key the fact, and its value as a range.

#include "runtime/json/answer_text.hpp"
#include "runtime/json/plain_reader.hpp"
#include "runtime/json/plain_values.hpp"

namespace guide::json {

bool PlainReader::read_facts() {
  if (!pass('{')) return false;
  if (pass('}')) return true;
  const Name** usual = &first_;
  do {
    if (!pass('"') || at_ >= end_) return false;
    const Name* name = *usual;
    if (name == nullptr || !name->stands_at(at_)) {
      const char* close = plain_string_end(at_, end_);
      if (close == nullptr) return false;
      name = facts_.find(at_, static_cast<std::size_t>(close - at_));
      if (name == nullptr) return false;
      *usual = name;
    }
    at_ += name->size + 1;
    if (!pass(':') || !read_fact(*name)) return false;
    usual = &next_[name->value];
  } while (pass(','));
  return pass('}');
}

bool PlainReader::read_fact(const Name& name) {
  Said& said = said_[name.value];
  if (said.text == text_) return false;  // it stands twice
  said.text = text_;
  if (static_cast<unsigned char>(*at_) <= ' ') blanks();
  const std::uint32_t word = four(at_);
  Reading& reading = readings_[name.value];
  if (reading.type == Type::finding && *at_ != '"' && !reading.always_asks) return read_truth(word, said);
  said.told = word != four_of("null");
  if (!said.told) {
    at_ += 4;
    return true;
  }
  if (reading.always_asks) return false;
  if (*at_ == '"') {
    const char* close = plain_string_end(++at_, end_);
    if (close == nullptr || !read_text_value(name.value, close, said.range)) return false;
    at_ = close + 1;
    return true;
  }
  if (!reading.bare_number) return false;
  Scaled value = 0;
  at_ = whole_number(at_, value);
  if (at_ == nullptr) return false;
  value *= reading.scale;
  said.range = {value, value};
  return value >= reading.bounds.low && value <= reading.bounds.high;
}

/// `true`, `false` or `null`, without a branch on which: nobody can foresee it.
bool PlainReader::read_truth(std::uint32_t word, Said& said) {
  const bool yes = word == four_of("true");
  const bool no = (word == four_of("fals")) & (at_[4] == 'e');
  said.told = yes | no;
  said.range = {yes, yes};
  at_ += 4 + std::size_t{no};
  return yes | no | (word == four_of("null"));
}

/// A value in quotes: the commonest forms here, all others as ever.
bool PlainReader::read_text_value(std::uint32_t fact, const char* close, Range& range) {
  const FactInfo& info = program_.vocabulary.facts[fact];
  Reading& reading = readings_[fact];
  const auto size = static_cast<std::size_t>(close - at_);
  const std::string_view text(at_, size);
  if (reading.type == Type::finding && (text == "present" || text == "absent")) {
    range = size == 7 ? Range{1, 1} : Range{0, 0};
    return true;
  }
  if (reading.type == Type::choice) {
    for (std::size_t i = 0; i < info.options.size(); ++i) {
      if (info.options[i] != text) continue;
      range = {static_cast<Scaled>(i), static_cast<Scaled>(i)};
      return true;
    }
  }
  if (reading.type == Type::date && size == 10) {
    Scaled days = 0;
    if (exact_day(at_, days) == nullptr) return false;
    range = {days, days};
    return days >= reading.bounds.low && days <= reading.bounds.high;
  }
  if (read_amount(reading, info, close, range)) return true;
  const auto read = read_answer(info, answer_of(text, info.type));
  const Report* report = std::get_if<Report>(&read);
  if (report == nullptr || report->mention) return false;
  range = report->range;
  return true;
}

/// `83 months`, `60 %`: digits and a unit. False says nothing against it.
bool PlainReader::read_amount(Reading& reading, const FactInfo& info, const char* close, Range& range) const {
  Scaled number = 0;
  if (info.unit.name.empty()) return false;
  const char* unit = whole_number(at_, number);
  if (unit == nullptr || *unit != ' ') return false;
  const std::string_view written(unit + 1, static_cast<std::size_t>(close - unit - 1));
  if (reading.unit != written) {
    const std::optional<UnitInfo> known = find_unit(written);
    const std::optional<Scaled> steps = known ? convert(micros, *known, info.unit) : std::nullopt;
    if (!steps || reading.scale != micros) return false;
    reading.unit = written;
    reading.unit_steps = *steps;
  }
  Scaled value = 0;
  if (__builtin_mul_overflow(number, reading.unit_steps, &value) || value >= 1'000'000'000 * micros) return false;
  range = {value, value};
  return value >= reading.bounds.low && value <= reading.bounds.high;
}

}  // namespace guide::json
