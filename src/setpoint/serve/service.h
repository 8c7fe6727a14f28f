// What the service answers: a request in, a response out. No socket and no thread of its own but
// the dossiers'; safe to use from several threads.
//
// Everything can be read without a token. What writes goes to the ledger (ledger_desk.h) and asks
// for a token and a role. Answers about a determination never change, because its id is a digest of
// what it was made from; they are made once and kept.
#pragma once

#include <atomic>
#include <initializer_list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "setpoint/core/progress.h"
#include "setpoint/core/random.h"
#include "setpoint/data/tables.h"
#include "setpoint/network/study.h"
#include "setpoint/response/allocation.h"
#include "setpoint/response/money.h"
#include "setpoint/serve/answer_cache.h"
#include "setpoint/serve/archive.h"
#include "setpoint/serve/assets.h"
#include "setpoint/serve/dossier_desk.h"
#include "setpoint/serve/ledger_desk.h"
#include "setpoint/serve/message.h"
#include "setpoint/serve/policy_source.h"
#include "setpoint/serve/rate_limit.h"
#include "setpoint/serve/regional_desk.h"
#include "setpoint/serve/target.h"

namespace setpoint {

struct ServiceInputs {
  std::shared_ptr<const Tables> tables{};  // none: only what is in the ledger
  std::shared_ptr<const Policy> policy{};
  PolicySource source{};
  std::unique_ptr<LedgerDesk> ledger{};     // none: nothing is kept or published
  std::shared_ptr<const Study> study{};     // none: no supply network is served
  std::unique_ptr<RegionalDesk> regions{};  // none: no regional record is served
  Assets assets;
  Seed seed{1};
  std::uint32_t draws = 1000;
  unsigned threads = 0;
  double work_per_second = 40;  // requests that compute, of one address
  double work_burst = 80;
};

class Service {
 public:
  explicit Service(ServiceInputs inputs);

  // Makes the chain of determinations; until then the service answers that it is not ready.
  // Takes long; called once, from a thread of its own.
  Faults make_chain(const Progress& progress = {});

  // An answer that costs nothing: a file of the dashboard, one that was made before, a refusal.
  // Nothing if it has to be worked out.
  [[nodiscard]] std::optional<Response> at_once(const Request& request);
  // Works it out.
  [[nodiscard]] Response answer(const Request& request);

  struct Call {
    const Request& request;
    const RequestTarget& target;
    std::vector<std::string> values;  // of the pattern's variable segments
  };
  struct Route {
    Method method;
    std::string_view pattern;  // "/api/determinations/{id}/schedule"
    std::string_view query;    // the keys that it takes, with spaces between
    Response (Service::*handler)(const Call&);
    bool lasting = false;  // the answer never changes
    bool free = false;     // costs nothing to speak of: no limit
  };
  [[nodiscard]] static std::span<const Route> routes();

 private:
  [[nodiscard]] Response routed(const Route& route, const Call& call);
  [[nodiscard]] std::shared_ptr<const Kept> kept(std::string_view id);

  // The ledger has this very document under its id, or has none. Found out once.
  [[nodiscard]] bool agrees(const Kept& kept);
  [[nodiscard]] std::optional<Response> disagreement(const std::string& id);

  // A determination of the ledger as it stands in the list; nothing if it cannot be read.
  [[nodiscard]] std::optional<nlohmann::ordered_json> summary_of(
      const LedgerDesk::Standing& standing);

  // routes of determinations: determination_routes.cc
  Response status(const Call& call);
  Response determinations(const Call& call);
  Response schedule(const Call& call);
  Response schedule_csv_file(const Call& call);
  Response workbook_file(const Call& call);
  Response determination_file(const Call& call);
  Response report_file(const Call& call);
  Response country(const Call& call);
  Response history(const Call& call);
  Response why(const Call& call);
  Response evidence(const Call& call);
  Response policy(const Call& call);
  Response what_if_schedule(const Call& call);
  Response difference(const Call& call);
  Response dossier_state(const Call& call);
  Response dossier_document(const Call& call);
  Response sheet(const Call& call);
  Response openapi(const Call& call);
  // of the supply network: target_routes.cc
  Response network_served(const Call& call);
  Response network_targets(const Call& call);
  Response network_targets_csv(const Call& call);
  Response network_set(const Call& call);
  Response network_simulation(const Call& call);
  Response network_comparison(const Call& call);
  // of the regional record: region_routes.cc
  Response region_list(const Call& call);
  Response region_detail(const Call& call);
  Response alert_list(const Call& call);
  Response alert_feed(const Call& call);
  // of the response: response_routes.cc
  [[nodiscard]] std::optional<Result<Revenue>> revenue_of(const RequestTarget& target);
  [[nodiscard]] Result<AllocationAnswer> allocation_for(const RequestTarget& target);
  [[nodiscard]] Result<MoneyLedger> money_for(const RequestTarget& target);
  Response intervention_list(const Call& call);
  Response population_list(const Call& call);
  Response allocation(const Call& call);
  Response allocation_file(const Call& call);
  Response money(const Call& call);
  Response money_file(const Call& call);
  // of the ledger: ledger_routes.cc
  // Whose token it is; else `refused` says why not.
  [[nodiscard]] std::optional<ledger::TokenHolder> holder(const Request& request,
                                                          Response& refused);
  // The person whose token gives one of these roles.
  [[nodiscard]] std::optional<std::string> writer(std::initializer_list<ledger::Role> any_of,
                                                  const Call& call, Response& refused);
  Response ledger_list(const Call& call);
  Response ledger_add(const Call& call);
  Response ledger_review(const Call& call);
  Response ledger_publish(const Call& call);
  Response ledger_object(const Call& call);

  ServiceInputs inputs_;
  std::string study_id_;
  Archive archive_;
  AnswerCache cache_;
  // One simulation of a network at a time, on all processors; a few wait a little for it.
  [[nodiscard]] std::unique_lock<std::timed_mutex> simulation_place();
  std::timed_mutex simulating_;
  std::atomic<int> waiting_{0};
  RateLimit work_;
  RateLimit wrong_tokens_;
  std::unique_ptr<DossierDesk> dossiers_;
  std::atomic<bool> ready_{false};
  std::mutex mutex_;  // of what follows
  std::string at_hand_;
  std::size_t done_ = 0;
  std::size_t of_ = 0;
  Faults fault_;
  std::map<std::string, bool> agreed_;            // by id and digest of the ledger's document
  std::map<std::string, std::string> summaries_;  // of documents of the ledger, by digest
};

}  // namespace setpoint
