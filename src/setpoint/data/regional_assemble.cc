#include "setpoint/data/regional_assemble.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "setpoint/data/value_text.h"

namespace setpoint {
namespace {

std::string show(const std::optional<double>& value) {
  return value ? value_text(*value) : "nothing";
}

std::string show(const RegionalDeathRow& row) {
  std::string text = row.withheld == Withheld::no ? show(row.reported) + " deaths"
                                                  : std::string(name(row.withheld));
  const auto add = [&text](const char* what, const std::optional<double>& value) {
    if (value) text += ", " + value_text(*value) + " " + what;
  };
  add("predicted", row.predicted);
  add("complete", row.complete);
  add("pending", row.pending);
  return text;
}

class Assembly {
 public:
  Assembly(const RegionalReleases& releases, const std::vector<std::string>& files,
           FaultLog& faults, RegionalTables& tables)
      : releases_(releases), files_(files), faults_(faults), tables_(tables) {
    for (const RegionalSource& source : tables.sources) {
      TableSource& copy = sources_.emplace_back();
      copy.path = source.path;
      copy.retrieved = source.retrieved;
    }
  }

  void assemble();

 private:
  void deaths();
  void deaths_of_one_day();
  void predicted_below();
  void deaths_of_people();
  void lab_reports();
  void areas();

  // The winning rows, sorted by key and then by where they stand.
  template <class Group, class Row, class Show, class KeyOf>
  std::vector<Row> rows(const std::vector<Release<Group, Row>>& releases, Show show, KeyOf key) {
    std::vector<Row> result;
    for (const auto& [group, some] : newest(releases, show, context()))
      result.insert(result.end(), some.begin(), some.end());
    std::stable_sort(result.begin(), result.end(), [&](const Row& a, const Row& b) {
      const auto left = key(a);
      const auto right = key(b);
      if (left != right) return left < right;
      return std::tie(a.at.table, a.at.line) < std::tie(b.at.table, b.at.line);
    });
    return result;
  }

  [[nodiscard]] ReleaseContext context() { return {sources_, files_, faults_, tables_.notes}; }
  void fault(const RowRef& at, std::string what, std::string expected) {
    faults_.add(
        {FaultKind::data, {files_[at.table], at.line, 0}, std::move(what), std::move(expected)});
  }

