// A determination as the service keeps it: with what it was made from, so that it can be asked.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "setpoint/determination/determine.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

enum class Origin { computed, what_if, ledger };

struct Kept {
  Determination determination;
  Origin origin = Origin::computed;
  std::shared_ptr<const Policy> policy;  // none: only its name and digest are known
  DetermineOptions options{};            // as it was made
  std::vector<PolicyOverride> overrides{};
  std::shared_ptr<const Kept> before{};  // the one before in its chain
  std::string recorded{};                // of a ledger: the document as it is there

  [[nodiscard]] const std::string& id() const { return determination.id; }
  // determination.json, with its trace; written when it is first asked for.
  [[nodiscard]] const std::string& document() const;

 private:
  mutable std::once_flag once_{};
  mutable std::string written_{};
};

}  // namespace setpoint
