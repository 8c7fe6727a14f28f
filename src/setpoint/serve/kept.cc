#include "setpoint/serve/kept.h"

#include "setpoint/determination/json.h"

namespace setpoint {

const std::string& Kept::document() const {
  if (!recorded.empty()) return recorded;
  std::call_once(once_, [this] { written_ = to_json(determination); });
  return written_;
}

}  // namespace setpoint
