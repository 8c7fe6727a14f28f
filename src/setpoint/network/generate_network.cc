#include "setpoint/network/generate_network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "setpoint/core/decimal.h"
#include "setpoint/core/elementary.h"
#include "setpoint/network/supply_network.h"

namespace setpoint {
namespace {

struct RolePlan {
  std::string_view role;
  std::string_view id;  // what ids begin with
  double share;         // of all actors
  double redundancy;    // capacity of the stage over the supply
  std::array<std::string_view, 3> countries;
  double cost;
};

// Assumptions, all of them: a chain that is narrow at the cooks and wide at both ends.
constexpr std::array<RolePlan, 8> kPlan = {{
    {"precursor supplier", "S", 0.16, 3.0, {"CN", "IN", "CN"}, 1},
    {"broker", "B", 0.08, 1.6, {"CN", "MX", "HK"}, 2},
    {"cook", "C", 0.06, 1.3, {"MX", "MX", "MX"}, 3},
    {"transporter", "T", 0.22, 2.0, {"MX", "US", "MX"}, 1},
    {"wholesaler", "W", 0.12, 1.8, {"US", "US", "MX"}, 2},
    {"retailer", "R", 0.28, 2.5, {"US", "US", "US"}, 1},
    {"recruiter", "Q", 0.04, 0, {"MX", "US", "MX"}, 2},
    {"financier", "F", 0.04, 0, {"CN", "MX", "US"}, 3},
}};
constexpr std::size_t kStages = 6;
// Kilograms a month of finished product that sixty actors, or fewer, supply; more of them more.
constexpr double kSupply = 100;
constexpr double kActors = 60;

std::size_t below(Stream& stream, std::size_t size) {
  const double u = stream.uniform();
  return std::min(static_cast<std::size_t>(u * static_cast<double>(size)), size - 1);
}

}  // namespace

GeneratedNetwork generate_network(std::size_t actors, Seed seed) {
  Stream stream(seed, StreamName("generate.network"), 0);
  const double supply = kSupply * std::max(1.0, static_cast<double>(actors) / kActors);
  std::array<std::vector<ActorIndex>, kPlan.size()> members;
  std::vector<std::string> ids;
  std::string actors_csv = "id,role,country,capacity,cost\n";
  for (std::size_t role = 0; role < kPlan.size(); ++role) {
    const RolePlan& plan = kPlan[role];
    const auto count = std::max<std::size_t>(
        1, static_cast<std::size_t>(plan.share * static_cast<double>(actors) + 0.5));
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t country = below(stream, plan.countries.size());
      // Capacities of a stage scatter by a factor of about two about its share.
      const double u = stream.uniform();
      const double scatter = exponential(1.4 * (u - 0.5));
      const double capacity =
          plan.redundancy == 0
              ? 0
              : std::round(10 * supply * plan.redundancy * scatter / static_cast<double>(count)) /
                    10;
      members[role].push_back(static_cast<ActorIndex>(ids.size()));
      ids.push_back(std::string(plan.id) + std::to_string(i + 1));
      actors_csv += ids.back() + "," + std::string(plan.role) + "," +
                    std::string(plan.countries[country]) + "," + shortest(capacity) + "," +
                    shortest(plan.cost) + "\n";
    }
  }

  // An urn for each role, in which an actor lies once and once more for each tie.
  std::array<std::vector<ActorIndex>, kPlan.size()> urns = members;
  std::vector<std::size_t> role_of;
  for (std::size_t role = 0; role < kPlan.size(); ++role)
    role_of.insert(role_of.end(), members[role].size(), role);
  std::unordered_set<std::uint64_t> known;
  std::string ties_csv = "from,to,kind,weight\n";
  const auto tie = [&](ActorIndex from, ActorIndex to, std::string_view kind) {
    const std::uint64_t pair =
        static_cast<std::uint64_t>(std::min(from, to)) << 32U | std::max(from, to);
    if (from == to || !known.insert(pair).second) return;
    const std::size_t weight = 1 + below(stream, 5);
    ties_csv +=
        ids[from] + "," + ids[to] + "," + std::string(kind) + "," + std::to_string(weight) + "\n";
    urns[role_of[from]].push_back(from);
    urns[role_of[to]].push_back(to);
  };
  // One of a role, the well-known more often.
  const auto preferred = [&](std::size_t role) {
    return urns[role][below(stream, urns[role].size())];
  };
  for (std::size_t stage = 0; stage + 1 < kStages; ++stage) {
    for (const ActorIndex actor : members[stage]) {
      const std::size_t contacts = 1 + below(stream, 3);
      for (std::size_t i = 0; i < contacts; ++i) tie(actor, preferred(stage + 1), "supply");
    }
    // Nobody of the next stage is without a source.
    for (const ActorIndex actor : members[stage + 1]) tie(preferred(stage), actor, "supply");
  }
  for (std::size_t stage = 0; stage < kStages; ++stage)
    for (const ActorIndex actor : members[stage])
      if (const double chance = stream.uniform(); chance < 0.35)
        tie(actor, preferred(stage), "acquaintance");
  for (const std::size_t support : {kStages, kStages + 1})
    for (const ActorIndex actor : members[support]) {
      const std::size_t contacts = 2 + below(stream, 4);
      for (std::size_t i = 0; i < contacts; ++i) {
        const std::size_t stage = 1 + below(stream, kStages - 1);
        tie(actor, preferred(stage), support == kStages ? "acquaintance" : "money");
      }
    }
  return {std::move(actors_csv), std::move(ties_csv)};
}

}  // namespace setpoint
