// What a determination makes of the consulted guidelines' outcomes, for one service (semantics, section 9).
#include <map>

#include "compiler/lower/determination.hpp"

namespace guide::lower {
namespace {

using Mapped = std::vector<std::vector<std::uint32_t>>;

/// The body D(i,o) over `outcome` leaves: from the last tier to the first,
/// D(i,o) = any: T(i,o), (all: none of T(i,p) with p other than o, D(i+1,o)).
class ConsultationBody {
 public:
  ConsultationBody(const Consultation& consultation, std::size_t outcomes)
      : consultation_(consultation), outcomes_(outcomes) {}

  std::vector<Literal> build() {
    std::vector<Literal> below(outcomes_, !body_.always());
    for (std::size_t end = consultation_.consulted.size(); end > 0;) {
      std::size_t begin = end - 1;
      while (begin > 0 && consultation_.consulted[begin - 1].tier == consultation_.consulted[end - 1].tier) --begin;
      below = add_tier(begin, end, below);
      end = begin;
    }
    return below;
  }
  const BodyBuilder& body() const { return body_; }

 private:
  std::vector<Literal> add_tier(std::size_t begin, std::size_t end, const std::vector<Literal>& below) {
    std::vector<std::vector<Literal>> said(outcomes_);
    for (std::size_t i = begin; i < end; ++i) {
      const List<std::uint32_t> mapped = consultation_.consulted[i].mapped;
      for (std::uint32_t own = 0; own < mapped.size(); ++own) {
        if (mapped[own] != none) {
          said[mapped[own]].push_back(body_.leaf(Op::outcome, static_cast<std::uint32_t>(i), own));
        }
      }
    }
    std::vector<Literal> tier;
    tier.reserve(said.size());
    for (std::vector<Literal>& leaves : said) tier.push_back(body_.any(std::move(leaves)));
    std::vector<Literal> result;
    for (std::size_t o = 0; o < outcomes_; ++o) {
      std::vector<Literal> others;
      for (std::size_t p = 0; p < outcomes_; ++p) {
        if (p != o) others.push_back(tier[p]);
      }
      result.push_back(body_.any(tier[o], body_.all(!body_.any(std::move(others)), below[o])));
    }
    return result;
  }

  const Consultation& consultation_;
  std::size_t outcomes_;
  BodyBuilder body_;
};

bool add_consultation(Shared& shared, DeterminationInfo& info, std::uint32_t service,
                      const std::vector<Consulted>& consulted, Span span) {
  Consultation consultation;
  consultation.service = service;
  consultation.consulted = shared.program.room.keep(consulted);
  ConsultationBody body(consultation, info.outcomes.size());
  consultation.outcomes = shared.program.room.keep(body.build());
  if (!shared.spend(body.body().nodes().size() + consultation.consulted.size(), span)) return false;
  consultation.body = shared.pool.add_body(body.body());
  info.consultations.push_back(consultation);
  return true;
}

}  // namespace

bool add_consultations(Shared& shared, DeterminationInfo& info, const std::vector<TieredGuideline>& consulted,
                       const Mapped& mapped, Span span) {
  std::map<std::uint32_t, std::vector<Consulted>> by_service;
  std::vector<Consulted> without;
  // A guideline without `for` speaks to every request: its only application stands for all services.
  std::vector<std::uint32_t> for_all;
  for (const TieredGuideline& item : consulted) {
    const List<Application> applications = shared.program.guidelines[item.guideline].applications;
    for (const Application& application : applications) {
      for (const std::uint32_t service : application.services) by_service[service];
    }
    if (applications.size() == 1) for_all.push_back(item.guideline);
  }
  if (!for_all.empty()) {
    if (!shared.spend(shared.library.vocabulary.services.size(), span)) return false;
    for (std::uint32_t service = 0; service < shared.library.vocabulary.services.size(); ++service) by_service[service];
  }
  for (std::size_t i = 0; i < consulted.size(); ++i) {
    const List<Application> applications = shared.program.guidelines[consulted[i].guideline].applications;
    Consulted entry{consulted[i].guideline, 0, consulted[i].tier, shared.program.room.keep(mapped[i])};
    for (entry.application = 0; entry.application < applications.size(); ++entry.application) {
      for (const std::uint32_t service : applications[entry.application].services) {
        by_service[service].push_back(entry);
      }
    }
    entry.application = static_cast<std::uint32_t>(applications.size() - 1);
    without.push_back(entry);
    if (applications.size() != 1) continue;
    if (!shared.spend(by_service.size(), span)) return false;
    for (auto& [service, its] : by_service) its.push_back(entry);
  }
  for (const auto& [service, its] : by_service) {
    if (!add_consultation(shared, info, service, its, span)) return false;
  }
  if (!add_consultation(shared, info, none, without, span)) return false;
  return add_consultation(shared, info, none, {}, span);  // for services that no consulted guideline names: silent
}

}  // namespace guide::lower
