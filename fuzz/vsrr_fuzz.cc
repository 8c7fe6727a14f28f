#include "table_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace setpoint;
  fuzz::read_twice(data, size, [](TableInput& input) {
    const auto release = read_cdc_vsrr(input);
    for (const auto& [group, entries] : release.groups)
      for (const auto& entry : entries) {
        if (entry.row.reported) fuzz::require_sound(*entry.row.reported);
        if (entry.row.predicted) fuzz::require_sound(*entry.row.predicted);
      }
    return release.rows;
  });
  return 0;
}
