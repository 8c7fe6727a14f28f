#include "setpoint/region/study_json.h"

#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace setpoint {
namespace {

using Json = nlohmann::ordered_json;

// To twelve significant digits: the last ones of a sum or a product are rounding.
double tidy(double value) {
  std::array<char, 40> room{};
  const auto end =
      std::to_chars(room.data(), room.data() + room.size(), value, std::chars_format::general, 12);
  double result = value;
  std::from_chars(room.data(), end.ptr, result);
  return result;
}

Json number(const std::optional<double>& value) {
  return value ? Json(tidy(*value)) : Json(nullptr);
}
Json percent(const std::optional<double>& share) {
  return share ? Json(tidy(100 * *share)) : Json(nullptr);
}
Json interval_json(const Interval& interval) {
  return {tidy(interval.low), tidy(interval.high)};
}
Json withheld_json(Withheld withheld) {
  return withheld == Withheld::no ? Json(nullptr) : Json(name(withheld));
}

Json dataset_json(const RegionalTables& tables) {
  return {{"name", tables.name}, {"sha256", tables.sha256}};
}

Json sources_json(const RegionalTables& tables) {
  Json sources = Json::array();
  for (const RegionalSource& source : tables.sources)
    sources.push_back({{"kind", name(source.kind)},
                       {"source", source.source},
                       {"retrieved", source.retrieved.text()},
                       {"note", source.note.empty() ? Json(nullptr) : Json(source.note)},
                       {"sha256", source.sha256}});
  return sources;
}

Json nowcast_json_of(const Nowcast& nowcast) {
  if (!nowcast.given()) return nullptr;
  return {{"value", nowcast.value},
          {"interval", interval_json(nowcast.interval)},
          {"basis", name(nowcast.basis)}};
}

Json rate_json(const std::optional<DeathRate>& rate) {
  if (!rate) return nullptr;
  return {{"value", tidy(rate->value)},
          {"interval", interval_json(rate->interval)},
          {"unreliable", rate->unreliable},
          {"per", static_cast<int>(kPer)},
          {"population_year", rate->population_year}};
}

Json count_json(const CountView& count) {
  Json json = {{"cause", name(count.cause)},
               {"ending", count.ending.text()},
               {"months", count.months},
               {"reported", number(count.shown.reported)},
               {"predicted", number(count.shown.predicted)},
               {"nowcast", nowcast_json_of(count.nowcast)},
               {"percent_complete", percent(count.shown.complete)},
               {"percent_pending", percent(count.shown.pending)},
               {"withheld", withheld_json(count.shown.withheld)},
               {"final", count.is_final}};
  if (count.counties > 0) json["counties"] = count.counties;
  return json;
}

Json view_json(const RegionView& view) {
  const Region& region = *view.region;
  Json states = Json::array();
  for (const Place& state : region.states) states.push_back(state.text());
  Json json = {{"id", region.id},
               {"kind", name(region.kind)},
               {"name", region.name},
               {"states", std::move(states)},
               {"areas", region.areas}};
  if (region.kind == RegionKind::county)
    json["designation"] = region.areas.empty() ? "unverified" : "designated";
  json["population"] =
      view.population ? Json{{"year", view.population->year}, {"value", view.population->value}}
                      : Json(nullptr);
  json["latest"] = view.latest ? count_json(*view.latest) : Json(nullptr);
  json["rate"] = view.latest ? rate_json(view.latest->rate) : Json(nullptr);
  json["change"] = view.change ? Json{{"from", view.change->from.text()},
                                      {"of", view.change->predicted ? "predicted" : "reported"},
                                      {"value", tidy(view.change->change.value)},
                                      {"interval", interval_json(view.change->change.interval)}}
                               : Json(nullptr);
  return json;
}

Json counties_json(const RegionDetail& detail) {
  if (detail.view.region->kind != RegionKind::area) return nullptr;
  Json list = Json::array();
  for (const RegionView& county : detail.counties)
    list.push_back({{"id", county.region->id},
                    {"name", county.region->name},
                    {"latest", county.latest ? count_json(*county.latest) : Json(nullptr)},
                    {"rate", county.latest ? rate_json(county.latest->rate) : Json(nullptr)}});
  return {{"verified", detail.counties.size()},
          {"people_share", number(detail.view.people_share)},
          {"list", std::move(list)}};
}

Json lab_json(const std::vector<LabPeriod>& periods) {
  Json list = Json::array();
  for (const LabPeriod& period : periods) {
    Json substances = Json::array();
    for (const SubstanceShare& substance : period.substances)
      substances.push_back({{"name", substance.name},
                            {"reports", substance.reports},
                            {"share", tidy(substance.share)},
                            {"interval", interval_json(substance.interval)}});
    list.push_back({{"ending", period.ending.text()},
                    {"months", period.months},
                    {"total", period.total},
                    {"substances", std::move(substances)}});
  }
  return list;
}

Json seizures_json(const std::vector<QuarterSeizures>& seizures) {
  Json list = Json::array();
  for (const QuarterSeizures& each : seizures)
    list.push_back({{"quarter", each.quarter.text()},
                    {"drug", each.drug},
                    {"kilograms", tidy(each.kilograms)},
                    {"events", each.events},
                    {"areas", each.areas}});
  return list;
}

Json errors_json(const ErrorSummary& errors) {
  if (errors.n == 0) return nullptr;
  return {{"n", errors.n},
          {"bias_percent", tidy(100 * errors.bias)},
          {"mean_absolute_percent", tidy(100 * errors.mean_absolute)},
          {"rmse_percent", tidy(100 * errors.rmse)}};
}

Json score_row_json(const ScoreRow& row) {
  Json ours = errors_json(row.nowcast);
  ours["coverage"] = tidy(row.interval.coverage);
  ours["coverage_standard_error"] = tidy(row.interval.coverage_error);
  ours["interval_score_percent"] = tidy(100 * row.interval.score);
  ours["width_percent"] = tidy(100 * row.interval.width);
  Json predicted = errors_json(row.predicted);
  if (!predicted.is_null()) {
    predicted["log_bias"] = tidy(row.predicted_log.bias);
    predicted["log_error"] = tidy(row.predicted_log.error);
  }
  return {
      {"age", row.age ? Json(*row.age) : Json(nullptr)},
      {"n", row.nowcast.n},
      {"setpoint", std::move(ours)},
      {"rivals", {{"reported", errors_json(row.reported)}, {"predicted", std::move(predicted)}}}};
}

std::string release_text(const RegionalTables& tables, std::uint32_t release) {
  const DeathRelease& one = tables.releases[release];
  return one.table < tables.sources.size() ? tables.sources[one.table].source : std::string();
}

}  // namespace

