#include <tbb/parallel_sort.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "setpoint/data/assemble.h"
#include "setpoint/data/split_psus.h"
#include "setpoint/data/value_text.h"

namespace setpoint {
namespace {

std::string unescaped(std::string_view text) {
  std::string result(text);
  std::replace(result.begin(), result.end(), kLogComma, ',');
  return result;
}

std::string stratum_text(const StratumKey& key) {
  return "stratum " + shown(key.second) + " of " + key.first.text();
}

constexpr std::uint32_t kNone = KeyIndex::kNone;

class Assembly {
 public:
  Assembly(const Releases& releases, ReleaseContext context, Tables& tables)
      : logs_(releases.inspections),
        releases_(releases),
        context_(context),
        out_(tables.inspections) {}

  void run() {
    number();
    choose_releases();
    refuse_uncountable();
    if (!add_strata()) return;
    refuse_split_psus();
    add_psus();
    add_units();
    check_frame();
    add_finds();
    add_targeted();
  }

 private:
  [[nodiscard]] const LogPsu& psu(const PlacedPsu& at) const { return logs_[at.log].psus[at.psu]; }
  [[nodiscard]] Location where(const PlacedPsu& at) const {
    return {context_.files[logs_[at.log].table], psu(at).line, 0};
  }
  [[nodiscard]] std::optional<Date> day(std::uint32_t log) const {
    return context_.sources[logs_[log].table].retrieved;
  }
  // Whether the units count: neither their PSU nor, outside the design, their quarter is
  // superseded.
  [[nodiscard]] bool counts(std::uint32_t log, const LogUnits& units) const {
    if (units.psu != kNone) return psu_of_[log][units.psu] != kSuperseded;
    return day(log) == day(outside_.at(logs_[log].cells[units.cell].period));
  }

  void number();
  void choose_releases();
  [[nodiscard]] bool add_strata();
  void refuse_uncountable();
  void refuse_split_psus();
  void add_psus();
  void add_units();
  void check_frame();
  void add_finds();
  void add_targeted();

  static constexpr std::uint32_t kSuperseded = kNone - 1;

