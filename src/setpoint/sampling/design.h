// A sample's design: who could have been drawn, in which stages, with what chance.
//
// Stratified cluster samples of one or more stages with weights and finite-population corrections,
// as svydesign(nest = TRUE) of R's survey package (Lumley 2004). A systematic sample is entered as
// what its design declares it to be: one stratum, or strata of neighbouring PSUs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/sampling/single_psu.h"

namespace setpoint {

class Calibration;

enum class PopulationAs {
  counts,     // clusters in the population's stratum, at least as many as were sampled
  fractions,  // sampled clusters over the population's, in (0, 1]
};

// One stage; a column is empty or has an entry for every row.
struct DesignStage {
  // Its cluster, a name unique in the stratum and in the cluster of the stage before. Empty: every
  // row is a cluster.
  std::vector<std::string> cluster = {};
  // Its stratum, a name unique in the cluster of the stage before. Empty: one stratum.
  std::vector<std::string> stratum = {};
  // Of its stratum, the same in every row of it. Absent: unknown, and taken as infinite, so the
  // stage has no correction and the stages after it add no variance.
  std::vector<std::optional<double>> population = {};
};

struct DesignColumns {
  std::vector<DesignStage> stages = {};
  PopulationAs population_as = PopulationAs::counts;
  // Of each unit, the inverse of its inclusion probability. Empty: the product over the stages of
  // population over sampled clusters, all of which must be known.
  std::vector<double> weights = {};
  // Like units that a row stands for. Empty: 1 each.
  std::vector<std::uint64_t> counts = {};
};

// A stratum of a stage, within one cluster of the stage before.
struct DesignStratum {
  std::string name;
  std::uint64_t sampled = 0;  // clusters
  double fraction = 0;        // sampled over population; 0 where the population is unknown
  // What multiplies its variance in the design's: the product of the fractions of the strata that
  // it lies in, and for SinglePsu::average the number of its stage's strata (within the same
  // cluster) over those that show a variance. 0 for a stratum that shows none.
  double multiplier = 1;
};

struct DesignClusters {
  std::vector<std::size_t> of_row;      // by row, the cluster
  std::vector<std::size_t> stratum_of;  // by cluster, the stratum
  std::vector<std::size_t> position;    // by cluster, its position in its stratum
  std::vector<DesignStratum> strata;
};

// Clusters and strata are numbered by first appearance in the rows.
class Design {
 public:
  // Errors (data): no rows or no stage; columns of different lengths; a weight that is not positive
  // and finite; a count of 0, or above 1 where every row is a cluster; a population that varies in
  // a stratum or is less than its sample; no weights where a population is unknown; strata of a
  // single PSU under SinglePsu::fail (all are named), or every stratum so under average.
  [[nodiscard]] static Result<Design> of(const DesignColumns& columns,
                                         SinglePsu single_psu = SinglePsu::fail);

  [[nodiscard]] std::size_t rows() const { return counts().size(); }
  // Weight times count of each row: the population units that it stands for.
  [[nodiscard]] const std::vector<double>& expansion() const { return expansion_; }
  [[nodiscard]] const std::vector<double>& counts() const { return structure_->counts; }
  [[nodiscard]] const std::vector<DesignClusters>& stages() const { return structure_->stages; }
  [[nodiscard]] SinglePsu single_psu() const { return structure_->single_psu; }
  // What the weights were fitted to, oldest first.
  [[nodiscard]] const std::vector<std::shared_ptr<const Calibration>>& calibrations() const {
    return calibrations_;
  }

  // The same sample with other weights. One expansion a row, finite and not 0.
  [[nodiscard]] Design calibrated(std::vector<double> expansion,
                                  std::shared_ptr<const Calibration> calibration) const;

 private:
  struct Structure {
    std::vector<double> counts;
    std::vector<DesignClusters> stages;
    SinglePsu single_psu = SinglePsu::fail;
  };
  Design() = default;

  std::shared_ptr<const Structure> structure_;
  std::vector<double> expansion_;
  std::vector<std::shared_ptr<const Calibration>> calibrations_;
};

}  // namespace setpoint
