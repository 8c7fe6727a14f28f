#include "setpoint/serve/regional_desk.h"

#include <utility>

#include "setpoint/disclosure/protected_record.h"
#include "setpoint/warning/alerts.h"

namespace setpoint {

RegionalDesk::RegionalDesk(RegionalStudy study, WarningSettings warning,
                           AllocationPolicy allocation, InterventionRegister interventions,
                           Seed seed, unsigned threads)
    : study_(std::move(study)),
      warning_(std::move(warning)),
      allocation_(std::move(allocation)),
      interventions_(std::move(interventions)),
      seed_(seed),
      threads_(threads) {}

Result<std::unique_ptr<RegionalDesk>> RegionalDesk::open(const std::filesystem::path& folder,
                                                         Seed seed, unsigned threads) {
  auto regions = read_region_policy({}, {});
  auto warning = read_warning_policy({}, {});
  auto allocation = read_allocation_policy({}, {});
  auto interventions = read_interventions(shipped_interventions(), kShippedInterventionsName);
  Faults faults;
  const auto note = [&faults](const auto& read) {
    if (!read) faults.insert(faults.end(), read.faults().begin(), read.faults().end());
  };
  note(regions);
  note(warning);
  note(allocation);
  note(interventions);
  if (!faults.empty()) return faults;
  auto tables = read_protected_record(folder);
  if (!tables) return tables.faults();
  if (tables->empty()) return std::unique_ptr<RegionalDesk>();
  auto study = RegionalStudy::of(*std::move(tables), *std::move(regions));
  if (!study) return std::move(study).faults();
  return std::unique_ptr<RegionalDesk>(
      new RegionalDesk(*std::move(study), std::move(warning->settings), *std::move(allocation),
                       *std::move(interventions), seed, threads));
}

const Alerts& RegionalDesk::alerts() {
  std::call_once(alerted_, [&] {
    alerts_ = setpoint::alerts(study_.tables(), warning_, seed_, threads_);
    for (const Alert& alert : alerts_.alerts) ++alerts_by_region_[alert.region];
  });
  return alerts_;
}

std::size_t RegionalDesk::alerts_of(const std::string& region) {
  (void)alerts();
  const auto found = alerts_by_region_.find(region);
  return found == alerts_by_region_.end() ? 0 : found->second;
}

const Result<Baseline>& RegionalDesk::baseline(Division by) {
  const std::lock_guard lock(mutex_);
  const auto found = baselines_.find(by);
  if (found != baselines_.end()) return found->second;
  return baselines_
      .emplace(by,
               make_baseline(study_.tables(), by, Cause::synthetic_opioids, allocation_.settings))
      .first->second;
}

}  // namespace setpoint
