// How a decision is told: texts, letters, why, what is missing, what to ask next.

#include "api/inside.hpp"
#include "runtime/explain/determination.hpp"
#include "runtime/explain/inquiry.hpp"
#include "runtime/explain/json.hpp"
#include "runtime/explain/letter/letter.hpp"
#include "runtime/explain/variation.hpp"
#include "runtime/explain/why.hpp"
#include "runtime/explain/words.hpp"

namespace guide::api {
namespace {

explain::TextOptions inner(const TextOptions& options) {
  explain::TextOptions result;
  result.width = options.width;
  result.unicode = options.unicode;
  result.color = options.color;
  result.all = options.all;
  return result;
}

std::string name_to_tell(const Vocabulary& vocabulary, std::uint32_t fact) {
  return vocabulary.fact_names.for_case(vocabulary.facts[fact]);
}

}  // namespace

std::string Decision::text(const TextOptions& options) const {
  return explain::determination_text(*inside_->program, inside_->the_case->the_case, inside_->decision, inner(options));
}

std::string Decision::json() const {
  return explain::decision_json(*inside_->program, inside_->the_case->the_case, inside_->decision);
}

std::optional<std::string> Decision::letter(LetterFormat format, const std::vector<Phrase>& phrases,
                                            const TextOptions& options) const {
  explain::LetterTemplate all_phrases;
  for (const Phrase& phrase : phrases) {
    if (all_phrases.put(phrase.name, phrase.text)) return std::nullopt;
  }
  const explain::Letter letter =
      explain::letter(*inside_->program, inside_->the_case->the_case, inside_->decision, all_phrases);
  switch (format) {
    case LetterFormat::text: return explain::letter_text(letter, inner(options));
    case LetterFormat::markdown: return explain::letter_markdown(letter);
    case LetterFormat::html: break;
  }
  return explain::letter_html(letter);
}

std::optional<std::string> Decision::why(std::size_t item, std::string_view subject, const TextOptions& options) const {
  const auto requests = explain::view(*inside_->program, inside_->the_case->the_case, inside_->decision);
  if (item >= requests.size()) return std::nullopt;
  return explain::why(requests[item], subject, inner(options));
}

std::vector<std::string> Decision::missing(std::size_t item) const {
  std::vector<std::string> labels;
  if (item >= item_count()) return labels;
  const Program& program = *inside_->program;
  const auto open =
      explain::open_questions(program, inside_->the_case->the_case, inside_->decision.requests[item]);
  for (const std::uint32_t fact : open.facts) labels.push_back(explain::label_of(program.vocabulary.facts[fact]));
  for (const std::uint32_t record : open.records) {
    labels.push_back(explain::label_of(program.vocabulary.records[record]));
  }
  return labels;
}

std::optional<Question> Decision::next_question(std::size_t item) const {
  if (item >= item_count()) return std::nullopt;
  const Program& program = *inside_->program;
  const auto found =
      explain::next_question(program, inside_->the_case->the_case, inside_->decision.requests[item]);
  if (!found) return std::nullopt;
  Question question;
  question.fact.number = found->fact;
  question.name = name_to_tell(program.vocabulary, found->fact);
  question.text = found->text;
  for (const explain::AnswerEffect& effect : found->effects) {
    question.answers.push_back({effect.text, effect.result, effect.still_open});
  }
  return question;
}

}  // namespace guide::api
