// Every test of the regional record, the false alarms controlled over all of them, and the alerts
// that are left.
//
// A rise is told of the newest counts although they may still grow; a fall, and the scan, only of
// settled months. Of the latest periods of a series the newest one with an alarm is told. The
// adjustment is within each kind of test, and counts every one that was made, told or not.
#pragma once

#include "setpoint/core/random.h"
#include "setpoint/data/regional.h"
#include "setpoint/warning/alert.h"
#include "setpoint/warning/settings.h"

namespace setpoint {

// threads 0: as many as there are; the answer does not depend on it.
[[nodiscard]] Alerts alerts(const RegionalTables& tables, const WarningSettings& settings,
                            Seed seed, unsigned threads);

}  // namespace setpoint
