// Rows that are gathered by what they share, and the bursts of them that come to enough.
//
// A burst is every row of the spans of time that come to enough (`days` long at most; without
// `days` all there is), spans that share a row taken together: what is found is found whole, and
// what comes again after a pause is another burst. With `then` a span counts if a row of the group
// that holds its conditions follows on its last day or within `then_days`. With `silent_days` a
// burst counts if the group has no row at all in so many days before the last one of the file, and
// falls silent within as many days of the burst.
//
// With `others` the values that differ are counted over all rows that share, and each row that
// meets the conditions is reported, with those that it shares with.
#pragma once

#include <vector>

#include "setpoint/screening/flag_gaps.h"
#include "setpoint/screening/flag_outcome.h"
#include "setpoint/screening/flag_rows.h"

namespace setpoint {

// Precondition: the test has `by`, and the files its columns.
void add_gathered(const FlagRows& rows, const FlagTest& test, std::vector<FlagHit>& hits,
                  FlagGaps& gaps);

}  // namespace setpoint
