#include <array>

#include "setpoint/data/formats.h"

namespace setpoint {

Release<CrossingKey, CrossingRow> read_crossings(TableInput& input) {
  enum : std::size_t { kPeriod, kOrigin, kChannel, kEntries };
  static constexpr std::array kColumns = {Column{"period"}, Column{"origin"}, Column{"channel"},
                                          Column{"entries"}};
  Release<CrossingKey, CrossingRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto period = table.quarter(kPeriod);
    const auto origin = table.country(kOrigin);
    const auto channel = parse_channel(table.text(kChannel));
    const bool people = channel && carrier(*channel) == Carrier::people;
    if (!people)
      table.fault(kChannel,
                  shown(table.text(kChannel)) +
                      (channel ? " is a channel that carries no people" : " is not a channel"),
                  "vehicle, pedestrian, transit or flight");
    const auto entries = table.whole(kEntries);
    if (!period || !origin || !people || !entries) continue;
    const std::string key =
        period->text() + " " + std::string(origin->code()) + " " + std::string(name(*channel));
    if (!table.unique(key, key)) continue;
    release.groups[{*period, *origin, *channel}].push_back(
        {"", {*period, *origin, *channel, *entries}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
