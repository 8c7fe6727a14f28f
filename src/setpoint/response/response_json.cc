#include "setpoint/response/response_json.h"

#include <algorithm>
#include <map>
#include <utility>

#include "setpoint/core/decimal.h"

namespace setpoint {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kCents = 100;
constexpr double kMillion = 1e6;

double dollars(std::int64_t cents) {
  return static_cast<double>(cents) / kCents;
}

Json interval_json(const Interval& interval) {
  return Json::array({interval.low, interval.high});
}

Json averted_json(const Averted& averted) {
  return {{"value", averted.value}, {"interval", interval_json(averted.interval)}};
}

Json optional_json(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

// Shadow prices are said for a million dollars: of the objective's unit.
Json shadow_json(double floor, double cap) {
  return {{"floor_per_million_usd", floor * kMillion}, {"cap_per_million_usd", cap * kMillion}};
}

Json distribution_json(const Distribution& distribution) {
  switch (distribution.kind) {
    case DistributionKind::lognormal:
      return {{"kind", "lognormal"}, {"common", distribution.common}};
    case DistributionKind::triangular:
      return {{"kind", "triangular"}, {"low", distribution.low}, {"high", distribution.high}};
    case DistributionKind::uniform:
      return {{"kind", "uniform"}, {"low", distribution.low}, {"high", distribution.high}};
    case DistributionKind::normal:
      return {{"kind", "normal"}, {"common", distribution.common}};
    case DistributionKind::logit_normal:
      return {{"kind", "logit_normal"}, {"common", distribution.common}};
    case DistributionKind::beta:
      return {{"kind", "beta"}, {"concentration", distribution.concentration}};
    case DistributionKind::fixed:
    case DistributionKind::logistic_normal:
      break;
  }
  return nullptr;
}

Json value_json(const DatedValue& value) {
  Json entry = {{"value", std::get<double>(value.value)},
                {"unit", value.unit},
                {"standing", name(value.standing)},
                {"source", value.source},
                {"reason", value.reason},
                {"range", nullptr},
                {"distribution", distribution_json(value.distribution)}};
  if (value.range) entry["range"] = interval_json(*value.range);
  return entry;
}

Json region_json(const RegionAnswer& region, const AllocationAnswer& answer) {
  Json cells = Json::array();
  for (const CellAnswer& cell : region.cells)
    cells.push_back({{"id", answer.interventions[cell.intervention].id},
                     {"dollars", dollars(cell.cents)},
                     {"units", cell.units},
                     {"usable_units", cell.usable},
                     {"averted", cell.averted},
                     {"shadow", shadow_json(cell.floor, cell.cap)}});
  Json entry = {{"id", region.base.id},
                {"name", region.base.name},
                {"state", region.base.state.empty() ? Json(nullptr) : Json(region.base.state)},
                {"people", region.base.people},
                {"deaths", nullptr},
                {"basis", name(region.base.basis)},
                {"weight", region.weight},
                {"dollars", dollars(region.cents)},
                {"averted", averted_json(region.averted)},
                {"shadow", shadow_json(region.floor, region.cap)},
                {"interventions", std::move(cells)}};
  if (const auto shown = region.base.shown()) {
    entry["deaths"] = {{"value", *shown}};
  } else {
    // What is averted in a place whose count is withheld is shown no more than the count.
    entry["averted"] = nullptr;
    // What could be used is spread by deaths too.
    for (Json& cell : entry["interventions"]) cell["averted"] = cell["usable_units"] = nullptr;
  }
  return entry;
}

}  // namespace

Json allocation_settings_json(const AllocationPolicy& policy) {
  Json all = Json::array();
  for (const auto& [key, parameter] : policy.policy.parameters()) {
    Json entry = {{"key", key}};
    entry.update(value_json(parameter.values.back()));
    all.push_back(std::move(entry));
  }
  return all;
}

Json allocation_json(const AllocationAnswer& answer, const AllocationPolicy& policy) {
  const AllocationQuestion& question = answer.question;
  Json regions = Json::array(), interventions = Json::array(), rules = Json::array(),
       others = Json::array(), bounds = Json::array();
  for (const RegionAnswer& region : answer.regions) regions.push_back(region_json(region, answer));
  for (const InterventionAnswer& line : answer.interventions)
    interventions.push_back({{"id", line.id},
                             {"title", line.title},
                             {"dollars", dollars(line.cents)},
                             {"units", line.units},
                             {"usable_units", line.usable},
                             {"averted", averted_json(line.averted)},
                             {"grade", name(line.grade)},
                             {"no_effect_shown", line.idle},
                             {"shadow", shadow_json(line.floor, line.cap)}});
  for (const RuleAnswer& rule : answer.rules)
    rules.push_back({{"name", rule.name},
                     {"how", rule.how},
                     {"averted", averted_json(rule.averted)},
                     {"worse_by", averted_json(rule.worse_by)},
                     {"probability_ours_better", rule.probability_ours_better}});
  for (const OtherBudget& other : answer.others)
    others.push_back({{"name", other.name},
                      {"cents", other.cents},
                      {"averted", averted_json(other.averted)},
                      {"shadow_price", {{"per_million_usd", other.shadow_price * kMillion}}}});
  for (const BoundRequest& bound : question.bounds)
    bounds.push_back({{"bound", bound.text()}, {"cents", bound.cents}});
  return {{"schema", "setpoint.allocation/1"},
          {"program", SETPOINT_VERSION},
          {"budget",
           {{"cents", question.budget_cents},
            {"from", question.budget_from},
            {"spent_cents", answer.spent_cents},
            {"unspent_cents", answer.unspent_cents}}},
          {"by", name(answer.baseline.by)},
          {"cause", name(answer.baseline.cause)},
          {"as_of", answer.baseline.ending},
          {"objective", name(question.objective)},
          {"unit", answer.unit},
          {"draws", question.draws},
          {"seed", question.seed.value},
          {"confidence", policy.settings.confidence},
          {"nation", {{"people", answer.baseline.people}, {"deaths", answer.baseline.deaths}}},
          {"averted", averted_json(answer.averted)},
          {"objective_value", answer.objective},
          {"shadow_price",
           {{"per_million_usd", answer.shadow_price * kMillion},
            {"usd_per_averted",
             answer.shadow_price > 0 ? Json(1 / answer.shadow_price) : Json(nullptr)}}},
          {"certificate",
           {{"value", answer.certificate.value},
            {"bound", answer.certificate.bound},
            {"gap", answer.certificate.gap},
            {"rounding_loss", answer.rounding_loss}}},
          {"bounds", std::move(bounds)},
          {"regions", std::move(regions)},
          {"interventions", std::move(interventions)},
          {"rules", std::move(rules)},
          {"other_budgets", std::move(others)},
          {"settings", allocation_settings_json(policy)},
          {"notes", answer.notes}};
}

Json interventions_json(const InterventionRegister& interventions, const AllocationPolicy& policy) {
  Json list = Json::array();
  for (const Intervention& each : interventions.interventions) {
    Json effects = Json::array();
    for (const InterventionEffect& effect : each.effects)
      effects.push_back({{"population", effect.population},
                         {"effect", effect.effect},
                         {"grade", name(effect.grade)},
                         {"source", effect.source},
                         {"mark", effect.mark},
                         {"standing", name(effect.standing)}});
    Json numbers = Json::object();
    for (const char* what : {"cost", "overdose", "all_cause", "qalys", "eligible", "most"}) {
      const bool allocated = !each.check;
      const DatedValue* const value = allocated ? policy.number(each.id, what) : nullptr;
      numbers[what] = value == nullptr ? Json(nullptr) : value_json(*value);
    }
    list.push_back(
        {{"id", each.id},
         {"title", each.title},
         {"white_paper", each.white_paper.empty() ? Json(nullptr) : Json(each.white_paper)},
         {"unit", each.unit},
         {"check", each.check},
         {"grade", name(each.grade)},
         {"grade_means", meaning(each.grade)},
         {"populations", each.populations},
         {"regions", each.regions},
         {"numbers", std::move(numbers)},
         {"effects", std::move(effects)},
         {"cautions", each.cautions},
         {"measures", each.measures}});
  }
  return {{"schema", "setpoint.interventions/1"},
          {"program", SETPOINT_VERSION},
          {"register", {{"name", interventions.name}, {"version", interventions.version}}},
          {"interventions", std::move(list)}};
}

Json populations_json(const RegionalTables& tables, const InterventionRegister& interventions) {
  std::vector<std::string> order;
  std::map<std::string, std::vector<const SpecialPopulationRow*>> rows;
  for (const SpecialPopulationRow& row : tables.special_populations) {
    auto& of = rows[row.population];
    if (of.empty()) order.push_back(row.population);
    of.push_back(&row);
  }
  Json list = Json::array();
  for (const std::string& population : order) {
    Json data = Json::array(), gaps = Json::array(), fits = Json::array();
    for (const SpecialPopulationRow* row : rows[population]) {
      const bool withheld = row->withheld != Withheld::no;
      if (!row->value && !withheld) {
        gaps.push_back({{"measure", row->measure},
                        {"place", row->place.text()},
                        {"period", row->period},
                        {"source", row->source},
                        {"limits", row->limits}});
        continue;
      }
      Json entry = {{"measure", row->measure},
                    {"place", row->place.text()},
                    {"period", row->period},
                    {"value", optional_json(row->value)},
                    {"low", optional_json(row->low)},
                    {"high", optional_json(row->high)},
                    {"withheld", withheld ? Json(name(row->withheld)) : Json(nullptr)},
                    {"unit", row->unit},
                    {"source", row->source},
                    {"standing", row->standing},
                    {"limits", row->limits}};
      data.push_back(std::move(entry));
    }
    for (const Intervention& each : interventions.interventions)
      if (std::find(each.populations.begin(), each.populations.end(), population) !=
          each.populations.end())
        fits.push_back({{"id", each.id}, {"title", each.title}, {"grade", name(each.grade)}});
    list.push_back({{"population", population},
                    {"data", std::move(data)},
                    {"gaps", std::move(gaps)},
                    {"interventions", std::move(fits)}});
  }
  return {{"schema", "setpoint.populations/1"},
          {"program", SETPOINT_VERSION},
          {"populations", std::move(list)}};
}

std::string allocation_csv(const AllocationAnswer& answer) {
  const auto quoted = [](const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string made = "\"";
    for (const char c : text) made += c == '"' ? std::string("\"\"") : std::string(1, c);
    return made + "\"";
  };
  std::string out = "region,name,intervention,cents,units,averted\n";
  for (const RegionAnswer& region : answer.regions)
    for (const CellAnswer& cell : region.cells) {
      if (cell.cents == 0) continue;  // it is there for the price of its bound
      out += region.base.id + "," + quoted(region.base.name) + "," +
             answer.interventions[cell.intervention].id + "," + std::to_string(cell.cents) + "," +
             shortest(cell.units) + "," +
             (region.base.shown() ? shortest(cell.averted) : std::string()) + "\n";
    }
  return out;
}

}  // namespace setpoint
