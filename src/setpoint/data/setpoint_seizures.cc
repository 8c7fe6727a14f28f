#include <array>

#include "setpoint/data/formats.h"

namespace setpoint {
namespace {

std::array<std::string_view, kChannels.size()> channel_names() {
  std::array<std::string_view, kChannels.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = name(kChannels[i]);
  return names;
}

std::array<std::string_view, kOutcomes.size()> outcome_names() {
  std::array<std::string_view, kOutcomes.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = name(kOutcomes[i]);
  return names;
}

std::array<std::string_view, kSeizureStreams.size()> stream_names() {
  std::array<std::string_view, kSeizureStreams.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = name(kSeizureStreams[i]);
  return names;
}

}  // namespace

Release<SeizureCell, SeizureRow> read_seizures(TableInput& input) {
  enum : std::size_t { kPeriod, kPort, kChannel, kOrigin, kOutcome, kGross, kPurity };
  static constexpr std::array kColumns = {Column{"period"}, Column{"port"},    Column{"channel"},
                                          Column{"origin"}, Column{"outcome"}, Column{"gross_kg"},
                                          Column{"purity"}};
  const auto channels = channel_names();
  const auto outcomes = outcome_names();
  Release<SeizureCell, SeizureRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto period = table.quarter(kPeriod);
    const auto port = table.required_text(kPort);
    const auto channel = table.one_of(kChannel, channels);
    const auto origin = table.country(kOrigin);
    const auto gross = table.amount(kGross);
    std::optional<Outcome> outcome;
    if (!table.text(kOutcome).empty())
      if (const auto found = table.one_of(kOutcome, outcomes)) outcome = kOutcomes[*found];
    std::optional<Amount> purity;
    if (!table.text(kPurity).empty()) purity = table.fraction(kPurity, "a mass fraction");
    if (!period || !port || !channel || !origin || !gross) continue;
    const Channel seen = kChannels[*channel];
    release.groups[{*period, *port, seen, *origin}].push_back(
        {"", {*period, *port, seen, *origin, outcome, *gross, purity}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

Release<StreamKey, RegionalSeizureRow> read_regional_seizures(TableInput& input) {
  enum : std::size_t { kPeriod, kStream, kGross };
  static constexpr std::array kColumns = {Column{"period"}, Column{"stream"}, Column{"gross_kg"}};
  const auto streams = stream_names();
  Release<StreamKey, RegionalSeizureRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto period = table.quarter(kPeriod);
    const auto stream = table.one_of(kStream, streams);
    const auto gross = table.amount(kGross);
    if (!period || !stream || !gross) continue;
    const SeizureStream named = kSeizureStreams[*stream];
    const std::string key = period->text() + " " + std::string(streams[*stream]);
    if (!table.unique(key, key)) continue;
    release.groups[{*period, named}].push_back({"", {*period, named, *gross}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
