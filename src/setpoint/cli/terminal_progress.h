// Progress on the terminal: one line on standard error that is written over, and nothing where
// standard error is no terminal.
#pragma once

#include "setpoint/core/progress.h"

namespace setpoint::cli {

// Clears its line when it ends.
class TerminalProgress {
 public:
  TerminalProgress();
  TerminalProgress(const TerminalProgress&) = delete;
  TerminalProgress& operator=(const TerminalProgress&) = delete;
  ~TerminalProgress();

  // Empty where nobody would see it. Must not outlive this.
  [[nodiscard]] Progress told() const;

 private:
  bool seen_;
};

}  // namespace setpoint::cli
