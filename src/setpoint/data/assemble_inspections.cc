#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "setpoint/data/assemble.h"
#include "setpoint/data/value_text.h"

namespace setpoint {
namespace {

std::string unescaped(std::string_view text) {
  std::string result(text);
  std::replace(result.begin(), result.end(), LogGroup::kComma, ',');
  return result;
}

std::string stratum_text(const StratumKey& key) {
  return "stratum " + shown(key.second) + " of " + key.first.text();
}

// A group of a log with the numbers of what it names.
struct Placed {
  std::uint32_t stratum = 0;  // Assembly::kOutside for targeted units outside the design
  std::uint32_t cell = 0;
  std::uint32_t log = 0;
  std::uint32_t group = 0;
};

class Assembly {
 public:
  Assembly(const Releases& releases, ReleaseContext context, Tables& tables)
      : logs_(releases.inspections), releases_(releases), context_(context), tables_(tables) {}

  void run() {
    number();
    choose_releases();
    if (!add_strata()) return;
    refuse_split_psus();
    add_psus();
    check_frame();
    add_finds();
    add_targeted();
  }

 private:
  static constexpr std::uint32_t kOutside = ~std::uint32_t{0};

  [[nodiscard]] const LogGroup& group(const Placed& at) const {
    return logs_[at.log].groups[at.group];
  }
  [[nodiscard]] Location where(const Placed& at) const {
    return {context_.files[logs_[at.log].table], group(at).line, 0};
  }
  // Within a stratum and PSU by cell, so what is the same comes together.
  [[nodiscard]] bool before(const Placed& a, const Placed& b) const {
    if (a.stratum != b.stratum) return a.stratum < b.stratum;
    const int psu = group(a).psu.compare(group(b).psu);
    return psu != 0 ? psu < 0 : std::tie(a.cell, a.log) < std::tie(b.cell, b.log);
  }

  void number();
  void choose_releases();
  [[nodiscard]] bool add_strata();
  void refuse_split_psus();
  void add_psus();
  void check_frame();
  void add_finds();
  void add_targeted();

