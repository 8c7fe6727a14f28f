#include "setpoint/cli/terminal_progress.h"

#include <unistd.h>

#include <cstdio>
#include <string>

namespace setpoint::cli {
namespace {

constexpr const char* kClear = "\r\033[K";

}  // namespace

TerminalProgress::TerminalProgress() : seen_(::isatty(STDERR_FILENO) == 1) {}

TerminalProgress::~TerminalProgress() {
  if (seen_) std::fputs(kClear, stderr);
}

Progress TerminalProgress::told() const {
  if (!seen_) return {};
  return [](std::string_view what, std::size_t done, std::size_t of) {
    const std::string line = kClear + std::string(what) + " (" + std::to_string(done + 1) + " of " +
                             std::to_string(of) + ")";
    std::fputs(line.c_str(), stderr);
    std::fflush(stderr);
  };
}

}  // namespace setpoint::cli
