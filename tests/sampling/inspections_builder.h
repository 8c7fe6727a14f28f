// Logs of inspections built in a test, without files.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "setpoint/data/inspections.h"

namespace setpoint::test {

class InspectionsBuilder {
 public:
  // A stratum with its population of PSUs; those that are never given one have none.
  InspectionsBuilder& stratum(Quarter period, const std::string& name,
                              std::optional<std::uint64_t> population) {
    strata_[{period, name}] = population;
    return *this;
  }
  // Random inspections of a PSU, `finds` of the units positive.
  InspectionsBuilder& psu(Quarter period, const std::string& stratum, const std::string& psu,
                          Channel channel, std::uint64_t units, double weight,
                          std::uint64_t finds = 0, std::optional<double> find_weight = {}) {
    strata_.try_emplace({period, stratum});
    rows_[{period, stratum, psu}].push_back(
        {channel, units, weight, finds, find_weight.value_or(weight)});
    return *this;
  }

  [[nodiscard]] Inspections build() const {
    Inspections log;
    std::map<Channel, std::uint32_t> cell;
    for (const auto& [key, rows] : rows_)
      for (const Row& row : rows) cell[row.channel] = 0;
    for (auto& [channel, number] : cell) {
      number = static_cast<std::uint32_t>(log.cells.size());
      log.cells.push_back({"2304", channel, *Country::parse("MX")});
    }
    for (const auto& [key, population] : strata_) {
      SampledStratum stratum{key.first, key.second, population,
                             static_cast<std::uint32_t>(log.psus.size()), 0};
      const auto number = static_cast<std::uint32_t>(log.strata.size());
      for (const auto& [psu, rows] : rows_) {
        if (std::get<0>(psu) != key.first || std::get<1>(psu) != key.second) continue;
        add(log, static_cast<std::uint32_t>(log.psus.size()), key.first, rows, cell);
        log.psus.push_back({number, std::get<2>(psu)});
        ++stratum.sampled;
      }
      log.strata.push_back(stratum);
    }
    return log;
  }

 private:
  struct Row {
    Channel channel{};
    std::uint64_t units = 0;
    double weight = 1;
    std::uint64_t finds = 0;
    double find_weight = 1;
  };

  static void add(Inspections& log, std::uint32_t psu, Quarter period, const std::vector<Row>& rows,
                  const std::map<Channel, std::uint32_t>& cell) {
    for (const Row& row : rows) {
      const std::uint32_t at = cell.at(row.channel);
      log.units.push_back({psu, at, row.units, row.weight * static_cast<double>(row.units)});
      if (row.finds == 0) continue;
      Find find;
      find.period = period;
      find.cell = at;
      find.psu = psu;
      find.count = row.finds;
      find.weight = row.find_weight;
      find.substance = "fentanyl";
      log.finds.push_back(find);
    }
  }

  std::map<std::pair<Quarter, std::string>, std::optional<std::uint64_t>> strata_;
  std::map<std::tuple<Quarter, std::string, std::string>, std::vector<Row>> rows_;
};

}  // namespace setpoint::test
