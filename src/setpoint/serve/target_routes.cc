// What can be asked of the supply network that is served.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <initializer_list>
#include <mutex>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/network/study_json.h"
#include "setpoint/report/targets_text.h"
#include "setpoint/serve/answer_json.h"
#include "setpoint/serve/service.h"

namespace setpoint {
namespace {

// What is computed while somebody waits. The command has no such limits.
constexpr std::size_t kMostToSimulate = 2'000;  // actors
constexpr std::size_t kMostToSearch = 300;      // for a set that regrowth judges
constexpr std::size_t kMostTargets = 20;
constexpr std::size_t kMostShown = 500;

Response not_served() {
  return problem(404, "no such supply network is served", "see /api/network");
}

Response too_large(std::size_t most) {
  return problem(422, "the network is too large to be simulated while a reader waits",
                 "at most " + grouped(static_cast<double>(most), 0) +
                     " actors here; setpoint targets has no such limit");
}

Response busy() {
  constexpr unsigned kUnavailable = 503;
  constexpr unsigned kWait = 5;
  Response refused = problem(kUnavailable, "another simulation is running", "a little patience");
  refused.retry_after_s = kWait;
  return refused;
}

// A key that is there twice says nothing of which is meant.
bool once(const RequestTarget& target, std::initializer_list<std::string_view> keys) {
  return std::all_of(keys.begin(), keys.end(),
                     [&](std::string_view key) { return target.all(key).size() <= 1; });
}

std::optional<std::size_t> count_in(const std::string& text) {
  std::size_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::unique_lock<std::timed_mutex> Service::simulation_place() {
  constexpr int kMostWaiting = 2;  // fewer than there are threads that work
  constexpr std::chrono::seconds kPatience{15};
  std::unique_lock place(simulating_, std::try_to_lock);
  if (place.owns_lock()) return place;
  if (waiting_.fetch_add(1) < kMostWaiting) (void)place.try_lock_for(kPatience);
  waiting_.fetch_sub(1);
  return place;
}

Response Service::network_served(const Call&) {
  if (!inputs_.study) return json_response(dumped({{"id", nullptr}}));
  const SupplyNetwork& network = inputs_.study->network();
  return json_response(dumped({{"id", study_id_},
                               {"actors", network.size()},
                               {"edges", network.edges()},
                               {"measure", inputs_.study->measure()}}));
}

Response Service::network_targets(const Call& call) {
  if (!inputs_.study || call.values[0] != study_id_) return not_served();
  const Study& study = *inputs_.study;
  const std::size_t shown = std::min(kMostShown, study.network().size());
  const Ranking ranking = study.rank(
      {.sources = usual_sources(study.network()), .detailed = shown, .seed = inputs_.seed});
  Json json = {{"id", study_id_},
               {"network", network_json(study)},
               {"ranking", ranking_json(study, ranking, shown)},
               {"settings", settings_json(study)}};
  Json measures = Json::array();
  for (const Centrality& measure : centralities(study.network()))
    measures.push_back(
        {{"name", measure.name}, {"what", measure.what}, {"of_actor", measure.value}});
  json["other_measures"] = std::move(measures);
  return json_response(dumped(json), true);
}

Response Service::network_targets_csv(const Call& call) {
  if (!inputs_.study || call.values[0] != study_id_) return not_served();
  const Study& study = *inputs_.study;
  const Ranking ranking = study.rank({.sources = usual_sources(study.network()),
                                      .detailed = std::min(kMostShown, study.network().size()),
                                      .seed = inputs_.seed});
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.body = body_of(ranking_csv(study, ranking, study.network().size()), true);
  response.file_name = "targets-" + study_id_ + ".csv";
  return response;
}

Response Service::network_set(const Call& call) {
  if (!inputs_.study || call.values[0] != study_id_) return not_served();
  const Study& study = *inputs_.study;
  if (study.network().size() > kMostToSearch) return too_large(kMostToSearch);
  if (!once(call.target, {"size", "budget", "objective"}))
    return problem(400, "a part of the question is given twice", "size, budget, objective once");
  SetQuestion question;
  question.seed = inputs_.seed;
  question.size = kMostTargets;
  if (const auto text = call.target.only("size")) {
    const auto size = count_in(*text);
    if (!size || *size == 0 || *size > kMostTargets)
      return problem(400, "size: '" + *text + "'", "a whole number from 1 to 20");
    question.size = *size;
  } else if (!call.target.only("budget")) {
    return problem(400, "neither size nor budget", "one of them, or both");
  }
  if (const auto text = call.target.only("budget")) {
    question.budget = parse_number(*text);
    if (!question.budget || *question.budget <= 0)
      return problem(400, "budget: '" + *text + "'", "a number above 0");
  }
  if (const auto text = call.target.only("objective")) {
    const auto* const found = std::find_if(kObjectives.begin(), kObjectives.end(),
                                           [&](Objective each) { return name(each) == *text; });
    if (found == kObjectives.end())
      return problem(400, "objective: '" + *text + "'",
                     "regrowth, supply, routes, ties or fragmentation");
    question.objective = *found;
  }
  const auto simulating = simulation_place();
  if (!simulating) return busy();
  const auto set = study.find_set(question);
  if (!set) return problem(400, set.faults());
  return json_response(dumped(set_json(study, *set)), true);
}

Response Service::network_simulation(const Call& call) {
  if (!inputs_.study || call.values[0] != study_id_) return not_served();
  const Study& study = *inputs_.study;
  if (study.network().size() > kMostToSimulate) return too_large(kMostToSimulate);
  const std::vector<std::string> ids = call.target.all("remove");
  if (ids.empty() || ids.size() > kMostTargets)
    return problem(400, std::to_string(ids.size()) + " targets", "1 to 20: remove=ID for each");
  const auto targets = study.actors(ids);
  if (!targets) return problem(400, targets.faults());
  const auto simulating = simulation_place();
  if (!simulating) return busy();
  constexpr std::uint32_t kRuns = 400;
  return json_response(dumped(judgement_json(study, study.simulate(*targets, kRuns, inputs_.seed))),
                       true);
}

Response Service::network_comparison(const Call& call) {
  if (!inputs_.study || call.values[0] != study_id_) return not_served();
  const Study& study = *inputs_.study;
  if (study.network().size() > kMostToSearch) return too_large(kMostToSearch);
  if (!once(call.target, {"size"})) return problem(400, "size twice", "once");
  ComparisonOptions options;
  options.seed = inputs_.seed;
  if (const auto text = call.target.only("size")) {
    const auto size = count_in(*text);
    if (!size || *size == 0 || *size > kMostTargets)
      return problem(400, "size: '" + *text + "'", "a whole number from 1 to 20");
    options.size = *size;
  }
  options.size = std::min(options.size, study.network().size());
  const auto simulating = simulation_place();
  if (!simulating) return busy();
  return json_response(dumped(comparison_json(study, *study.compare(options), options)), true);
}

}  // namespace setpoint
