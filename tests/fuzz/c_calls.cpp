// Any sequence of calls of the C interface: bytes say which function, with which handles (null among them) and which
// texts. Every handle is freed once, in whatever order; views are read while their handle lives.

#include <vector>

#include "guide/guide.h"
#include "tests/fuzz/target.hpp"

namespace guide::fuzz {
namespace {

constexpr std::string_view words[] = {
    "", "twitch", "taut_band", "spasm", "pain", "visits", "relief", "lasting", "injury", "dose", "approach",
    "diagnoses", "earlier", "date", "gained", "helped", "sites", "injection", "massage", "demo.injection",
    "demo.necessity", "covered", "present", "absent", "undocumented", "7", "6 to 8 weeks", "50 % or more",
    "more than 3 months", "caudal", "M54.16", "2014-04-03", "2014-02", "0001-01-01", "9999-12-31", "denied", "note",
    "A note", "summary", "{case}", "\xE2\x80\xAE"};

/// What the bytes say, one after the other; zeros when they are used up.
class Script {
 public:
  Script(const std::uint8_t* data, std::size_t size) : at_(data), end_(data + size) {}
  bool ended() const { return at_ == end_; }
  std::uint8_t byte() { return at_ == end_ ? std::uint8_t{0} : *at_++; }
  std::size_t below(std::size_t count) { return byte() % count; }
  /// A word that the library knows, or some bytes; now and then a null pointer, with a length or without.
  guide_string text() {
    const std::uint8_t which = byte();
    if (which < std::size(words)) return {words[which].data(), words[which].size()};
    if (which == 0xFF) return {nullptr, 0};
    if (which == 0xFE) return {nullptr, 5};
    const std::size_t size = std::min<std::size_t>(which - std::size(words), static_cast<std::size_t>(end_ - at_));
    const guide_string text{reinterpret_cast<const char*>(at_), size};
    at_ += size;
    return text;
  }
  /// Up to everything that is left.
  guide_string long_text() {
    const std::size_t wanted = std::size_t{byte()} << 8 | byte();
    const std::size_t size = std::min(wanted, static_cast<std::size_t>(end_ - at_));
    const guide_string text{reinterpret_cast<const char*>(at_), size};
    at_ += size;
    return text;
  }

 private:
  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

/// The handles of one kind; among them perhaps one that is nobody's to free here.
template <typename Handle>
class Pool {
 public:
  explicit Pool(void (*free)(Handle*), Handle* common = nullptr) : free_(free), common_(common) {}
  ~Pool() {
    for (Handle* handle : handles_) free_(handle);
  }
  void add(Handle* handle) {
    if (handle != nullptr) handles_.push_back(handle);
  }
  Handle* pick(Script& script) const {
    const std::size_t which = script.byte();
    if (which == 0xFF) return nullptr;
    return handles_.empty() || (common_ != nullptr && which < 0x40) ? common_ : handles_[which % handles_.size()];
  }
  void free_one(Script& script) {
    if (handles_.empty()) return free_(nullptr);
    const std::size_t which = script.below(handles_.size());
    free_(handles_[which]);
    handles_.erase(handles_.begin() + static_cast<std::ptrdiff_t>(which));
  }

 private:
  void (*free_)(Handle*);
  Handle* common_;
  std::vector<Handle*> handles_;
};

/// A struct as a caller hands it over.
template <typename Struct>
Struct prepared() {
  Struct result{};
  result.size = sizeof result;
  return result;
}

/// Looks at every byte, as a host would that prints it.
void look_at(guide_string text) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < text.size; ++i) sum += static_cast<unsigned char>(text.data[i]);
  static volatile unsigned seen;
  seen = seen ^ sum;
}

guide_library* load(guide_string text, guide_error** error) {
  auto limits = prepared<guide_limits>();
  guide_limits_default(&limits);
  limits.work_per_node = work_per_node;
  limits.nodes = 20'000;
  auto options = prepared<guide_load_options>();
  options.limits = &limits;
  guide_library* library = nullptr;
  const guide_status status = guide_load_text(text.data, text.size, "fuzzed", 6, &options, &library, error);
  must((status == GUIDE_OK) == (library != nullptr), "a library is there exactly where loading is done");
  return library;
}

guide_library* common_library() {
  static guide_library* library = load({library_text().data(), library_text().size()}, nullptr);
  return library;
}

class Calls {
 public:
  Calls(const std::uint8_t* data, std::size_t size) : script_(data, size) {}

