#include "runtime/explain/json_parts.hpp"

namespace guide::explain {
namespace {

std::string_view kind_text(Change::Kind kind) {
  switch (kind) {
    case Change::Kind::fact: return "fact";
    case Change::Kind::field: return "field";
    case Change::Kind::record: return "record";
    case Change::Kind::codes: return "codes";
    case Change::Kind::quantity: return "quantity";
  }
  return {};
}

}  // namespace

void JsonParts::write_changes(const std::vector<Alternative>& alternatives) {
  json.key("what_would_change_it").begin_array();
  for (const Alternative& alternative : alternatives) {
    json.begin_object();
    json.member("result", alternative.goal);
    json.member("complete", alternative.complete);
    json.key("sets").begin_array();
    for (const ChangeSet& set : alternative.sets) write_change_set(set);
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void JsonParts::write_change_set(const ChangeSet& set) {
  json.begin_object();
  json.member("verified", set.verified);
  json.key("changes").begin_array();
  for (const Change& change : set.changes) {
    json.begin_object();
    write_change_subject(change);
    if (change.settles_dispute) json.member("settles_dispute", true);
    json.member("text", change.text);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void JsonParts::write_change_subject(const Change& change) {
  const Vocabulary& vocabulary = program.vocabulary;
  json.member("kind", kind_text(change.kind));
  if (change.record != none) {
    const RecordInfo& record = vocabulary.records[change.record];
    json.member("record", record.name);
    if (change.entry == none) return;
    json.member("entry", change.entry + 1);
    return json.member("field", vocabulary.fields[record.first_field + change.fact].name);
  }
  if (change.fact != none) json.member("fact", vocabulary.facts[change.fact].name);
}

}  // namespace guide::explain
