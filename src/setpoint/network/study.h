// A network, its chain and its settings, and the questions that can be put to them: what the
// command and the service share.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/network/best_set.h"
#include "setpoint/network/comparison.h"
#include "setpoint/network/read_network.h"
#include "setpoint/network/target_value.h"

namespace setpoint {

enum class Objective : std::uint8_t { regrowth, supply, routes, ties, fragmentation };
inline constexpr std::array kObjectives = {Objective::regrowth, Objective::supply,
                                           Objective::routes, Objective::ties,
                                           Objective::fragmentation};
[[nodiscard]] std::string_view name(Objective objective);

struct StudyInput {
  NetworkFiles files;
  std::optional<std::string> chain;      // as Chain::parse takes it; none: the usual one
  std::vector<std::string> goods_kinds;  // kinds of ties that goods go along; empty: all
};

struct SetQuestion {
  Objective objective = Objective::regrowth;
  std::size_t size = SIZE_MAX;
  std::optional<double> budget;
  std::uint32_t search_runs = 48;
  std::uint32_t runs = 400;
  Seed seed = {};
};

struct SetAnswer {
  Objective objective = Objective::regrowth;
  std::string of;  // what the value is
  BestSet set;
  Judgement judgement;  // of the set, after regrowth
};

class Study {
 public:
  // Faults: those of the files and the chain; a chain that was asked for and supplies nothing; a
  // kind of ties that no tie has. Roles that fit no chain, where none was asked for, are a note:
  // then connectivity is what counts.
  [[nodiscard]] static Result<Study> open(const StudyInput& input, TargetPolicy policy);
  [[nodiscard]] static Result<Study> of(NetworkRead read, const StudyInput& input,
                                        TargetPolicy policy);

  [[nodiscard]] const SupplyNetwork& network() const { return *network_; }
  // Null where connectivity is what counts.
  [[nodiscard]] const ChainRoutes* routes() const { return routes_.get(); }
  // Kinds of ties that goods go along; empty: all.
  [[nodiscard]] const std::vector<std::string>& goods() const { return goods_; }
  [[nodiscard]] const Regrowth& regrowth() const { return *regrowth_; }
  [[nodiscard]] const TargetPolicy& policy() const { return policy_; }
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }
  // "supply" or "connected pairs": what shares of the results are shares of.
  [[nodiscard]] std::string_view measure() const;

  // The actors of these ids. Faults (usage): an id that is not in the network, or twice.
  [[nodiscard]] Result<std::vector<ActorIndex>> actors(const std::vector<std::string>& ids) const;

  [[nodiscard]] Ranking rank(const RankingOptions& options) const;
  // Faults (usage): neither a size nor a budget; an objective of the chain without one.
  [[nodiscard]] Result<SetAnswer> find_set(const SetQuestion& question) const;
  [[nodiscard]] Judgement simulate(const std::vector<ActorIndex>& targets, std::uint32_t runs,
                                   Seed seed) const;
  // Faults (usage): a budget below what the cheapest target costs.
  [[nodiscard]] Result<std::vector<Judgement>> compare(const ComparisonOptions& options) const;

 private:
  Study(SupplyNetwork network, TargetPolicy policy, std::vector<std::string> notes);

  // On the heap: what refers to them stays valid when the study moves.
  std::unique_ptr<const SupplyNetwork> network_;
  std::unique_ptr<const ChainRoutes> routes_;
  std::unique_ptr<const Regrowth> regrowth_;
  TargetPolicy policy_;
  std::vector<std::string> goods_;
  std::vector<std::string> notes_;
};

// How many sources betweenness is estimated from where nobody says: 0 (all) up to about a minute's
// work, else 512.
[[nodiscard]] std::size_t usual_sources(const SupplyNetwork& network);

}  // namespace setpoint
