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
  ServiceDecider& of(std::uint32_t service) { return one_for(service).decider; }

  /// What was decided last, and by whom.
  struct Decided {
    ServiceDecider* decider = nullptr;
    const Answer* answer = nullptr;
  };
  /// Decides a plain text (plain_reader.hpp); no decider if it is not plain.
  Decided decide_plain(std::string_view text) { return reader_.read(text) ? decide_read() : Decided{}; }
  /// The same of a text behind which `PlainReader::padding` bytes are readable.
  Decided decide_plain_padded(std::string_view text) { return reader_.read_padded(text) ? decide_read() : Decided{}; }
  const json::PlainReader& reader() const { return reader_; }

  /// Facts for the next decision by a service: the host sets all of them, then calls `decide_placed`. They are the same
  /// memory for all services.
  PlacedFacts& placed(std::uint32_t service);
  const Answer& decide_placed(std::uint32_t service) { return decide_by(service); }

 private:
  struct Service {
    Service(const Program& program, std::uint32_t service, SharedRoom& room)
        : plan(make_plan(program, service)), decider(plan, room) {}
    Plan plan;
    ServiceDecider decider;
  };
  std::size_t index(std::uint32_t service) const { return service == none ? by_service_.size() - 1 : service; }
  Service& one_for(std::uint32_t service) {
    Service* known = by_service_[index(service)];
    return known != nullptr ? *known : make(service);
  }
  Service& make(std::uint32_t service);
  SmallPlan* small_plan(std::uint32_t service) const;
  SmallPlan* fetch(std::uint32_t service, std::size_t size) const;
  const Answer& decide_by(std::uint32_t service);
  Decided decide_read();

  const Program& program_;
  const Kernels& kernels_ = best_kernels();
  json::PlainReader reader_;
  SharedRoom room_;
  PlacedFacts facts_;
  std::vector<std::unique_ptr<Service>> services_;
  // By service; the last is of cases without requests. What most decisions need stands apart, so that it stays near.
  std::vector<Service*> by_service_;
  std::vector<std::uint32_t> small_plans_;  // lines of the room; `none` also where the service did not come yet
};

}  // namespace guide::batch
