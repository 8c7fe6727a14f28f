// The causes of death that CDC WONDER was asked for, by codes of ICD-10.
#pragma once

#include <optional>
#include <string_view>

#include "setpoint/data/regional.h"

namespace setpoint {

// Of one multiple-cause code, "T40.4".
[[nodiscard]] std::optional<Cause> cause_of_code(std::string_view code);

// Of a query, by what its notes list as multiple causes and as underlying ones ("T40.4 (Other
// synthetic narcotics); ..."): one known code, the codes of opioids, or deaths by any drug. None
// where they are something else, or where a multiple cause is asked for among underlying causes
// that are not those of deaths by drugs.
[[nodiscard]] std::optional<Cause> cause_of_query(std::string_view multiple,
                                                  std::string_view underlying);

}  // namespace setpoint
