// What the commands that compare two determinations print.
#pragma once

#include "setpoint/core/fault.h"
#include "setpoint/determination/trace_file.h"

namespace setpoint::cli {

// As JSON or as text, of which all or the first lines; or the faults. The exit status.
[[nodiscard]] int show_diff(const Result<TraceFile>& before, const Result<TraceFile>& after,
                            bool json, bool all);

}  // namespace setpoint::cli
