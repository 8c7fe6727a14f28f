// The regional record as counts to be published, and published counts read back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/regional.h"
#include "setpoint/disclosure/death_tables.h"

namespace setpoint {

struct Publication {
  CountRecords records;
  AreaParts areas;
  // Of a publication that was read: the name of the publisher's rule that it says it keeps.
  std::string rule;
};

// Of which releases: of each count the newest that has a row for it, which is what is shown of it;
// or each count as often as a release has it.
enum class Vintages : std::uint8_t { newest, all };

// Deaths as reported. An area's count is the sum of its designated counties whose count is shown,
// in the newest release of each, and of no others.
[[nodiscard]] Result<Publication> regional_counts(const RegionalTables& tables,
                                                  std::span<const Level> levels,
                                                  std::span<const Cause> causes,
                                                  Vintages vintages = Vintages::newest);

// A folder as `setpoint regions publish` writes it: deaths-nation.csv, deaths-state.csv,
// deaths-county.csv and deaths-area.csv, those that are there; area-parts.csv; suppression.json. A
// count may also be told by a rate per 100,000 with its population (columns rate, population), as
// other publishers' tables have it.
[[nodiscard]] Result<Publication> read_publication(const std::filesystem::path& folder);

// A release with its counts named as the newer one names them: what a table is called, and which
// counts are in it, changes from release to release, and what was shown under another name has been
// shown all the same. A count that the newer one has takes its series there; one that it has not,
// the series of counts of its cause, ending, length and ages, if they have but one. An area's count
// that is the sum of other counties than in the newer one is another count.
[[nodiscard]] Publication renamed(const Publication& older, const Publication& newer);

// Several publications as one, each older than the next: the records of all; what an older one
// shows and the newest withholds has been shown before.
[[nodiscard]] Publication combined(const std::vector<Publication>& oldest_first);

}  // namespace setpoint
