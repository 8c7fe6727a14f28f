#include "setpoint/response/allocation.h"

#include <algorithm>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/core/elementary.h"
#include "setpoint/response/allocation_notes.h"
#include "setpoint/response/allocation_solver.h"
#include "setpoint/response/averted.h"
#include "setpoint/response/draws.h"
#include "setpoint/response/rules.h"

namespace setpoint {
namespace {

constexpr double kCents = 100;
constexpr double kMostGap = 1e-9;

Fault usage(std::string what, std::string expected) {
  return Fault{FaultKind::usage, {}, std::move(what), std::move(expected)};
}

double dollars(std::int64_t cents) {
  return static_cast<double>(cents) / kCents;
}

class Allocator {
 public:
  Allocator(const Baseline& baseline, const AllocationPolicy& policy,
            const InterventionRegister& interventions, const AllocationQuestion& question)
      : baseline_(baseline), policy_(policy), register_(interventions), question_(question) {}

  Result<AllocationAnswer> run() {
    if (question_.budget_cents <= 0) return usage("no budget", "at least one cent");
    if (question_.draws == 0) return usage("no draws", "at least one");
    made_.question = question_;
    made_.unit = unit_of(question_.objective);
    made_.baseline = baseline_;
    if (const auto done = build(); !done) return done.faults();
    auto optimum = solve(problem_);
    if (!optimum) return optimum.faults();
    if (const auto done = in_cents(*optimum); !done) return done.faults();
    answer(*optimum);
    if (const auto done = rules(); !done) return done.faults();
    if (const auto done = others(); !done) return done.faults();
    made_.notes = allocation_notes(made_, made_.notes, weighted_);
    return std::move(made_);
  }

 private:
  Result<Done> build() {
    for (const Intervention& each : register_.interventions) {
      if (each.check) continue;
      if (policy_.number(each.id, "cost") == nullptr ||
          policy_.number(each.id, "overdose") == nullptr) {
        made_.without_cost.push_back(each.id);
        continue;
      }
      InterventionAnswer line;
      line.id = each.id;
      line.title = each.title;
      line.grade = each.grade;
      problem_.interventions.push_back(draw_effect(policy_, each.id, question_.objective, baseline_,
                                                   question_.seed, question_.draws));
      line.idle = problem_.interventions.back().idle();
      ids_.push_back(each.id);
      made_.interventions.push_back(std::move(line));
    }
    const auto weights = make_weights();
    if (!weights) return weights.faults();
    auto deaths = draw_deaths(policy_.settings, question_.objective, baseline_, question_.seed,
                              question_.draws);
    const double by_deaths = policy_.settings.by_deaths;
    std::vector<double> in_nation;
    for (const std::string& id : ids_) in_nation.push_back(units_in_nation(policy_, id, baseline_));
    for (std::size_t r = 0; r < baseline_.regions.size(); ++r) {
      const BaselineRegion& base = baseline_.regions[r];
      const double part = by_deaths * (base.deaths / baseline_.deaths) +
                          (1 - by_deaths) * (base.people / baseline_.people);
      RegionTerms terms;
      terms.weight = (*weights)[r];
      for (const double units : in_nation) terms.units.push_back(units * part);
      terms.deaths = std::move(deaths[r]);
      terms.cells.resize(ids_.size());
      problem_.regions.push_back(std::move(terms));
      regions_.push_back(base.id);
    }
    problem_.national.resize(ids_.size());
    problem_.budget = dollars(question_.budget_cents);
    return set_bounds(problem_, regions_, ids_, question_.bounds);
  }

  Result<std::vector<double>> make_weights() {
    const double exponent = question_.rate_power.value_or(policy_.settings.rate_power);
    const double nation = baseline_.deaths / baseline_.people;
    std::vector<double> weights;
    for (const BaselineRegion& base : baseline_.regions)
      weights.push_back(exponent == 0 ? 1 : power(base.deaths / base.people / nation, exponent));
    for (const auto& [id, times] : question_.weights) {
      const auto found =
          std::find_if(baseline_.regions.begin(), baseline_.regions.end(),
                       [&of = id](const BaselineRegion& base) { return base.id == of; });
      if (found == baseline_.regions.end())
        return usage("no region '" + id + "' to weigh", "the id of a region");
      if (!(times >= 0)) return usage("a weight of " + id + " below 0", "at least 0");
      weights[static_cast<std::size_t>(found - baseline_.regions.begin())] *= times;
    }
    weighted_ = exponent != 0 || !question_.weights.empty();
    return weights;
  }

  Result<AllocationOptimum> solve(const AllocationProblem& problem) {
    auto optimum = solve_allocation(problem, question_.threads);
    if (!optimum) return optimum.faults();
    const Certificate proof = certify(problem, optimum->x, optimum->shadow);
    if (proof.gap > kMostGap)
      return Fault{FaultKind::machine,
                   {},
                   "the allocation is proved only to " + shortest(proof.gap) + " of the bound",
                   "a gap of at most 1e-9"};
    made_.certificate = proof;
    return optimum;
  }