  const std::vector<InspectionLog>& logs_;
  const Releases& releases_;
  ReleaseContext context_;
  Inspections& out_;
  std::map<StratumKey, std::vector<StratumRow>> frame_;
  std::vector<StratumKey> strata_;                   // sorted
  std::vector<PlacedPsu> placed_;                    // every PSU that counts
  std::vector<std::vector<std::uint32_t>> cell_of_;  // by log and cell
  std::map<Quarter, std::uint32_t> outside_;         // the newest log with units outside the design
  // By log and PSU; kNone where only targeted units are of it.
  std::vector<std::vector<std::uint32_t>> psu_of_;
};

// Numbers the strata and the cells in their order.
void Assembly::number() {
  std::map<std::tuple<Quarter, std::string_view>, std::uint32_t> strata;
  std::map<std::tuple<std::string_view, Channel, Country>, std::uint32_t> cells;
  for (const InspectionLog& log : logs_) {
    const LogPsu* before = nullptr;
    for (const LogPsu& psu : log.psus) {
      // PSUs of a stratum mostly come together.
      if (before == nullptr || before->period != psu.period || before->stratum != psu.stratum)
        strata.try_emplace({psu.period, psu.stratum});
      before = &psu;
    }
    for (const LogCell& cell : log.cells) cells.try_emplace({cell.port, cell.channel, cell.origin});
  }
  for (auto& [key, position] : strata) {
    position = static_cast<std::uint32_t>(strata_.size());
    strata_.emplace_back(std::get<0>(key), unescaped(std::get<1>(key)));
  }
  for (auto& [key, position] : cells) {
    position = static_cast<std::uint32_t>(out_.cells.size());
    out_.cells.push_back({unescaped(std::get<0>(key)), std::get<1>(key), std::get<2>(key)});
  }
  for (std::uint32_t n = 0; n < logs_.size(); ++n) {
    auto& cell_of = cell_of_.emplace_back();
    for (const LogCell& cell : logs_[n].cells)
      cell_of.push_back(cells.at({cell.port, cell.channel, cell.origin}));
    const auto& psus = logs_[n].psus;
    placed_.reserve(placed_.size() + psus.size());
    std::uint32_t stratum = 0;
    for (std::uint32_t k = 0; k < psus.size(); ++k) {
      if (k == 0 || psus[k - 1].period != psus[k].period || psus[k - 1].stratum != psus[k].stratum)
        stratum = strata.at({psus[k].period, psus[k].stratum});
      placed_.push_back({stratum, n, k});
    }
    psu_of_.emplace_back(psus.size(), kNone);
  }
}

// Of logs that speak of the same stratum and quarter, those retrieved last count; logs of one day
// are parts of one.
void Assembly::choose_releases() {
  for (std::uint32_t n = 0; n < logs_.size(); ++n)
    for (const LogUnits& units : logs_[n].units) {
      if (units.psu != kNone) continue;
      const auto [known, added] = outside_.try_emplace(logs_[n].cells[units.cell].period, n);
      if (!added && day(known->second) < day(n)) known->second = n;
    }
  if (logs_.size() < 2) return;
  std::map<std::uint32_t, std::uint32_t> newest;  // by stratum, a log
  for (const PlacedPsu& at : placed_) {
    const auto [known, added] = newest.try_emplace(at.stratum, at.log);
    if (!added && day(known->second) < day(at.log)) known->second = at.log;
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<std::uint32_t>> superseded;
  std::erase_if(placed_, [&](const PlacedPsu& at) {
    const std::uint32_t winner = newest.at(at.stratum);
    if (day(at.log) == day(winner)) return false;
    superseded[{at.log, winner}].insert(at.stratum);
    psu_of_[at.log][at.psu] = kSuperseded;
    return true;
  });
  for (const auto& [pair, strata] : superseded)
    context_.notes.push_back(
        context_.sources[logs_[pair.first].table].path + ": " + std::to_string(strata.size()) +
        (strata.size() == 1 ? " stratum of a quarter is" : " strata of a quarter are") +
        " superseded by " + context_.sources[logs_[pair.second].table].path);
}

// False if there is nothing to number PSUs by.
bool Assembly::add_strata() {
  const auto values = [](const StratumRow& row) {
    return row.psus ? value_text(row.psus->written) : std::string("unknown");
  };
  frame_ = newest(releases_.strata, values, context_);
  if (releases_.strata.empty() && !logs_.empty()) {
    context_.faults.add({FaultKind::data,
                         {context_.files[logs_.front().table]},
                         "inspections without their strata",
                         "a table of kind strata"});
    return false;
  }
  std::vector<const PlacedPsu*> first(strata_.size(), nullptr);
  for (const PlacedPsu& at : placed_) {
    const PlacedPsu*& known = first[at.stratum];
    if (known == nullptr || std::tie(at.log, psu(at).line) < std::tie(known->log, psu(*known).line))
      known = &at;
  }
  std::vector<std::pair<Location, const StratumKey*>> missing;
  for (std::size_t h = 0; h < strata_.size(); ++h) {
    const auto row = frame_.find(strata_[h]);
    std::optional<std::uint64_t> population;
    if (row == frame_.end()) {
      if (first[h]) missing.emplace_back(where(*first[h]), &strata_[h]);
    } else if (const auto& psus = row->second.front().psus) {
      population = static_cast<std::uint64_t>(psus->written);
    }
    out_.strata.push_back({strata_[h].first, strata_[h].second, population, 0, 0});
  }
  std::sort(missing.begin(), missing.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.file, a.first.line) < std::tie(b.first.file, b.first.line);
  });
  for (const auto& [at, key] : missing)
    context_.faults.add({FaultKind::data, at, stratum_text(*key) + " is not in the strata",
                         "a row of it in the table of kind strata"});
  return true;
}

void Assembly::refuse_uncountable() {
  std::map<std::pair<std::uint32_t, std::uint64_t>, std::string> places;
  for (std::uint32_t n = 0; n < logs_.size(); ++n)
    for (const LogUnits& units : logs_[n].units)
      if (!units.countable())
        places[{n, units.psu == kNone ? 0 : logs_[n].psus[units.psu].line}] =
            units.psu == kNone ? "targeted units"
                               : "PSU " + shown(unescaped(logs_[n].psus[units.psu].name));
  for (const auto& [place, what] : places)
    context_.faults.add({FaultKind::data,
                         {context_.files[logs_[place.first].table], place.second, 0},
                         what + " of more units than can be",
                         "fewer than 1e15, whose weights add up to less than 2^62"});
}

void Assembly::refuse_split_psus() {
  for (const SplitPsu& split : split_psus(logs_, placed_, cell_of_))
    context_.faults.add({FaultKind::data, where(split.later),
                         "PSU " + shown(unescaped(psu(split.later).name)) + " in " +
                             stratum_text(strata_[split.later.stratum]),
                         "its stratum " + shown(strata_[split.earlier.stratum].second) + " (line " +
                             std::to_string(psu(split.earlier).line) +
                             "), or another name: it came by the same port, channel and origin"});
}

// Numbers the PSUs that have units selected at random.
void Assembly::add_psus() {
  std::vector<std::vector<char>> random;
  for (const InspectionLog& log : logs_) {
    auto& own = random.emplace_back(log.psus.size(), char{0});
    for (const LogUnits& units : log.units)
      if (units.units > 0) own[units.psu] = 1;
  }
  std::erase_if(placed_, [&](const PlacedPsu& at) { return random[at.log][at.psu] == 0; });
  const auto before = [&](const PlacedPsu& a, const PlacedPsu& b) {
    if (a.stratum != b.stratum) return a.stratum < b.stratum;
    const int name = psu(a).name.compare(psu(b).name);
    return name != 0 ? name < 0 : a.log < b.log;
  };
  // Logs are mostly written in order.
  if (!std::is_sorted(placed_.begin(), placed_.end(), before))
    tbb::parallel_sort(placed_.begin(), placed_.end(), before);
  std::size_t in_several = 0;
  for (std::size_t n = 0; n < placed_.size(); ++n) {
    const PlacedPsu& at = placed_[n];
    const std::size_t before_this = out_.psus.size();
    // The same PSU may stand in two logs of one day.
    if (n == 0 || placed_[n - 1].stratum != at.stratum ||
        psu(placed_[n - 1]).name != psu(at).name) {
      SampledStratum& stratum = out_.strata[at.stratum];
      if (stratum.sampled++ == 0) stratum.first_psu = static_cast<std::uint32_t>(out_.psus.size());
      out_.psus.push_back({at.stratum, unescaped(psu(at).name)});
    }
    if (n > 0 && placed_[n - 1].log != at.log && out_.psus.size() == before_this) ++in_several;
    psu_of_[at.log][at.psu] = static_cast<std::uint32_t>(out_.psus.size() - 1);
  }
  if (in_several > 0)
    context_.notes.push_back(
        "PSUs that stand in more than one log of the same day, whose units "
        "are added up: " +
        std::to_string(in_several));
}

void Assembly::add_units() {
  // By PSU first, which leaves few to sort in each.
  std::vector<std::uint32_t> first(out_.psus.size() + 1, 0);
  const auto each = [&](auto&& visit) {
    for (std::uint32_t n = 0; n < logs_.size(); ++n)
      for (const LogUnits& units : logs_[n].units)
        if (units.units > 0 && counts(n, units))
          visit(psu_of_[n][units.psu], cell_of_[n][units.cell], units);
  };
  each([&](std::uint32_t psu, std::uint32_t, const LogUnits&) { ++first[psu + 1]; });
  for (std::size_t psu = 1; psu < first.size(); ++psu) first[psu] += first[psu - 1];
  std::vector<std::pair<std::uint32_t, const LogUnits*>> sorted(first.back());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  each([&](std::uint32_t psu, std::uint32_t cell, const LogUnits& units) {
    sorted[next[psu]++] = {cell, &units};
  });
  out_.units.reserve(sorted.size());
  for (std::uint32_t psu = 0; psu < out_.psus.size(); ++psu) {
    const auto from = sorted.begin() + first[psu];
    const auto to = sorted.begin() + first[psu + 1];
    std::sort(from, to, [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto at = from; at != to;) {
      FixedSum weighted;
      PsuUnits all{psu, at->first, 0, 0, 0};
      for (; at != to && at->first == all.cell; ++at) {
        all.units += at->second->units;
        all.largest_weight = std::max(all.largest_weight, at->second->largest_weight);
        weighted.add(at->second->weighted);
      }
      all.weighted = weighted.value();
      out_.units.push_back(all);
    }
  }
}

// The frame against what was sampled of it.
void Assembly::check_frame() {
  std::vector<std::string> unsampled;
  for (const auto& [key, rows] : frame_) {
    const auto known = std::lower_bound(strata_.begin(), strata_.end(), key);
    const SampledStratum* const stratum =
        known != strata_.end() && *known == key
            ? &out_.strata[static_cast<std::size_t>(known - strata_.begin())]
            : nullptr;
    if (!stratum || stratum->sampled == 0)
      unsampled.push_back(key.second + " of " + key.first.text());
    else if (stratum->population && *stratum->population < stratum->sampled)
      context_.faults.add({FaultKind::data,
                           {context_.files[rows.front().at.table], rows.front().at.line, 0},
                           stratum_text(key) + " has " + std::to_string(*stratum->population) +
                               " PSUs, and " + std::to_string(stratum->sampled) +
                               " of them were sampled",
                           "at least as many PSUs as the log has"});
  }
  if (unsampled.empty()) return;
  constexpr std::size_t kNamed = 3;
  std::string text = "strata without a random inspection, so what crosses there is in no total: " +
                     std::to_string(unsampled.size()) + " (";
  for (std::size_t n = 0; n < std::min(kNamed, unsampled.size()); ++n)
    text += (n == 0 ? "" : ", ") + unsampled[n];
  context_.notes.push_back(text + (unsampled.size() > kNamed ? ", ...)" : ")"));
}

void Assembly::add_finds() {
  for (std::uint32_t n = 0; n < logs_.size(); ++n)
    for (const LogFind& find : logs_[n].finds) {
      const LogUnits& units = logs_[n].units[find.units];
      if (!counts(n, units)) continue;
      Find& out = out_.finds.emplace_back();
      out.period = logs_[n].cells[units.cell].period;
      out.cell = cell_of_[n][units.cell];
      if (!find.targeted) out.psu = psu_of_[n][units.psu];
      out.count = find.count;
      out.outcome = find.outcome;
      out.substance = find.substance;
      out.host = find.host;
      out.weight = find.weight;
      out.mass_g = find.mass_g;
      out.purity = find.purity;
      out.pills = find.pills;
      out.table = logs_[n].table;
      out.line = find.line;
    }
  // By all that they are, so that sums over them do not depend on the order of rows or files; what
  // is alike comes in the order of the logs.
  std::stable_sort(out_.finds.begin(), out_.finds.end(), [](const Find& a, const Find& b) {
    const auto key = [](const Find& find) {
      return std::tuple(find.period, find.psu.value_or(kNone), find.cell, find.outcome, find.count,
                        find.weight, find.mass_g, find.purity, find.pills);
    };
    const auto left = key(a);
    const auto right = key(b);
    if (left != right) return left < right;
    return std::tie(a.substance, a.host) < std::tie(b.substance, b.host);
  });
}

void Assembly::add_targeted() {
  std::map<std::pair<Quarter, std::uint32_t>, std::uint64_t> sums;
  for (std::uint32_t n = 0; n < logs_.size(); ++n)
    for (const LogUnits& units : logs_[n].units)
      if (units.targeted > 0 && counts(n, units))
        sums[{logs_[n].cells[units.cell].period, cell_of_[n][units.cell]}] += units.targeted;
  for (const auto& [key, number] : sums) out_.targeted.push_back({key.first, key.second, number});
}

}  // namespace

void assemble_inspections(const Releases& releases, ReleaseContext context, Tables& tables) {
  tables.coverage.clear();
  const auto values = [](const CoverageRow& row) { return value_text(row.share.written); };
  for (const auto& [key, rows] : newest(releases.coverage, values, context))
    tables.coverage.insert(tables.coverage.end(), rows.begin(), rows.end());
  Assembly(releases, context, tables).run();
}

}  // namespace setpoint
