#include "setpoint/sampling/draw_log_check.h"

#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "setpoint/core/decimal.h"

namespace setpoint {
namespace {

using StratumKey = std::pair<Quarter, std::string>;

// What the log says of a PSU.
struct Inspected {
  std::uint64_t units = 0;
  double weighted = 0;
  std::optional<double> odd_weight;  // of the find furthest from the mean weight
};

struct InspectedStratum {
  std::optional<std::uint64_t> population;
  std::map<std::string, Inspected> psus;
};

using InspectedStrata = std::map<StratumKey, InspectedStratum>;

// PSUs with a random inspection, by stratum.
InspectedStrata inspected_strata(const Inspections& log) {
  std::vector<Inspected> psus(log.psus.size());
  for (const PsuUnits& units : log.units) {
    psus[units.psu].units += units.units;
    psus[units.psu].weighted += units.weighted;
  }
  for (const Find& find : log.finds) {
    if (!find.psu) continue;
    Inspected& psu = psus[*find.psu];
    const double mean = psu.weighted / static_cast<double>(psu.units);
    const double weight = find.weight;
    if (!psu.odd_weight || std::fabs(weight - mean) > std::fabs(*psu.odd_weight - mean))
      psu.odd_weight = weight;
  }
  InspectedStrata strata;
  for (const SampledStratum& stratum : log.strata)
    strata[{stratum.period, stratum.name}].population = stratum.population;
  for (std::size_t i = 0; i < log.psus.size(); ++i) {
    if (psus[i].units == 0) continue;
    const SampledStratum& stratum = log.strata[log.psus[i].stratum];
    strata[{stratum.period, stratum.name}].psus.emplace(log.psus[i].name, psus[i]);
  }
  return strata;
}

bool same_weight(double a, double b) {
  return std::fabs(a - b) <= kWeightTolerance * std::fabs(b);
}

class Comparison {
 public:
  Comparison(std::string file, FaultLog& departures)
      : file_(std::move(file)), departures_(departures) {}

  StratumDepartures stratum(const DrawnStratum& drawn, const InspectedStratum& log) {
    StratumDepartures result{
        drawn.period, drawn.name, drawn.psus.size(), log.psus.size(), 0, 0, 0, 0, 0, false};
    where_ = "stratum '" + drawn.name + "' of " + drawn.period.text();
    if (log.population && *log.population != drawn.population) {
      result.other_population = true;
      add(std::to_string(*log.population) + " PSUs in the population of " + where_,
          "the " + std::to_string(drawn.population) + " of the frame");
    }
    std::set<std::string> left;
    for (const auto& [name, psu] : log.psus) left.insert(name);
    for (const DrawnPsu& psu : drawn.psus) {
      const auto found = log.psus.find(psu.name);
      if (found == log.psus.end()) {
        ++result.missing;
        add(named(psu.name) + " was selected and not inspected",
            std::to_string(psu.taken) + " random inspections");
        continue;
      }
      left.erase(psu.name);
      psu_departures(psu, found->second, result);
    }
    unselected(left, result);
    return result;
  }

  StratumDepartures outside(const StratumKey& key, const InspectedStratum& log) {
    StratumDepartures result;
    result.period = key.first;
    result.name = key.second;
    result.inspected = log.psus.size();
    where_ = "stratum '" + key.second + "' of " + key.first.text() + ", which is not in the draw";
    std::set<std::string> left;
    for (const auto& [name, psu] : log.psus) left.insert(name);
    unselected(left, result);
    return result;
  }

 private:
  [[nodiscard]] std::string named(const std::string& psu) const {
    return "PSU '" + psu + "' of " + where_;
  }

  void add(std::string what, std::string expected) {
    departures_.add({FaultKind::data, {file_}, std::move(what), std::move(expected)});
  }

  void unselected(const std::set<std::string>& names, StratumDepartures& result) {
    for (const std::string& name : names) {
      ++result.unselected;
      add(named(name) + " was inspected as random and not selected",
          "random inspections of selected PSUs alone");
    }
  }

  void psu_departures(const DrawnPsu& drawn, const Inspected& log, StratumDepartures& result) {
    if (log.units != drawn.taken) {
      ++(log.units < drawn.taken ? result.fewer_units : result.more_units);
      add(named(drawn.name) + ": " + std::to_string(log.units) + " units inspected",
          std::to_string(drawn.taken) + " as selected");
    }
    const double mean = log.weighted / static_cast<double>(log.units);
    const double weight = !same_weight(mean, drawn.weight) ? mean : log.odd_weight.value_or(mean);
    if (same_weight(weight, drawn.weight)) return;
    ++result.other_weight;
    add(named(drawn.name) + ": weight " + shortest(weight), shortest(drawn.weight));
  }

  std::string file_;
  FaultLog& departures_;
  std::string where_;
};

}  // namespace

LogCheck check_inspections(const Selection& selection, const Inspections& inspections,
                           const std::string& file, FaultLog& departures) {
  InspectedStrata log = inspected_strata(inspections);
  std::set<Quarter> periods;
  std::map<StratumKey, const DrawnStratum*> drawn;
  for (const DrawnStratum& stratum : selection.strata) {
    periods.insert(stratum.period);
    drawn[{stratum.period, stratum.name}] = &stratum;
    // A stratum without any inspection has all its PSUs missing.
    log.try_emplace({stratum.period, stratum.name});
  }
  LogCheck result;
  Comparison comparison(file, departures);
  for (const auto& [key, stratum] : log) {
    if (!periods.contains(key.first)) {
      result.other_periods += stratum.psus.size();
      continue;
    }
    const auto found = drawn.find(key);
    if (found != drawn.end())
      result.strata.push_back(comparison.stratum(*found->second, stratum));
    else if (!stratum.psus.empty())
      result.strata.push_back(comparison.outside(key, stratum));
  }
  return result;
}

}  // namespace setpoint
