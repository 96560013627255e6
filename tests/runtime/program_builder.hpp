#pragma once
// Programs made by hand, node by node, for tests of the runtime alone.

#include <algorithm>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "runtime/case.hpp"
#include "runtime/decision.hpp"
#include "runtime/program.hpp"

namespace guide::test {

class ProgramBuilder {
 public:
  Program program;

  std::uint32_t fact(const std::string& name, Type type, Range bounds = {}) {
    const auto index = static_cast<std::uint32_t>(program.vocabulary.facts.size());
    program.vocabulary.facts.push_back(info(name, type, bounds));
    program.vocabulary.fact_names.add({}, text(name), index);
    return index;
  }
  std::uint32_t finding(const std::string& name) { return fact(name, Type::finding); }
  std::uint32_t choice(const std::string& name, const std::vector<std::string>& options) {
    const std::uint32_t index = fact(name, Type::choice, {0, static_cast<Scaled>(options.size()) - 1});
    program.vocabulary.facts[index].options = texts(options);
    return index;
  }
  /// A list in the Program's room.
  template <typename Item>
  List<Item> list(std::initializer_list<Item> items) {
    return program.room.keep(std::span<const Item>(items.begin(), items.size()));
  }
  FactInfo& info_of(std::uint32_t index) { return program.vocabulary.facts[index]; }

  std::uint32_t record(const std::string& name, const std::vector<std::pair<std::string, Type>>& fields) {
    Vocabulary& vocabulary = program.vocabulary;
    const auto index = static_cast<std::uint32_t>(vocabulary.records.size());
    RecordInfo record;
    record.name = text(name);
    record.first_field = static_cast<std::uint32_t>(vocabulary.fields.size());
    record.field_count = static_cast<std::uint32_t>(fields.size());
    for (std::uint32_t i = 0; i < fields.size(); ++i) {
      vocabulary.fields.push_back(info(fields[i].first, fields[i].second, {}));
      vocabulary.fields.back().record = index;
      if (fields[i].first == "date") record.date_field = i;
    }
    vocabulary.records.push_back(record);
    vocabulary.record_names.add({}, record.name, index);
    return index;
  }
  std::uint32_t service(const std::string& name) {
    const auto index = static_cast<std::uint32_t>(program.vocabulary.services.size());
    ServiceInfo info;
    info.name = text(name);
    program.vocabulary.services.push_back(info);
    program.vocabulary.service_names.add({}, info.name, index);
    program.services.emplace_back();
    return index;
  }

  // ---- Nodes of the body being built ----

  Literal node(Op op, std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t k = 0, bool free = false) {
    Node made;
    made.op = op;
    made.free = free;
    made.k = static_cast<std::uint16_t>(k);
    made.a = a;
    made.b = b;
    nodes_.push_back(made);
    return Literal::of(static_cast<std::uint32_t>(nodes_.size()) - 1);
  }
  Literal test(std::uint32_t fact) { return node(Op::finding, Slot::fact(fact).bits); }
  Literal field_test(std::uint32_t field) { return node(Op::finding, Slot::field(field).bits); }
  Literal option(std::uint32_t fact, std::uint32_t option) { return node(Op::option, Slot::fact(fact).bits, option); }
  Literal at_least(std::uint32_t k, const std::vector<Literal>& operands) {
    const auto first = static_cast<std::uint32_t>(program.operands.size());
    program.operands.append(operands.begin(), operands.end());
    return node(Op::at_least, first, static_cast<std::uint32_t>(operands.size()), k);
  }
  Literal all(const std::vector<Literal>& operands) {
    return at_least(static_cast<std::uint32_t>(operands.size()), operands);
  }
  Literal any(const std::vector<Literal>& operands) { return at_least(1, operands); }
  std::uint32_t quantity(const std::vector<Term>& terms) {
    Quantity made;
    made.first_term = static_cast<std::uint32_t>(program.terms.size());
    made.term_count = static_cast<std::uint32_t>(terms.size());
    made.identity = static_cast<std::uint32_t>(program.quantities.size());
    program.terms.insert(program.terms.end(), terms.begin(), terms.end());
    program.quantities.push_back(made);
    return made.identity;
  }
  std::uint32_t quantity(std::uint32_t fact) { return quantity({Term{TermKind::slot, Slot::fact(fact).bits, 0, 1}}); }
  Literal compare(Op op, std::uint32_t quantity, Scaled threshold, bool free = false) {
    program.thresholds.push_back(threshold);
    return node(op, quantity, static_cast<std::uint32_t>(program.thresholds.size()) - 1, 0, free);
  }
  Literal reaches(std::uint32_t fact, Scaled threshold) {
    return compare(Op::at_least_value, quantity(fact), threshold);
  }
  Literal elapsed(Slot slot, Elapsed elapsed) {
    program.elapsed.push_back(elapsed);
    return node(Op::elapsed, slot.bits, static_cast<std::uint32_t>(program.elapsed.size()) - 1);
  }

