#include "setpoint/disclosure/death_tables.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "setpoint/disclosure/death_sums.h"
#include "setpoint/disclosure/parts_of_places.h"

namespace setpoint {
namespace {

constexpr std::size_t kStates = 51;
constexpr std::array kOfOpioids = {Cause::heroin, Cause::natural_opioids, Cause::methadone,
                                   Cause::synthetic_opioids};

Month plus(Month month, int by) {
  const int index = month.year * 12 + month.month - 1 + by;
  return {index / 12, index % 12 + 1};
}

// Cells by what they count: of one table, or of all tables the newest count of each.
using View = std::map<CountKey, std::uint32_t>;

class Builder {
 public:
  Builder(const CountRecords& records, const AreaParts& areas, const SuppressionRule& rule,
          const Binding& binding)
      : areas_(areas), binding_(binding), judge_(cells_, keys_, rule, binding) {
    for (const auto& [key, record] : records) {
      CountCell cell;
      cell.count = record.count;
      cell.small = record.not_shown == NotShown::small;
      cell.earlier = record.earlier;
      cell.low = record.low;
      cell.high = record.high;
      cell.offered = record.not_shown != NotShown::other;
      const std::uint32_t at = add(key, std::move(cell));
      vintage_.push_back(record.vintage);
      const CountKey plain = key.anywhere();
      tables_[key.series].emplace(plain, at);
      const auto [newest, first] = newest_.emplace(plain, at);
      // Of two of one vintage the first by name.
      if (!first && vintage_[newest->second] < record.vintage) newest->second = at;
    }
  }

  Result<DeathTables> run() {
    const std::size_t listed = keys_.size();
    if (!binding_.series_apart) {
      bind(newest_, "", false);
      bind_same();
    }
    if (binding_.series_apart || tables_.size() > 1)
      for (auto& [series, view] : tables_) bind(view, series, !binding_.series_apart);
    bind_areas();
    DeathTables made;
    made.notes = judge_.notes();
    made.not_small = judge_.not_small();
    for (const auto& [series, view] : tables_)
      for (const auto& [key, at] : view)
        if (key.months == 12 && !bound_.contains(at) &&
            overlaps(binding_.series_apart ? view : newest_, key))
          ++made.overlapping;
    std::vector<CountKey> keys = keys_;
    auto tables = CountTables::build(std::move(cells_), std::move(judge_.relations()));
    if (!tables) return tables.faults();
    made.tables = *std::move(tables);
    made.keys.resize(keys.size());
    made.listed.assign(keys.size(), 0);
    for (std::size_t k = 0; k < keys.size(); ++k) {
      const auto at = made.tables.find(keys[k].text());
      made.listed[*at] = k < listed ? 1 : 0;
      made.keys[*at] = std::move(keys[k]);
    }
    for (const CountCell& cell : made.tables.cells())
      made.showing.push_back(!cell.offered ? Showing::hidden
                             : cell.count  ? Showing::shown
                             : cell.small  ? Showing::withheld
                                           : Showing::hidden);
    return made;
  }

 private:
  std::uint32_t add(const CountKey& key, CountCell cell) {
    const auto at = static_cast<std::uint32_t>(cells_.size());
    cell.key = key.text();
    if (const auto level = level_of(key.place)) cell.county = *level == Level::county;
    cells_.push_back(std::move(cell));
    keys_.push_back(key);
    return at;
  }
  [[nodiscard]] static std::optional<std::uint32_t> find(const View& view, const CountKey& key) {
    const auto at = view.find(key);
    if (at == view.end()) return std::nullopt;
    return at->second;
  }
  [[nodiscard]] bool is_newest(std::uint32_t cell) const {
    const auto at = newest_.find(keys_[cell].anywhere());
    return at != newest_.end() && at->second == cell;
  }