  Result<Done> in_cents(const AllocationOptimum& optimum) {
    double spent = 0;
    for (const auto& row : optimum.x)
      for (const double each : row) spent += each;
    made_.spent_cents = optimum.unspent > 0 ? std::min(question_.budget_cents, to_cents(spent))
                                            : question_.budget_cents;
    made_.unspent_cents = question_.budget_cents - made_.spent_cents;
    auto cents = round_to_cents(problem_, optimum.x, made_.spent_cents);
    if (!cents) return cents.faults();
    cents_ = *std::move(cents);
    for (const auto& row : cents_) {
      std::vector<double> exact;
      for (const std::int64_t each : row) exact.push_back(dollars(each));
      x_.push_back(std::move(exact));
    }
    // Below this it is the noise of two long sums.
    constexpr double kNoise = 1e-13;
    const double loss = made_.certificate.value - objective(problem_, x_);
    made_.rounding_loss = loss > kNoise * made_.certificate.value ? loss : 0;
    return Done{};
  }

  void answer(const AllocationOptimum& optimum) {
    const double confidence = policy_.settings.confidence;
    AvertedDraws draws = averted_by_draw(problem_, x_, confidence, question_.threads);
    ours_ = draws.weighted;
    made_.averted = summary(draws.total, confidence);
    made_.objective = summary(draws.weighted, confidence).value;
    made_.shadow_price = optimum.shadow.budget;
    made_.passes = optimum.passes;
    const ShadowPrices& shadow = optimum.shadow;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      InterventionAnswer& line = made_.interventions[i];
      line.averted = summary(std::move(draws.interventions[i]), confidence);
      line.floor = shadow.national_floor[i];
      line.cap = shadow.national_cap[i];
    }
    for (std::size_t r = 0; r < regions_.size(); ++r) {
      RegionAnswer region;
      region.base = baseline_.regions[r];
      region.weight = problem_.regions[r].weight;
      region.averted = draws.regions[r];
      region.floor = shadow.region_floor[r];
      region.cap = shadow.region_cap[r];
      for (std::size_t i = 0; i < ids_.size(); ++i) {
        InterventionAnswer& line = made_.interventions[i];
        region.cents += cents_[r][i];
        line.usable += problem_.regions[r].units[i];
        line.cents += cents_[r][i];
        const bool bounded = bounds_cell(question_.bounds, regions_[r], ids_[i]);
        // A cap of nothing has a price too.
        if (cents_[r][i] == 0 && !bounded) continue;
        CellAnswer cell;
        cell.intervention = i;
        cell.bounded = bounded;
        cell.cents = cents_[r][i];
        cell.units = dollars(cell.cents) / problem_.interventions[i].cost;
        cell.usable = problem_.regions[r].units[i];
        cell.averted = draws.cells[r][i];
        cell.floor = shadow.cell_floor[r][i];
        cell.cap = shadow.cell_cap[r][i];
        line.units += cell.units;
        region.cells.push_back(cell);
      }
      made_.regions.push_back(std::move(region));
    }
  }

  Result<Done> rules() {
    auto rules = simple_rules(problem_, baseline_, question_.threads);
    if (!rules) return rules.faults();
    const double confidence = policy_.settings.confidence;
    for (SimpleRule& rule : *rules) {
      AvertedDraws draws = averted_in_all(problem_, rule.x, question_.threads);
      RuleAnswer line;
      line.name = std::move(rule.name);
      line.how = std::move(rule.how);
      line.averted = summary(std::move(draws.total), confidence);
      std::vector<double> worse(ours_.size());
      double better = 0;
      for (std::size_t d = 0; d < ours_.size(); ++d) {
        worse[d] = ours_[d] - draws.weighted[d];
        better += worse[d] > 0 ? 1 : worse[d] < 0 ? 0 : 0.5;
      }
      line.probability_ours_better = better / static_cast<double>(ours_.size());
      line.worse_by = summary(std::move(worse), confidence);
      made_.rules.push_back(std::move(line));
    }
    return Done{};
  }

  // The ends of a projected revenue, with the same bounds where they can be met.
  Result<Done> others() {
    if (!question_.budget_interval) return Done{};
    const Certificate proof = made_.certificate;
    const auto& [low, high] = *question_.budget_interval;
    for (const auto& [name, cents] : {std::pair{"low", low}, std::pair{"high", high}}) {
      if (cents <= 0) continue;
      AllocationProblem problem = problem_;
      problem.budget = dollars(cents);
      for (RegionTerms& terms : problem.regions) {
        terms.total = {};
        std::fill(terms.cells.begin(), terms.cells.end(), Bounds{});
      }
      std::fill(problem.national.begin(), problem.national.end(), Bounds{});
      if (const auto fits = set_bounds(problem, regions_, ids_, question_.bounds); !fits) {
        made_.notes.push_back("with the " + std::string(name) + " revenue, " +
                              grouped(dollars(cents), 2) +
                              " USD, the floors and caps cannot all be met");
        continue;
      }
      auto optimum = solve(problem);
      if (!optimum) return optimum.faults();
      AvertedDraws draws = averted_in_all(problem, optimum->x, question_.threads);
      made_.others.push_back({name, cents,
                              summary(std::move(draws.total), policy_.settings.confidence),
                              optimum->shadow.budget});
    }
    made_.certificate = proof;
    return Done{};
  }

  const Baseline& baseline_;
  const AllocationPolicy& policy_;
  const InterventionRegister& register_;
  const AllocationQuestion& question_;
  AllocationAnswer made_;
  AllocationProblem problem_;
  std::vector<std::string> ids_, regions_;
  Cents cents_;
  Spending x_;
  std::vector<double> ours_;
  bool weighted_ = false;
};

}  // namespace

Result<AllocationAnswer> allocate(const Baseline& baseline, const AllocationPolicy& policy,
                                  const InterventionRegister& interventions,
                                  const AllocationQuestion& question) {
  return Allocator(baseline, policy, interventions, question).run();
}

}  // namespace setpoint