  /// Ends the body: `facts` are those its leaves read, each once.
  std::uint32_t body(std::vector<std::uint32_t> facts, const std::vector<std::uint32_t>& selections = {},
                     std::uint32_t record = none) {
    Body made;
    made.first_node = static_cast<std::uint32_t>(program.nodes.size());
    made.node_count = static_cast<std::uint32_t>(nodes_.size());
    made.record = record;
    std::sort(facts.begin(), facts.end());
    made.facts = program.room.keep(facts);
    made.fact_tests = program.room.filled<std::uint32_t>(facts.size(), [](std::uint32_t* tests, std::size_t) { *tests = 1; });
    made.selections = program.room.keep(selections);
    made.records = program.room.filled<std::uint32_t>(selections.size(), [&](std::uint32_t* read, std::size_t i) {
      *read = program.selections[selections[i]].record;
    });
    program.nodes.append(nodes_.begin(), nodes_.end());
    nodes_.clear();
    program.bodies.push_back(made);
    return static_cast<std::uint32_t>(program.bodies.size()) - 1;
  }
  std::uint32_t selection(std::uint32_t record, std::uint32_t body, Literal selected) {
    program.selections.push_back({record, body, selected});
    return static_cast<std::uint32_t>(program.selections.size()) - 1;
  }

  /// A guideline for every service and for cases without requests.
  std::uint32_t guideline(const std::string& name, std::uint32_t body, Literal applies, const std::vector<Literal>& outcomes,
                          const std::vector<std::string>& names = {"recommended", "not_recommended"}) {
    GuidelineInfo info;
    info.name = text(name);
    info.body = body;
    info.outcomes = texts(names);
    Application application;
    application.applies = applies;
    application.outcomes = program.room.keep(outcomes);
    info.applications = program.room.keep(std::vector{application});
    const auto index = static_cast<std::uint32_t>(program.guidelines.size());
    program.guidelines.push_back(info);
    uses_.push_back({index, 0});
    program.without_request.guidelines = program.room.keep(uses_);
    for (ServiceSlices& slices : program.services) slices.guidelines = program.without_request.guidelines;
    return index;
  }

 private:
  Text text(std::string_view text) { return program.room.keep(text); }
  List<Text> texts(const std::vector<std::string>& all) {
    return program.room.filled<Text>(all.size(), [&](Text* one, std::size_t i) { *one = text(all[i]); });
  }
  FactInfo info(const std::string& name, Type type, Range bounds) {
    FactInfo info;
    info.name = text(name);
    info.type = type;
    info.bounds = type == Type::finding ? Range{0, 1} : bounds;
    if (type == Type::count && bounds.low < 0) info.bounds.low = 0;
    if (type == Type::duration) info.unit = *find_unit("day");
    if (type == Type::percent) info.unit = *find_unit("%");
    return info;
  }

  std::vector<Node> nodes_;
  std::vector<ServiceSlices::Use> uses_;  // all guidelines
};

/// A case built in one expression; every refusal ends the test.
class CaseText {
 public:
  explicit CaseText(const Program& program, const std::string& as_of = "2014-04-03") : builder(program) {
    accept(builder.as_of(as_of));
  }
  CaseText& document(const std::string& name, const std::string& date) {
    return accept(builder.document(name, date, ""));
  }
  CaseText& tell(const std::string& fact, const Answer& answer, const std::string& document = "") {
    return accept(builder.tell({}, fact, answer, document, ""));
  }
  CaseText& present(const std::string& fact) { return tell(fact, {.kind = Answer::Kind::present}); }
  CaseText& absent(const std::string& fact) { return tell(fact, {.kind = Answer::Kind::absent}); }
  CaseText& disputed(const std::string& fact) { return present(fact).absent(fact); }
  CaseText& list(const std::string& record, bool incomplete = false) {
    return accept(builder.list({}, record, incomplete, ""));
  }
  CaseText& entry() { return accept(builder.entry()); }
  CaseText& field(const std::string& field, const Answer& answer) {
    return accept(builder.tell_field(field, answer, "", ""));
  }
  Case done() {
    Case result;
    for (const CaseError& error : builder.finish(result)) throw std::runtime_error(error.message);
    return result;
  }

  CaseBuilder builder;

 private:
  CaseText& accept(const std::optional<CaseError>& error) {
    if (error) throw std::runtime_error(error->message);
    return *this;
  }
};

}  // namespace guide::test
