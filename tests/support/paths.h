// Where tests find what is not theirs: the repository, and publishers' files beside it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace setpoint::test {

inline std::filesystem::path repository() {
  return SETPOINT_ROOT;
}

// The folder of publishers' files and independent answers; may be absent.
inline std::filesystem::path shared_folder() {
  const char* set = std::getenv("SETPOINT_SHARED");
  return set != nullptr ? std::filesystem::path(set) : repository() / ".." / "shared";
}

}  // namespace setpoint::test
