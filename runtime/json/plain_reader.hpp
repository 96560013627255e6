#pragma once
// The quick way through a plain case (`guide.case/1`): nothing but facts without documents, and one request or none.
// In: a text. Out: ranges by fact; nothing else is kept of the case. Whatever is not plain, mistakes included, is left
// to `read_case_json`, which has the words for it; of a plain text both read the same.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/case.hpp"
#include "runtime/json/name_table.hpp"

namespace guide::json {

class PlainReader {
 public:
  explicit PlainReader(const Program& program);

  /// So many bytes must be readable after a text that is read where it stands.
  static constexpr std::size_t padding = 64;
  /// False if the text is not plain. What it says stays until the next text is read.
  bool read_padded(std::string_view text);
  /// The same of any text, which is copied first.
  bool read(std::string_view text);

  Scaled as_of() const { return as_of_; }
  /// The service requested, or `none`: the case requests nothing.
  std::uint32_t service() const { return service_; }
  bool told(std::uint32_t fact) const { return said_[fact].text == text_ && said_[fact].told; }
  Range range(std::uint32_t fact) const { return said_[fact].range; }
  /// As written; empty if the case has none.
  std::string_view name() const { return name_; }
  std::string_view label() const { return label_; }

 private:
  struct Said {
    Range range;
    std::uint32_t text = 0;  // the number of the text that spoke of it last
    bool told = false;       // it told a value, not `null`
  };
  /// How a fact's values are read.
  struct Reading {
    Type type{};
    bool always_asks = false;  // what counts depends on documents: never plain
    bool bare_number = false;  // a number without a unit is taken
    Scaled scale = 1;
    Range bounds;
    std::vector<Name> options;
    // The unit that was written last, and the steps in one of it.
    std::string unit;
    Scaled unit_steps = 0;
  };

  bool read_members();
  bool read_member(std::uint32_t& keys);
  bool read_facts();
  bool read_fact(const Name& name);
  bool read_truth(std::uint32_t word, Said& said);
  bool read_text_value(std::uint32_t fact, const char* close, Range& range);
  bool read_amount(Reading& reading, const FactInfo& info, const char* close, Range& range) const;
  bool read_requests();
  bool read_request();
  bool find_service(std::string_view name);
  bool read_string(std::string_view& text);
  void blanks() {
    while (at_ < end_ && static_cast<unsigned char>(*at_) <= ' ' &&
           (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) {
      ++at_;
    }
  }
  bool pass(char expected) {
    if (*at_ != expected) {
      blanks();
      if (*at_ != expected) return false;
    }
    ++at_;
    return true;
  }

  const Program& program_;
  NameTable facts_;
  NameTable services_;
  std::vector<Said> said_;
  std::vector<Reading> readings_;
  // Of the texts before: the fact that stood first, and by fact the one that stood behind it. Texts most often have the same
  // order, though some facts may be left out, and the first be another.
  const Name* first_ = nullptr;
  std::vector<const Name*> next_;
  const Name* last_service_ = nullptr;
  std::string copy_;

  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::uint32_t text_ = 0;
  Scaled as_of_ = 0;
  std::uint32_t service_ = none;
  std::string_view name_, label_;
};

}  // namespace guide::json