Json regions_json(const RegionalStudy& study, Cause cause, const std::vector<RegionView>& views) {
  Json causes = Json::array();
  for (const Cause each : kCauses)
    if (study.as_of(each)) causes.push_back(name(each));
  Json regions = Json::array();
  for (const RegionView& view : views) regions.push_back(view_json(view));
  const auto as_of = study.as_of(cause);
  return {{"schema", "setpoint.regions/1"},
          {"dataset", dataset_json(study.tables())},
          {"cause", name(cause)},
          {"causes", std::move(causes)},
          {"as_of", as_of ? Json(as_of->text()) : Json(nullptr)},
          {"regions", std::move(regions)},
          {"notes", study.notes()},
          {"sources", sources_json(study.tables())}};
}

Json region_json(const RegionalStudy& study, const RegionDetail& detail) {
  Json deaths = Json::array();
  for (const CountView& count : detail.deaths) {
    Json entry = count_json(count);
    entry["rate"] = rate_json(count.rate);
    deaths.push_back(std::move(entry));
  }
  Json adjusted = nullptr;
  if (detail.age_adjusted) {
    adjusted = {{"ending", detail.age_adjusted->ending.text()},
                {"months", kYear},
                {"cause", name(detail.age_adjusted->cause)}};
    adjusted.update(rate_json(detail.age_adjusted->rate));
    adjusted["standard"] = "United States 2000, eleven age groups";
  }
  Json nonfatal = Json::array();
  for (const NonfatalYear& year : detail.nonfatal)
    nonfatal.push_back({{"year", year.year},
                        {"setting", year.setting},
                        {"visits", year.visits},
                        {"people", year.people},
                        {"counties", year.counties},
                        {"rate", rate_json(year.rate)}});
  return {{"schema", "setpoint.region/1"},
          {"dataset", dataset_json(study.tables())},
          {"region", view_json(detail.view)},
          {"deaths", std::move(deaths)},
          {"age_adjusted", std::move(adjusted)},
          {"counties", counties_json(detail)},
          {"supply",
           {{"lab_reports", lab_json(detail.lab_reports)},
            {"seizures", seizures_json(detail.seizures)}}},
          {"nonfatal", std::move(nonfatal)},
          {"sources", sources_json(study.tables())},
          {"notes", study.notes()}};
}

