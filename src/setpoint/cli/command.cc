#include "setpoint/cli/command.h"

#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>

namespace setpoint::cli {

std::string seed_problem(const std::string& text) {
  std::uint64_t seed = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, seed);
  return read.ec == std::errc() && read.ptr == end ? ""
                                                   : "a seed is a whole number from 0 to 2^64-1";
}

Faults failed_checks(const Determination& determination) {
  Faults failed;
  for (const Check& check : determination.checks)
    if (!check.holds)
      failed.push_back({FaultKind::machine,
                        {},
                        determination.id + ": a check fails: " + check.name + ": " + check.detail,
                        ""});
  return failed;
}

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
