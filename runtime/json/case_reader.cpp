// `guide.case/1`, read against the vocabulary, straight into a CaseBuilder.

#include <algorithm>
#include <array>

#include "runtime/case_suggest.hpp"
#include "runtime/json/answer_text.hpp"
#include "runtime/json/cursor.hpp"
#include "runtime/json/fact_reader.hpp"

namespace guide {
namespace json {
namespace {

constexpr std::string_view schema = "guide.case/1";

/// The keys of one object, each of which may stand once.
template <std::size_t size>
class Keys {
 public:
  explicit constexpr Keys(std::array<std::string_view, size> names) : names_(names) {}

  /// The key's number; nothing, and an error, if it is unknown or stands a second time.
  std::optional<std::size_t> find(std::string_view key, std::size_t place, Errors& errors) {
    for (std::size_t i = 0; i < size; ++i) {
      if (names_[i] != key) continue;
      if (seen_[i]) {
        errors.add(place, quoted_short(key) + " stands twice");
        return std::nullopt;
      }
      seen_[i] = true;
      return i;
    }
    Nearest nearest(key);
    std::vector<std::string> all;
    for (std::string_view name : names_) {
      nearest.offer(name);
      all.emplace_back(name);
    }
    errors.add(place, "unknown key " + quoted_short(key), nearest.help("the keys here are " + alternatives_text(all)));
    return std::nullopt;
  }
  bool seen(std::size_t i) const { return seen_[i]; }

 private:
  std::array<std::string_view, size> names_;
  std::array<bool, size> seen_{};
};

class CaseReader {
 public:
  CaseReader(const Program& program, std::string_view text, const CaseLimits& limits)
      : cursor_(text), errors_(text), builder_(program, limits), facts_(program, cursor_, builder_, errors_) {}

  std::variant<Case, std::vector<JsonError>> read() {
    read_case();
    if (!cursor_.failed()) cursor_.finish();
    if (cursor_.failed()) errors_.add(cursor_.mistake_place(), cursor_.mistake());
    Case result;
    if (errors_.empty()) {
      for (CaseError& error : builder_.finish(result)) errors_.add(0, std::move(error.message), std::move(error.help));
    }
    if (!errors_.empty()) return errors_.take();
    return result;
  }

 private:
  void read_case();
  void read_schema();
  void read_as_of();
  void read_documents();
  void read_document(std::string_view name, std::size_t name_place);
  void read_requests();
  void read_request();
  void read_prior(std::string_view& decision, std::string_view& on, std::size_t& on_place);
  bool string_member(std::string_view& text, std::size_t& place, std::string_view what);
  void refuse(const CaseError& error, std::size_t name_place, std::size_t value_place);