  const RegionalReleases& releases_;
  const std::vector<std::string>& files_;
  FaultLog& faults_;
  RegionalTables& tables_;
  std::vector<TableSource> sources_;  // what release.h looks at
};

void Assembly::deaths() {
  std::vector<const RegionalDeathTable*> order;
  for (const RegionalDeathTable& table : releases_.deaths) order.push_back(&table);
  std::sort(order.begin(), order.end(), [&](const auto* a, const auto* b) {
    return std::tuple(tables_.sources[a->table].retrieved, a->table) <
           std::tuple(tables_.sources[b->table].retrieved, b->table);
  });
  for (const RegionalDeathTable* const table : order) {
    const auto release = static_cast<std::uint32_t>(tables_.releases.size());
    DeathRelease& entry = tables_.releases.emplace_back();
    entry.table = table->table;
    entry.retrieved = tables_.sources[table->table].retrieved;
    for (RegionalDeathRow row : table->deaths) {
      entry.last = std::max(entry.last, row.ending);
      row.release = release;
      tables_.deaths.push_back(row);
    }
  }
  std::sort(tables_.deaths.begin(), tables_.deaths.end(),
            [](const RegionalDeathRow& a, const RegionalDeathRow& b) {
              return std::tie(a.place, a.cause, a.ages, a.months, a.ending, a.release) <
                     std::tie(b.place, b.cause, b.ages, b.months, b.ending, b.release);
            });
  deaths_of_one_day();
}

// Releases of deaths are all kept, but which of two of one day is the newer, nothing tells. Equal
// rows stand: each release has what it was published with.
void Assembly::deaths_of_one_day() {
  ReleaseLedger ledger(context());
  const auto stated = [](const RegionalDeathRow& row) {
    return Statement{{show(row)}, row.at.table, row.at.line};
  };
  const RegionalDeathRow* first = nullptr;  // of a count on a day
  for (const RegionalDeathRow& row : tables_.deaths) {
    const bool same =
        first != nullptr &&
        std::tie(first->place, first->cause, first->ages, first->months, first->ending) ==
            std::tie(row.place, row.cause, row.ages, row.months, row.ending) &&
        sources_[first->at.table].retrieved == sources_[row.at.table].retrieved;
    if (same)
      ledger.agree(stated(*first), stated(row));
    else
      first = &row;
  }
}

// The publisher's own predicted counts are now and then a little below the reported ones.
void Assembly::predicted_below() {
  struct Below {
    std::size_t rows = 0;
    std::uint64_t line = 0;  // the first
  };
  std::map<std::uint32_t, Below> below;  // by table
  for (const RegionalDeathRow& row : tables_.deaths) {
    if (!row.predicted || !row.reported || *row.predicted >= *row.reported) continue;
    Below& one = below[row.at.table];
    one.line = one.rows == 0 ? row.at.line : std::min<std::uint64_t>(one.line, row.at.line);
    ++one.rows;
  }
  for (const auto& [table, one] : below)
    tables_.notes.push_back(
        sources_[table].path + ": predicted counts below the reported ones in " +
        std::to_string(one.rows) + (one.rows == 1 ? " row" : " rows") + ", first line " +
        std::to_string(one.line) + "; such a count is taken as not growing");
}

// In no period do more people die than there are: of the years that it touches, or the last before.
void Assembly::deaths_of_people() {
  using Key = std::tuple<Place, std::optional<AgeGroup>, int>;
  std::map<Key, const PopulationRow*> people;
  for (const PopulationRow& row : tables_.population)
    people.emplace(Key(row.place, row.ages, row.year), &row);
  const auto in = [&](const RegionalDeathRow& row, int year) -> const PopulationRow* {
    const auto after = people.upper_bound(Key(row.place, row.ages, year));
    if (after == people.begin()) return nullptr;
    const PopulationRow& found = *std::prev(after)->second;
    return found.place == row.place && found.ages == row.ages ? &found : nullptr;
  };
  for (const RegionalDeathRow& row : tables_.deaths) {
    const PopulationRow* most = in(row, row.ending.year);
    const int first_year = (row.ending.year * 12 + row.ending.month - row.months) / 12;
    const PopulationRow* const first = in(row, first_year);
    if (most != nullptr && first != nullptr && first->people > most->people) most = first;
    if (most == nullptr || !row.reported || *row.reported <= most->people) continue;
    fault(row.at,
          value_text(*row.reported) + " deaths of " + value_text(most->people) + " people (" +
              sources_[most->at.table].path + ":" + std::to_string(most->at.line) + ")",
          "no more deaths than people");
  }
}

void Assembly::lab_reports() {
  tables_.lab_reports = rows(
      releases_.lab_reports,
      [](const LabReportRow& row) {
        return value_text(row.reports) + " reports of " + row.category;
      },
      [](const LabReportRow& row) {
        return std::tie(row.place, row.ending, row.substance, row.months);
      });
  // Half-years and the year of one state would be added up.
  std::map<PlaceYear, const LabReportRow*> first;
  std::set<PlaceYear> mixed;
  for (const LabReportRow& row : tables_.lab_reports) {
    const PlaceYear year{row.place, row.ending.year};
    const LabReportRow& other = *first.try_emplace(year, &row).first->second;
    if (other.months == row.months || !mixed.insert(year).second) continue;
    fault(row.at,
          "half-years and the year " + std::to_string(year.second) + " of " + year.first.text(),
          "one of them, or releases with dates that tell which is newer");
  }
}

void Assembly::areas() {
  tables_.designated_counties = rows(
      releases_.designated_counties,
      [](const DesignatedCountyRow& row) { return "designated " + row.from; },
      [](const DesignatedCountyRow& row) { return std::tie(row.area, row.county); });
  tables_.area_states = rows(
      releases_.area_states, [](const AreaStateRow& row) { return "named " + row.area_name; },
      [](const AreaStateRow& row) { return std::tie(row.area, row.state); });
  if (tables_.area_states.empty()) return;
  std::set<std::pair<std::string, std::string>> reached;
  for (const AreaStateRow& row : tables_.area_states) reached.emplace(row.area, row.state.text());
  for (const DesignatedCountyRow& row : tables_.designated_counties) {
    const std::string state(row.county.state()->letters);
    if (!reached.contains({row.area, state}))
      fault(row.at, "county " + row.county.text() + " of area " + row.area + " is in " + state,
            "a state that area_states has for the area");
  }
}

void Assembly::assemble() {
  deaths();
  tables_.population = rows(
      releases_.population,
      [](const PopulationRow& row) { return value_text(row.people) + " people"; },
      [](const PopulationRow& row) { return std::tie(row.place, row.year, row.ages); });
  predicted_below();
  deaths_of_people();
  areas();
  lab_reports();
  tables_.area_seizures = rows(
      releases_.area_seizures,
      [](const AreaSeizureRow& row) {
        return value_text(row.events) + " events of " + value_text(row.kilograms) + " kg";
      },
      [](const AreaSeizureRow& row) {
        return std::tie(row.area, row.month, row.drug, row.component);
      });
  tables_.nonfatal = rows(
      releases_.nonfatal,
      [](const NonfatalRow& row) { return show(row.visits) + " visits of " + show(row.people); },
      [](const NonfatalRow& row) { return std::tie(row.place, row.year, row.setting); });
  // As written: by file, then by line.
  tables_.special_populations = rows(
      releases_.special_populations,
      [](const SpecialPopulationRow& row) {
        return show(row.value) + " [" + show(row.low) + ", " + show(row.high) + "] " + row.unit +
               ", " + row.standing;
      },
      [](const SpecialPopulationRow& row) { return row.at.table; });
  tables_.centroids = rows(
      releases_.centroids,
      [](const CentroidRow& row) {
        return value_text(row.latitude) + " N, " + value_text(row.longitude) + " E" +
               (row.name.empty() ? "" : " " + row.name);
      },
      [](const CentroidRow& row) { return row.place; });
}

}  // namespace

void RegionalReleases::drop(const std::set<std::uint32_t>& tables) {
  const auto drop = [&](auto& releases) {
    std::erase_if(releases, [&](const auto& release) { return tables.contains(release.table); });
  };
  drop(deaths);
  drop(population);
  drop(designated_counties);
  drop(area_states);
  drop(lab_reports);
  drop(area_seizures);
  drop(nonfatal);
  drop(special_populations);
  drop(centroids);
}

void assemble(const RegionalReleases& releases, const std::vector<std::string>& files,
              FaultLog& faults, RegionalTables& tables) {
  Assembly(releases, files, faults, tables).assemble();
}

}  // namespace setpoint
