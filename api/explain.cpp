// How a decision is told: texts, letters, why, what is missing, what to ask next.

#include <array>
#include <utility>

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

using Member = std::string explain::LetterTemplate::*;
constexpr std::array<std::pair<std::string_view, Member>, 14> phrase_members = {{
    {"title", &explain::LetterTemplate::title},
    {"as_of", &explain::LetterTemplate::as_of},
    {"summary", &explain::LetterTemplate::summary},
    {"item", &explain::LetterTemplate::item},
    {"decision", &explain::LetterTemplate::decision},
    {"guidelines", &explain::LetterTemplate::guidelines},
    {"rationale", &explain::LetterTemplate::rationale},
    {"undocumented", &explain::LetterTemplate::undocumented},
    {"changes", &explain::LetterTemplate::changes},
    {"review", &explain::LetterTemplate::review},
    {"documents", &explain::LetterTemplate::documents},
    {"trace", &explain::LetterTemplate::trace},
    {"review_by", &explain::LetterTemplate::review_by},
    {"foot", &explain::LetterTemplate::foot},
}};

bool put(const Phrase& phrase, explain::LetterTemplate& phrases) {
  for (const auto& [name, member] : phrase_members) {
    if (name != phrase.name) continue;
    phrases.*member = phrase.text;
    return true;
  }
  return false;
}

/// As cases take it: plain where only one module declares it.
std::string name_to_tell(const Vocabulary& vocabulary, std::uint32_t fact) {
  const FactInfo& info = vocabulary.facts[fact];
  const auto plain = vocabulary.fact_by_name.find(info.name);
  const bool unique = plain != vocabulary.fact_by_name.end() && plain->second == fact;
  return unique || info.module.empty() ? info.name : info.module + "." + info.name;
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
    if (!put(phrase, all_phrases)) return std::nullopt;
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
