#include "setpoint/data/fault_log.h"

#include <utility>

namespace setpoint {

void FaultLog::add(Fault fault) {
  ++count_;
  if (listed_.size() < kListed) listed_.push_back(std::move(fault));
}

void FaultLog::add(const Faults& faults) {
  for (const Fault& fault : faults) add(fault);
}

Faults FaultLog::all(const std::string& file) const {
  Faults faults = listed_;
  if (count_ > listed_.size()) {
    const std::uint64_t more = count_ - listed_.size();
    faults.push_back({FaultKind::data,
                      {file},
                      "and " + std::to_string(more) + (more == 1 ? " more fault" : " more faults"),
                      ""});
  }
  return faults;
}

}  // namespace setpoint