Json nowcast_json(const RegionalStudy& study, Cause cause,
                  const std::vector<std::pair<Place, CountView>>& counts) {
  Json list = Json::array();
  for (const auto& [place, count] : counts) {
    Json entry = {{"id", place.text()}};
    entry.update(count_json(count));
    entry["why_not"] = count.nowcast.given() ? Json(nullptr) : Json(name(count.nowcast.why_not));
    list.push_back(std::move(entry));
  }
  Json models = Json::array();
  for (const auto& [key, pairs] : study.nowcaster().pairs()) {
    const DelayModel* const model = study.nowcaster().model(key);
    if (model == nullptr || key.cause != cause) continue;
    for (const auto& [age, one] : model->ages()) {
      const AgeModel::Coefficients coefficients = one.coefficients();
      models.push_back({{"months", key.months},
                        {"counties", key.county},
                        {"age", age},
                        {"pairs", one.pairs()},
                        {"covariate", name(one.covariate())},
                        {"level", tidy(coefficients.level)},
                        {"slope", tidy(coefficients.slope)},
                        {"between_places", tidy(coefficients.between)},
                        {"within", tidy(coefficients.within)}});
    }
  }
  return {{"schema", "setpoint.nowcast/1"}, {"dataset", dataset_json(study.tables())},
          {"cause", name(cause)},           {"confidence", study.policy().settings.confidence},
          {"counts", std::move(list)},      {"learned", std::move(models)},
          {"notes", study.notes()},         {"sources", sources_json(study.tables())}};
}

Json nowcast_score_json(const RegionalStudy& study, const std::vector<NowcastScore>& scores) {
  Json list = Json::array();
  for (const NowcastScore& score : scores) {
    Json rows = Json::array();
    for (const ScoreRow& row : score.by_age) rows.push_back(score_row_json(row));
    list.push_back({{"cause", name(score.key.cause)},
                    {"months", score.key.months},
                    {"places", score.places},
                    {"confidence", score.confidence},
                    {"early", release_text(study.tables(), score.early_release)},
                    {"late", release_text(study.tables(), score.late_release)},
                    {"by_age", std::move(rows)},
                    {"all", score_row_json(score.all)},
                    {"open", score_row_json(score.open)},
                    {"closed_ages", score.closed}});
  }
  return {{"schema", "setpoint.nowcast-score/1"},
          {"dataset", dataset_json(study.tables())},
          {"method",
           "each place nowcast from the other places alone; errors as a share of the final count"},
          {"scores", std::move(list)},
          {"sources", sources_json(study.tables())}};
}

}  // namespace setpoint
