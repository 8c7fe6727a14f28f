// Whose flow: from the country seen at the border to the country that is answerable.
//
// Routing: A[j -> i] moves flow seen as coming from j to country i; rows sum to 1; a country
// without a row keeps its own. Precursors: P[i -> p] is the share of i's production whose
// precursors came from p, and lambda the share of liability that follows the precursor. With F the
// routed flow,
//
//   L[i,k] = (1 - lambda) sum_c F[i,c,k] + lambda sum_j P[j -> i] sum_c F[j,c,k]
//
// and a country without a row in P keeps its own flow, channels and all. Total mass is conserved.
// Model, section 2.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "setpoint/data/traced_row.h"
#include "setpoint/flow/window.h"

namespace setpoint {

// The liability flow of one country and outcome, by what carried it.
struct Liability {
  std::map<Channel, Traced<Mass>> channels;  // goods, people, between ports
  std::optional<Traced<Mass>> precursor;     // followed precursors here; precursors are goods
  std::map<Channel, Grounds> grounds;        // of the channels
  Grounds precursor_grounds;
  // Of all of it.
  [[nodiscard]] Grounds all_grounds() const;
};

using LiabilityKey = std::pair<Country, Outcome>;
using Liabilities = std::map<LiabilityKey, Liability>;

class Attribution {
 public:
  Attribution(TracedRows& rows, Traced<Pure> precursor_share);
  [[nodiscard]] Liabilities attribute(const WindowFlows& seen) const;
  // Who is answerable for some of the flow that is seen coming from these countries.
  [[nodiscard]] std::set<Country> answerable(const std::set<Country>& seen) const;

 private:
  Trace& trace_;
  Traced<Pure> lambda_;
  Traced<Pure> kept_;  // 1 - lambda
  std::map<Country, std::vector<std::pair<Country, Traced<Pure>>>> routing_;
  std::map<Country, std::vector<std::pair<Country, Traced<Pure>>>> precursors_;
};

// All that carried it, together. Of nothing, a constant 0.
[[nodiscard]] Traced<Mass> total(Trace& trace, const Liability& liability);

}  // namespace setpoint
