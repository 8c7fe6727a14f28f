#include <nlohmann/json.hpp>
#include <utility>

#include "setpoint/cli/designations_output.h"

namespace setpoint::cli {
namespace {

using Json = nlohmann::ordered_json;

Json bounds(const CountBounds& count) {
  return Json::array({count.surely, count.possibly});
}

Json tally(const Tally& count) {
  return {{"before_first_release", count.before},
          {"added", count.added},
          {"removed", count.removed},
          {"changed_programme", count.changed},
          {"in_force", count.in_force}};
}

template <class T>
Json labelled(const char* label, const T& value, const Tally& count) {
  Json row{{label, value}};
  row.update(tally(count));
  return row;
}

Json year(const YearCount& count) {
  return {{"year", count.year},
          {"added", bounds(count.added)},
          {"removed", bounds(count.removed)},
          {"changed_programme", bounds(count.changed)},
          {"in_force_at_end", count.in_force ? bounds(*count.in_force) : Json(nullptr)}};
}

Json release(const ReleaseRead& read) {
  return {{"file", read.file},
          {"published", read.published ? Json(read.published->text()) : Json(nullptr)},
          {"entries", read.entries},
          {"with_addresses", read.with_addresses},
          {"notes",
           {{"addresses_of_others", read.notes.addresses_of_others},
            {"aliases_of_others", read.notes.aliases_of_others},
            {"comments_of_others", read.notes.comments_of_others},
            {"cut_remarks", read.notes.cut_remarks},
            {"without_address", read.notes.without_address}}}};
}

void put(Json& row, const std::string& key, const Known& known) {
  row[key] = known.value ? Json(*known.value) : Json(nullptr);
  if (!known.value) row[key + "_why_not"] = known.why_not;
}

void put(Json& row, const std::string& key, const KnownChange& known) {
  if (!known.change) {
    row[key] = nullptr;
    row[key + "_why_not"] = known.why_not;
    return;
  }
  const Change& change = *known.change;
  Json made{{"relative_change", change.relative}, {"quarters", change.quarters}};
  made["placebo_interval"] =
      change.placebo ? Json::array({change.placebo->low, change.placebo->high}) : Json(nullptr);
  made["placebo_rank"] = change.rank ? Json(*change.rank) : Json(nullptr);
  made["placebo_dates"] = change.dates;
  made["placebos"] = change.placebos;
  if (!change.placebo) made["why_no_placebo"] = change.why_no_placebo;
  row[key] = std::move(made);
}

Json evaluation(const DesignationsResult& result) {
  Json years = Json::array();
  for (const CountryYear& each : result.evaluation->years) {
    Json row{{"country", each.country.code()}};
    row.update(year(each.counts));
    put(row, "flow_kg", each.flow_kg);
    put(row, "national_deaths", each.deaths);
    years.push_back(std::move(row));
  }
  Json events = Json::array();
  for (const EventRow& each : result.evaluation->events) {
    Json quarters = Json::array();
    for (const Quarter quarter : each.quarters) quarters.push_back(quarter.text());
    Json row{{"programme", each.programme},
             {"country", each.country.code()},
             {"year", each.year},
             {"designations", each.designations},
             {"quarters", std::move(quarters)},
             {"overlapping_quarters", each.overlapping}};
    put(row, "flow", each.flow);
    put(row, "national_deaths", each.deaths);
    events.push_back(std::move(row));
  }
  return {
      {"dataset", result.dataset},     {"policy", result.policy},
      {"meaning", "association only"}, {"years", std::move(years)},
      {"events", std::move(events)},   {"additions_without_a_quarter", result.evaluation->undated}};
}

}  // namespace

std::string designations_json(const DesignationsResult& result) {
  Json releases = Json::array();
  for (const ReleaseRead& each : result.releases) releases.push_back(release(each));
  Json by_programme = Json::array();
  for (const auto& [programme, count] : result.counts.programmes)
    by_programme.push_back(labelled("programme", programme, count));
  Json by_kind = Json::array();
  for (const auto& [kind, count] : result.counts.kinds)
    by_kind.push_back(labelled("kind", name(kind), count));
  Json by_country = Json::array();
  for (const auto& [country, count] : result.counts.countries)
    by_country.push_back(labelled("country", country.code(), count));
  Json by_year = Json::array();
  for (const YearCount& each : result.counts.years) by_year.push_back(year(each));
  Json cannot = Json::array();
  for (const std::string_view limit : what_cannot_be_shown()) cannot.push_back(limit);
  Json document{{"schema", "setpoint.designations/1"},
                {"releases", std::move(releases)},
                {"register", result.table.empty() ? Json(nullptr) : Json(result.table)},
                {"programmes", result.programmes.empty() ? Json("all") : Json(result.programmes)},
                {"as_of", result.designations.as_of.text()},
                {"total", tally(result.counts.total)},
                {"by_programme", std::move(by_programme)},
                {"by_kind", std::move(by_kind)},
                {"by_country", std::move(by_country)},
                {"country_not_known", tally(result.counts.no_country)},
                {"entries_with_an_unknown_country", result.designations.unknown_countries},
                {"by_year", std::move(by_year)},
                {"programme_changes", result.counts.programme_changes},
                {"evaluation", result.evaluation ? evaluation(result) : Json(nullptr)},
                {"cannot_be_shown", std::move(cannot)}};
  return document.dump(2) + "\n";
}

}  // namespace setpoint::cli
