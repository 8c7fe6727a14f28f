#include "setpoint/warning/scan_floor.h"

#include <gtest/gtest.h>

#include "setpoint/core/random.h"
#include "setpoint/warning/scan.h"

namespace setpoint::test {
namespace {

// No count at the floor or below may have a ratio above what the table was asked for; the floor is
// no further below the true one than a cell is wide.
TEST(ScanFloors, NoCountAtTheFloorIsAboveTheLevel) {
  constexpr double kTotal = 40000;
  const ScanFloors floors(kTotal, kTotal / 2);
  Stream stream(Seed{1}, StreamName("floors"), 0);
  for (const double llr : {0.3, 2.0, 7.9, 11.6, 40.0}) {
    const std::int32_t* table = floors.table(llr);
    for (int i = 0; i < 4000; ++i) {
      const double u = stream.uniform();
      const double e = kTotal / 2 * u * u * u * u;
      const double floor = table[ScanFloors::cell(e)];
      EXPECT_LE(scan_llr(floor, e, kTotal), llr) << e;
      if (llr > 12 || llr < 2 || e < 1) continue;
      // Half a level and half of a deviation above it there are counts that pass.
      const double higher = floor + 2 + 0.6 * std::sqrt(e);
      EXPECT_GT(scan_llr(higher, e, kTotal), llr - 0.5) << e;
    }
  }
}

TEST(ScanFloors, TheBoundIsOne) {
  for (double e = 0.001; e < 900; e *= 1.7)
    for (double c = e + 0.01; c < 1000; c += 1 + c / 7) {
      const double llr = scan_llr(c, e, 1000);
      EXPECT_TRUE(scan_llr_may_exceed(c, e, 1000, llr * (1 - 1e-12))) << c << " " << e;
    }
  EXPECT_FALSE(scan_llr_may_exceed(11, 10, 1000, 5));
}

}  // namespace
}  // namespace setpoint::test
