// The frame of the sampling programme: how many PSUs its strata have, and how much of a channel's
// entries lies inside it.
#include <array>

#include "setpoint/data/formats.h"

namespace setpoint {

Release<StratumKey, StratumRow> read_strata(TableInput& input) {
  enum : std::size_t { kPeriod, kStratum, kPsus };
  static constexpr std::array kColumns = {Column{"period"}, Column{"stratum"}, Column{"psus"}};
  Release<StratumKey, StratumRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto period = table.quarter(kPeriod);
    const auto stratum = table.required_text(kStratum);
    std::optional<Amount> psus;
    if (!table.text(kPsus).empty()) {
      psus = table.whole(kPsus);
      if (!psus) continue;
      if (psus->written == 0) {
        table.fault(kPsus, "a stratum of 0 PSUs", "at least 1, or nothing where it is unknown");
        continue;
      }
    }
    if (!period || !stratum) continue;
    if (!table.unique(period->text() + " " + *stratum,
                      "stratum " + shown(*stratum) + " of " + period->text()))
      continue;
    release.groups[{*period, *stratum}].push_back(
        {"", {*period, *stratum, psus, table.at(kPsus)}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

Release<CrossingKey, CoverageRow> read_coverage(TableInput& input) {
  enum : std::size_t { kPeriod, kOrigin, kChannel, kShare };
  static constexpr std::array kColumns = {Column{"period"}, Column{"origin"}, Column{"channel"},
                                          Column{"share"}};
  Release<CrossingKey, CoverageRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto period = table.quarter(kPeriod);
    const auto origin = table.country(kOrigin);
    const auto channel = parse_channel(table.text(kChannel));
    if (!channel)
      table.fault(kChannel, shown(table.text(kChannel)) + " is not a channel",
                  "a channel like truck");
    const auto share = table.fraction(kShare, "a share");
    if (!period || !origin || !channel || !share) continue;
    const std::string key =
        period->text() + " " + std::string(origin->code()) + " " + std::string(name(*channel));
    if (!table.unique(key, key)) continue;
    release.groups[{*period, *origin, *channel}].push_back(
        {"", {*period, *origin, *channel, *share}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