  const std::vector<InspectionLog>& logs_;
  const Releases& releases_;
  ReleaseContext context_;
  Tables& tables_;
  Inspections& out_ = tables_.inspections;
  std::map<StratumKey, std::vector<StratumRow>> frame_;
  std::vector<StratumKey> strata_;                   // sorted
  std::vector<Placed> placed_;                       // every group that counts
  std::vector<std::vector<std::uint32_t>> cell_of_;  // by log and group
  std::vector<std::vector<std::uint32_t>> psu_of_;   // by log and group; kOutside: none
  std::vector<std::vector<char>> counts_;            // by log and group
};

// Numbers the strata and the cells in their order.
void Assembly::number() {
  std::map<std::tuple<Quarter, std::string_view>, std::uint32_t> strata;
  std::map<std::tuple<std::string_view, Channel, Country>, std::uint32_t> cells;
  for (const InspectionLog& log : logs_)
    for (const LogGroup& g : log.groups) {
      if (!g.stratum.empty()) strata.try_emplace({g.period, g.stratum});
      cells.try_emplace({g.port, g.channel, g.origin});
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
    const auto& groups = logs_[n].groups;
    auto& cell_of = cell_of_.emplace_back();
    for (std::uint32_t k = 0; k < groups.size(); ++k) {
      const LogGroup& g = groups[k];
      const std::uint32_t stratum =
          g.stratum.empty() ? kOutside : strata.find({g.period, g.stratum})->second;
      cell_of.push_back(cells.find({g.port, g.channel, g.origin})->second);
      placed_.push_back({stratum, cell_of.back(), n, k});
    }
    psu_of_.emplace_back(groups.size(), kOutside);
    counts_.emplace_back(groups.size(), char{1});
  }
}

// Of logs that speak of the same stratum and quarter, those retrieved last count; logs of one day
// are parts of one.
void Assembly::choose_releases() {
  if (logs_.size() < 2) return;
  std::map<std::uint32_t, std::uint32_t> newest;  // by stratum, a log
  const auto day = [&](std::uint32_t log) { return context_.sources[logs_[log].table].retrieved; };
  for (const Placed& at : placed_) {
    const auto [known, added] = newest.try_emplace(at.stratum, at.log);
    if (at.stratum != kOutside && !added && day(known->second) < day(at.log))
      known->second = at.log;
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<std::uint32_t>> superseded;
  std::erase_if(placed_, [&](const Placed& at) {
    const std::uint32_t winner = newest.at(at.stratum);
    if (at.stratum == kOutside || day(at.log) == day(winner)) return false;
    superseded[{at.log, winner}].insert(at.stratum);
    counts_[at.log][at.group] = 0;
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
  std::vector<const Placed*> first(strata_.size(), nullptr);
  for (const Placed& at : placed_)
    if (at.stratum != kOutside) {
      const Placed*& known = first[at.stratum];
      if (!known || std::tie(at.log, group(at).line) < std::tie(known->log, group(*known).line))
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

// A PSU is a lane and shift, a tray, a container: under one name, what came to one port by one
// channel from one country in a quarter cannot lie in two strata.
void Assembly::refuse_split_psus() {
  KeyIndex index;
  std::vector<const Placed*> first;
  std::map<std::pair<std::uint32_t, std::uint64_t>, Fault> faults;
  std::string key;
  for (const Placed& at : placed_) {
    if (at.stratum == kOutside) continue;
    const LogGroup& g = group(at);
    key = g.period.text() + std::to_string(at.cell) + ",";
    key += g.psu;
    const std::uint64_t hash = KeyIndex::hash(key);
    const std::uint32_t number = index.find(key, hash);
    if (number == KeyIndex::kNone) {
      static_cast<void>(index.add(key, hash));
      first.push_back(&at);
      continue;
    }
    const Placed& other = *first[number];
    if (other.stratum == at.stratum) continue;
    const bool later = std::tie(other.log, group(other).line) < std::tie(at.log, g.line);
    const Placed& second = later ? at : other;
    const Placed& earlier = later ? other : at;
    faults.try_emplace(
        {second.log, group(second).line},
        Fault{FaultKind::data, where(second),
              "PSU " + shown(unescaped(g.psu)) + " in " + stratum_text(strata_[second.stratum]),
              "its stratum " + shown(strata_[earlier.stratum].second) + " (line " +
                  std::to_string(group(earlier).line) +
                  "), or another name: it came by the same port, channel and origin"});
  }
  for (const auto& [at, fault] : faults) context_.faults.add(fault);
}

void Assembly::add_psus() {
  std::vector<Placed> design;
  for (const Placed& at : placed_)
    if (group(at).units > 0) design.push_back(at);
  std::sort(design.begin(), design.end(),
            [&](const Placed& a, const Placed& b) { return before(a, b); });
  std::vector<FixedSum> weighted;
  for (std::size_t n = 0; n < design.size(); ++n) {
    const Placed& at = design[n];
    const LogGroup& g = group(at);
    if (n == 0 || design[n - 1].stratum != at.stratum || group(design[n - 1]).psu != g.psu) {
      SampledStratum& stratum = out_.strata[at.stratum];
      if (stratum.sampled++ == 0) stratum.first_psu = static_cast<std::uint32_t>(out_.psus.size());
      out_.psus.push_back({at.stratum, unescaped(g.psu)});
    }
    const auto psu = static_cast<std::uint32_t>(out_.psus.size() - 1);
    psu_of_[at.log][at.group] = psu;
    // The same PSU and cell in two logs of one day.
    if (!out_.units.empty() && out_.units.back().psu == psu && out_.units.back().cell == at.cell) {
      out_.units.back().units += g.units;
      out_.units.back().largest_weight =
          std::max(out_.units.back().largest_weight, g.largest_weight);
      if (!weighted.back().add(g.weighted))
        context_.faults.add({FaultKind::data, where(at), "weights that add up to more than can be",
                             "a PSU that stands for fewer than 2^62 units"});
    } else {
      out_.units.push_back({psu, at.cell, g.units, 0, g.largest_weight});
      weighted.push_back(g.weighted);
    }
  }
  for (std::size_t n = 0; n < weighted.size(); ++n) out_.units[n].weighted = weighted[n].value();
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
  struct At {
    std::uint32_t log;
    const LogFind* find;
  };
  std::vector<At> all;
  for (std::uint32_t n = 0; n < logs_.size(); ++n)
    for (const LogFind& find : logs_[n].finds)
      if (counts_[n][find.group] != 0) all.push_back({n, &find});
  for (const At& at : all) {
    const LogFind& find = *at.find;
    const LogGroup& g = logs_[at.log].groups[find.group];
    Find& out = out_.finds.emplace_back();
    out.period = g.period;
    out.cell = cell_of_[at.log][find.group];
    if (!find.targeted) out.psu = psu_of_[at.log][find.group];
    out.count = find.count;
    out.outcome = find.outcome;
    out.substance = find.substance;
    out.host = find.host;
    out.weight = find.weight;
    out.mass_g = find.mass_g;
    out.purity = find.purity;
    out.pills = find.pills;
    out.table = logs_[at.log].table;
    out.line = find.line;
  }
  // Of the same PSU and cell as the logs have them; logs come in the order of their paths.
  std::stable_sort(out_.finds.begin(), out_.finds.end(), [](const Find& a, const Find& b) {
    const auto key = [](const Find& find) {
      return std::tuple(find.period, find.psu.value_or(kOutside), find.cell);
    };
    return key(a) < key(b);
  });
}

void Assembly::add_targeted() {
  std::map<std::pair<Quarter, std::uint32_t>, std::uint64_t> units;
  for (const Placed& at : placed_)
    if (group(at).targeted > 0) units[{group(at).period, at.cell}] += group(at).targeted;
  for (const auto& [key, number] : units) out_.targeted.push_back({key.first, key.second, number});
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
