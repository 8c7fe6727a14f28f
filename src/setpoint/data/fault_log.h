// Collects the faults of a dataset: the first hundred in full, the number of the rest.
#pragma once

#include <cstdint>
#include <string>

#include "setpoint/core/fault.h"

namespace setpoint {

class FaultLog {
 public:
  static constexpr std::size_t kListed = 100;

  void add(Fault fault);
  void add(const Faults& faults);
  // Faults that were counted elsewhere and not kept.
  void add_unlisted(std::uint64_t count) { count_ += count; }
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  // The listed ones, and if there are more a last one, at `file`, that says how many.
  [[nodiscard]] Faults all(const std::string& file) const;

 private:
  Faults listed_;
  std::uint64_t count_ = 0;
};

}  // namespace setpoint
