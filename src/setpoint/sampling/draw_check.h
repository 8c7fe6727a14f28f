// Checks a published draw: recomputes everything from the files and says what differs.
#pragma once

#include <optional>

#include "setpoint/data/draw_tables.h"
#include "setpoint/data/fault_log.h"
#include "setpoint/sampling/draw.h"
#include "setpoint/sampling/draw_record.h"

namespace setpoint {

// Names of the files, as differences are reported.
struct DrawFiles {
  std::string draw;
  std::string commitment;
};

// The selection that the files give, or nothing where the chain from commitment to selection is
// broken: the frame or the allocation is not what was committed to, the record is not of this
// commitment, the seed does not open it. Each break is a difference in the log, and so is every
// stratum that cannot be drawn. Where it is broken nothing below it is compared.
[[nodiscard]] std::optional<Selection> recompute_draw(const DrawRecord& record,
                                                      const Commitment& commitment,
                                                      const DrawFiles& files, const Frame& frame,
                                                      const Allocation& allocation,
                                                      const DrawInputs& inputs,
                                                      FaultLog& differences);

// Each PSU of the published selection that the draw does not select, each that it leaves out, and
// where units or weight of a PSU differ (the weights to the last bit).
void compare_selection(const Selection& drawn, const SelectionTable& published,
                       FaultLog& differences);

}  // namespace setpoint
