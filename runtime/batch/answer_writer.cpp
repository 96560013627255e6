#include "runtime/batch/answer_writer.hpp"

#include <algorithm>
#include <cstring>

#include "runtime/explain/words.hpp"
#include "runtime/json/writer.hpp"

namespace guide::batch {
namespace {

constexpr char in_any_case[] = R"(,"in_any_case":true)";
constexpr std::size_t longest_key = sizeof R"(,"undocumented":[)";

/// The first `size` of sixteen characters.
char* copy_of_sixteen(const char* text, std::size_t size, char* at) {
  std::memcpy(at, text, 16);
  return at + size;
}

/// Of a text whose length the compiler knows.
template <std::size_t size>
char* copy(const char (&text)[size], char* at) {
  std::memcpy(at, text, size - 1);
  return at + size - 1;
}

/// `,"present":[`
char* copy_key(unsigned char state, char* at) {
  switch (state) {
    case 0: return copy_of_sixteen(R"(,"present":[    )", 12, at);
    case 1: return copy_of_sixteen(R"(,"absent":[     )", 11, at);
    case 2: return copy(R"(,"undocumented":[)", at);
    default: return copy_of_sixteen(R"(,"conflicting":[)", 16, at);
  }
}

std::string quoted(std::string_view text) {
  std::string result;
  json::append_string(result, text);
  return result;
}

std::size_t index_of(const Conclusion& conclusion, std::size_t outcomes) {
  switch (conclusion.kind) {
    case ConclusionKind::determined: return conclusion.outcome;
    case ConclusionKind::contradictory: return outcomes;
    case ConclusionKind::silent: return outcomes + 1;
    case ConclusionKind::undetermined: break;
  }
  return outcomes + 2;
}

std::size_t index_of(const Result& result, std::size_t outcomes) {
  if (result.kind == ResultKind::outcome) return result.outcome;
  return outcomes + (result.kind == ResultKind::refer ? 0 : 1);
}

}  // namespace

AnswerWriter::AnswerWriter(const Plan& plan) : plan_(plan) {
  longest_ = 256;
  for (const PlannedDetermination& determination : plan.determinations) add_determination(determination);
  for (const PlannedGuideline& guideline : plan.guidelines) add_guideline(guideline);
}

void AnswerWriter::add_guideline(const PlannedGuideline& guideline) {
  const GuidelineInfo& info = plan_.program->guidelines[guideline.use.item];
  GuidelineText text;
  text.begin = Piece("{\"name\":" + quoted(info.name) + ",\"conclusion\":");
  std::size_t longest = 0;
  for (const Text outcome : info.outcomes) text.conclusions.emplace_back(quoted(outcome));
  for (const char* word : {"contradictory", "silent", "undetermined"}) text.conclusions.emplace_back(quoted(word));
  for (const Piece& conclusion : text.conclusions) longest = std::max(longest, conclusion.size);
  for (std::uint32_t i = 0; i < info.clauses.size(); i = info.clauses[i].end) {
    if (info.clauses[i].kind == ClauseKind::note) continue;
    const Literal literal = info.clauses[i].literal;
    const Literal known = guideline.nodes[literal.node()];
    text.literals.push_back(literal);
    text.nodes.push_back(literal.negated() ? !known : known);
    Number number;
    const std::string written = std::to_string(i) + ",";  // a guideline has fewer than ten million clauses
    number.size = static_cast<std::uint32_t>(written.size());
    std::memcpy(number.text, written.data(), std::min(written.size(), sizeof number.text));
    text.numbers.push_back(number);
  }
  states_.resize(std::max(states_.size(), text.numbers.size()));
  longest_ += text.begin.size + longest + sizeof in_any_case + 64 + 4 * (longest_key + 16) + 8 * text.numbers.size();
  for (std::string& list : lists_) list.resize(std::max(list.size(), 8 * text.numbers.size() + 32));
  guidelines_.push_back(std::move(text));
}

void AnswerWriter::add_determination(const PlannedDetermination& determination) {
  const DeterminationInfo& info = plan_.program->determinations[determination.use.item];
  DeterminationText text;
  text.begin = Piece("{\"name\":" + quoted(info.name) + ",\"result\":");
  for (const Text outcome : info.outcomes) text.results.emplace_back(quoted(outcome));
  for (const char* word : {"refer", "request_information"}) text.results.emplace_back(quoted(word));
  std::size_t longest = 0;
  for (const Piece& result : text.results) longest = std::max(longest, result.size);
  longest_ += text.begin.size + longest + 96;
  determinations_.push_back(std::move(text));
}

void AnswerWriter::write(const ServiceDecider& decider, const Answer& answer, std::string_view prior, TextRoom& out) {
  char* at = out.room(longest_);
  at = copy("\"determinations\":[", at);
  for (std::size_t i = 0; i < determinations_.size(); ++i) {
    const DeterminationText& text = determinations_[i];
    const DeterminationInfo& info = plan_.program->determinations[plan_.determinations[i].use.item];
    const Result& result = answer.determinations[i]->result;
    if (i != 0) *at++ = ',';
    at = put(text.begin, at);
    at = put(text.results[index_of(result, info.outcomes.size())], at);
    if (!prior.empty()) {
      at = copy(R"(,"prior_decision":")", at);
      at = put(Piece(explain::prior_effect_text(prior_effect(info, result, prior))), at);
      *at++ = '"';
    }
    *at++ = '}';
  }
  at = copy("],\"guidelines\":[", at);
  for (std::uint32_t i = 0; i < guidelines_.size(); ++i) {
    if (i != 0) *at++ = ',';
    at = write_guideline(decider, i, *answer.guidelines[i], at);
  }
  *at++ = ']';
  out.wrote(at);
}

char* AnswerWriter::write_guideline(const ServiceDecider& decider, std::uint32_t index, const Conclusion& conclusion,
                                    char* at) {
  const GuidelineText& text = guidelines_[index];
  at = put(text.begin, at);
  at = put(text.conclusions[index_of(conclusion, text.conclusions.size() - 3)], at);
  if (conclusion.in_any_case) at = copy(in_any_case, at);
  const std::size_t count = text.numbers.size();
  if (decider.ordinary() == nullptr) {
    constexpr unsigned char by_code[4] = {2, 0, 1, 3};  // open, present, absent
    for (std::size_t i = 0; i < count; ++i) states_[i] = by_code[decider.nodes().code(text.nodes[i])];
  } else {
    for (std::size_t i = 0; i < count; ++i) {
      states_[i] = static_cast<unsigned char>(decider.state(index, text.literals[i]));
    }
  }
  at = write_states(text, at);
  *at++ = '}';
  return at;
}

/// For each state the numbers of the clauses that have it; states that none has are left out.
char* AnswerWriter::write_states(const GuidelineText& text, char* at) {
  char* ends[4] = {lists_[0].data(), lists_[1].data(), lists_[2].data(), lists_[3].data()};
  for (std::size_t i = 0; i < text.numbers.size(); ++i) {
    char*& end = ends[states_[i]];
    std::memcpy(end, text.numbers[i].text, 8);
    end += text.numbers[i].size;
  }
  for (unsigned char state = 0; state < 4; ++state) {
    const auto size = static_cast<std::size_t>(ends[state] - lists_[state].data());
    if (size == 0) continue;
    at = copy_key(state, at);
    for (std::size_t i = 0; i < size; i += 16) std::memcpy(at + i, lists_[state].data() + i, 16);
    at += size;
    at[-1] = ']';  // for the last comma
  }
  return at;
}

char* AnswerWriter::put(const Piece& piece, char* at) {
  for (std::size_t i = 0; i < piece.size; i += 16) std::memcpy(at + i, piece.padded.data() + i, 16);
  return at + piece.size;
}

}  // namespace guide::batch
