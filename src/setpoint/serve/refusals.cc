#include "setpoint/serve/refusals.h"

#include <string>

namespace setpoint {

Response unknown_determination(std::string_view id) {
  return problem(404, "no determination '" + std::string(id) + "'",
                 "an id of /api/determinations, or of a what-if not long ago");
}

Response not_of_these_data(const Kept& kept) {
  return problem(409, kept.id() + " was made from data or a policy that are not served here",
                 "dataset " + kept.determination.dataset_sha256);
}

}  // namespace setpoint
