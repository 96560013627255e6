#include "tools/guide/repl/case_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/syntax/parse.hpp"

namespace guide::repl {
namespace {

bool is_name(std::string_view word) {
  if (word.empty() || word[0] < 'a' || word[0] > 'z' || syntax::is_reserved(word)) return false;
  return word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

/// In quotation marks; what a text cannot hold is told with other signs.
std::string quoted(std::string text) {
  std::replace(text.begin(), text.end(), '"', '\'');
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c == 0x7F; }, ' ');
  return " \"" + text + "\"";
}

class Writer {
 public:
  Writer(const Program& program, const Case& the_case) : vocabulary_(program.vocabulary), case_(the_case) {}

  CaseText write() {
    result_.text = fmt::format("case {} as of {}{}:\n", is_name(case_.name) ? case_.name : "opened",
                               date_text(case_.as_of), case_.title.empty() ? "" : quoted(case_.title));
    for (std::uint32_t i = 0; i < case_.documents.size(); ++i) write_document(i);
    write_statements(case_.statements, "  ");
    for (const RequestInfo& request : case_.requests) write_request(request);
    return std::move(result_);
  }

 private:
  /// A document may have any name in JSON, and no date.
  std::string document_name(std::uint32_t document) const {
    const std::string& name = case_.documents[document].name;
    return is_name(name) ? name : fmt::format("document_{}", document + 1);
  }

  void write_document(std::uint32_t index) {
    const DocumentInfo& document = case_.documents[index];
    if (document.date_text.empty()) {
      result_.problem = fmt::format("the document `{}` has no date, and in a `case` block each has one", document.name);
    }
    const std::string title = document.title.empty() && !is_name(document.name) ? document.name : document.title;
    result_.text += fmt::format("  document {}: {}{}\n", document_name(index), document.date_text,
                                title.empty() ? "" : quoted(title));
  }

  std::string in(std::uint32_t document) const { return document == none ? "" : " in " + document_name(document); }

  static std::string value(const Report& report) {
    if (report.mention) return "undocumented";
    if (report.codes.empty()) return report.text;
    std::string codes;
    for (const std::string& code : report.codes) codes += (codes.empty() ? "" : ", ") + code;
    return codes;
  }

  void write_statements(const Statements& statements, const std::string& indent) {
    for (const auto& [fact, state] : statements.facts) {
      if (state.reports.empty()) continue;
      const std::string name = vocabulary_.fact_names.for_case(vocabulary_.facts[fact]);
      result_.text += indent + name + ":\n";
      for (const Report& report : state.reports) {
        result_.text += fmt::format("{}  {}{}{}\n", indent, value(report), in(report.document),
                                    report.quote.empty() ? "" : quoted(report.quote));
      }
    }
    for (const auto& [record, state] : statements.records) {
      if (state.given) write_entries(record, state, indent);
    }
  }

  void write_entries(std::uint32_t record, const RecordState& state, const std::string& indent) {
    const RecordInfo& info = vocabulary_.records[record];
    const std::string name = vocabulary_.record_names.for_case(info);
    if (state.entries.empty()) {
      result_.text +=
          fmt::format("{}{}: none{}\n", indent, name, state.documents.empty() ? "" : in(state.documents.front()));
      return;
    }
    for (std::size_t i = 0; i < state.entries.size(); ++i) {
      const bool other = i == 0 || state.entries[i].document != state.entries[i - 1].document;
      if (other) write_head(info, name + (state.complete ? "" : " incomplete") + in(state.entries[i].document), indent);
      result_.text += indent + "  |";
      for (const FactState& field : state.entries[i].fields) result_.text += " " + cell(field, name) + " |";
      result_.text += "\n";
    }
  }

  void write_head(const RecordInfo& info, const std::string& head, const std::string& indent) {
    result_.text += indent + head + ":\n" + indent + "  |";
    for (std::uint32_t i = 0; i < info.field_count; ++i) {
      result_.text += " " + vocabulary_.fields[info.first_field + i].name + " |";
    }
    result_.text += "\n";
  }

  std::string cell(const FactState& field, const std::string& record) {
    if (field.reports.size() > 1) {
      result_.problem =
          fmt::format("an entry of `{}` has several reports of one field, and in a `case` block it has one", record);
    }
    return field.reports.empty() || field.reports.front().mention ? "-" : value(field.reports.front());
  }

  void write_request(const RequestInfo& request) {
    const ServiceInfo& service = vocabulary_.services[request.service];
    result_.text += "  request " + vocabulary_.service_names.for_case(service);
    if (!request.prior.empty()) result_.text += fmt::format(", {} on {}", request.prior, request.prior_on);
    if (!request.label.empty()) result_.text += quoted(request.label);
    const std::size_t before = result_.text.size();
    write_statements(request.statements, "    ");
    const bool told = result_.text.size() != before;
    result_.text.insert(before, told ? ":\n" : "\n");
  }

  const Vocabulary& vocabulary_;
  const Case& case_;
  CaseText result_;
};

}  // namespace

CaseText case_text(const Program& program, const Case& the_case) { return Writer(program, the_case).write(); }

}  // namespace guide::repl
