#include "setpoint/cli/command.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace setpoint::cli {

int report(const Faults& faults) {
  for (const Fault& fault : faults) std::fprintf(stderr, "%s\n", fault.text().c_str());
  return exit_status(faults);
}

int print(std::string_view text) {
  errno = 0;
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (written && std::fflush(stdout) == 0) return 0;
  return report({Fault{FaultKind::machine,
                       {},
                       std::string("cannot write standard output: ") + std::strerror(errno),
                       ""}});
}

}  // namespace setpoint::cli
