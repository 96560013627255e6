#include "runtime/json/fact_reader.hpp"

#include <algorithm>

#include "runtime/case_suggest.hpp"
#include "runtime/json/answer_text.hpp"

namespace guide::json {

void FactReader::refuse(const CaseError& error, std::size_t name_place, Places places) {
  std::size_t place = places.value;
  if (error.at == CaseError::Part::name) place = name_place;
  if (error.at == CaseError::Part::document && places.document != 0) place = places.document;
  errors_.add(place, error);
}

void FactReader::read_facts(Target target) {
  if (!errors_.object(cursor_, "`facts`")) return;
  const Vocabulary& vocabulary = program_.vocabulary;
  SeenNames seen;
  std::string_view key;
  while (cursor_.next_key(key)) {
    const std::size_t place = cursor_.place();
    if (const std::uint32_t fact = vocabulary.fact_names.find_clear(key); fact != none) {
      if (twice(key, place, !seen.insert(Slot::fact(fact)))) continue;
      read_said({&vocabulary.facts[fact], target, fact, false, place});
      continue;
    }
    if (const std::uint32_t record = vocabulary.record_names.find_clear(key); record != none) {
      if (twice(key, place, !seen.insert(Slot::field(record)))) continue;
      read_record(target, record, place);
      continue;
    }
    unknown_fact(key, place);
    cursor_.skip();
  }
}

bool FactReader::SeenNames::insert(Slot name) {
  if (std::find(few_.begin(), few_.begin() + count_, name.bits) != few_.begin() + count_) return false;
  if (count_ == few_.size()) return many_.insert(name.bits).second;
  few_[count_++] = name.bits;
  return true;
}

/// A key that stands a second time is refused and its value passed over.
bool FactReader::twice(std::string_view key, std::size_t place, bool known) {
  if (!known) return false;
  errors_.add(place, quoted_short(key) + " stands twice", "several reports of one fact are an array");
  return cursor_.skip();
}

/// Lets the builder say why a name is none, with its suggestion.
void FactReader::unknown_fact(std::string_view name, std::size_t place) {
  if (errors_.is_full()) return;
  const Vocabulary& vocabulary = program_.vocabulary;
  const bool ambiguous_record = vocabulary.record_names.has(name);
  const Answer nothing{.kind = Answer::Kind::undocumented};
  auto error = ambiguous_record ? builder_.list({}, name, false, {}) : builder_.tell({}, name, nothing, {}, {});
  if (!error) return;
  if (error->problem == CaseProblem::unknown_name) {
    Nearest nearest(name);
    for (const Names::Name& known : vocabulary.fact_names.list()) nearest.offer(known.text());
    for (const Names::Name& known : vocabulary.record_names.list()) nearest.offer(known.text());
    error->message = "no fact or record named " + quoted_short(name);
    error->help = nearest.help();
  }
  errors_.add(place, *error);
}

/// One report, or several in an array. Of a code fact, an array of strings is one report.
void FactReader::read_said(const Subject& subject) {
  if (cursor_.peek() != Kind::array) return read_report(subject);
  const Cursor::Mark begin = cursor_.mark();
  cursor_.begin_array();
  bool first = true;
  while (cursor_.next_element()) {
    const bool list_of_codes = first && subject.info->type == Type::codes && cursor_.peek() == Kind::string;
    if (list_of_codes) {
      cursor_.go_to(begin);
      return read_report(subject);
    }
    first = false;
    if (cursor_.peek() == Kind::array) {
      errors_.add(cursor_.place(), "a report is a value or an object, and this is an array");
      cursor_.skip();
    } else {
      read_report(subject);
    }
  }
  if (!first || subject.info->type != Type::codes || cursor_.failed()) return;
  tell(subject, {.kind = Answer::Kind::none}, {}, {}, {subject.place, 0});  // `[]`: codes are told, and there are none
}

/// A value, or an object of `is`, `in` and `quote`.
void FactReader::read_report(const Subject& subject) {
  Answer answer;
  std::string_view document, quote;
  Places places;
  const Kind kind = cursor_.peek();
  places.value = cursor_.place();
  if (kind != Kind::object) {
    if (kind == Kind::null) {  // nothing is said of it
      cursor_.read_null();
    } else if (read_answer_value(subject, answer)) {
      tell(subject, answer, document, quote, places);
    }
    return;
  }
  bool told = false;
  bool refused = false;
  bool has_document = false;
  bool has_quote = false;
  std::string_view key;
  cursor_.begin_object();
  while (cursor_.next_key(key)) {
    const std::size_t place = cursor_.place();
    bool* seen = key == "is" ? &told : key == "in" ? &has_document : key == "quote" ? &has_quote : nullptr;
    if (seen == nullptr || *seen) {
      Nearest nearest(key);
      for (std::string_view known : {"is", "in", "quote"}) nearest.offer(known);
      errors_.add(place, seen == nullptr ? "unknown key " + quoted_short(key) : quoted_short(key) + " stands twice",
                  seen == nullptr ? nearest.help("a report says `is`, `in` and `quote`") : std::string());
      cursor_.skip();
      refused = true;
      continue;
    }
    *seen = true;
    if (seen == &told) {
      const Kind value = cursor_.peek();
      places.value = cursor_.place();
      answer.kind = Answer::Kind::undocumented;
      if (value == Kind::null)
        cursor_.read_null();
      else if (!read_answer_value(subject, answer))
        refused = true;
    } else if (seen == &has_document) {
      cursor_.peek();
      places.document = cursor_.place();
      if (!optional_string(key, document)) refused = true;
    } else if (!optional_string(key, quote)) {
      refused = true;
    }
  }
  if (cursor_.failed() || refused) return;
  if (!told) {
    errors_.add(places.value, "the report does not say what `" + subject.info->name + "` is", "add `\"is\"`");
    return;
  }
  tell(subject, answer, document, quote, places);
}

/// Documents and quotes: a string, or null for none.
bool FactReader::optional_string(std::string_view key, std::string_view& text) {
  const Kind kind = cursor_.peek();
  if (kind == Kind::string) return cursor_.read_string(text);
  if (kind == Kind::null) return cursor_.read_null();
  errors_.add(cursor_.place(), quoted_short(key) + " is a string, and this is " + std::string(kind_text(kind)));
  cursor_.skip();
  return false;
}

bool FactReader::read_answer_value(const Subject& subject, Answer& answer) {
  const std::size_t place = cursor_.place();
  std::string_view text;
  bool truth = false;
  const Kind kind = cursor_.peek();
  switch (kind) {
    case Kind::string:
      if (!cursor_.read_string(text)) return false;
      answer = answer_of(text, subject.info->type);
      return true;
    case Kind::number:
      if (!cursor_.read_number(text)) return false;
      answer.kind = Answer::Kind::exactly;
      answer.value = text;
      return true;
    case Kind::truth:
      if (!cursor_.read_truth(truth)) return false;
      answer.kind = truth ? Answer::Kind::present : Answer::Kind::absent;
      return true;
    case Kind::array:
      if (subject.info->type == Type::codes) return read_code_list(answer);
      break;
    default: break;
  }
  errors_.add(place, "what `" + subject.info->name + "` is cannot be " + std::string(kind_text(kind)));
  cursor_.skip();
  return false;
}

bool FactReader::read_code_list(Answer& answer) {
  answer.kind = Answer::Kind::codes;
  bool good = true;
  cursor_.begin_array();
  while (cursor_.next_element()) {
    std::string_view code;
    const Kind kind = cursor_.peek();
    if (kind == Kind::string) {
      if (cursor_.read_string(code)) answer.codes.push_back(code);
      continue;
    }
    errors_.add(cursor_.place(), "a code is a string, and this is " + std::string(kind_text(kind)));
    good = false;
    cursor_.skip();
  }
  return good && !cursor_.failed();
}

void FactReader::tell(const Subject& subject, const Answer& answer, std::string_view document, std::string_view quote,
                      Places places) {
  const auto error = subject.field ? builder_.tell_field(subject.index, answer, document, quote)
                                   : builder_.tell(subject.target, subject.index, answer, document, quote);
  if (error) refuse(*error, subject.place, places);
}

}  // namespace guide::json
