#include "table_fuzz.h"

// The first byte picks the kind.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace setpoint;
  if (size == 0) return 0;
  constexpr int kKinds = 12;
  const int kind = (data[0] >= 'a' ? data[0] - 'a' : data[0]) % kKinds;
  fuzz::read_twice(data + 1, size - 1, [kind](TableInput& input) {
    switch (kind) {
      case 0:
        return read_seizures(input).rows;
      case 1:
        return read_regional_seizures(input).rows;
      case 2:
        return read_deaths(input).rows;
      case 3:
        return read_crossings(input).rows;
      case 4:
        return read_imports(input).rows;
      case 5:
        return read_governance(input).rows;
      case 6:
        return read_regulation(input).rows;
      case 7:
        return read_subsidy(input).rows;
      case 8:
        return read_routing(input).rows;
      case 9:
        return read_precursors(input).rows;
      case 10:
        return read_strata(input).rows;
      case 11:
        return read_decreed(input).rows;
      default:
        return read_coverage(input).rows;
    }
  });
  return 0;
}
