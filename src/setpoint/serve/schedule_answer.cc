#include "setpoint/serve/schedule_answer.h"

#include "setpoint/report/wording.h"
#include "setpoint/serve/answer_json.h"

namespace setpoint {
namespace {

Json outcome(const OutcomeResult& o) {
  return {{"outcome", name(o.outcome)},
          {"row", o.action == "none" ? Json(nullptr) : Json(o.row)},
          {"name", o.name},
          {"action", o.action},
          {"capped", o.capped},
          {"few_finds", o.few_finds},
          {"movement", o.movement ? Json(name_of_flow(o.movement->call)) : Json(nullptr)},
          {"deaths_movement",
           o.deaths_movement ? Json(name_of_deaths(*o.deaths_movement)) : Json(nullptr)},
          {"flow_kg", figure(o.flow_kg)},
          {"score", figure(o.score)}};
}

Json decreed(const Determination& d, Country country) {
  const DecreedRate* own = find_decreed(d, country);
  if (own == nullptr) return nullptr;
  return {{"mean", number(own->mean.value)},
          {"on_last_day", number(own->on_last_day)},
          {"scope", own->scope}};
}

Json country(const Kept& kept, const CountryResult& c) {
  const CountryResult* before =
      kept.before ? find_country(kept.before->determination, c.country) : nullptr;
  Json outcomes = Json::array();
  for (const OutcomeResult& o : c.outcomes) outcomes.push_back(outcome(o));
  return {{"country", c.country.code()},
          {"name", c.country.name()},
          {"liable", c.liable},
          {"status", status(c)},
          {"evidence", name(c.evidence)},
          {"incomplete", c.incomplete},
          {"carried", c.carried},
          {"phase", number(c.phase)},
          {"adjustment", charge(c.adjustment, before ? &before->adjustment : nullptr)},
          {"toll", charge(c.toll, before ? &before->toll : nullptr)},
          {"footprint", figure(c.footprint)},
          {"score", figure(c.score)},
          {"flow_kg", figure(c.flow_kg)},
          {"flow_share", figure(c.flow_share)},
          {"adjustment_revenue_usd", figure(c.adjustment_revenue_usd)},
          {"toll_revenue_usd", figure(c.toll_revenue_usd)},
          {"revenue_usd",
           {{"value", number(c.adjustment_revenue_usd.value + c.toll_revenue_usd.value)},
            {"interval", nullptr}}},
          {"decreed", decreed(kept.determination, c.country)},
          {"outcomes", std::move(outcomes)}};
}

}  // namespace

std::string schedule_answer(const Kept& kept) {
  const Determination& d = kept.determination;
  Json countries = Json::array();
  for (const CountryResult* c : shown_countries(d)) countries.push_back(country(kept, *c));
  Json others = Json::array();
  for (const CountryResult* c : other_countries(d))
    others.push_back(
        {{"country", c->country.code()}, {"name", c->country.name()}, {"status", status(*c)}});
  Json checks = Json::array();
  for (const Check& c : d.checks)
    checks.push_back({{"name", c.name}, {"holds", c.holds}, {"detail", c.detail}});
  Json overrides = Json::array();
  for (const PolicyOverride& o : kept.overrides)
    overrides.push_back({{"key", o.key}, {"value", o.value}});
  return dumped(
      {{"schema", "setpoint.schedule/1"},
       {"id", d.id},
       {"period", d.window_last.text()},
       {"window", {d.window_first.text(), d.window_last.text()}},
       {"previous", d.previous ? Json(*d.previous) : Json(nullptr)},
       {"policy",
        {{"name", d.policy_name}, {"version", d.policy_version}, {"sha256", d.policy_sha256}}},
       {"dataset", {{"name", d.dataset_name}, {"sha256", d.dataset_sha256}}},
       {"seed", d.seed},
       {"draws", d.draws},
       {"confidence", number(d.confidence)},
       {"takeaway", takeaway(d)},
       {"caution", caution(d)},
       {"internalisation", number(d.internalisation.value)},
       {"dollars_per_death", figure(d.dollars_per_death)},
       {"revenue",
        {{"adjustments", figure(d.adjustment_revenue_usd)},
         {"tolls", figure(d.toll_revenue_usd)},
         {"target_usd", number(d.revenue_target_usd)}}},
       {"deaths",
        {{"reported", number(d.deaths_reported)},
         {"predicted", number(d.deaths_predicted)},
         {"attributed", figure(d.deaths_attributed)},
         {"domestic", figure(d.deaths_domestic)},
         {"unattributed", figure(d.deaths_unattributed)}}},
       {"flow",
        {{"through_kg", figure(d.through_kg)},
         {"seized_kg", figure(d.seized_kg)},
         {"checkpoint_kg", figure(d.checkpoint_kg)}}},
       {"countries", std::move(countries)},
       {"others", std::move(others)},
       {"checks", std::move(checks)},
       {"notes", d.notes},
       {"overrides", std::move(overrides)}});
}

}  // namespace setpoint
