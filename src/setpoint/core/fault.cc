#include "setpoint/core/fault.h"

#include <algorithm>

namespace setpoint {

std::string Fault::text() const {
  std::string line = where.file;
  if (where.line > 0) line += ":" + std::to_string(where.line);
  if (where.line > 0 && where.column > 0) line += ":" + std::to_string(where.column);
  if (!line.empty()) line += ": ";
  line += what;
  if (!expected.empty()) line += ", expected " + expected;
  // A message is one line whatever the input held.
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return line;
}

int exit_status(const Faults& faults) {
  int status = 0;
  for (const Fault& fault : faults) {
    const int own = fault.kind == FaultKind::machine ? 3 : fault.kind == FaultKind::usage ? 2 : 1;
    status = std::max(status, own);
  }
  return status;
}

}  // namespace setpoint
