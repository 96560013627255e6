#pragma once
// A program and a case as the generator makes them: close enough to the text to print it, and open to the changes that the
// laws speak of (another order, another phrasing, another report). Not here: choosing (generate.hpp), printing (print.cpp).

#include <optional>
#include <string>
#include <vector>

namespace guide::properties {

// ---- Vocabulary ----------------------------------------------------------------------------------------------------

enum class Kind : std::uint8_t { finding, choice, number, count, percent, duration, rate, date, codes };

struct Fact {
  std::string name;
  Kind kind{};
  std::vector<std::string> options;
  std::string type;                // as written: `percent from 0 to 100`
  int low = 0;                     // values are told from here on
  bool latest_report_counts = false;
  bool absent_unless_documented = false;
};
struct Record {
  std::string name;
  bool none_unless_documented = false;
  std::vector<Fact> fields;  // the first is the date, if there is one
  bool dated() const { return !fields.empty() && fields[0].name == "date"; }
};
/// A record, or a definition that selects of it.
struct Listing {
  std::string name;
  std::size_t record = 0;
};
struct Output {
  std::string name;
  Kind kind{};                       // of a quantity, or `choice`
  std::vector<std::string> options;
};

// ---- Conditions ----------------------------------------------------------------------------------------------------

/// A leaf as one line, or a group over members.
struct Condition {
  std::string line;
  bool atom = true;    // may stand in an inline group and after `when`; `c is any of: a, b` may not
  std::string group;   // `all`, `any`, `none`, `at least 2 of`, ...; empty for a leaf
  std::vector<Condition> members;
};
struct Unless {
  Condition condition;
  std::vector<Unless> exceptions;
};

// ---- Guidelines ----------------------------------------------------------------------------------------------------

struct Clause {
  enum class Kind : std::uint8_t { require, given, rule, otherwise, note } kind{};
  std::string outcome;                  // of a rule
  std::optional<Condition> condition;   // a rule may have none
  std::vector<Unless> exceptions;
  std::vector<Clause> body;             // of `when C:`
};
struct ForLine {
  std::vector<std::string> services;
  std::optional<Condition> when;
};
struct Guideline {
  std::string path;
  std::string tail;                 // `"title" cite source_a`
  std::vector<ForLine> for_lines;
  std::string effective;            // `2009 to 2014-05`, or empty
  std::vector<std::string> outcomes;  // declared, or empty
  std::vector<Clause> body;
  std::vector<std::string> outcome_names() const {
    return outcomes.empty() ? std::vector<std::string>{"recommended", "not_recommended"} : outcomes;
  }
};
struct Definition {
  std::string name;
  Condition condition;
  std::string listing;  // `as LISTING where`, or empty: `when`
};
struct Table {
  std::vector<std::string> outputs;
  std::vector<std::string> inputs;
  std::vector<std::vector<std::string>> rows;
};
struct Program {
  std::vector<std::string> declarations;  // sources, services, code sets: a line each
  std::vector<Fact> facts;
  std::vector<Record> records;
  std::vector<Definition> definitions;
  std::vector<Table> tables;
  std::vector<Guideline> guidelines;
  std::vector<std::string> determination;  // lines; empty for none

  // What conditions can speak of.
  std::vector<std::string> conditions;  // names of defined conditions
  std::vector<Listing> listings;
  std::vector<Output> outputs;
};

// ---- Cases ---------------------------------------------------------------------------------------------------------

struct Told {
  std::string answer;    // `6 to 8 weeks`
  std::string document;  // or empty
};
struct Report {
  std::string fact;
  std::vector<Told> told;
};
struct Entries {
  std::string record;
  bool incomplete = false;
  std::string document;
  std::vector<std::string> fields;
  std::vector<std::vector<std::string>> rows;  // no rows: `record: none`
};
struct Request {
  std::string service;
  std::string prior;
  std::vector<Report> reports;
  std::vector<Entries> entries;
};
struct Case {
  std::string as_of;
  std::vector<std::string> documents;  // lines
  std::vector<std::string> document_names;
  std::vector<Report> reports;
  std::vector<Entries> entries;
  std::vector<Request> requests;
};

std::string print(const Program& program);
std::string print(const Case& the_case);
std::string print(const Condition& condition);

}  // namespace guide::properties