  void run() {
    for (int calls = 0; calls < 200 && !script_.ended(); ++calls) call(script_.byte() % 35);
  }

 private:
  /// What a function handed out, or why it did not.
  template <typename Handle>
  void keep(Pool<Handle>& pool, guide_status status, Handle* handle, guide_error* error = nullptr) {
    must((status == GUIDE_OK) == (handle != nullptr), "a handle is handed out exactly with GUIDE_OK");
    must(status != GUIDE_FAULT && guide_status_text(status) != nullptr, "there is no fault inside");
    must(status != GUIDE_OK || error == nullptr, "with GUIDE_OK there is no error");
    pool.add(handle);
    errors_.add(error);
  }
  void keep(guide_status status, guide_text* text) { keep(texts_, status, text); }

  void call(int function) {
    switch (function) {
      case 0: return load_text();
      case 1: return load_modules();
      case 2: return read_case();
      case 3: return begin_case();
      case 4: return count_answer(guide_builder_document(builder(), text(), text(), text()));
      case 5:
      case 6: return count_answer(guide_builder_tell(builder(), text(), text(), text(), text()));
      case 7: return count_answer(guide_builder_tell_slot(builder(), script_.byte(), text(), text(), text()));
      case 8: return count_answer(guide_builder_list(builder(), text(), text(), script_.byte() & 1));
      case 9: return count_answer(guide_builder_entry(builder()));
      case 10: return count_answer(guide_builder_tell_field(builder(), text(), text(), text(), text()));
      case 11: return count_answer(guide_builder_request(builder(), text(), text(), text(), text()));
      case 12: return finish_case();
      case 13: return decide();
      case 14: return tell();
      case 15: return write_letter();
      case 16: return tell_why();
      case 17: return tell_missing();
      case 18: return ask();
      case 19: return look_at_question();
      case 20: return unfold();
      case 21: return look_at_trace();
      case 22: return begin_deciding();
      case 23: return decide_again();
      case 24: return look_at_error();
      case 25: return look_at_library();
      case 26: return look_at_case();
      case 27: return libraries_.free_one(script_);
      case 28: return cases_.free_one(script_);
      case 29: return builders_.free_one(script_);
      case 30: return decisions_.free_one(script_);
      case 31: return traces_.free_one(script_);
      case 32: return questions_.free_one(script_);
      case 33: return deciders_.free_one(script_);
      default: return look_at_texts();
    }
  }

  guide_string text() { return script_.text(); }
  guide_builder* builder() { return builders_.pick(script_); }
  void count_answer(guide_status status) { must(status != GUIDE_FAULT, "there is no fault inside"); }

