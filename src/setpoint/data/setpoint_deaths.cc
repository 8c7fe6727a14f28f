#include <array>

#include "setpoint/data/formats.h"
#include "setpoint/data/region.h"

namespace setpoint {

Release<DeathKey, DeathRow> read_deaths(TableInput& input) {
  enum : std::size_t { kPeriod, kRegion, kOutcome, kMonths, kReported, kPredicted };
  static constexpr std::array kColumns = {Column{"period"},   Column{"region"},
                                          Column{"outcome"},  Column{"months"},
                                          Column{"reported"}, Column{"predicted"}};
  static constexpr std::array<std::string_view, 4> kNames = {"pills", "powder", "adulterant",
                                                             "all"};
  static constexpr std::array<std::string_view, 2> kSpans = {"3", "12"};
  Release<DeathKey, DeathRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto period = table.quarter(kPeriod);
    const std::string region(table.text(kRegion));
    const bool known = is_region(region);
    if (!known)
      table.fault(kRegion, "unknown region " + shown(region),
                  "US, a state's two letters, DC, PR or YC");
    const auto outcome = table.one_of(kOutcome, kNames);
    const auto span = table.one_of(kMonths, kSpans);
    std::optional<Amount> reported;
    std::optional<Amount> predicted;
    if (!table.text(kReported).empty()) reported = table.whole(kReported);
    // A prediction is an estimate and need not be a whole number.
    if (!table.text(kPredicted).empty()) predicted = table.amount(kPredicted);
    if (!period || !known || !outcome || !span) continue;
    const std::optional<Outcome> form =
        *outcome < kOutcomes.size() ? std::optional(kOutcomes[*outcome]) : std::nullopt;
    const int months = *span == 0 ? 3 : 12;
    const std::string key = period->text() + " " + region + " " + std::string(kNames[*outcome]) +
                            " " + std::string(kSpans[*span]) + " months";
    if (!table.unique(key, key)) continue;
    release.groups[{*period, region, months, form}].push_back(
        {"", {*period, region, form, months, reported, predicted}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
