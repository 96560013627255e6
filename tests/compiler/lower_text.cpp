#include "tests/compiler/lower_text.hpp"

#include <algorithm>

namespace guide::test {
namespace {

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i == 0 ? "" : std::string(separator)) + parts[i];
  return text;
}

class Printer {
 public:
  explicit Printer(const Program& program) : program_(program) {}

  std::string run() {
    for (std::uint32_t i = 0; i < program_.bodies.size(); ++i) body(i);
    for (const GuidelineInfo& info : program_.guidelines) guideline(info);
    for (const DeterminationInfo& info : program_.determinations) determination(info);
    return std::move(text_);
  }

 private:
  static std::string literal(Literal literal) {
    return (literal.negated() ? "not " : "") + std::to_string(literal.node());
  }

  std::string slot(std::uint32_t bits, std::uint32_t record) const {
    const Slot slot{bits};
    if (!slot.is_field()) return program_.vocabulary.facts[slot.index()].name;
    return program_.vocabulary.fields[program_.vocabulary.records[record].first_field + slot.index()].name;
  }

  std::string term(const Term& term, std::uint32_t record) const {
    std::string text;
    switch (term.kind) {
      case TermKind::slot: text = slot(term.index, record); break;
      case TermKind::count: text = "count s" + std::to_string(term.index); break;
      case TermKind::sum: text = "sum " + std::to_string(term.field) + " s" + std::to_string(term.index); break;
      case TermKind::table: text = "table " + std::to_string(term.index); break;
    }
    return term.coefficient == 1 ? text : std::to_string(term.coefficient) + '*' + text;
  }

  std::string quantity(std::uint32_t index, std::uint32_t record) const {
    const Quantity& quantity = program_.quantities[index];
    std::vector<std::string> terms;
    for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
      terms.push_back(term(program_.terms[quantity.first_term + i], record));
    }
    return join(terms, " + ");
  }

  std::string elapsed(std::uint32_t index) const {
    const Elapsed& elapsed = program_.elapsed[index];
    return std::string(elapsed.strict ? "> " : ">= ") + std::to_string(elapsed.count) +
           (elapsed.months ? " months" : " days");
  }

  std::string node(const Node& node, std::uint32_t record) const {
    const std::string free = node.free ? " free" : "";
    switch (node.op) {
      case Op::always: return "always";
      case Op::finding: return slot(node.a, record);
      case Op::option: return slot(node.a, record) + " is " + std::to_string(node.b);
      case Op::same_option: return slot(node.a, record) + " = " + slot(node.b, record) + free;
      case Op::at_least_value:
      case Op::equals_value:
        return quantity(node.a, record) + (node.op == Op::equals_value ? " = " : " >= ") +
               std::to_string(program_.thresholds[node.b]) + free;
      case Op::elapsed: return "since " + slot(node.a, record) + ' ' + elapsed(node.b);
      case Op::in_codes: return slot(node.a, record) + " in " + program_.code_sets[node.b].name + free;
      case Op::documented: return slot(node.a, record) + " documented";
      case Op::record_given: return program_.vocabulary.records[node.a].name + " documented";
      case Op::latest_has: return "latest s" + std::to_string(node.a) + " has " + literal({node.b}) + free;
      case Op::table_option: return "table " + std::to_string(node.a) + " is " + std::to_string(node.b);
      case Op::in_force: return "in force " + std::to_string(node.a);
      case Op::outcome: return "outcome " + std::to_string(node.a) + '.' + std::to_string(node.b);
      case Op::at_least: break;
    }
    std::vector<std::string> operands;
    for (std::uint32_t i = 0; i < node.b; ++i) operands.push_back(literal(program_.operands[node.a + i]));
    return (node.k == 1 ? std::string("any") : "at least " + std::to_string(node.k)) + '(' + join(operands, ", ") + ')';
  }

  void body(std::uint32_t index) {
    const Body& body = program_.bodies[index];
    text_ += "body " + std::to_string(index);
    if (body.record != none) text_ += " over " + program_.vocabulary.records[body.record].name;
    for (std::size_t i = 0; i < body.facts.size(); ++i) {
      text_ += (i == 0 ? " reads " : ", ") + program_.vocabulary.facts[body.facts[i]].name;
      if (body.fact_tests[i] != 1) text_ += '*' + std::to_string(body.fact_tests[i]);
    }
    text_ += '\n';
    for (std::uint32_t i = 0; i < body.node_count; ++i) {
      text_ += "  " + std::to_string(i) + ' ' + node(program_.nodes[body.first_node + i], body.record) + '\n';
    }
    for (std::uint32_t i = 0; i < program_.selections.size(); ++i) {
      if (program_.selections[i].body == index) {
        text_ += "  s" + std::to_string(i) + " selects " + literal(program_.selections[i].selected) + '\n';
      }
    }
  }

  std::string outcomes(List<Literal> literals) const {
    std::vector<std::string> parts;
    for (const Literal outcome : literals) parts.push_back(literal(outcome));
    return join(parts, ", ");
  }

  void guideline(const GuidelineInfo& info) {
    text_ += info.name + ": body " + std::to_string(info.body) + '\n';
    for (const Application& application : info.applications) {
      text_ += application.services.empty() ? "  without request" : "  for";
      for (const std::uint32_t service : application.services) {
        text_ += ' ' + program_.vocabulary.services[service].name;
      }
      text_ += " when " + literal(application.applies) + ": " + outcomes(application.outcomes) +
               (application.three_values_exact ? " exact" : "") + '\n';
    }
  }

  void determination(const DeterminationInfo& info) {
    text_ += info.name + '\n';
    for (const Consultation& consultation : info.consultations) {
      text_ += consultation.service == none ? std::string("  without request")
                                            : "  for " + program_.vocabulary.services[consultation.service].name;
      for (const Consulted& consulted : consultation.consulted) {
        text_ += ' ' + program_.guidelines[consulted.guideline].name + '/' + std::to_string(consulted.tier);
      }
      text_ += ": body " + std::to_string(consultation.body) + ": " + outcomes(consultation.outcomes) + '\n';
    }
  }

  const Program& program_;
  std::string text_;
};

std::unique_ptr<Compilation> compiled(std::string_view text) {
  const auto nothing = [](std::string_view) -> std::optional<ModuleText> { return std::nullopt; };
  return compile({{"", "text.guide", std::string(text)}}, nothing);
}

std::string listed(const Compilation& compilation) {
  std::string text;
  for (const Diagnostic& diagnostic : compilation.diagnostics.sorted()) {
    const Position at = compilation.sources[diagnostic.primary.span.source].position(diagnostic.primary.span.begin);
    text += std::string(code_text(diagnostic.code)) + ' ' + std::to_string(at.line) + ':' + std::to_string(at.column) +
            ' ' + diagnostic.message + '\n';
  }
  return text;
}

}  // namespace

std::string program_text(const Program& program) { return Printer(program).run(); }

std::string findings(std::string_view text) { return listed(*compiled(text)); }

std::string lowered(std::string_view text) {
  const auto compilation = compiled(text);
  return listed(*compilation) + (compilation->program ? program_text(*compilation->program) : "no program\n");
}

}  // namespace guide::test
