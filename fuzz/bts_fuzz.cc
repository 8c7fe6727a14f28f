#include "table_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace setpoint;
  fuzz::read_twice(data, size, [](TableInput& input) {
    const auto release = read_bts_border_crossing(input);
    for (const auto& [group, entries] : release.groups)
      for (const auto& entry : entries) fuzz::require_sound(entry.row.entries);
    return release.rows;
  });
  return 0;
}
