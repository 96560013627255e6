// A case as `guide.case/1`, in canonical form: what `read_case_json` reads back as the same case.

#include <algorithm>

#include "runtime/case.hpp"
#include "runtime/json/writer.hpp"

namespace guide {
namespace json {
namespace {

class CaseWriter {
 public:
  CaseWriter(const Program& program, const Case& the_case) : vocabulary_(program.vocabulary), case_(the_case) {}

  std::string write() {
    writer_.begin_object();
    writer_.member("schema", "guide.case/1");
    writer_.member_if("name", case_.name);
    writer_.member_if("title", case_.title);
    writer_.member("as_of", date_text(case_.as_of));
    if (!case_.documents.empty()) write_documents();
    write_facts(case_.statements);
    if (!case_.requests.empty()) write_requests();
    writer_.end_object();
    return writer_.take();
  }

 private:
  void write_documents() {
    writer_.key("documents").begin_object();
    for (const DocumentInfo& document : case_.documents) {
      writer_.key(document.name).begin_object();
      writer_.member_if("title", document.title);
      writer_.member_if("date", document.date_text);
      writer_.end_object();
    }
    writer_.end_object();
  }

  void write_requests() {
    writer_.key("requests").begin_array();
    for (const RequestInfo& request : case_.requests) {
      writer_.begin_object();
      writer_.member("service", vocabulary_.service_names.for_case(vocabulary_.services[request.service]));
      writer_.member_if("label", request.label);
      if (!request.prior.empty()) {
        writer_.key("prior").begin_object();
        writer_.member("decision", request.prior);
        writer_.member_if("on", request.prior_on);
        writer_.end_object();
      }
      write_facts(request.statements);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void write_facts(const Statements& statements) {
    if (statements.facts.empty() && statements.records.empty()) return;
    writer_.key("facts").begin_object();
    for (const auto& [fact, state] : statements.facts) {
      const FactInfo& info = vocabulary_.facts[fact];
      writer_.key(vocabulary_.fact_names.for_case(info));
      write_reports(state, info, none);
    }
    for (const auto& [record, state] : statements.records) {
      const RecordInfo& info = vocabulary_.records[record];
      writer_.key(vocabulary_.record_names.for_case(info));
      write_list(state, info);
    }
    writer_.end_object();
  }

  void write_reports(const FactState& state, const FactInfo& info, std::uint32_t entry_document) {
    if (state.reports.size() == 1) return write_report(state.reports.front(), info, entry_document, false);
    // Strings and lists in an array are codes of one report: of several, each is an object.
    const bool as_objects = info.type == Type::codes;
    writer_.begin_array();
    for (const Report& report : state.reports) write_report(report, info, entry_document, as_objects);
    writer_.end_array();
  }

  void write_report(const Report& report, const FactInfo& info, std::uint32_t entry_document, bool as_object) {
    const bool own_document = report.document != none && report.document != entry_document;
    if (!own_document && report.quote.empty() && !as_object) {
      // A plain `null` is no report at all; the word is one that says nothing of the value.
      return report.mention ? writer_.value("undocumented") : write_told(report, info);
    }
    writer_.begin_object();
    writer_.key("is");
    write_told(report, info);
    if (own_document) writer_.member("in", case_.documents[report.document].name);
    writer_.member_if("quote", report.quote);
    writer_.end_object();
  }

  void write_told(const Report& report, const FactInfo& info) {
    const bool plain_number = info.type == Type::number || info.type == Type::count;
    if (report.mention) return writer_.null();
    if (info.type == Type::codes) {
      if (report.codes.empty()) return writer_.value("none");
      writer_.begin_array();
      for (const std::string& code : report.codes) writer_.value(code);
      writer_.end_array();
    } else if (plain_number && report.text.find(' ') == std::string::npos && report.range.exact()) {
      writer_.raw(number_text(report.range.low, scale_of(info.type)));
    } else {
      writer_.value(report.text);
    }
  }

  /// The document that all entries name, if there is one.
  static std::uint32_t common_document(const RecordState& state) {
    if (state.entries.empty()) return state.documents.empty() ? none : state.documents.front();
    const std::uint32_t document = state.entries.front().document;
    const bool common = std::all_of(state.entries.begin(), state.entries.end(),
                                    [document](const Entry& entry) { return entry.document == document; });
    return common ? document : none;
  }

  void write_list(const RecordState& state, const RecordInfo& info) {
    const std::uint32_t document = common_document(state);
    const bool plain = state.complete && document == none;
    if (!plain) {
      writer_.begin_object();
      if (!state.complete) writer_.member("incomplete", true);
      if (document != none) writer_.member("in", case_.documents[document].name);
      writer_.key("entries");
    }
    writer_.begin_array();
    for (const Entry& entry : state.entries) write_entry(entry, info, document);
    writer_.end_array();
    if (!plain) writer_.end_object();
  }

  void write_entry(const Entry& entry, const RecordInfo& info, std::uint32_t list_document) {
    writer_.begin_object();
    if (entry.document != list_document) writer_.member("in", case_.documents[entry.document].name);
    for (std::uint32_t i = 0; i < info.field_count; ++i) {
      const FactInfo& field = vocabulary_.fields[info.first_field + i];
      if (entry.fields[i].reports.empty()) continue;
      writer_.key(field.name);
      write_reports(entry.fields[i], field, entry.document);
    }
    writer_.end_object();
  }

  const Vocabulary& vocabulary_;
  const Case& case_;
  Writer writer_;
};

}  // namespace
}  // namespace json

std::string write_case_json(const Program& program, const Case& the_case) {
  return json::CaseWriter(program, the_case).write();
}

}  // namespace guide
