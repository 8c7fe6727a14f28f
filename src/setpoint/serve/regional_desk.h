// The regional record that is served, and what is worked out of it once: alerts, and what an
// allocation starts from. Safe to use from several threads.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "setpoint/core/fault.h"
#include "setpoint/core/random.h"
#include "setpoint/region/study.h"
#include "setpoint/response/baseline.h"
#include "setpoint/response/interventions.h"
#include "setpoint/response/settings.h"
#include "setpoint/warning/alert.h"

namespace setpoint {

class RegionalDesk {
 public:
  // With the settings that come with the program. Null where the folder has no regional table.
  [[nodiscard]] static Result<std::unique_ptr<RegionalDesk>> open(
      const std::filesystem::path& folder, Seed seed, unsigned threads);

  [[nodiscard]] const RegionalStudy& study() const { return study_; }
  [[nodiscard]] const AllocationPolicy& allocation() const { return allocation_; }
  [[nodiscard]] const InterventionRegister& interventions() const { return interventions_; }

  // Made when first asked for, which takes seconds; who asks meanwhile waits.
  [[nodiscard]] const Alerts& alerts();
  // By region.
  [[nodiscard]] std::size_t alerts_of(const std::string& region);
  // Faults: those of make_baseline().
  [[nodiscard]] const Result<Baseline>& baseline(Division by);

 private:
  RegionalDesk(RegionalStudy study, WarningSettings warning, AllocationPolicy allocation,
               InterventionRegister interventions, Seed seed, unsigned threads);

  RegionalStudy study_;
  WarningSettings warning_;
  AllocationPolicy allocation_;
  InterventionRegister interventions_;
  Seed seed_;
  unsigned threads_;
  std::once_flag alerted_;
  Alerts alerts_;
  std::map<std::string, std::size_t> alerts_by_region_;
  std::mutex mutex_;  // of what follows
  std::map<Division, Result<Baseline>> baselines_;
};

}  // namespace setpoint
