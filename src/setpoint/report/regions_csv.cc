#include <optional>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/report/csv_writer.h"
#include "setpoint/report/regions_text.h"

namespace setpoint {

std::string region_deaths_csv(const RegionDetail& detail) {
  CsvWriter csv({"cause", "ending", "months", "reported", "predicted", "percent_complete",
                 "percent_pending", "withheld", "final", "nowcast", "nowcast_low", "nowcast_high",
                 "rate", "rate_low", "rate_high", "unreliable", "population_year"});
  const auto hundred = [](const std::optional<double>& share) {
    return share ? std::optional<double>(round_half_up(100 * *share, 1e-6)) : std::nullopt;
  };
  for (const CountView& count : detail.deaths) {
    const bool cast = count.nowcast.given();
    const auto some = [](bool has, double value) {
      return has ? std::optional<double>(value) : std::nullopt;
    };
    csv.text(name(count.cause)).text(count.ending.text()).text(std::to_string(count.months));
    csv.number(count.shown.reported).number(count.shown.predicted);
    csv.number(hundred(count.shown.complete)).number(hundred(count.shown.pending));
    csv.text(name(count.shown.withheld)).truth(count.is_final);
    csv.number(some(cast, count.nowcast.value)).number(some(cast, count.nowcast.interval.low));
    csv.number(some(cast, count.nowcast.interval.high));
    const DeathRate rate = count.rate.value_or(DeathRate{});
    csv.number(some(count.rate.has_value(), rate.value));
    csv.number(some(count.rate.has_value(), rate.interval.low));
    csv.number(some(count.rate.has_value(), rate.interval.high));
    if (count.rate)
      csv.truth(rate.unreliable).text(std::to_string(rate.population_year));
    else
      csv.text("").text("");
    csv.end_record();
  }
  return std::move(csv).take();
}

}  // namespace setpoint
