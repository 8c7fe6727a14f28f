#include "setpoint/network/study_json.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "setpoint/core/digest.h"
#include "setpoint/network/components.h"
#include "setpoint/network/substitutes.h"

namespace setpoint {
namespace {

using Json = nlohmann::ordered_json;

// Shares of runs and sums of products: what is beyond the tenth digit says nothing.
double tidy(double value) {
  const double scaled = value * 1e10;
  return std::abs(scaled) < 9e15 ? std::round(scaled) / 1e10 : value;
}

Json figure(const OverRuns& over) {
  return {{"mean", tidy(over.mean)},
          {"interval", {tidy(over.low), tidy(over.high)}},
          {"runs", {tidy(over.p5), tidy(over.p95)}}};
}

Json role_json(const Study& study, const Actor& actor) {
  return study.network().known().roles ? Json(actor.role) : Json(nullptr);
}

Json country_json(const Actor& actor) {
  return actor.country ? Json(actor.country->code()) : Json(nullptr);
}

Json ids(const Study& study, const std::vector<ActorIndex>& actors) {
  Json all = Json::array();
  for (const ActorIndex actor : actors) all.push_back(study.network().actors()[actor].id);
  return all;
}

// The classes of several that one of the shown actors belongs to.
Json classes(const Study& study, const Partition& partition, const std::vector<char>& shown) {
  Json result = Json::array();
  for (const std::vector<ActorIndex>& members : classes_of_several(partition))
    if (std::any_of(members.begin(), members.end(),
                    [&](ActorIndex actor) { return shown[actor] != 0; }))
      result.push_back(ids(study, members));
  return result;
}

Json value_json(const ParameterValue& value) {
  if (const double* number = std::get_if<double>(&value)) return *number;
  if (const auto* list = std::get_if<std::vector<double>>(&value)) return *list;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  Json shares = Json::object();
  for (const auto& [entry, share] : std::get<Shares>(value)) shares[entry] = share;
  return shares;
}

}  // namespace

Json settings_json(const Study& study) {
  Json all = Json::array();
  for (const auto& [key, parameter] : study.policy().policy.parameters()) {
    const DatedValue& value = parameter.values.back();
    Json entry = {{"key", key},
                  {"value", value_json(value.value)},
                  {"unit", value.unit},
                  {"standing", name(value.standing)},
                  {"source", value.source},
                  {"reason", value.reason}};
    entry["range"] =
        value.range ? Json::array({value.range->low, value.range->high}) : Json(nullptr);
    all.push_back(std::move(entry));
  }
  return all;
}

std::string study_id(const Study& study) {
  constexpr std::size_t kDigits = 16;
  return sha256(network_json(study).dump() + settings_json(study).dump()).substr(0, kDigits);
}

Json network_json(const Study& study) {
  const SupplyNetwork& network = study.network();
  const ChainRoutes* routes = study.routes();
  Json actors = Json::array();
  for (ActorIndex i = 0; i < network.size(); ++i) {
    const Actor& actor = network.actors()[i];
    const bool on_chain = routes != nullptr && routes->stage(i) != ChainRoutes::kOffChain;
    Json entry = {{"id", actor.id},
                  {"role", role_json(study, actor)},
                  {"country", country_json(actor)},
                  {"capacity", actor.capacity},
                  {"cost", actor.cost},
                  {"stage", on_chain ? Json(routes->stage(i)) : Json(nullptr)}};
    actors.push_back(std::move(entry));
  }
  Json ties = Json::array();
  for (const Tie& tie : network.ties())
    ties.push_back({tie.from, tie.to, network.kinds()[tie.kind], tie.weight});
  Json chain = nullptr;
  if (routes != nullptr) {
    chain = Json::array();
    for (const Stage& stage : routes->chain().stages())
      chain.push_back({{"role", stage.role}, {"required", stage.required}});
  }
  const Connectivity shape = connectivity(network);
  return {{"actors", std::move(actors)},
          {"ties", std::move(ties)},
          {"chain", std::move(chain)},
          {"goods", study.goods()},
          {"measure", study.measure()},
          {"before", study.regrowth().before()},
          {"edges", network.edges()},
          {"components", shape.components},
          {"largest_component", shape.largest},
          {"fragmentation", tidy(fragmentation(shape))},
          {"notes", study.notes()}};
}

Json target_json(const Study& study, const TargetValue& target) {
  const Actor& actor = study.network().actors()[target.actor];
  const bool chain = study.routes() != nullptr;
  Json entry = {{"id", actor.id},
                {"role", role_json(study, actor)},
                {"country", country_json(actor)},
                {"value", tidy(target.value)},
                {"value_standard_error", tidy(target.value_error)},
                {"per_cost", tidy(target.per_cost)},
                {"cost", actor.cost},
                {"centrality", tidy(target.centrality)},
                {"hard_to_replace", tidy(target.hard_to_replace)},
                {"contacts", target.degree},
                {"betweenness", tidy(target.betweenness)},
                {"betweenness_standard_error", tidy(target.betweenness_error)},
                {"capacity", chain ? Json(actor.capacity) : Json(nullptr)},
                {"flow_through", chain ? Json(target.flow_through) : Json(nullptr)},
                {"flow_lost", chain ? Json(target.flow_lost) : Json(nullptr)},
                {"flow_lost_exact", chain ? Json(target.flow_lost_exact) : Json(nullptr)}};
  entry["known_substitutes"] = tidy(target.known_substitutes);
  return entry;
}

Json ranking_json(const Study& study, const Ranking& ranking, std::size_t top) {
  Json targets = Json::array();
  const std::size_t shown = std::min(top, ranking.targets.size());
  std::vector<char> is_shown(study.network().size(), 0);
  for (std::size_t place = 0; place < shown; ++place) {
    Json entry = target_json(study, ranking.targets[place]);
    is_shown[ranking.targets[place].actor] = 1;
    entry["substitutes_within_reach"] = place < ranking.detailed
                                            ? Json(ranking.targets[place].substitutes_within_reach)
                                            : Json(nullptr);
    targets.push_back(std::move(entry));
  }
  return {
      {"actors", study.network().size()},
      {"edges", study.network().edges()},
      {"measure", study.measure()},
      {"chain", study.routes() != nullptr ? Json(study.routes()->chain().text()) : Json(nullptr)},
      {"supply", ranking.supply},
      {"flow_weight", study.policy().settings.flow_weight},
      {"reach", study.policy().settings.reach},
      {"betweenness_exact", ranking.betweenness_exact},
      {"betweenness_sources", ranking.sources},
      {"largest_betweenness", tidy(ranking.largest_betweenness)},
      {"targets", std::move(targets)},
      {"structurally_equivalent",
       classes(study, structural_equivalence(study.network()), is_shown)},
      // Without roles the coarsest partition says nothing.
      {"regularly_equivalent", study.network().known().roles
                                   ? classes(study, regular_equivalence(study.network()), is_shown)
                                   : Json(nullptr)},
      {"notes", study.notes()}};
}

Json judgement_json(const Study& study, const Judgement& judgement) {
  Json months = Json::array();
  for (const double missing : judgement.by_month) months.push_back(tidy(missing));
  Json entry = {{"strategy", judgement.strategy},
                {"targets", ids(study, judgement.targets)},
                {"number", tidy(judgement.number)},
                {"cost", judgement.cost},
                {"measure", study.measure()},
                {"missing_at_once", figure(judgement.at_once)},
                {"missing_mean", figure(judgement.mean)},
                {"missing_at_end", figure(judgement.at_end)},
                {"missing_by_month", std::move(months)},
                {"per_target", figure(judgement.per_target)},
                {"per_cost", figure(judgement.per_cost)},
                {"fragmentation_at_once", figure(judgement.fragmentation_at_once)},
                {"fragmentation_at_end", figure(judgement.fragmentation_at_end)},
                {"fragmented_without_loss", judgement.fragmented_without_loss}};
  entry["over_best_baseline"] =
      judgement.over_best_baseline ? figure(*judgement.over_best_baseline) : Json(nullptr);
  return entry;
}

Json set_json(const Study& study, const SetAnswer& answer) {
  const BestSet& set = answer.set;
  return {{"objective", name(answer.objective)},
          {"value_is", answer.of},
          {"targets", ids(study, set.targets)},
          {"value", tidy(set.value)},
          {"cost", set.cost},
          {"exact", set.exact},
          {"bound", set.bound ? Json(tidy(*set.bound)) : Json(nullptr)},
          {"gap", set.bound ? Json(tidy(*set.bound - set.value)) : Json(nullptr)},
          {"greedy_value", tidy(set.greedy_value)},
          {"greedy_guarantee", set.guarantee > 0 ? Json(tidy(set.guarantee)) : Json(nullptr)},
          {"sets_looked_at", set.evaluations},
          {"after_regrowth", judgement_json(study, answer.judgement)}};
}

Json comparison_json(const Study& study, const std::vector<Judgement>& judgements,
                     const ComparisonOptions& options) {
  Json all = Json::array();
  for (const Judgement& judgement : judgements) all.push_back(judgement_json(study, judgement));
  return {{"measure", study.measure()},
          {"size", options.size},
          {"budget", options.budget ? Json(*options.budget) : Json(nullptr)},
          {"runs", options.runs},
          {"search_runs", options.search_runs},
          {"seed", options.seed.value},
          {"months", study.policy().settings.months},
          {"strategies", std::move(all)},
          {"notes", study.notes()}};
}

}  // namespace setpoint
