#include "setpoint/sampling/design.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace setpoint {
namespace {

Fault fault(std::string what, std::string expected) {
  return {FaultKind::data, {}, std::move(what), std::move(expected)};
}

// The number of rows, or 0 where columns disagree.
std::size_t common_length(const DesignColumns& columns) {
  std::vector<std::size_t> lengths{columns.weights.size(), columns.counts.size()};
  for (const DesignStage& stage : columns.stages) {
    lengths.push_back(stage.cluster.size());
    lengths.push_back(stage.stratum.size());
    lengths.push_back(stage.population.size());
  }
  const std::size_t rows = *std::max_element(lengths.begin(), lengths.end());
  for (const std::size_t length : lengths) {
    if (length != 0 && length != rows) {
      return 0;
    }
  }
  return rows;
}

struct StageBuilder {
  DesignClusters clusters;
  // By stratum.
  std::vector<std::size_t> parent;
  std::vector<std::optional<double>> population;

  // Numbers the strata and clusters of a stage; parent_of_row has the clusters of the one before.
  void number(const DesignStage& stage, const std::vector<std::size_t>& parent_of_row) {
    std::map<std::pair<std::size_t, std::string>, std::size_t> stratum_number;
    std::map<std::pair<std::size_t, std::string>, std::size_t> cluster_number;
    for (std::size_t row = 0; row < parent_of_row.size(); ++row) {
      const std::string name = stage.stratum.empty() ? std::string() : stage.stratum[row];
      const auto [stratum, new_stratum] =
          stratum_number.try_emplace({parent_of_row[row], name}, clusters.strata.size());
      if (new_stratum) {
        clusters.strata.push_back({.name = name});
        parent.push_back(parent_of_row[row]);
      }
      const std::size_t h = stratum->second;
      std::size_t c = clusters.stratum_of.size();
      if (!stage.cluster.empty()) {
        c = cluster_number.try_emplace({h, stage.cluster[row]}, c).first->second;
      }
      if (c == clusters.stratum_of.size()) {
        clusters.stratum_of.push_back(h);
        clusters.position.push_back(clusters.strata[h].sampled++);
      }
      clusters.of_row.push_back(c);
    }
  }

  // Reads the populations of the strata and what of them was sampled.
  std::optional<Fault> populate(const DesignStage& stage, PopulationAs as) {
    population.assign(clusters.strata.size(), std::nullopt);
    std::vector<char> seen(clusters.strata.size(), 0);
    for (std::size_t row = 0; row < stage.population.size(); ++row) {
      const std::size_t h = clusters.stratum_of[clusters.of_row[row]];
      const std::string at = "stratum '" + clusters.strata[h].name + "'";
      const std::optional<double> given = stage.population[row];
      if (seen[h] != 0) {
        if (given != population[h]) {
          return fault("the population of " + at + " varies within it", "one number a stratum");
        }
        continue;
      }
      seen[h] = 1;
      population[h] = given;
      if (given) {
        const auto sampled = static_cast<double>(clusters.strata[h].sampled);
        const bool sound = as == PopulationAs::fractions
                               ? *given > 0.0 && *given <= 1.0
                               : std::isfinite(*given) && *given >= sampled;
        if (!sound) {
          return as == PopulationAs::fractions
                     ? fault("a sampling fraction of " + at + " outside (0, 1]",
                             "sampled over population")
                     : fault("the population of " + at + " is less than its sample of " +
                                 std::to_string(clusters.strata[h].sampled),
                             "the number of its clusters in the population");
        }
        clusters.strata[h].fraction = as == PopulationAs::fractions ? *given : sampled / *given;
      }
    }
    return std::nullopt;
  }

  // What multiplies each stratum's variance; a stage's number is for the text of a fault.
  std::optional<Fault> weigh(const StageBuilder* before, SinglePsu treatment, std::size_t number) {
    std::vector<StratumShare> shares;
    for (std::size_t h = 0; h < clusters.strata.size(); ++h) {
      const DesignStratum& stratum = clusters.strata[h];
      share.push_back(1.0);
      if (before != nullptr) {
        const std::size_t around = before->clusters.stratum_of[parent[h]];
        share.back() = before->share[around] * before->clusters.strata[around].fraction;
      }
      shares.push_back({stratum.name, stratum.sampled, stratum.fraction, share.back(), parent[h]});
    }
    auto multipliers =
        variance_multipliers(shares, treatment, " at stage " + std::to_string(number));
    if (!multipliers) {
      return multipliers.faults().front();
    }
    for (std::size_t h = 0; h < clusters.strata.size(); ++h) {
      clusters.strata[h].multiplier = (*multipliers)[h];
    }
    return std::nullopt;
  }

  // By stratum, the product of the fractions of those around it.
  std::vector<double> share;
};

}  // namespace

Result<Design> Design::of(const DesignColumns& columns, SinglePsu single_psu) {
  if (columns.stages.empty()) {
    return fault("a design without a stage", "one or more stages");
  }
  const std::size_t rows = common_length(columns);
  if (rows == 0) {
    return fault("a design without rows, or with columns of different lengths",
                 "columns that are empty or as long as each other");
  }
  auto structure = std::make_shared<Structure>();
  structure->single_psu = single_psu;
  structure->counts.assign(rows, 1.0);
  for (std::size_t row = 0; row < columns.counts.size(); ++row) {
    if (columns.counts[row] == 0 ||
        (columns.counts[row] > 1 && columns.stages.back().cluster.empty())) {
      return fault("a count of " + std::to_string(columns.counts[row]) + " in row " +
                       std::to_string(row + 1),
                   "1 or more, and 1 where every row is a cluster");
    }
    structure->counts[row] = static_cast<double>(columns.counts[row]);
  }

  std::vector<StageBuilder> builders(columns.stages.size());
  for (std::size_t s = 0; s < builders.size(); ++s) {
    builders[s].number(columns.stages[s], s == 0 ? std::vector<std::size_t>(rows, 0)
                                                 : builders[s - 1].clusters.of_row);
    if (auto wrong = builders[s].populate(columns.stages[s], columns.population_as)) {
      return *std::move(wrong);
    }
    if (auto wrong = builders[s].weigh(s == 0 ? nullptr : &builders[s - 1], single_psu, s + 1)) {
      return *std::move(wrong);
    }
  }

  Design design;
  design.expansion_.assign(rows, 1.0);
  for (std::size_t row = 0; row < rows; ++row) {
    double weight = 1.0;
    if (columns.weights.empty()) {
      for (const StageBuilder& stage : builders) {
        const double fraction =
            stage.clusters.strata[stage.clusters.stratum_of[stage.clusters.of_row[row]]].fraction;
        if (fraction == 0.0) {
          return fault("neither weights nor all populations", "the one or the other");
        }
        weight /= fraction;
      }
    } else {
      weight = columns.weights[row];
    }
    if (!(weight > 0.0) || !std::isfinite(weight * structure->counts[row])) {
      return fault("a weight in row " + std::to_string(row + 1) + " that is not a positive number",
                   "the inverse of an inclusion probability");
    }
    design.expansion_[row] = weight * structure->counts[row];
  }
  for (StageBuilder& builder : builders) {
    structure->stages.push_back(std::move(builder.clusters));
  }
  design.structure_ = std::move(structure);
  return design;
}

Design Design::calibrated(std::vector<double> expansion,
                          std::shared_ptr<const Calibration> calibration) const {
  Design result = *this;
  result.expansion_ = std::move(expansion);
  result.calibrations_.push_back(std::move(calibration));
  return result;
}

}  // namespace setpoint
