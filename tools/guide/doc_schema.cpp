#include <algorithm>

#include "runtime/explain/words.hpp"
#include "runtime/json/writer.hpp"
#include "tools/guide/doc.hpp"

namespace guide::tool::doc {
namespace {

class Schema {
 public:
  explicit Schema(const Library& library) : library_(library), vocabulary_(library.program.vocabulary) {}

  std::string write() {
    out_.begin_object();
    out_.member("$schema", "https://json-schema.org/draft/2020-12/schema");
    out_.member("title", "A case for these guidelines");
    out_.member(
        "description",
        "guide.case/1 with the vocabulary of the guidelines. Units and bounds are checked when the case is read.");
    out_.member("type", "object");
    out_.key("properties").begin_object();
    write_head();
    reference("facts", "#/$defs/facts");
    write_requests();
    out_.end_object();
    words("required", {"schema", "as_of"});
    out_.member("additionalProperties", false);
    write_definitions();
    out_.end_object();
    return out_.take();
  }

 private:
  void words(std::string_view key, const std::vector<std::string>& list) {
    out_.key(key).begin_array();
    for (const std::string& word : list) out_.value(word);
    out_.end_array();
  }
  void typed(std::string_view key, std::string_view type, std::string_view pattern = {}) {
    out_.key(key).begin_object();
    out_.member("type", type);
    out_.member_if("pattern", pattern);
    out_.end_object();
  }
  void reference(std::string_view key, std::string_view target) {
    out_.key(key).begin_object();
    out_.member("$ref", target);
    out_.end_object();
  }
  void begin(std::string_view key) {
    out_.key(key).begin_object();
    out_.member("type", "object");
    out_.key("properties").begin_object();
  }
  void end(const std::vector<std::string>& required) {
    out_.end_object();
    if (!required.empty()) words("required", required);
    out_.member("additionalProperties", false);
    out_.end_object();
  }

  void write_head() {
    constexpr std::string_view partial = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";
    out_.key("schema").begin_object();
    out_.member("const", "guide.case/1");
    out_.end_object();
    typed("name", "string");
    typed("title", "string");
    typed("as_of", "string", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    out_.key("documents").begin_object();
    out_.member("type", "object");
    begin("additionalProperties");
    typed("title", "string");
    typed("date", "string", partial);
    end({});
    out_.end_object();
  }
  void write_requests() {
    out_.key("requests").begin_object();
    out_.member("type", "array");
    begin("items");
    out_.key("service").begin_object();
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < vocabulary_.services.size(); ++i) {
      if (guidelines_for(library_.program, i).empty()) continue;
      names.push_back(vocabulary_.service_names.for_case(vocabulary_.services[i]));
    }
    out_.member("type", "string");
    if (!names.empty()) words("enum", names);
    out_.end_object();
    typed("label", "string");
    begin("prior");
    typed("decision", "string");
    typed("on", "string", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$");
    end({"decision"});
    reference("facts", "#/$defs/facts");
    end({"service"});
    out_.end_object();
  }

  // ---- Facts

  void write_value(const FactInfo& info) {
    switch (info.type) {
      case Type::finding: return words("enum", {"present", "absent", "undocumented"});
      case Type::choice: {
        std::vector<std::string> options(info.options.begin(), info.options.end());
        options.emplace_back("undocumented");
        return words("enum", options);
      }
      case Type::codes:
        out_.key("type").begin_array();
        out_.value("string");
        out_.value("array");
        out_.end_array();
        typed("items", "string");
        return;
      default: break;
    }
    out_.key("type").begin_array();
    out_.value("string");
    if (info.type == Type::number || info.type == Type::count) out_.value("number");
    out_.end_array();
    out_.member("pattern", value_pattern(info) + "|^undocumented$");
  }
  /// A value, a report with its provenance, or several reports; null is undocumented.
  void write_fact(const FactInfo& info, const std::string& name) {
    out_.key(name).begin_object();
    out_.member("description", explain::label_of(info) + " (" + explain::answer_hint(info) + ")");
    out_.key("anyOf").begin_array();
    write_plain(info);
    write_report(info);
    out_.begin_object();
    out_.member("type", "array");
    out_.key("items").begin_object();
    out_.key("anyOf").begin_array();
    write_plain(info);
    write_report(info);
    out_.end_array();
    out_.end_object();
    out_.end_object();
    out_.begin_object();
    out_.member("type", "null");
    out_.end_object();
    out_.end_array();
    out_.end_object();
  }
  void write_plain(const FactInfo& info) {
    out_.begin_object();
    write_value(info);
    out_.end_object();
  }
  void write_report(const FactInfo& info) {
    out_.begin_object();
    out_.member("type", "object");
    out_.key("properties").begin_object();
    out_.key("is").begin_object();
    write_value(info);
    out_.end_object();
    typed("in", "string");
    typed("quote", "string");
    end({"is"});
  }

  void write_record(const RecordInfo& info) {
    out_.key(vocabulary_.record_names.for_case(info)).begin_object();
    out_.member("description", explain::label_of(info));
    out_.key("anyOf").begin_array();
    write_list(info);
    out_.begin_object();
    out_.member("type", "object");
    out_.key("properties").begin_object();
    out_.key("entries");
    write_list(info);
    typed("incomplete", "boolean");
    typed("in", "string");
    end({"entries"});
    out_.end_array();
    out_.end_object();
  }
  void write_list(const RecordInfo& info) {
    out_.begin_object();
    out_.member("type", "array");
    begin("items");
    typed("in", "string");
    for (std::uint32_t i = 0; i < info.field_count; ++i) {
      const FactInfo& field = vocabulary_.fields[info.first_field + i];
      write_fact(field, field.name);
    }
    end({});
    out_.end_object();
  }

  void write_definitions() {
    out_.key("$defs").begin_object();
    begin("facts");
    for (const auto& [number, uses] : library_.needed.facts) {
      const FactInfo& info = vocabulary_.facts[number];
      write_fact(info, vocabulary_.fact_names.for_case(info));
    }
    for (const auto& [record, uses] : library_.needed.records) write_record(vocabulary_.records[record]);
    end({});
    out_.end_object();
  }

  const Library& library_;
  const Vocabulary& vocabulary_;
  json::Writer out_;
};

}  // namespace

std::string value_pattern(const FactInfo& info) {
  constexpr std::string_view number = "^((more|less) than )?[0-9]+([.][0-9]+)?";
  constexpr std::string_view interval = "( or (more|less|earlier|later)| to .+)?$";
  const std::string from(number), end(interval);
  switch (info.type) {
    case Type::number:
    case Type::count: return from + end;
    case Type::percent: return from + " ?%?" + end;
    case Type::duration: return from + "( ?(days?|weeks?|months?|years?))?" + end;
    case Type::quantity: return from + "( [^ ]+| ?[^ 0-9.][^ ]*)?" + end;
    case Type::date: return "^((more|less) than )?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?" + end;
    case Type::finding:
    case Type::choice:
    case Type::codes: break;
  }
  return {};
}

std::string case_schema(const Library& library) { return Schema(library).write(); }

}  // namespace guide::tool::doc
