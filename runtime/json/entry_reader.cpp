// Records of a case in JSON: lists of entries.

#include "runtime/case_suggest.hpp"
#include "runtime/json/fact_reader.hpp"

namespace guide::json {
// ---------------------------------------------------------------------------------------------------------

/// An array of entries, `"none"`, null, or an object of `entries`, `incomplete` and `in`.
void FactReader::read_record(Target target, std::uint32_t record, std::size_t place) {
  const RecordInfo& info = program_.vocabulary.records[record];
  const Kind kind = cursor_.peek();
  std::string_view text;
  switch (kind) {
    case Kind::null: cursor_.read_null(); return;
    case Kind::array:
      if (auto error = builder_.list(target, record, false, {})) {
        refuse(*error, place, {cursor_.place(), 0});
        cursor_.skip();
        return;
      }
      return read_entries(record);
    case Kind::object: return read_list(target, record, place);
    case Kind::string: {
      const std::size_t at = cursor_.place();
      if (!cursor_.read_string(text)) return;
      if (text == "undocumented") return;
      if (text == "none") {
        if (auto error = builder_.list(target, record, false, {})) refuse(*error, place, {at, 0});
        return;
      }
      errors_.add(at, "`" + info.name + "` is a record, and " + quoted_short(text) + " is told of it",
                  "list its entries, or say `\"none\"`");
      return;
    }
    default: break;
  }
  errors_.add(cursor_.place(), "`" + info.name + "` is a record, and this is " + std::string(kind_text(kind)),
              "list its entries, or say `\"none\"`");
  cursor_.skip();
}

void FactReader::read_list(Target target, std::uint32_t record, std::size_t place) {
  const RecordInfo& info = program_.vocabulary.records[record];
  std::optional<Cursor::Mark> entries;
  bool incomplete = false;
  bool has_incomplete = false;
  bool has_document = false;
  std::string_view key, document;
  Places places;
  cursor_.begin_object();
  while (cursor_.next_key(key)) {
    const std::size_t key_place = cursor_.place();
    if (key == "entries" && !entries) {
      entries = cursor_.mark();
      cursor_.skip();
    } else if (key == "incomplete" && !has_incomplete && cursor_.peek() == Kind::truth) {
      has_incomplete = cursor_.read_truth(incomplete);
    } else if (key == "in" && !has_document) {
      cursor_.peek();
      places.document = cursor_.place();
      has_document = optional_string(key, document);
    } else {
      Nearest nearest(key);
      const bool known = key == "entries" || key == "incomplete" || key == "in";
      for (std::string_view name : {"entries", "incomplete", "in"}) nearest.offer(name);
      errors_.add(
          key_place,
          known ? quoted_short(key) + " stands twice, or is not what is expected here" : "unknown key " + quoted_short(key),
          known ? "`incomplete` is `true` or `false`" : nearest.help("a list says `entries`, `incomplete` and `in`"));
      cursor_.skip();
    }
  }
  if (cursor_.failed()) return;
  if (!entries) {
    errors_.add(place, "the list of `" + info.name + "` has no `entries`", "add `\"entries\": [...]`");
    return;
  }
  if (auto error = builder_.list(target, record, incomplete, document)) return refuse(*error, place, places);
  const Cursor::Mark end = cursor_.mark();
  cursor_.go_to(*entries);
  read_entries(record);
  if (!cursor_.failed()) cursor_.go_to(end);
}

void FactReader::read_entries(std::uint32_t record) {
  if (cursor_.peek() != Kind::array) {
    errors_.add(cursor_.place(), "`entries` is an array, and this is " + std::string(kind_text(cursor_.peek())));
    cursor_.skip();
    return;
  }
  cursor_.begin_array();
  while (cursor_.next_element()) read_entry(record);
}

/// The document that an entry names under `in`, wherever it stands among the fields.
bool FactReader::entry_document(const RecordInfo& info, std::string& document) {
  for (std::uint32_t i = 0; i < info.field_count; ++i) {
    if (program_.vocabulary.fields[info.first_field + i].name == "in") return false;
  }
  const Cursor::Mark begin = cursor_.mark();
  std::string_view key, text;
  cursor_.begin_object();
  bool found = false;
  while (!found && cursor_.next_key(key)) {
    found = key == "in" && cursor_.peek() == Kind::string && cursor_.read_string(text);
    if (!found) cursor_.skip();
  }
  document = text;
  if (!cursor_.failed()) cursor_.go_back(begin);
  return true;
}

void FactReader::read_entry(std::uint32_t record) {
  const Vocabulary& vocabulary = program_.vocabulary;
  const RecordInfo& info = vocabulary.records[record];
  const Kind kind = cursor_.peek();
  const std::size_t place = cursor_.place();
  if (kind != Kind::object) {
    errors_.object(cursor_, "an entry of `" + info.name + "`");
    return;
  }
  std::string document;
  const bool may_name_document = entry_document(info, document);
  if (cursor_.failed()) return;
  if (auto error = builder_.entry(document)) {
    errors_.add(place, *error);
    cursor_.skip();
    return;
  }
  std::vector<bool> seen(info.field_count + 1, false);
  std::string_view key;
  cursor_.begin_object();
  while (cursor_.next_key(key)) {
    const std::size_t key_place = cursor_.place();
    std::uint32_t field = 0;
    while (field < info.field_count && vocabulary.fields[info.first_field + field].name != key) ++field;
    const bool names_document = field == info.field_count && may_name_document && key == "in";
    if ((field == info.field_count && !names_document) || seen[field]) {
      Nearest nearest(key);
      for (std::uint32_t i = 0; i < info.field_count && !errors_.is_full(); ++i) {
        nearest.offer(vocabulary.fields[info.first_field + i].name);
      }
      const bool twice = seen[field] && (field < info.field_count || names_document);
      errors_.add(key_place,
                  twice ? quoted_short(key) + " stands twice" : "`" + info.name + "` has no field named " + quoted_short(key),
                  twice ? "several reports of one field are an array" : nearest.help());
      cursor_.skip();
      continue;
    }
    seen[field] = true;
    if (names_document) {
      std::string_view text;
      optional_string(key, text);
    } else {
      read_said({&vocabulary.fields[info.first_field + field], {}, field, true, key_place});
    }
  }
}

}  // namespace guide::json
