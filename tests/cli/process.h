// Runs the built program as a user does: a process with arguments, two streams and a status.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace setpoint::test {

struct Finished {
  int status = -1;  // exit status; 128 + signal if it was killed
  std::string out;
  std::string err;
};

struct RunOptions {
  std::string standard_output;                  // a path such as /dev/full; empty: captured
  std::optional<std::uint64_t> largest_file{};  // bytes; writes beyond it fail (EFBIG)
};

// setpoint with these arguments.
[[nodiscard]] Finished run(const std::vector<std::string>& arguments,
                           const RunOptions& options = {});

}  // namespace setpoint::test
