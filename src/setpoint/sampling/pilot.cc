#include "setpoint/sampling/pilot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>

#include "setpoint/sampling/plan.h"
#include "setpoint/sampling/psu_variance.h"

namespace setpoint {
namespace {

// The units and finds of a period, by channel and in all.
struct Rate {
  double finds = 0;
  double units = 0;
  [[nodiscard]] double value() const { return units > 0 ? finds / units : 0; }
};

struct PooledRates {
  std::map<Channel, Rate> channels;
  Rate all;

  [[nodiscard]] double of(Channel channel) const {
    const double own = channels.at(channel).value();
    return own > 0 ? own : all.value();
  }
};

bool in_period(const Inspections& log, std::uint32_t psu, Quarter period) {
  return log.strata[log.psus[psu].stratum].period == period;
}

PooledRates pooled_rates(const Inspections& log, Quarter period) {
  PooledRates rates;
  for (const PsuUnits& units : log.units) {
    if (!in_period(log, units.psu, period)) continue;
    rates.channels[log.cells[units.cell].channel].units += units.weighted;
    rates.all.units += units.weighted;
  }
  for (const Find& find : log.finds) {
    if (!find.psu || !in_period(log, *find.psu, period)) continue;
    const double finds = find.weight * static_cast<double>(find.count);
    rates.channels[log.cells[find.cell].channel].finds += finds;
    rates.all.finds += finds;
  }
  return rates;
}

// The rows of a stratum: units are sorted by PSU, and a stratum's PSUs stand together.
std::span<const PsuUnits> units_of(const Inspections& log, const SampledStratum& stratum) {
  const auto before = [](const PsuUnits& units, std::uint32_t psu) { return units.psu < psu; };
  const auto first =
      std::lower_bound(log.units.begin(), log.units.end(), stratum.first_psu, before);
  const auto last =
      std::lower_bound(first, log.units.end(), stratum.first_psu + stratum.sampled, before);
  return {first, last};
}

double poisson_spread(std::span<const PsuUnits> rows, std::uint64_t psus,
                      const std::vector<double>& rate_of_row) {
  double variance = 0;
  for (std::size_t i = 0; i < rows.size(); ++i)
    variance +=
        rate_of_row[i] * rows[i].weighted * rows[i].weighted / static_cast<double>(rows[i].units);
  return std::sqrt(static_cast<double>(psus) * variance);
}

// Fills in the spread of a stratum whose PSUs show none.
void assume_spread(PilotStratum& stratum, const Inspections& log, std::span<const PsuUnits> rows,
                   const PooledRates& pooled, double limit) {
  std::vector<double> rates(rows.size(), stratum.total / stratum.population_units);
  stratum.from = SpreadFrom::own_rate;
  if (stratum.finds == 0) {
    stratum.from = SpreadFrom::pooled_rate;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double rate = pooled.of(log.cells[rows[i].cell].channel);
      // Without a find anywhere there is no rate, only what no find proves.
      if (rate == 0 || rate > limit) stratum.from = SpreadFrom::limit;
      rates[i] = rate == 0 ? limit : std::min(rate, limit);
    }
  }
  stratum.spread = poisson_spread(rows, stratum.psus, rates);
}

}  // namespace

std::string_view name(SpreadFrom from) {
  static constexpr std::array<std::string_view, 4> kNames = {"psus", "own-rate", "pooled-rate",
                                                             "limit"};
  return kNames[static_cast<std::size_t>(from)];
}

std::optional<Quarter> last_sampled_quarter(const Inspections& inspections) {
  std::optional<Quarter> last;
  for (const SampledStratum& stratum : inspections.strata)
    if (stratum.sampled > 0 && (!last || stratum.period > *last)) last = stratum.period;
  return last;
}

Result<Pilot> pilot_of(const Inspections& inspections, Quarter period, double confidence) {
  const PooledRates pooled = pooled_rates(inspections, period);
  // Weighted finds by PSU; only those with a find.
  std::map<std::uint32_t, double> finds_of_psu;
  std::map<std::uint32_t, std::uint64_t> count_of_stratum;
  for (const Find& find : inspections.finds) {
    if (!find.psu || !in_period(inspections, *find.psu, period)) continue;
    finds_of_psu[*find.psu] += find.weight * static_cast<double>(find.count);
    count_of_stratum[inspections.psus[*find.psu].stratum] += find.count;
  }

  Pilot pilot{period, {}, 0};
  Faults faults;
  for (std::uint32_t h = 0; h < inspections.strata.size(); ++h) {
    const SampledStratum& sampled = inspections.strata[h];
    if (sampled.period != period) continue;
    PilotStratum stratum;
    stratum.name = sampled.name;
    stratum.population = sampled.population;
    stratum.psus = sampled.sampled;
    const auto rows = units_of(inspections, sampled);
    for (const PsuUnits& row : rows) {
      stratum.units += row.units;
      stratum.population_units += row.weighted;
    }
    if (stratum.psus == 0 || stratum.units == 0) {
      faults.push_back({FaultKind::data,
                        {},
                        "stratum '" + sampled.name + "' of " + period.text() +
                            " has no random inspection to plan from",
                        "one or more in every stratum of the pilot"});
      continue;
    }
    std::vector<double> totals;
    const auto first = finds_of_psu.lower_bound(sampled.first_psu);
    const auto last = finds_of_psu.lower_bound(sampled.first_psu + sampled.sampled);
    for (auto psu = first; psu != last; ++psu) {
      totals.push_back(psu->second);
      stratum.total += psu->second;
    }
    stratum.finds = count_of_stratum[h];
    if (stratum.psus >= 2)
      stratum.spread =
          std::sqrt(static_cast<double>(stratum.psus) * psu_variance(totals, stratum.psus, 0.0));
    // Of rounding alone, where all are alike.
    constexpr double kRounding = 1e-12;
    if (stratum.spread <= kRounding * stratum.total) {
      const auto limit = zero_find_limit(stratum.units, confidence);
      if (!limit) return limit.faults();
      assume_spread(stratum, inspections, rows, pooled, *limit);
    }
    pilot.total += stratum.total;
    pilot.strata.push_back(std::move(stratum));
  }
  if (!faults.empty()) return faults;
  if (pilot.strata.empty())
    return Fault{FaultKind::data,
                 {},
                 "no random inspection in " + period.text() + " to plan from",
                 "a quarter with a pilot"};
  return pilot;
}

}  // namespace setpoint
