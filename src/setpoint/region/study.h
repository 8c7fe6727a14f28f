// The regional record of a dataset and the questions that can be put to it: what the command and
// the service share.
//
// Counts below rates.suppressed_below are withheld for every region, with the rate and the nowcast
// that would tell them. An area's count is the sum of those of its verified counties that show one,
// so nothing withheld can be had from it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/shipped_areas.h"
#include "setpoint/region/nowcast.h"
#include "setpoint/region/nowcast_score.h"
#include "setpoint/region/people.h"
#include "setpoint/region/rate.h"
#include "setpoint/region/record.h"
#include "setpoint/region/regions.h"
#include "setpoint/region/settings.h"
#include "setpoint/region/supply.h"

namespace setpoint {

struct CountView {
  Month ending;
  int months = 12;
  Cause cause{};
  Shown shown;
  bool is_final = false;
  Nowcast nowcast;                // given() where there is one
  std::optional<DeathRate> rate;  // of the reported count
  std::size_t counties = 0;       // of an area: that the count is summed over
};

struct ChangeView {
  Month from;
  bool predicted = false;  // of predicted counts; else of reported ones
  CountChange change;
};

struct RegionView {
  const Region* region = nullptr;
  std::optional<People> population;    // newest; of an area: of its verified counties
  std::optional<double> people_share;  // of an area: of the people of its states
  std::optional<CountView> latest;
  std::optional<ChangeView> change;  // from twelve months before
};

struct AgeAdjustedView {
  Month ending;
  Cause cause{};
  DeathRate rate;
};

struct RegionDetail {
  RegionView view;
  std::vector<CountView> deaths;  // by cause, months, ending
  std::optional<AgeAdjustedView> age_adjusted;
  std::vector<RegionView> counties;  // of an area: the verified ones
  std::vector<LabPeriod> lab_reports;
  std::vector<QuarterSeizures> seizures;
  std::vector<NonfatalYear> nonfatal;
};

inline constexpr int kYear = 12;

class RegionalStudy {
 public:
  // Reads the regional tables of a folder; areas that come with the program where it has none.
  [[nodiscard]] static Result<RegionalStudy> open(const std::filesystem::path& folder,
                                                  RegionPolicy policy);
  // Faults: those of the areas that come with the program.
  [[nodiscard]] static Result<RegionalStudy> of(RegionalTables tables, RegionPolicy policy);

  [[nodiscard]] const RegionalTables& tables() const { return *tables_; }
  [[nodiscard]] const Regions& regions() const { return *regions_; }
  [[nodiscard]] const DeathRecord& record() const { return *record_; }
  [[nodiscard]] const Populations& populations() const { return *populations_; }
  [[nodiscard]] const Nowcaster& nowcaster() const { return *nowcaster_; }
  [[nodiscard]] const RegionPolicy& policy() const { return policy_; }
  // The areas are those that come with the program.
  [[nodiscard]] bool areas_shipped() const { return areas_shipped_; }

  // Every region of the kinds (empty: all), with its count of twelve months.
  [[nodiscard]] std::vector<RegionView> list(Cause cause,
                                             const std::vector<RegionKind>& kinds) const;
  // The last month of the counts of states, of counties where those have none.
  [[nodiscard]] std::optional<Month> as_of(Cause cause) const;
  // Everything of one region; of one cause, or of all, its newest count then that of synthetic
  // opioids or, where there is none, of the first cause that there is. Fault (usage): no such
  // region.
  [[nodiscard]] Result<RegionDetail> show(std::string_view id, std::optional<Cause> cause) const;
  [[nodiscard]] std::vector<NowcastScore> score() const;
  // Nowcasts of the incomplete counts of the nation, the states and the city.
  [[nodiscard]] std::vector<std::pair<Place, CountView>> nowcasts(Cause cause) const;

  [[nodiscard]] CountView view(const RegionalDeathRow& row) const;
  // What a reader should know of every answer.
  [[nodiscard]] std::vector<std::string> notes() const;

 private:
  RegionalStudy(RegionalTables tables, RegionPolicy policy, ShippedAreas areas);
  [[nodiscard]] RegionView place_view(const Region& region, Cause cause) const;
  [[nodiscard]] RegionView area_view(const Region& region, Cause cause) const;
  // The sum over an area's verified counties at an ending; none where no county shows a count.
  [[nodiscard]] std::optional<CountView> area_count(const Region& area, Cause cause, int months,
                                                    const Month& ending) const;
  [[nodiscard]] std::optional<AgeAdjustedView> age_adjusted(const Place& place,
                                                            std::optional<Cause> cause) const;
  [[nodiscard]] Cause headline_of(const Region& region) const;
  [[nodiscard]] std::vector<CountView> area_deaths(const Region& area,
                                                   std::optional<Cause> cause) const;

  // Behind pointers: a study may be moved, and they refer to one another.
  std::unique_ptr<const RegionalTables> tables_;
  RegionPolicy policy_;
  std::unique_ptr<const DeathRecord> record_;
  std::unique_ptr<const Populations> populations_;
  std::unique_ptr<const Regions> regions_;
  std::unique_ptr<const Nowcaster> nowcaster_;
  bool areas_shipped_ = false;
};

}  // namespace setpoint
