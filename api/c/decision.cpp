#include "api/c/inside.hpp"

namespace guide::c {

guide::api::TextOptions text_options(const guide_text_options* given) {
  const guide_text_options options = known(given);
  guide::api::TextOptions result;
  if (options.width != 0) result.width = options.width;
  result.unicode = options.ascii == 0;
  result.color = options.color != 0;
  result.all = options.all != 0;
  return result;
}

namespace {

/// What is told of a decision: made, and handed out.
template <typename Handle, typename Make>
guide_status tell(const guide_decision* decision, Handle** to, Make make) {
  if (to == nullptr) return GUIDE_BAD_ARGUMENT;
  *to = nullptr;
  if (decision == nullptr) return GUIDE_BAD_ARGUMENT;
  return guarded([&] { return make(decision->decision); });
}

template <typename Handle, typename Value>
guide_status give_if(Handle** to, std::optional<Value> value) {
  if (!value) return GUIDE_NOT_FOUND;
  return give(to, {std::move(*value)});
}

}  // namespace
}  // namespace guide::c

using namespace guide::c;

guide_status guide_decide(const guide_library* library, const guide_case* the_case, guide_decision** decision,
                          guide_error** error) {
  if (error != nullptr) *error = nullptr;
  if (decision == nullptr) return GUIDE_BAD_ARGUMENT;
  *decision = nullptr;
  if (library == nullptr || the_case == nullptr) return GUIDE_BAD_ARGUMENT;
  return guarded([&] {
    guide::api::Decided decided = library->library.decide(the_case->the_case);
    if (decided.out_of_memory) return GUIDE_OUT_OF_MEMORY;
    if (!decided.decision) return report(std::move(decided.diagnostics), GUIDE_BAD_ARGUMENT, error);
    return give(decision, {std::move(*decided.decision)});
  });
}

void guide_decision_free(guide_decision* decision) { delete decision; }

guide_status guide_decision_text(const guide_decision* decision, const guide_text_options* options,
                                 guide_text** text) {
  return tell(decision, text, [&](const guide::api::Decision& made) {
    return give(text, {made.text(text_options(options))});
  });
}

guide_status guide_decision_json(const guide_decision* decision, guide_text** json) {
  return tell(decision, json, [&](const guide::api::Decision& made) { return give(json, {made.json()}); });
}

guide_status guide_decision_letter(const guide_decision* decision, guide_letter_format format,
                                   const guide_phrase* phrases, size_t phrase_count, const guide_text_options* options,
                                   guide_text** letter) {
  return tell(decision, letter, [&](const guide::api::Decision& made) {
    if ((phrases == nullptr && phrase_count != 0) || format < GUIDE_LETTER_TEXT || format > GUIDE_LETTER_HTML) {
      return GUIDE_BAD_ARGUMENT;
    }
    std::vector<guide::api::Phrase> given;
    for (std::size_t i = 0; i < phrase_count; ++i) {
      if (!is_text(phrases[i].name) || !is_text(phrases[i].text)) return GUIDE_BAD_ARGUMENT;
      given.push_back({std::string(view(phrases[i].name)), std::string(view(phrases[i].text))});
    }
    return give_if(letter, made.letter(static_cast<guide::api::LetterFormat>(format), given, text_options(options)));
  });
}

guide_status guide_decision_why(const guide_decision* decision, size_t item, const char* subject, size_t subject_size,
                                const guide_text_options* options, guide_text** text) {
  return tell(decision, text, [&](const guide::api::Decision& made) {
    if (!is_text(subject, subject_size) || item >= made.item_count()) return GUIDE_BAD_ARGUMENT;
    return give_if(text, made.why(item, view(subject, subject_size), text_options(options)));
  });
}

guide_status guide_decision_missing(const guide_decision* decision, size_t item, guide_strings** labels) {
  return tell(decision, labels, [&](const guide::api::Decision& made) {
    if (item >= made.item_count()) return GUIDE_BAD_ARGUMENT;
    return give(labels, {made.missing(item)});
  });
}

guide_status guide_decision_next_question(const guide_decision* decision, size_t item, guide_question** question) {
  return tell(decision, question, [&](const guide::api::Decision& made) {
    if (item >= made.item_count()) return GUIDE_BAD_ARGUMENT;
    return give_if(question, made.next_question(item));
  });
}

guide_status guide_question_get(const guide_question* question, guide_question_info* info) {
  if (question == nullptr) return GUIDE_BAD_ARGUMENT;
  guide_question_info result{};
  result.slot = question->question.fact.number;
  result.name = view(question->question.name);
  result.text = view(question->question.text);
  result.answers = question->question.answers.size();
  return fill(info, result);
}

guide_status guide_question_answer(const guide_question* question, size_t index, guide_answer* answer) {
  if (question == nullptr || index >= question->question.answers.size()) return GUIDE_BAD_ARGUMENT;
  const guide::api::PossibleAnswer& possible = question->question.answers[index];
  guide_answer result{};
  result.answer = view(possible.answer);
  result.result = view(possible.result);
  result.still_open = possible.still_open;
  return fill(answer, result);
}

void guide_question_free(guide_question* question) { delete question; }
