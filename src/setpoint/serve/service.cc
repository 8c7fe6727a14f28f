#include "setpoint/serve/service.h"

#include <algorithm>
#include <array>
#include <utility>

#include "setpoint/core/digest.h"
#include "setpoint/determination/replay.h"
#include "setpoint/network/study_json.h"
#include "setpoint/serve/what_if.h"

namespace setpoint {
namespace {

constexpr std::size_t kOthersKept = 16;
constexpr std::size_t kCacheBytes = std::size_t{64} << 20U;
// Guessing a token is hopeless at any rate; a flood of guesses is stopped early all the same.
constexpr double kWrongTokensPerSecond = 0.5;
constexpr double kWrongTokensBurst = 10;

constexpr std::string_view kVariableBegins = "{";
constexpr std::string_view kAllocationQuery = "id budget objective by equity floor cap draws";

// The values of the variable segments if the path fits the pattern.
std::optional<std::vector<std::string>> fits(std::string_view pattern,
                                             const std::vector<std::string>& path) {
  std::vector<std::string> values;
  std::size_t k = 0;
  pattern.remove_prefix(1);
  while (!pattern.empty()) {
    const std::size_t end = std::min(pattern.find('/'), pattern.size());
    const std::string_view segment = pattern.substr(0, end);
    if (k == path.size()) return std::nullopt;
    if (segment.starts_with(kVariableBegins))
      values.push_back(path[k]);
    else if (segment != path[k])
      return std::nullopt;
    ++k;
    pattern.remove_prefix(std::min(end + 1, pattern.size()));
  }
  if (k != path.size()) return std::nullopt;
  return values;
}

bool takes(std::string_view keys, std::string_view key) {
  while (!keys.empty()) {
    const std::size_t end = std::min(keys.find(' '), keys.size());
    if (keys.substr(0, end) == key) return true;
    keys.remove_prefix(std::min(end + 1, keys.size()));
  }
  return false;
}

bool reads(Method method) {
  return method == Method::get || method == Method::head;
}

}  // namespace

std::span<const Service::Route> Service::routes() {
  using S = Service;
  static constexpr auto kGet = Method::get;
  static constexpr auto kPost = Method::post;
  static constexpr std::array kRoutes = {
      Route{kGet, "/api/status", "", &S::status, false, true},
      Route{kGet, "/api/determinations", "", &S::determinations},
      Route{kGet, "/api/determinations/{id}/schedule", "", &S::schedule, true},
      Route{kGet, "/api/determinations/{id}/schedule.csv", "", &S::schedule_csv_file, true},
      Route{kGet, "/api/determinations/{id}/setpoint.xlsx", "", &S::workbook_file, true},
      Route{kGet, "/api/determinations/{id}/determination.json", "", &S::determination_file, true},
      Route{kGet, "/api/determinations/{id}/report.html", "", &S::report_file, true},
      Route{kGet, "/api/determinations/{id}/countries/{country}", "", &S::country, true},
      Route{kGet, "/api/determinations/{id}/history/{country}", "", &S::history, true},
      Route{kGet, "/api/determinations/{id}/why", "number", &S::why, true},
      Route{kGet, "/api/determinations/{id}/evidence", "precision", &S::evidence, true},
      Route{kGet, "/api/determinations/{id}/dossier/{country}", "", &S::dossier_state, false, true},
      Route{kGet, "/api/determinations/{id}/dossier/{country}/document.html", "",
            &S::dossier_document, false, true},
      Route{kGet, "/api/policy", "id", &S::policy, true},
      Route{kGet, "/api/what-if", "id set chain", &S::what_if_schedule},
      Route{kGet, "/api/diff", "before after", &S::difference, true},
      Route{kGet, "/api/network", "", &S::network_served},
      Route{kGet, "/api/network/{network}", "", &S::network_targets, true},
      Route{kGet, "/api/network/{network}/targets.csv", "", &S::network_targets_csv, true},
      Route{kGet, "/api/network/{network}/set", "size budget objective", &S::network_set, true},
      Route{kGet, "/api/network/{network}/simulation", "remove", &S::network_simulation, true},
      Route{kGet, "/api/network/{network}/comparison", "size", &S::network_comparison, true},
      Route{kGet, "/api/regions", "cause", &S::region_list, true},
      Route{kGet, "/api/regions/{region}", "cause", &S::region_detail, true},
      Route{kGet, "/api/alerts", "", &S::alert_list, true},
      Route{kGet, "/api/alerts.atom", "", &S::alert_feed, true},
      Route{kGet, "/api/interventions", "", &S::intervention_list, true},
      Route{kGet, "/api/populations", "", &S::population_list, true},
      Route{kGet, "/api/allocation", kAllocationQuery, &S::allocation, true},
      Route{kGet, "/api/allocation.csv", kAllocationQuery, &S::allocation_file, true},
      Route{kGet, "/api/money", kAllocationQuery, &S::money, true},
      Route{kGet, "/api/money.csv", kAllocationQuery, &S::money_file, true},
      Route{kPost, "/api/sheet", "", &S::sheet},
      Route{kGet, "/api/ledger", "", &S::ledger_list},
      Route{kPost, "/api/ledger/determinations", "", &S::ledger_add},
      Route{kPost, "/api/ledger/determinations/{id}/review", "", &S::ledger_review},
      Route{kPost, "/api/ledger/determinations/{id}/publication", "", &S::ledger_publish},
      Route{kPost, "/api/ledger/determinations/{id}/objections", "", &S::ledger_object},
      Route{kGet, "/openapi.json", "", &S::openapi, true},
  };
  return kRoutes;
}

Service::Service(ServiceInputs inputs)
    : inputs_(std::move(inputs)),
      study_id_(inputs_.study ? study_id(*inputs_.study) : ""),
      archive_(kOthersKept),
      cache_(kCacheBytes),
      work_(inputs_.work_per_second, inputs_.work_burst),
      wrong_tokens_(kWrongTokensPerSecond, kWrongTokensBurst) {
  if (inputs_.tables)
    dossiers_ = std::make_unique<DossierDesk>(inputs_.tables, inputs_.source);
  else
    ready_ = true;
}

Faults Service::make_chain(const Progress& progress) {
  if (!inputs_.tables) {
    if (inputs_.regions) (void)inputs_.regions->alerts();
    return {};
  }
  ReplayOptions options{inputs_.seed, inputs_.draws, inputs_.threads, {}, {}};
  options.progress = [&](std::string_view what, std::size_t done, std::size_t of) {
    {
      const std::lock_guard lock(mutex_);
      at_hand_ = what;
      done_ = done;
      of_ = of;
    }
    if (progress) progress(what, done, of);
  };
  auto made = replay(*inputs_.tables, *inputs_.policy, options);
  if (!made) {
    const std::lock_guard lock(mutex_);
    fault_ = made.faults();
    return fault_;
  }
  DetermineOptions as_made;
  as_made.seed = options.seed;
  as_made.draws = options.draws;
  as_made.threads = options.threads;
  archive_.set_chain(kept_chain(*std::move(made), inputs_.policy, as_made, Origin::computed, {}));
  ready_ = true;
  // Nobody has to wait for it later.
  if (inputs_.regions) (void)inputs_.regions->alerts();
  return {};
}

bool Service::agrees(const Kept& own) {
  if (!inputs_.ledger) return true;
  const auto standings = inputs_.ledger->standings();
  if (!standings) return true;  // what is asked next says so
  for (const LedgerDesk::Standing& one : *standings) {
    if (one.id != own.id()) continue;
    const std::string key = one.id + " " + one.document;
    {
      const std::lock_guard lock(mutex_);
      if (const auto known = agreed_.find(key); known != agreed_.end()) return known->second;
    }
    const bool same = sha256(own.document()) == one.document;
    const std::lock_guard lock(mutex_);
    agreed_[key] = same;
    return same;
  }
  return true;
}

std::shared_ptr<const Kept> Service::kept(std::string_view id) {
  auto known = archive_.find(id);
  // What was recorded goes before what is computed now.
  if (known && (known->origin == Origin::ledger || agrees(*known))) return known;
  if (!inputs_.ledger) return nullptr;
  auto read = inputs_.ledger->read(id);
  if (read && !known) archive_.add(read);
  return read;
}

std::optional<Response> Service::at_once(const Request& request) {
  if (!reads(request.method)) return std::nullopt;
  // What follows the page's own address is the page's business.
  const std::string_view asked = request.target;
  if (const Response* file = inputs_.assets.find(asked.starts_with("/?") ? "/" : asked))
    return *file;
  return cache_.find(request.target);
}

Response Service::answer(const Request& request) {
  if (auto known = at_once(request)) return *std::move(known);
  if (request.method == Method::other) {
    Response refused = problem(405, "this method is not known here", "GET, HEAD or POST");
    refused.allow = "GET, HEAD, POST";
    return refused;
  }
  const auto target = parse_target(request.target);
  if (!target)
    return problem(400, "the address is malformed",
                   "an absolute path of UTF-8, without '.' and '..' segments");
  std::string allow;
  for (const Route& route : routes()) {
    auto values = fits(route.pattern, target->path);
    if (!values) continue;
    if (route.method == request.method || (route.method == Method::get && reads(request.method)))
      return routed(route, {request, *target, *std::move(values)});
    allow += (allow.empty() ? "" : ", ") +
             std::string(route.method == Method::get ? "GET, HEAD" : "POST");
  }
  if (allow.empty()) return problem(404, "there is nothing at this address", "see /openapi.json");
  Response refused = problem(405, "this address does not take that method", allow);
  refused.allow = std::move(allow);
  return refused;
}

Response Service::routed(const Route& route, const Call& call) {
  for (const auto& [key, value] : call.target.query)
    if (!takes(route.query, key))
      return problem(400, "this address takes no '" + key + "'",
                     route.query.empty() ? "no query" : "any of: " + std::string(route.query));
  if (!route.free && !work_.take(call.request.address, RateLimit::Clock::now())) {
    Response refused = problem(429, "too many requests that compute", "fewer of them a second");
    refused.retry_after_s = work_.wait_s();
    return refused;
  }
  Response response = (this->*route.handler)(call);
  constexpr unsigned kOk = 200;
  // Until the chain is made an answer may lack what came before; another spelling of an address
  // needs no place of its own.
  if (route.lasting && ready_ && response.status == kOk &&
      call.request.target.find('%') == std::string::npos)
    cache_.keep(call.request.target, response);
  return response;
}

}  // namespace setpoint