  Cursor cursor_;
  Errors errors_;
  CaseBuilder builder_;
  FactReader facts_;
};

void CaseReader::refuse(const CaseError& error, std::size_t name_place, std::size_t value_place) {
  errors_.add(error.at == CaseError::Part::name ? name_place : value_place, error);
}

/// A string; anything else is an error and passed over.
bool CaseReader::string_member(std::string_view& text, std::size_t& place, std::string_view what) {
  const Kind kind = cursor_.peek();
  place = cursor_.place();
  if (kind == Kind::string) return cursor_.read_string(text);
  if (!cursor_.skip()) return false;
  errors_.add(place, std::string(what) + " is a string, and this is " + std::string(kind_text(kind)));
  return false;
}

void CaseReader::read_case() {
  enum Key { key_schema, key_name, key_title, key_as_of, key_documents, key_facts, key_requests };
  Keys<7> keys({"schema", "name", "title", "as_of", "documents", "facts", "requests"});
  if (cursor_.peek() != Kind::object && !cursor_.failed()) {
    errors_.add(cursor_.place(), "a case is an object, and this is " + std::string(kind_text(cursor_.peek())));
    cursor_.skip();
    return;
  }
  std::string_view key, name, title;
  std::size_t place = 0;
  std::optional<Cursor::Mark> documents, facts, requests;  // to be read once the documents are known
  cursor_.begin_object();
  while (cursor_.next_key(key)) {
    const std::optional<std::size_t> known = keys.find(key, cursor_.place(), errors_);
    if (!known) {
      cursor_.skip();
      continue;
    }
    const auto later = [&](std::optional<Cursor::Mark>& mark) {
      mark = cursor_.mark();
      cursor_.skip();
    };
    switch (*known) {
      case key_schema: read_schema(); break;
      case key_name: string_member(name, place, "`name`"); break;
      case key_title: string_member(title, place, "`title`"); break;
      case key_as_of: read_as_of(); break;
      case key_documents: keys.seen(key_as_of) ? read_documents() : later(documents); break;
      case key_facts:
        keys.seen(key_as_of) && keys.seen(key_documents) && !documents ? facts_.read_facts({}) : later(facts);
        break;
      case key_requests: later(requests); break;
    }
  }
  if (cursor_.failed()) return;
  const Cursor::Mark end = cursor_.mark();
  const auto read_now = [&](const std::optional<Cursor::Mark>& mark, auto read) {
    if (!mark || cursor_.failed()) return;
    cursor_.go_to(*mark);
    read();
  };
  if (!keys.seen(key_schema)) errors_.add(0, "the case does not name its schema", R"(add `"schema": "guide.case/1"`)");
  if (!keys.seen(key_as_of)) {
    errors_.add(0, "the case does not say as of which day it is decided", R"(add `"as_of": "2014-04-03"`)");
  }
  read_now(documents, [this] { read_documents(); });
  read_now(facts, [this] { facts_.read_facts({}); });
  read_now(requests, [this] { read_requests(); });
  builder_.name(name, title, {});
  if (!cursor_.failed()) cursor_.go_to(end);
}

void CaseReader::read_schema() {
  std::string_view text;
  std::size_t place = 0;
  if (!string_member(text, place, "`schema`") || text == schema) return;
  errors_.add(place, "the schema is " + quoted_short(text) + ", and this reads `guide.case/1`");
}

void CaseReader::read_as_of() {
  std::string_view day;
  std::size_t place = 0;
  if (!string_member(day, place, "`as_of`")) return;
  if (auto error = builder_.as_of(day)) refuse(*error, place, place);
}

void CaseReader::read_documents() {
  if (!errors_.object(cursor_, "`documents`")) return;
  std::string_view name;
  while (cursor_.next_key(name)) read_document(name, cursor_.place());
}

void CaseReader::read_document(std::string_view name, std::size_t name_place) {
  if (!errors_.object(cursor_, "a document")) return;
  enum Key { key_title, key_date };
  Keys<2> keys({"title", "date"});
  std::string_view key, title, date;
  std::size_t title_place = 0;
  std::size_t date_place = 0;
  while (cursor_.next_key(key)) {
    const std::optional<std::size_t> known = keys.find(key, cursor_.place(), errors_);
    if (!known)
      cursor_.skip();
    else if (*known == key_title)
      string_member(title, title_place, "`title`");
    else
      string_member(date, date_place, "`date`");
  }
  if (cursor_.failed()) return;
  if (auto error = builder_.document(name, date, title)) refuse(*error, name_place, date_place);
}

void CaseReader::read_requests() {
  const Kind kind = cursor_.peek();
  if (kind != Kind::array) {
    errors_.add(cursor_.place(), "`requests` is an array, and this is " + std::string(kind_text(kind)));
    cursor_.skip();
    return;
  }
  cursor_.begin_array();
  while (cursor_.next_element()) read_request();
}

void CaseReader::read_request() {
  const Kind kind = cursor_.peek();
  const std::size_t request_place = cursor_.place();
  if (kind != Kind::object) {
    errors_.object(cursor_, "a request");
    return;
  }
  enum Key { key_service, key_label, key_prior, key_facts };
  Keys<4> keys({"service", "label", "prior", "facts"});
  std::string_view key, service, label, prior, prior_on;
  std::size_t service_place = request_place;
  std::size_t prior_place = request_place;
  std::size_t place = 0;
  std::optional<Cursor::Mark> facts;
  cursor_.begin_object();
  while (cursor_.next_key(key)) {
    const std::optional<std::size_t> known = keys.find(key, cursor_.place(), errors_);
    switch (known.value_or(key_facts)) {
      case key_service: string_member(service, service_place, "`service`"); break;
      case key_label: string_member(label, place, "`label`"); break;
      case key_prior: read_prior(prior, prior_on, prior_place); break;
      default:
        if (known) facts = cursor_.mark();
        cursor_.skip();
    }
  }
  if (cursor_.failed()) return;
  if (!keys.seen(key_service)) {
    errors_.add(request_place, "the request names no service", "add `\"service\"`");
    return;
  }
  std::uint32_t request = none;
  if (auto error = builder_.request(service, label, prior, prior_on, &request)) {
    return refuse(*error, service_place, prior_place);
  }
  if (!facts) return;
  const Cursor::Mark end = cursor_.mark();
  cursor_.go_to(*facts);
  facts_.read_facts({request});
  if (!cursor_.failed()) cursor_.go_to(end);
}

void CaseReader::read_prior(std::string_view& decision, std::string_view& on, std::size_t& on_place) {
  if (cursor_.peek() == Kind::null) {
    cursor_.read_null();
    return;
  }
  if (!errors_.object(cursor_, "`prior`")) return;
  Keys<2> keys({"decision", "on"});
  std::string_view key;
  std::size_t place = 0;
  while (cursor_.next_key(key)) {
    const std::optional<std::size_t> known = keys.find(key, cursor_.place(), errors_);
    if (!known)
      cursor_.skip();
    else if (*known == 0)
      string_member(decision, place, "`decision`");
    else
      string_member(on, on_place, "`on`");
  }
}

}  // namespace
}  // namespace json

std::variant<Case, std::vector<JsonError>> read_case_json(const Program& program, std::string_view text,
                                                          const CaseLimits& limits) {
  return json::CaseReader(program, text, limits).read();
}

}  // namespace guide
