#include "table_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace setpoint;
  fuzz::read_twice(data, size, [](TableInput& input) {
    const CensusImports imports = read_census_imports(input);
    for (const auto& [group, entries] : imports.monthly.groups)
      for (const auto& entry : entries) fuzz::require_sound(entry.row.value);
    for (const auto& [group, entries] : imports.annual.groups)
      for (const auto& entry : entries) fuzz::require_sound(entry.row.value);
    return imports.monthly.rows + imports.annual.rows;
  });
  return 0;
}