  void load_text() {
    guide_error* error = nullptr;
    guide_library* library = load(script_.long_text(), &error);
    must(library != nullptr || error != nullptr, "what is not loaded has an error");
    keep(libraries_, library != nullptr ? GUIDE_OK : GUIDE_NOT_COMPILED, library, error);
  }
  void load_modules() {
    const guide_module modules[] = {{text(), text(), script_.long_text()}, {text(), text(), script_.long_text()}};
    auto options = prepared<guide_load_options>();
    options.loader = [](void*, guide_string path, guide_module* module) {
      look_at(path);
      *module = {path, path, {"fact told: finding\n", 19}};
      return 1;
    };
    guide_library* library = nullptr;
    guide_error* error = nullptr;
    const guide_status status = guide_load_modules(modules, script_.below(3), &options, &library, &error);
    keep(libraries_, status, library, error);
  }
  void read_case() {
    guide_case* the_case = nullptr;
    guide_error* error = nullptr;
    const guide_library* library = libraries_.pick(script_);
    const guide_string json = script_.long_text();
    const guide_status status = guide_case_from_json(library, json.data, json.size, "f", 1, &the_case, &error);
    keep(cases_, status, the_case, error);
  }
  void begin_case() {
    guide_builder* builder = nullptr;
    const guide_library* library = libraries_.pick(script_);
    const guide_string day = text();
    const guide_status status = guide_builder_new(library, day.data, day.size, &builder);
    keep(builders_, status, builder);
  }
  void finish_case() {
    guide_case* the_case = nullptr;
    guide_error* error = nullptr;
    const guide_status status = guide_builder_finish(builder(), &the_case, &error);
    keep(cases_, status, the_case, error);
  }
  void decide() {
    guide_decision* decision = nullptr;
    guide_error* error = nullptr;
    const guide_library* library = libraries_.pick(script_);
    const guide_status status = guide_decide(library, cases_.pick(script_), &decision, &error);
    keep(decisions_, status, decision, error);
  }
  guide_text_options options() {
    return {sizeof(guide_text_options), script_.byte(), script_.byte() & 1, script_.byte() & 1, script_.byte() & 1};
  }
  void tell() {
    guide_text* text = nullptr;
    const guide_text_options layout = options();
    const guide_decision* decision = decisions_.pick(script_);
    const guide_status told = guide_decision_text(decision, &layout, &text);
    keep(told, text);
    text = nullptr;
    const guide_status written = guide_decision_json(decision, &text);
    keep(written, text);
  }
  void write_letter() {
    guide_text* letter = nullptr;
    const guide_text_options layout = options();
    const guide_phrase phrase = {text(), text()};
    const auto format = static_cast<guide_letter_format>(script_.below(4));
    const guide_decision* decision = decisions_.pick(script_);
    const guide_status status = guide_decision_letter(decision, format, &phrase, script_.below(2), &layout, &letter);
    keep(status, letter);
  }
  void tell_why() {
    guide_text* why = nullptr;
    const guide_decision* decision = decisions_.pick(script_);
    const guide_string subject = text();
    const guide_status status =
        guide_decision_why(decision, script_.byte(), subject.data, subject.size, nullptr, &why);
    keep(status, why);
  }
  void tell_missing() {
    guide_strings* labels = nullptr;
    const guide_decision* decision = decisions_.pick(script_);
    const guide_status status = guide_decision_missing(decision, script_.byte(), &labels);
    keep(strings_, status, labels);
  }
  void ask() {
    guide_question* question = nullptr;
    const guide_decision* decision = decisions_.pick(script_);
    const guide_status status = guide_decision_next_question(decision, script_.byte(), &question);
    keep(questions_, status, question);
  }
  void look_at_question() {
    const guide_question* question = questions_.pick(script_);
    auto info = prepared<guide_question_info>();
    if (guide_question_get(question, &info) != GUIDE_OK) return;
    look_at(info.text);
    auto answer = prepared<guide_answer>();
    for (std::size_t i = 0; guide_question_answer(question, i, &answer) == GUIDE_OK; ++i) look_at(answer.result);
  }
  void unfold() {
    guide_trace* trace = nullptr;
    const guide_status status = guide_decision_trace(decisions_.pick(script_), &trace);
    keep(traces_, status, trace);
  }
  void look_at_trace() {
    const guide_trace* trace = traces_.pick(script_);
    const std::size_t item = script_.byte();
    const std::size_t index = script_.byte();
    auto shown = prepared<guide_item>();
    if (guide_trace_item(trace, item, &shown) == GUIDE_OK) look_at(shown.service);
    auto determination = prepared<guide_determination>();
    if (guide_trace_determination(trace, item, index, &determination) == GUIDE_OK) look_at(determination.outcome);
    auto guideline = prepared<guide_guideline>();
    if (guide_trace_guideline(trace, item, index, &guideline) == GUIDE_OK) look_at(guideline.conclusion_words);
    auto clause = prepared<guide_clause>();
    for (std::size_t i = 0; guide_trace_clause(trace, item, index, i, &clause) == GUIDE_OK; ++i) {
      look_at(clause.text);
      guide_string evidence = {nullptr, 0};
      if (guide_trace_evidence(trace, item, index, i, 0, &evidence) == GUIDE_OK) look_at(evidence);
    }
  }
  void begin_deciding() {
    guide_decider* decider = nullptr;
    const guide_status status = guide_decider_new(libraries_.pick(script_), &decider);
    keep(deciders_, status, decider);
  }
  void decide_again() {
    guide_decider* decider = deciders_.pick(script_);
    count_answer(guide_decider_decide(decider, cases_.pick(script_)));
    guide_string outcome = {nullptr, 0};
    const std::size_t item = script_.byte();
    if (guide_decider_outcome(decider, item, script_.byte(), &outcome) == GUIDE_OK) look_at(outcome);
    if (guide_decider_conclusion(decider, item, script_.byte(), &outcome) == GUIDE_OK) look_at(outcome);
    guide_decision* decision = nullptr;
    const guide_status status = guide_decider_decision(decider, &decision);
    keep(decisions_, status, decision);
  }
  void look_at_error() {
    const guide_error* error = errors_.pick(script_);
    auto diagnostic = prepared<guide_diagnostic>();
    for (std::size_t i = 0; guide_error_get(error, i, &diagnostic) == GUIDE_OK; ++i) look_at(diagnostic.text);
  }
  void look_at_library() {
    const guide_library* library = libraries_.pick(script_);
    auto info = prepared<guide_library_info>();
    if (guide_library_get(library, &info) == GUIDE_OK) look_at(info.digest);
    auto diagnostic = prepared<guide_diagnostic>();
    if (guide_library_diagnostic(library, script_.byte(), &diagnostic) == GUIDE_OK) look_at(diagnostic.text);
    guide_case* the_case = nullptr;
    const guide_status status = guide_library_case(library, script_.byte(), &the_case);
    keep(cases_, status, the_case);
    std::uint32_t slot = 0;
    const guide_string name = text();
    guide_library_find_fact(library, name.data, name.size, &slot);
  }
  void look_at_case() {
    const guide_case* the_case = cases_.pick(script_);
    look_at(guide_case_name(the_case));
    guide_text* json = nullptr;
    const guide_status status = guide_case_json(the_case, &json);
    keep(status, json);
  }
  void look_at_texts() {
    look_at(guide_text_get(texts_.pick(script_)));
    const guide_strings* strings = strings_.pick(script_);
    guide_string text = {nullptr, 0};
    for (std::size_t i = 0; guide_strings_get(strings, i, &text) == GUIDE_OK; ++i) look_at(text);
  }

  Script script_;
  Pool<guide_library> libraries_{guide_library_free, common_library()};
  Pool<guide_case> cases_{guide_case_free};
  Pool<guide_builder> builders_{guide_builder_free};
  Pool<guide_decision> decisions_{guide_decision_free};
  Pool<guide_trace> traces_{guide_trace_free};
  Pool<guide_question> questions_{guide_question_free};
  Pool<guide_decider> deciders_{guide_decider_free};
  Pool<guide_error> errors_{guide_error_free};
  Pool<guide_text> texts_{guide_text_free};
  Pool<guide_strings> strings_{guide_strings_free};
};

}  // namespace
}  // namespace guide::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size <= guide::fuzz::longest_text) guide::fuzz::Calls(data, size).run();
  return 0;
}
