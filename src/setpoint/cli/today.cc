#include "setpoint/cli/today.h"

#include "setpoint/ledger/record_time.h"

namespace setpoint::cli {

Date today() {
  constexpr std::int64_t kAhead = 14LL * 60 * 60 * 1'000'000;
  return ledger::day_of(ledger::record_time(ledger::system_clock()() + kAhead));
}

}  // namespace setpoint::cli
