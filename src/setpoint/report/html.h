// A determination as one HTML file that needs nothing else: no request, no script, no image. It is
// read on a screen from 380 pixels wide, in light and dark, with a keyboard or a screen reader, and
// on paper.
#pragma once

#include <string>

#include "setpoint/data/tables.h"
#include "setpoint/determination/determination.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

// In this order: the takeaway; the schedule; charts, each with its table; how each rate is
// composed; what would change the result; a page for each country that is liable or has flow; the
// others; every parameter; data sources; notes; checks; limitations; how to contest a number. Every
// text is escaped, every figure that has an interval shows it.
[[nodiscard]] std::string html_report(const Determination& determination, const Policy& policy,
                                      const Tables& tables);

}  // namespace setpoint
