#include "runtime/batch/line_decider.hpp"

#include <algorithm>

#include "runtime/case_limits.hpp"
#include "runtime/explain/json.hpp"
#include "runtime/json/writer.hpp"

namespace guide::batch {
namespace {

void append_number(std::uint64_t number, TextRoom& out) {
  char digits[20];
  std::size_t at = sizeof digits;
  do {
    digits[--at] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  out.append({digits + at, sizeof digits - at});
}

void begin_line(std::uint64_t number, TextRoom& out) {
  out.append(R"({"schema":"guide.line/1","line":)");
  append_number(number, out);
}

/// A member whose text has nothing to escape.
void append_plain(std::string_view key, std::string_view text, TextRoom& out) {
  if (text.empty()) return;
  out.append(key);
  out.append(text);
  out.append("\"");
}

std::string quoted(std::string_view text) {
  std::string result;
  json::append_string(result, text);
  return result;
}

/// JSON without its line feeds and what indents the lines; inside strings line feeds are escaped.
std::string on_one_line(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    result.append(text.substr(at, end - at));
    at = std::min(text.find_first_not_of(" \n", end), text.size());
  }
  return result;
}

}  // namespace

LineDecider::LineDecider(const Program& program, LineOptions options)
    : options_(options), decider_(program), ordinary_(program), writers_(program.services.size() + 1) {
  ending_ = ",\"digest\":" + quoted(program.digest) + "}\n";
}

AnswerWriter& LineDecider::writer_of(const ServiceDecider& decider) {
  const std::uint32_t service = decider.plan().service;
  auto& writer = writers_[service == none ? writers_.size() - 1 : service];
  if (!writer) writer = std::make_unique<AnswerWriter>(decider.plan());
  return *writer;
}

bool LineDecider::decide(std::string_view line, std::uint64_t number, TextRoom& out) {
  if (options_.trace) return decide_generally(line, number, out);
  const CaseDecider::Decided decided = decider_.decide_plain_padded(line);
  if (decided.decider == nullptr) return decide_generally(line, number, out);
  const json::PlainReader& reader = decider_.reader();
  begin_line(number, out);
  append_plain(R"(,"name":")", reader.name(), out);
  out.append(",\"requests\":[{");
  if (reader.service() != none) {
    append_plain(R"("service":")", decider_.program().vocabulary.services[reader.service()].name, out);
    append_plain(R"(,"label":")", reader.label(), out);
    out.append(",");
  }
  writer_of(*decided.decider).write(*decided.decider, *decided.answer, {}, out);
  out.append("}]");
  out.append(ending_);
  return true;
}

bool LineDecider::decide_generally(std::string_view line, std::uint64_t number, TextRoom& out) {
  const auto read = read_case_json(decider_.program(), line, usual_case_limits);
  begin_line(number, out);
  if (const auto* errors = std::get_if<std::vector<JsonError>>(&read)) {
    write_errors(*errors, out);
    return false;
  }
  const Case& the_case = std::get<Case>(read);
  if (!the_case.name.empty()) out.append(",\"name\":" + quoted(the_case.name));
  options_.trace ? write_trace(the_case, out) : write_requests(the_case, out);
  out.append(ending_);
  return true;
}

void LineDecider::write_trace(const Case& the_case, TextRoom& out) {
  ordinary_.decide(the_case, decision_);
  std::string text =
      explain::decision_json(decider_.program(), the_case, decision_, {.pretty = false, .changes = false, .fixed = {}});
  out.append(",\"decision\":");
  out.append(on_one_line(text));
}

void LineDecider::write_requests(const Case& the_case, TextRoom& out) {
  const std::size_t count = the_case.requests.empty() ? 1 : the_case.requests.size();
  out.append(",\"requests\":[");
  for (std::uint32_t i = 0; i < count; ++i) {
    out.append(i == 0 ? "{" : ",{");
    const RequestInfo* request = the_case.requests.empty() ? nullptr : &the_case.requests[i];
    ServiceDecider& decider = decider_.of(request == nullptr ? none : request->service);
    if (request != nullptr) {
      out.append("\"service\":" + quoted(decider_.program().vocabulary.services[request->service].name));
      if (!request->label.empty()) out.append(",\"label\":" + quoted(request->label));
      out.append(",");
    }
    const Answer& answer = decider.decide(the_case, request == nullptr ? none : i);
    writer_of(decider).write(decider, answer, request == nullptr ? std::string_view() : request->prior, out);
    out.append("}");
  }
  out.append("]");
}

void LineDecider::write_errors(const std::vector<JsonError>& errors, TextRoom& out) {
  out.append(",\"errors\":[");
  bool first = true;
  for (const JsonError& error : errors) {
    out.append(first ? "{\"column\":" : ",{\"column\":");
    append_number(error.column, out);
    out.append(",\"message\":" + quoted(error.message));
    if (!error.help.empty()) out.append(",\"help\":" + quoted(error.help));
    out.append("}");
    first = false;
  }
  out.append("]}\n");
}

void LineDecider::refuse(std::uint64_t number, std::string_view message, TextRoom& out) {
  begin_line(number, out);
  write_errors({JsonError{0, 1, 1, std::string(message), {}}}, out);
}

}  // namespace guide::batch
