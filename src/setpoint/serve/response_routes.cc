// What can be asked of the response: populations, interventions, and where a budget would do most.
#include <charconv>
#include <mutex>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/response/allocation.h"
#include "setpoint/response/money.h"
#include "setpoint/response/response_json.h"
#include "setpoint/serve/answer_json.h"
#include "setpoint/serve/refusals.h"
#include "setpoint/serve/service.h"

namespace setpoint {
namespace {

// What is computed while somebody waits. The command has no such limits.
constexpr std::uint32_t kUsualDraws = 200;
constexpr std::uint32_t kFewestDraws = 50;
constexpr std::uint32_t kMostDraws = 1000;
constexpr std::uint32_t kMostDrawsByCounty = 100;
constexpr std::size_t kMostBounds = 100;

Response not_served() {
  return problem(404, "no regional record is served", "setpoint serve --regions FOLDER");
}

Response busy() {
  constexpr unsigned kUnavailable = 503;
  constexpr unsigned kWait = 2;
  Response refused =
      problem(kUnavailable, "another allocation is being worked out", "a little patience");
  refused.retry_after_s = kWait;
  return refused;
}

Response refusal(const Faults& faults) {
  constexpr unsigned kBadRequest = 400;
  constexpr unsigned kFault = 500;
  return problem(exit_status(faults) == 3 ? kFault : kBadRequest, faults);
}

Fault usage(std::string what, std::string expected) {
  return {FaultKind::usage, {}, std::move(what), std::move(expected)};
}

// What the address asks, but for the budget.
Result<AllocationQuestion> question_in(const RequestTarget& target, Division by) {
  AllocationQuestion question;
  for (const std::string_view key : {"id", "budget", "objective", "by", "equity", "draws"})
    if (target.all(key).size() > 1)
      return usage(std::string(key) + " is given more than once", "it once");
  if (const auto text = target.only("objective")) {
    const auto objective = parse_response_objective(*text);
    if (!objective) return usage("objective: '" + *text + "'", "overdose, all-cause or qaly");
    question.objective = *objective;
  }
  if (const auto text = target.only("equity")) {
    constexpr double kMost = 4;
    const auto power = parse_number(*text);
    if (!power || *power < 0 || *power > kMost)
      return usage("equity: '" + *text + "'", "a number from 0 to 4");
    question.rate_power = *power;
  }
  const std::uint32_t most = by == Division::county ? kMostDrawsByCounty : kMostDraws;
  question.draws = std::min(kUsualDraws, most);
  if (const auto text = target.only("draws")) {
    const auto read = std::from_chars(text->data(), text->data() + text->size(), question.draws);
    if (read.ec != std::errc() || read.ptr != text->data() + text->size() ||
        question.draws < kFewestDraws || question.draws > most)
      return usage("draws: '" + *text + "'", "a whole number from " + std::to_string(kFewestDraws) +
                                                 " to " + std::to_string(most) + " here");
  }
  for (const bool floor : {true, false})
    for (const std::string& text : target.all(floor ? "floor" : "cap")) {
      auto bound = parse_bound(floor, text);
      if (!bound) return std::move(bound).faults();
      question.bounds.push_back(*std::move(bound));
    }
  if (question.bounds.size() > kMostBounds)
    return usage("more than 100 floors and caps", "at most 100 here");
  return question;
}

Result<Division> division_in(const RequestTarget& target) {
  const auto text = target.only("by");
  if (!text) return Division::state;
  const auto by = parse_division(*text);
  if (!by) return usage("by: '" + *text + "'", "state, county or area");
  return *by;
}

Response csv(std::string bytes, std::string name) {
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.body = body_of(std::move(bytes), true);
  response.file_name = std::move(name);
  return response;
}

}  // namespace

// The revenue of the determination that is named; nothing where none is.
std::optional<Result<Revenue>> Service::revenue_of(const RequestTarget& target) {
  const auto id = target.only("id");
  if (!id) return std::nullopt;
  const auto own = kept(*id);
  if (!own) return Result<Revenue>(usage("no determination " + *id, "see /api/determinations"));
  return read_revenue(own->document(), *id);
}

Result<AllocationAnswer> Service::allocation_for(const RequestTarget& target) {
  RegionalDesk& desk = *inputs_.regions;
  const auto by = division_in(target);
  if (!by) return by.faults();
  auto question = question_in(target, *by);
  if (!question) return std::move(question).faults();
  question->seed = inputs_.seed;
  question->threads = inputs_.threads;
  if (const auto text = target.only("budget")) {
    const auto cents = parse_cents(*text, "budget");
    if (!cents) return cents.faults();
    question->budget_cents = *cents;
    question->budget_from = "asked for";
  } else {
    const auto revenue = revenue_of(target);
    if (!revenue)
      return usage("neither a budget nor a determination", "budget=DOLLARS, or id=DETERMINATION");
    if (!*revenue) return revenue->faults();
    const Revenue& raised = **revenue;
    const MoneyShares shares{desk.allocation().settings.administration,
                             desk.allocation().settings.reserve};
    question->budget_cents = divide_revenue(raised.cents, shares).programme;
    question->budget_from = "determination " + raised.determination;
    if (raised.interval)
      question->budget_interval = {divide_revenue(raised.interval->first, shares).programme,
                                   divide_revenue(raised.interval->second, shares).programme};
  }
  const Result<Baseline>& baseline = desk.baseline(*by);
  if (!baseline) return baseline.faults();
  return allocate(*baseline, desk.allocation(), desk.interventions(), *question);
}

Response Service::intervention_list(const Call&) {
  if (!inputs_.regions) return not_served();
  return json_response(
      dumped(interventions_json(inputs_.regions->interventions(), inputs_.regions->allocation())),
      true);
}

Response Service::population_list(const Call&) {
  if (!inputs_.regions) return not_served();
  return json_response(
      dumped(populations_json(inputs_.regions->study().tables(), inputs_.regions->interventions())),
      true);
}

Response Service::allocation(const Call& call) {
  if (!inputs_.regions) return not_served();
  const auto place = simulation_place();
  if (!place.owns_lock()) return busy();
  const auto answer = allocation_for(call.target);
  if (!answer) return refusal(answer.faults());
  return json_response(dumped(allocation_json(*answer, inputs_.regions->allocation())), true);
}

Response Service::allocation_file(const Call& call) {
  if (!inputs_.regions) return not_served();
  const auto place = simulation_place();
  if (!place.owns_lock()) return busy();
  const auto answer = allocation_for(call.target);
  if (!answer) return refusal(answer.faults());
  return csv(allocation_csv(*answer), "allocation.csv");
}

Result<MoneyLedger> Service::money_for(const RequestTarget& target) {
  const auto revenue = revenue_of(target);
  if (!revenue) return usage("no determination to take money from", "id=DETERMINATION");
  if (!*revenue) return revenue->faults();
  const auto answer = allocation_for(target);
  if (!answer) return answer.faults();
  const AllocationSettings& settings = inputs_.regions->allocation().settings;
  return make_ledger(**revenue, {settings.administration, settings.reserve},
                     dumped(allocation_json(*answer, inputs_.regions->allocation())),
                     "the allocation");
}

Response Service::money(const Call& call) {
  if (!inputs_.regions) return not_served();
  const auto place = simulation_place();
  if (!place.owns_lock()) return busy();
  const auto ledger = money_for(call.target);
  if (!ledger) return refusal(ledger.faults());
  return json_response(dumped(money_json(*ledger)), true);
}

Response Service::money_file(const Call& call) {
  if (!inputs_.regions) return not_served();
  const auto place = simulation_place();
  if (!place.owns_lock()) return busy();
  const auto ledger = money_for(call.target);
  if (!ledger) return refusal(ledger.faults());
  return csv(money_csv(*ledger), "money.csv");
}

}  // namespace setpoint
