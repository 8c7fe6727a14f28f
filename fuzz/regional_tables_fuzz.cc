#include "setpoint/data/regional_formats.h"
#include "table_fuzz.h"

namespace {

using namespace setpoint;

void require_count(const std::optional<double>& count) {
  if (count) fuzz::require(std::isfinite(*count) && *count >= 0);
}
void require_share(const std::optional<double>& share) {
  if (share) fuzz::require(*share >= 0 && *share <= 1);
}

std::uint64_t sound(const RegionalDeathTable& table) {
  for (const RegionalDeathRow& row : table.deaths) {
    require_count(row.reported);
    require_count(row.predicted);
    require_share(row.complete);
    require_share(row.pending);
    fuzz::require(row.months == 1 || row.months == 12);
    fuzz::require(row.reported.has_value() == (row.withheld == Withheld::no));
    fuzz::require(row.at.line > 1 && !row.at.column.empty());
    fuzz::require(Place::parse(row.place.view()) == row.place);
  }
  return table.rows;
}

std::uint64_t read(int kind, TableInput& input) {
  switch (kind) {
    case 0:
      return sound(read_regional_deaths(input));
    case 1:
      return sound(read_vsrr_deaths(input));
    case 2:
      return sound(read_wonder_deaths(input));
    case 3:
      return read_population(input).rows;
    case 4: {
      const auto release = read_census_population(input);
      for (const auto& [key, entries] : release.groups)
        for (const auto& entry : entries) require_count(entry.row.people);
      return release.rows;
    }
    case 5:
      return read_designated_counties(input).rows;
    case 6:
      return read_area_states(input).rows;
    case 7:
      return read_lab_reports(input).rows;
    case 8:
      return read_dea_nflis(input).rows;
    case 9:
      return read_area_seizures(input).rows;
    case 10: {
      const auto release = read_cbp_area_seizures(input);
      for (const auto& [month, entries] : release.groups)
        for (const auto& entry : entries) {
          require_count(entry.row.events);
          require_count(entry.row.kilograms);
        }
      return release.rows;
    }
    case 11:
      return read_nonfatal(input).rows;
    case 12:
      return read_cdc_dose(input).rows;
    case 13:
      return read_special_populations(input).rows;
    default:
      return read_centroids(input).rows;
  }
}

}  // namespace

// The first byte picks the format.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr int kFormats = 15;
  const int kind = (data[0] >= 'a' ? data[0] - 'a' : data[0]) % kFormats;
  fuzz::read_twice(data + 1, size - 1, [kind](TableInput& input) { return read(kind, input); });
  return 0;
}
