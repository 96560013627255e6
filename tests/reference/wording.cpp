#include "tests/reference/wording.hpp"

#include "tests/reference/vocabulary.hpp"

namespace guide::reference {
namespace {

using ast::overloaded;

std::string word(const ast::Name& name) { return std::string(plain(name.text)); }

std::string words(const ast::Value& value) {
  if (auto* measure = boost::variant2::get_if<ast::Measure>(&value.node)) {
    return std::string(measure->number.text) + (measure->unit ? std::string(measure->unit->text) : "");
  }
  auto* day = boost::variant2::get_if<ast::Day>(&value.node);
  return day ? std::string(day->text) : "";
}

std::string words(const ast::Term& term) {
  std::string sign = term.subtracted ? "-" : "+";
  return sign + boost::variant2::visit(
                    overloaded{
                        [](const ast::Missing&) { return std::string(); },
                        [](const ast::CountOf& count) { return "count " + word(count.record) + wording(count.within); },
                        [](const ast::SumOf& sum) {
                          return "sum " + word(sum.field) + " " + word(sum.record) + wording(sum.within);
                        },
                        [](const ast::TimeSince& since) {
                          return std::string("since ") + (since.latest ? "latest " : "") + word(since.subject);
                        },
                        [](const ast::Value& value) { return words(value); },
                        [](const ast::Reference& reference) { return word(reference.name); },
                    },
                    term.node);
}

std::string words(const ast::Quantity& quantity) {
  std::string result;
  for (const ast::Term& term : quantity.terms) result += words(term);
  return result;
}

bool is_time_since(const ast::Quantity& quantity) {
  return quantity.terms.size() == 1 && boost::variant2::holds_alternative<ast::TimeSince>(quantity.terms[0].node);
}

/// Lengths of time compare by value: 1 year is 12 months.
std::string length(const ast::Quantity& quantity) {
  auto* value = boost::variant2::get_if<ast::Value>(&quantity.terms.at(0).node);
  auto* measure = value ? boost::variant2::get_if<ast::Measure>(&value->node) : nullptr;
  return measure && measure->unit ? wording(period(measure->number.text, measure->unit->text)) : "";
}

std::string words(const ast::Compare& compare) {
  std::string left = words(compare.left);
  std::string right = words(compare.right);
  ast::Relation relation = compare.relation;
  if (is_time_since(compare.right)) {
    std::swap(left, right);
    relation = mirrored(relation);
  }
  if (is_time_since(compare.left)) right = length(compare.right);
  if (is_time_since(compare.right)) right = length(compare.left);
  return left + " rel" + std::to_string(static_cast<int>(relation)) + " " + right;
}

std::string words(const ast::Group& group) {
  std::string result = "group" + std::to_string(static_cast<int>(group.kind));
  if (group.count) result += " " + std::string(group.count->text);
  result += "(";
  for (const ast::Condition& member : group.members) result += wording(member) + ";";
  return result + ")";
}

}  // namespace

std::string wording(Period period) { return std::to_string(period.months) + "m" + std::to_string(period.days) + "d"; }

std::string wording(const ast::Rare<ast::Within>& within) {
  return within ? " within " + wording(period(within->number.text, within->unit.text)) : "";
}

std::string wording(const ast::Condition& condition) {
  auto negation = [](bool negated) { return std::string(negated ? "not " : ""); };
  return boost::variant2::visit(
      overloaded{
          [](const ast::Missing&) { return std::string(); },
          [&](const ast::Holds& holds) { return negation(holds.negated) + word(holds.name); },
          [&](const ast::IsOption& is) { return negation(is.negated) + word(is.subject) + " is " + word(is.option); },
          [&](const ast::IsDocumented& is) { return negation(is.negated) + word(is.subject) + " is documented"; },
          [&](const ast::IsAnyOf& is) {
            std::string result = word(is.subject) + " is any of";
            for (const ast::Name& option : is.options) result += " " + word(option);
            return result;
          },
          [&](const ast::InCodes& in) { return word(in.subject) + " in " + word(in.codes); },
          [&](const ast::Compare& compare) { return words(compare); },
          [&](const ast::SomeOf& some) {
            return negation(some.negated) + "some " + word(some.record) + wording(some.within);
          },
          [&](const ast::LatestHas& latest) {
            return "latest " + word(latest.record) + " has " + wording(*latest.condition);
          },
          [&](const ast::Group& group) { return words(group); },
      },
      condition.node);
}

}  // namespace guide::reference