  // Sums within one view. Of one table beside those across tables (`beside`): what these say
  // already is not said again, and where they do not hold, a table's own parts may still add up to
  // the newest total.
  void bind(View& view, const std::string& series, bool beside) {
    std::vector<DeathSum> sums;
    bind_months(view, series, beside, sums);
    bind_places(view, beside, sums);
    bind_ages_and_causes(view, beside, sums);
    if (!beside) judge_.vote(sums);
    for (const DeathSum& sum : sums) {
      const bool holds = judge_.judge(sum);
      if (holds && sum.of == SumOf::months) bound_.insert(sum.total);
      if (holds && !beside)
        across_.emplace(sum.of == SumOf::some ? SumOf::places : sum.of, sum.total);
    }
  }
  [[nodiscard]] std::optional<std::uint32_t> total_of(const View& view, const CountKey& key,
                                                      bool beside) const {
    const auto own = find(view, key);
    return own || !beside ? own : find(newest_, key);
  }
  // Whether a table's own sum says what the sums across tables do not.
  [[nodiscard]] bool is_news(const DeathSum& sum, const std::string& series) const {
    const bool newest =
        std::all_of(sum.parts.begin(), sum.parts.end(), [&](auto at) { return is_newest(at); });
    if (newest && is_newest(sum.total))
      return !across_.contains({sum.of == SumOf::some ? SumOf::places : sum.of, sum.total});
    // An older table's parts are of its own totals.
    return keys_[sum.total].series == series;
  }
  void put(std::vector<DeathSum>& sums, DeathSum sum, bool beside) const {
    if (sum.parts.empty()) return;
    if (beside && !is_news(sum, keys_[sum.parts.front()].series)) return;
    sums.push_back(std::move(sum));
  }

  // Months behind sums of twelve, where a month is in a table or two sums overlap.
  void bind_months(View& view, const std::string& series, bool beside,
                   std::vector<DeathSum>& sums) {
    std::set<CountKey> totals;
    for (const auto& [key, at] : view) {
      if (key.months == 12 && binding_.rolling && overlaps(view, key)) totals.insert(key);
      if (key.months != 1) continue;
      CountKey total = key;
      total.months = 12;
      for (int by = 0; by < 12; ++by) {
        total.ending = plus(key.ending, by);
        if (total_of(view, total, beside)) totals.insert(total);
      }
    }
    std::vector<std::pair<DeathSum, std::vector<CountKey>>> found;  // and months in no table
    for (const CountKey& key : totals) {
      std::pair<DeathSum, std::vector<CountKey>> each;
      each.first = {SumOf::months, *total_of(view, key, beside), {}};
      CountKey month = key;
      month.months = 1;
      for (int back = 0; back < 12; ++back) {
        month.ending = plus(key.ending, -back);
        if (const auto at = find(view, month))
          each.first.parts.push_back(*at);
        else
          each.second.push_back(month);
      }
      if (beside && !is_news(each.first, series)) continue;
      found.push_back(std::move(each));
    }
    std::vector<DeathSum> whole;
    for (const auto& [sum, missing] : found)
      if (missing.empty()) whole.push_back(sum);
    if (!beside) judge_.vote(whole);
    for (auto& [sum, missing] : found) {
      if (!missing.empty() && !judge_.may_hold(sum)) continue;
      for (CountKey month : missing) {
        auto [at, fresh] = view.emplace(month, 0);
        if (fresh) {
          month.series = series;
          CountCell hidden;
          hidden.offered = false;
          at->second = add(month, std::move(hidden));
        }
        sum.parts.push_back(at->second);
      }
      sums.push_back(std::move(sum));
    }
  }
  [[nodiscard]] static bool overlaps(const View& view, const CountKey& key) {
    CountKey other = key;
    for (int by = -11; by < 12; ++by) {
      other.ending = plus(key.ending, by);
      if (by != 0 && view.contains(other)) return true;
    }
    return false;
  }

