#pragma once
// What was decided of one request, as JSON on one line: results, conclusions, and the clauses of each guideline by
// state. In: a decider after its decision. Out: text. The texts that never change are made once.

#include <string>
#include <vector>

#include "runtime/batch/service_decider.hpp"
#include "runtime/batch/text_room.hpp"

namespace guide::batch {

class AnswerWriter {
 public:
  explicit AnswerWriter(const Plan& plan);

  /// Appends the members `determinations` and `guidelines`. `prior` is what was decided before, or empty.
  void write(const ServiceDecider& decider, const Answer& answer, std::string_view prior, TextRoom& out);

 private:
  /// A text of which sixteen bytes at a time may be copied.
  struct Piece {
    Piece() = default;
    explicit Piece(std::string_view text) : size(text.size()), padded(text) { padded.append(16, '\0'); }
    std::size_t size = 0;
    std::string padded;
  };
  /// A clause's number with the comma after it, ready to be copied as eight bytes.
  struct Number {
    char text[8] = {};
    std::uint32_t size = 0;
  };
  struct GuidelineText {
    Piece begin;                     // up to the conclusion
    std::vector<Piece> conclusions;  // by outcome, then contradictory, silent, undetermined
    std::vector<Literal> nodes;      // of the clauses, in the plan
    std::vector<Literal> literals;   // and in the guideline's body
    std::vector<Number> numbers;
  };
  struct DeterminationText {
    Piece begin;
    std::vector<Piece> results;  // by outcome, then refer, request_information
  };

  void add_guideline(const PlannedGuideline& guideline);
  void add_determination(const PlannedDetermination& determination);
  char* write_guideline(const ServiceDecider& decider, std::uint32_t index, const Conclusion& conclusion, char* at);
  char* write_states(const GuidelineText& text, char* at);
  static char* put(const Piece& piece, char* at);

  const Plan& plan_;
  std::vector<GuidelineText> guidelines_;
  std::vector<DeterminationText> determinations_;
  std::vector<unsigned char> states_;  // of one guideline's clauses
  std::string lists_[4];               // of one guideline: the numbers by state
  std::size_t longest_ = 0;
};

}  // namespace guide::batch
