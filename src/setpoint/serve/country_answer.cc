#include "setpoint/serve/country_answer.h"

#include <algorithm>

#include "setpoint/determination/json.h"
#include "setpoint/determination/waterfall.h"
#include "setpoint/rate/governance.h"
#include "setpoint/report/plain_words.h"
#include "setpoint/serve/answer_json.h"

namespace setpoint {
namespace {

Json sentences(const Determination& d, const CountryResult& c) {
  Json all = Json::array({summary_sentences(d, c), evidence_sentence(c)});
  if (c.liable)
    for (const std::string& sentence : action_sentences(c)) all.push_back(sentence);
  return all;
}

Json steps(const Determination& d, Country country) {
  constexpr std::size_t kOfOneCountry = 3;
  Json all = Json::array();
  for (const WaterfallStep& step : waterfall(d, kOfOneCountry, country))
    all.push_back({{"step", step.what},
                   {"kind", step.kind == WaterfallStep::Kind::total ? "total" : "change"},
                   {"value", number(step.deaths)},
                   {"interval", interval(step.interval)}});
  return all;
}

Json register_of(const Tables& tables, Country country, const Date& day) {
  Json all = Json::array();
  for (const auto& [field, row] : governance_on(tables, country, day).in_force)
    all.push_back({{"field", name(field)},
                   {"value", name(row->value)},
                   {"from", row->from.text()},
                   {"evidence", row->evidence}});
  return all;
}

Json point(const Kept& kept, Country country) {
  const Determination& d = kept.determination;
  const CountryResult* c = find_country(d, country);
  const CountryResult* before =
      kept.before ? find_country(kept.before->determination, country) : nullptr;
  const DecreedRate* decreed = find_decreed(d, country);
  Json outcomes = Json::array();
  for (const OutcomeResult& o : c->outcomes)
    outcomes.push_back(
        {{"outcome", name(o.outcome)},
         {"flow_kg", figure(o.flow_kg)},
         {"deaths", figure(o.deaths)},
         {"row", o.action == "none" ? Json(nullptr) : Json(o.row)},
         {"action", o.action},
         {"movement", o.movement ? Json(name_of_flow(o.movement->call)) : Json(nullptr)}});
  return {{"id", d.id},
          {"period", d.window_last.text()},
          {"liable", c->liable},
          {"adjustment", charge(c->adjustment, before ? &before->adjustment : nullptr)},
          {"toll", charge(c->toll, before ? &before->toll : nullptr)},
          {"score", figure(c->score)},
          {"footprint", figure(c->footprint)},
          {"decreed_mean", decreed ? number(decreed->mean.value) : Json(nullptr)},
          {"outcomes", std::move(outcomes)}};
}

Json national(const Determination& d) {
  Json outcomes = Json::array();
  for (const DeathsByOutcome& row : d.deaths_by_outcome)
    outcomes.push_back({{"outcome", name(row.outcome)}, {"deaths", figure(row.national)}});
  return {{"period", d.window_last.text()}, {"by_outcome", std::move(outcomes)}};
}

}  // namespace

std::string country_answer(const Kept& kept, Country country, const Tables* tables) {
  const Determination& d = kept.determination;
  const CountryResult& c = *find_country(d, country);
  return dumped({{"id", d.id},
                 {"period", d.window_last.text()},
                 {"country", country.code()},
                 {"name", country.name()},
                 {"detail", Json::parse(country_json(c))},
                 {"national", Json::parse(national_json(d))},
                 {"sentences", sentences(d, c)},
                 {"waterfall", steps(d, country)},
                 {"governance", tables ? register_of(*tables, country, d.window_last.last_day())
                                       : Json::array()}});
}

std::string history_answer(const Kept& kept, Country country) {
  std::vector<const Kept*> chain;
  for (const Kept* k = &kept; k != nullptr; k = k->before.get()) chain.push_back(k);
  std::reverse(chain.begin(), chain.end());
  Json points = Json::array();
  Json nations = Json::array();
  for (const Kept* k : chain) {
    nations.push_back(national(k->determination));
    if (find_country(k->determination, country) != nullptr) points.push_back(point(*k, country));
  }
  return dumped({{"country", country.code()},
                 {"points", std::move(points)},
                 {"national", std::move(nations)}});
}

}  // namespace setpoint
