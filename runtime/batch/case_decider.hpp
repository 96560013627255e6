#pragma once
// Decides cases of one Program as they come, each by the plan of its service. In: JSON (`guide.case/1`), or cases read
// before. Out: answers, with all states kept until the next decision. Plans are made when their service first comes.

#include <string_view>

#include "runtime/batch/service_decider.hpp"
#include "runtime/json/plain_reader.hpp"

namespace guide::batch {

class CaseDecider {
 public:
  /// The program must outlive it. Belongs to one thread.
  explicit CaseDecider(const Program& program);
  ~CaseDecider();

  const Program& program() const { return program_; }
  /// The decider of a service; `none` for cases without requests.
  ServiceDecider& of(std::uint32_t service) {
    ServiceDecider* known = deciders_[service == none ? deciders_.size() - 1 : service];
    return known != nullptr ? *known : make(service);
  }

  /// What was decided last, and by whom.
  struct Decided {
    ServiceDecider* decider = nullptr;
    const Answer* answer = nullptr;
  };
  /// Decides a plain text (plain_reader.hpp); no decider if it is not plain.
  Decided decide_plain(std::string_view text) { return decide_read(reader_.read(text)); }
  /// The same of a text behind which `PlainReader::padding` bytes are readable.
  Decided decide_plain_padded(std::string_view text) { return decide_read(reader_.read_padded(text)); }
  const json::PlainReader& reader() const { return reader_; }

 private:
  struct Service;
  ServiceDecider& make(std::uint32_t service);
  Decided decide_read(bool plain) {
    if (!plain) return {};
    ServiceDecider& decider = of(reader_.service());
    return {&decider, &decider.decide(reader_)};
  }

  const Program& program_;
  json::PlainReader reader_;
  std::vector<std::unique_ptr<Service>> services_;
  std::vector<ServiceDecider*> deciders_;  // by service; the last is of cases without requests
};

}  // namespace guide::batch
