#pragma once
// JSON out: keys in the order written, exact decimals as text, UTF-8 passed through, nothing allocated but the text itself.

#include <cstdint>
#include <string>
#include <string_view>

namespace guide::json {

/// Appends `text` as a JSON string, quotes included; control characters are escaped.
void append_string(std::string& out, std::string_view text);

/// Writes one document. Pretty: two blanks a level; compact: one line.
class Writer {
 public:
  explicit Writer(bool pretty = true) : pretty_(pretty) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  Writer& key(std::string_view name);

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool truth) { raw(truth ? "true" : "false"); }
  void value(std::uint64_t number) { raw(std::to_string(number)); }
  void value(std::uint32_t number) { raw(std::to_string(number)); }
  void null() { raw("null"); }
  /// A number (or any other JSON text) as it stands.
  void raw(std::string_view json);

  /// A member, left out where the text is empty.
  void member_if(std::string_view name, std::string_view text) {
    if (!text.empty()) key(name).value(text);
  }
  template <typename Value>
  void member(std::string_view name, Value&& item) {
    key(name).value(static_cast<Value&&>(item));
  }
  std::string take();

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  void new_line();

  std::string out_;
  std::uint32_t depth_ = 0;
  bool pretty_ = true;
  bool first_ = true;      // nothing written in this object or array yet
  bool after_key_ = false;
};

}  // namespace guide::json
