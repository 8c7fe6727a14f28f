// The chain from precursor to market: which roles goods pass through, in order.
//
// A stage is required (goods must pass it) or optional (they may). Roles outside the chain carry no
// goods: they finance, recruit, protect. Role names are compared without regard to case, and a
// space, a hyphen and an underscore are the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/network/supply_network.h"

namespace setpoint {

struct Stage {
  std::string role;
  bool required = true;
};

class Chain {
 public:
  // "precursor supplier, broker?, cook, transporter": a question mark makes a stage optional.
  // Faults (usage): fewer than two stages, a role twice, an optional first or last stage.
  [[nodiscard]] static Result<Chain> parse(std::string_view text);
  // The usual chain: precursor supplier, broker?, cook, pill presser?, transporter, wholesaler?,
  // retailer.
  [[nodiscard]] static Chain usual();

  // Without the stages that no actor has. Faults (data): fewer than two are left.
  [[nodiscard]] Result<Chain> within(const SupplyNetwork& network) const;
  // The required stages that no actor has.
  [[nodiscard]] std::vector<std::string> absent(const SupplyNetwork& network) const;
  // Those of them that some actor has one before and some one behind.
  [[nodiscard]] std::vector<std::string> passed_by(const SupplyNetwork& network) const;

  [[nodiscard]] const std::vector<Stage>& stages() const { return stages_; }
  [[nodiscard]] std::optional<std::size_t> stage_of(std::string_view role) const;
  // Whether goods may go straight from a stage to another: not backwards, and past no required one.
  [[nodiscard]] bool passes(std::size_t from, std::size_t to) const;
  [[nodiscard]] std::string text() const;

 private:
  explicit Chain(std::vector<Stage> stages);
  // Which stages some actor has.
  [[nodiscard]] std::vector<bool> present(const SupplyNetwork& network) const;
  std::vector<Stage> stages_;
  std::vector<std::size_t> required_before_;  // required stages before each
};

// A role as it is compared: lower case, words parted by single spaces.
[[nodiscard]] std::string folded_role(std::string_view role);

// Roles that enable recruitment: a network that has actors in them needs one within reach to
// replace anybody by a newcomer.
[[nodiscard]] bool enables_recruitment(std::string_view role);

}  // namespace setpoint