  void bind_places(const View& view, bool beside, std::vector<DeathSum>& sums) {
    std::map<CountKey, std::vector<std::uint32_t>> parts;  // by the total
    std::map<CountKey, std::size_t> states;
    for (const auto& [key, at] : view) {
      const auto place = Place::parse(key.place);
      if (!place) continue;
      CountKey total = key;
      if (place->kind() == PlaceKind::county) {
        total.place = kNewYorkCity;
        const bool of_city = in_new_york_city(key.place) && total_of(view, total, beside);
        if (!of_city) total.place = place->state()->letters;
      } else if (of_nation(*place)) {
        total.place = "US";
        if (place->kind() == PlaceKind::state) ++states[total];
      } else {
        continue;
      }
      parts[total].push_back(at);
    }
    for (auto& [key, members] : parts) {
      const auto total = total_of(view, key, beside);
      if (!total) continue;
      const bool some = key.place == "US" && states[key] != kStates;
      put(sums, {some ? SumOf::some : SumOf::places, *total, std::move(members)}, beside);
    }
  }

  void bind_ages_and_causes(const View& view, bool beside, std::vector<DeathSum>& sums) {
    std::map<CountKey, std::vector<std::uint32_t>> ages;
    for (const auto& [key, at] : view) {
      if (key.ages) {
        CountKey total = key;
        total.ages.reset();
        ages[total].push_back(at);
      }
      if (key.cause == Cause::all_drugs) continue;
      CountKey wider = key;
      wider.cause = Cause::opioids;
      std::optional<std::uint32_t> of;
      if (std::find(kOfOpioids.begin(), kOfOpioids.end(), key.cause) != kOfOpioids.end())
        of = total_of(view, wider, beside);
      wider.cause = Cause::all_drugs;
      if (!of) of = total_of(view, wider, beside);
      if (of) put(sums, {SumOf::causes, *of, {at}}, beside);
    }
    for (auto& [key, members] : ages)
      if (const auto total = total_of(view, key, beside))
        put(sums, {SumOf::ages, *total, std::move(members)}, beside);
  }
  // The same count in several tables: one, where they are equal; of one vintage also where one of
  // them is withheld.
  void bind_same() {
    std::vector<DeathSum> sums;
    for (const auto& [series, view] : tables_)
      for (const auto& [key, at] : view) {
        const std::uint32_t newest = newest_.at(key);
        if (newest == at || level_of(key.place) == Level::area) continue;
        const bool known = cells_[at].count && cells_[newest].count;
        if (known || vintage_[at] == vintage_[newest]) sums.push_back({SumOf::same, newest, {at}});
      }
    judge_.vote(sums);
    for (const DeathSum& sum : sums) (void)judge_.judge(sum);
  }

  void bind_areas() {
    for (const auto& [key, counties] : areas_) {
      const View& own = tables_[key.series];
      const auto total = find(own, key.anywhere());
      if (!total) continue;
      DeathSum sum{SumOf::places, *total, {}};
      CountKey county = key.anywhere();
      for (const std::string& place : counties) {
        county.place = place;
        auto at = find(own, county);
        if (!at && !binding_.series_apart) at = find(newest_, county);
        if (at) sum.parts.push_back(*at);
      }
      if (sum.parts.size() == counties.size() && !counties.empty()) (void)judge_.judge(sum);
    }
  }

  const AreaParts& areas_;
  Binding binding_;
  std::vector<CountCell> cells_;
  std::vector<CountKey> keys_;
  std::vector<std::uint32_t> vintage_;
  std::map<std::string, View> tables_;
  View newest_;
  SumJudge judge_;
  std::set<std::pair<SumOf, std::uint32_t>> across_;  // sums across tables that hold, by total
  std::set<std::uint32_t> bound_;  // sums of twelve months that their months make up
};

}  // namespace

Result<DeathTables> death_tables(const CountRecords& records, const AreaParts& areas,
                                 const SuppressionRule& rule, const Binding& binding) {
  return Builder(records, areas, rule, binding).run();
}

}  // namespace setpoint
