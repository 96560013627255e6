#pragma once
// Facts and records of a case in JSON. In: a cursor before an object of facts. Out: calls of a CaseBuilder, and errors.

#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

#include "runtime/case.hpp"
#include "runtime/json/cursor.hpp"
#include "runtime/json/errors.hpp"

namespace guide::json {

class FactReader {
 public:
  FactReader(const Program& program, Cursor& cursor, CaseBuilder& builder, Errors& errors)
      : program_(program), cursor_(cursor), builder_(builder), errors_(errors) {}
  /// The object under `facts`, of the case or of one of its requests.
  void read_facts(Target target);

 private:
  /// What is spoken of: a fact of the case, or a field of the entry begun last.
  struct Subject {
    const FactInfo* info = nullptr;
    Target target;
    std::uint32_t index = 0;
    bool field = false;
    std::size_t place = 0;
  };
  /// Where the parts of a report stand.
  struct Places {
    std::size_t value = 0;
    std::size_t document = 0;
  };

  /// The names that stood in one object: facts, and records as fields. Few are searched one by one.
  class SeenNames {
   public:
    bool insert(Slot name);

   private:
    std::array<std::uint32_t, 32> few_;
    std::size_t count_ = 0;
    std::unordered_set<std::uint32_t> many_;
  };

  void read_said(const Subject& subject);
  void read_report(const Subject& subject);
  bool read_answer_value(const Subject& subject, Answer& answer);
  bool read_code_list(Answer& answer);
  void tell(const Subject& subject, const Answer& answer, std::string_view document, std::string_view quote,
            Places places);
  bool twice(std::string_view key, std::size_t place, bool known);
  void unknown_fact(std::string_view name, std::size_t place);
  bool optional_string(std::string_view key, std::string_view& text);

  void read_record(Target target, std::uint32_t record, std::size_t place);
  void read_list(Target target, std::uint32_t record, std::size_t place);
  void read_entries(std::uint32_t record);
  void read_entry(std::uint32_t record);
  bool entry_document(const RecordInfo& info, std::string& document);
  void refuse(const CaseError& error, std::size_t name_place, Places places);

  const Program& program_;
  Cursor& cursor_;
  CaseBuilder& builder_;
  Errors& errors_;
};

}  // namespace guide::json
