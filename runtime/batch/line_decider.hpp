#pragma once
// Many cases, a line each. In: a line of JSON (`guide.case/1`). Out: a line of JSON (`guide.line/1`): results,
// conclusions and the clauses by state; or what is wrong with the line. Belongs to one thread.

#include <map>
#include <memory>

#include "runtime/batch/answer_writer.hpp"
#include "runtime/batch/case_decider.hpp"

namespace guide::batch {

struct LineOptions {
  bool trace = false;  // the whole decision (`guide.decision/1`) in every line
};

class LineDecider {
 public:
  explicit LineDecider(const Program& program, LineOptions options = {});

  /// Appends what comes of the line, which is the `number`-th, and a line feed; false if it cannot be read. Behind the
  /// line `json::PlainReader::padding` bytes are readable.
  bool decide(std::string_view line, std::uint64_t number, TextRoom& out);
  /// Appends the line that says why another one was not read at all.
  static void refuse(std::uint64_t number, std::string_view message, TextRoom& out);

 private:
  bool decide_generally(std::string_view line, std::uint64_t number, TextRoom& out);
  void write_trace(const Case& the_case, TextRoom& out);
  void write_requests(const Case& the_case, TextRoom& out);
  static void write_errors(const std::vector<JsonError>& errors, TextRoom& out);
  AnswerWriter& writer_of(const ServiceDecider& decider);

  LineOptions options_;
  CaseDecider decider_;
  Decider ordinary_;
  Decision decision_;
  std::vector<std::unique_ptr<AnswerWriter>> writers_;  // by service; the last is of cases without requests
  std::string ending_;                                  // the digest, and what closes the line
};

}  // namespace guide::batch
