#include "setpoint/data/assemble.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "setpoint/data/checks.h"
#include "setpoint/data/region.h"
#include "setpoint/data/value_text.h"

namespace setpoint {
namespace {

constexpr double kQuarterOfYear = 0.25;
constexpr std::string_view kQuarterName = "quarters of a year, spread evenly";

std::string show(const Amount& amount) {
  return value_text(amount.written);
}

std::string show(const std::optional<Amount>& amount) {
  return amount ? show(*amount) : "nothing";
}

template <class Group, class Row>
std::vector<Row> flat(const std::map<Group, std::vector<Row>>& groups) {
  std::vector<Row> rows;
  for (const auto& [group, some] : groups) rows.insert(rows.end(), some.begin(), some.end());
  return rows;
}

// Sorted by key, and rows of one key by where they stand: by path, because the order of the tables
// in dataset.toml must not matter.
template <class Row, class KeyOf, class At>
void sort_rows(std::vector<Row>& rows, const ReleaseContext& context, KeyOf key, At at) {
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    const auto left = key(a);
    const auto right = key(b);
    if (left != right) return left < right;
    const RowRef& from = at(a);
    const RowRef& to = at(b);
    return std::tie(context.sources[from.table].path, from.line) <
           std::tie(context.sources[to.table].path, to.line);
  });
}

// The farthest that any of the releases asks to be carried.
template <class Group, class Row>
std::optional<CarryOrder> carry_order(const std::vector<Release<Group, Row>>& releases,
                                      const std::map<std::uint32_t, CarryOrder>& orders) {
  std::optional<CarryOrder> farthest;
  for (const auto& release : releases) {
    const auto order = orders.find(release.table);
    if (order != orders.end() && (!farthest || farthest->to < order->second.to))
      farthest = order->second;
  }
  return farthest;
}

// Every quarter that has a row.
template <class Row>
std::set<Quarter> quarters(const std::vector<Row>& rows) {
  std::set<Quarter> all;
  for (const Row& row : rows) all.insert(row.period);
  return all;
}

class Assembly {
 public:
  Assembly(const Releases& releases, ReleaseContext context, Tables& tables)
      : releases_(releases), context_(context), tables_(tables) {}

  void seizures();
  void regional_seizures();
  void deaths();
  void crossings();
  std::vector<ImportRow> imports(const Releases::Imports& from, std::string_view kind,
                                 Coverage& coverage);
  void findings();
  void shares();

 private:
  template <class Row, class Group>
  void carry_all(Evidence<Row>& evidence, const std::vector<Release<Group, Row>>& releases,
                 std::string_view kind) {
    if (const auto order = carry_order(releases, releases_.carry))
      carry(evidence, *order, kind, context_);
  }

  const Releases& releases_;
  ReleaseContext context_;
  Tables& tables_;
};

void Assembly::seizures() {
  const auto values = [](const SeizureRow& row) {
    std::string text = show(row.gross) + " kg";
    if (row.outcome) text += " of " + std::string(name(*row.outcome));
    if (row.purity) text += " at purity " + show(*row.purity);
    return text;
  };
  tables_.seizures = flat(newest(releases_.seizures, values, context_));
  sort_rows(
      tables_.seizures, context_,
      [](const SeizureRow& row) {
        return std::tuple(row.period, row.port, row.channel, row.origin, row.outcome);
      },
      [](const SeizureRow& row) -> const RowRef& { return row.gross.at; });
}

void Assembly::regional_seizures() {
  constexpr std::string_view kKind = "regional_seizures";
  const auto values = [](const RegionalSeizureRow& row) { return show(row.gross); };
  Evidence<RegionalSeizureRow> plain{
      "setpoint", flat(newest(releases_.regional_seizures, values, context_)), {}};
  check_streams(plain.rows, context_);
  plain.known = quarters(plain.rows);
  const auto months = newest(releases_.nationwide_drugs, values, context_);
  std::set<Month> seen;
  for (const auto& [month, rows] : months) seen.insert(month);
  Evidence<RegionalSeizureRow> published{"cbp-nationwide-drugs", flat(months),
                                         complete_quarters(seen)};
  keep_known(published, kKind, context_.notes);
  tables_.seizure_quarters.known = quarters(tables_.seizures);
  const std::set<Quarter> detailed = tables_.seizure_quarters.known;
  for (const auto* known : {&plain.known, &published.known}) {
    for (const Quarter& quarter : *known)
      if (detailed.contains(quarter))
        context_.notes.push_back(quarter.text() +
                                 ": seizures and regional_seizures both have rows; both count");
    tables_.seizure_quarters.known.insert(known->begin(), known->end());
  }
  // A quarter is one format's: a stream that the other has and this one has not is zero here.
  tables_.regional_seizures = merged<RegionalSeizureRow>(
      {std::move(plain), std::move(published)}, kKind,
      [](const RegionalSeizureRow& row) { return row.period; },
      [](const RegionalSeizureRow& row) { return row.period.text(); }, context_);
  sort_rows(
      tables_.regional_seizures, context_,
      [](const RegionalSeizureRow& row) { return std::tuple(row.period, row.stream); },
      [](const RegionalSeizureRow& row) -> const RowRef& { return row.gross.at; });
}

void Assembly::deaths() {
  tables_.deaths = flat(newest(
      releases_.deaths,
      [](const DeathRow& row) {
        return show(row.reported) + " reported, " + show(row.predicted) + " predicted";
      },
      context_));
  // The keys are unique now, and the groups came sorted by them.
  check_deaths(tables_.deaths, context_);
  for (const DeathRow& row : tables_.deaths)
    if (row.region == kNation && (row.reported || row.predicted))
      tables_.death_quarters.known.insert(row.period);
}

void Assembly::crossings() {
  constexpr std::string_view kKind = "crossings";
  const auto values = [](const CrossingRow& row) { return show(row.entries); };
  Evidence<CrossingRow> plain{"setpoint", flat(newest(releases_.crossings, values, context_)), {}};
  plain.known = quarters(plain.rows);
  const auto months = newest(releases_.border_crossings, values, context_);
  std::map<Country, std::set<Month>> borders;
  for (const auto& [month, rows] : months) borders[month.second].insert(month.first);
  Evidence<CrossingRow> published{"bts-border-crossing", flat(months), {}};
  // A quarter is known when every border that the releases have has its three months.
  for (auto border = borders.begin(); border != borders.end(); ++border) {
    std::set<Quarter> complete = complete_quarters(border->second);
    if (border == borders.begin())
      published.known = std::move(complete);
    else
      std::erase_if(published.known,
                    [&](const Quarter& quarter) { return !complete.contains(quarter); });
  }
  keep_known(published, kKind, context_.notes);
  carry_all(plain, releases_.crossings, kKind);
  carry_all(published, releases_.border_crossings, kKind);
  const auto key = [](const CrossingRow& row) {
    return std::tuple(row.period, row.origin, row.channel);
  };
  const std::vector<Evidence<CrossingRow>> all = {std::move(plain), std::move(published)};
  tables_.crossings = merged(
      all, kKind, key,
      [](const CrossingRow& row) {
        return std::string(row.origin.code()) + " by " + std::string(name(row.channel)) + " in " +
               row.period.text();
      },
      context_);
  tables_.crossing_quarters = coverage(all, tables_.crossings);
  sort_rows(tables_.crossings, context_, key,
            [](const CrossingRow& row) -> const RowRef& { return row.entries.at; });
}

std::vector<ImportRow> Assembly::imports(const Releases::Imports& from, std::string_view kind,
                                         Coverage& covered) {
  const auto values = [](const ImportRow& row) { return show(row.value); };
  Evidence<ImportRow> plain{"setpoint", flat(newest(from.plain, values, context_)), {}};
  plain.known = quarters(plain.rows);

  const auto months = newest(from.monthly, values, context_);
  std::set<Month> seen;
  for (const auto& [month, rows] : months) seen.insert(month);
  Evidence<ImportRow> monthly{"census-imports by month", flat(months), complete_quarters(seen)};
  keep_known(monthly, kind, context_.notes);

  Evidence<ImportRow> annual{"census-imports by year", {}, {}};
  for (const ImportRow& row : flat(newest(from.annual, values, context_))) {
    for (int quarter = 0; quarter < 4; ++quarter) {
      ImportRow& part = annual.rows.emplace_back(row);
      part.period = row.period + quarter;
      part.value.factor = kQuarterOfYear;
      part.value.factor_name = kQuarterName;
    }
  }
  annual.known = quarters(annual.rows);

  carry_all(plain, from.plain, kind);
  carry_all(monthly, from.monthly, kind);
  carry_all(annual, from.annual, kind);
  const auto key = [](const ImportRow& row) { return std::tuple(row.period, row.origin); };
  const std::vector<Evidence<ImportRow>> all = {std::move(plain), std::move(monthly),
                                                std::move(annual)};
  std::vector<ImportRow> rows = merged(
      all, kind, key,
      [](const ImportRow& row) {
        return std::string(row.origin.code()) + " in " + row.period.text();
      },
      context_);
  covered = coverage(all, rows);
  sort_rows(rows, context_, key,
            [](const ImportRow& row) -> const RowRef& { return row.value.at; });
  return rows;
}

void Assembly::findings() {
  const auto finding = [](const auto& row) {
    return std::string(name(row.value)) + " (" + row.evidence + ")";
  };
  // One row a key, and the groups come sorted by it.
  tables_.governance = flat(newest(releases_.governance, finding, context_));
  tables_.subsidy = flat(newest(releases_.subsidy, finding, context_));
  tables_.decreed = flat(newest(
      releases_.decreed, [](const DecreedRow& row) { return show(row.rate) + " on " + row.scope; },
      context_));
  tables_.regulation = flat(newest(
      releases_.regulation,
      [](const RegulationRow& row) {
        return show(row.cost_share) + " and " + show(row.effectiveness);
      },
      context_));
}

void Assembly::shares() {
  const auto values = [](const ShareRow& row) {
    return std::string(row.to.code()) + " " + show(row.share);
  };
  const auto key = [](const ShareRow& row) { return std::tuple(row.from, row.to); };
  const auto at = [](const ShareRow& row) -> const RowRef& { return row.share.at; };
  tables_.routing = flat(newest(releases_.routing, values, context_));
  tables_.precursors = flat(newest(releases_.precursors, values, context_));
  sort_rows(tables_.routing, context_, key, at);
  sort_rows(tables_.precursors, context_, key, at);
  check_shares(tables_.routing, "routing", context_);
  check_shares(tables_.precursors, "precursors", context_);
}

}  // namespace

void assemble(const Releases& releases, ReleaseContext context, Tables& tables) {
  Assembly assembly(releases, context, tables);
  assembly.seizures();
  assembly.regional_seizures();
  assembly.deaths();
  assembly.crossings();
  tables.imports = assembly.imports(releases.imports, "imports", tables.import_quarters);
  const Releases::Imports& covered = releases.covered_imports;
  if (!covered.plain.empty() || !covered.monthly.empty() || !covered.annual.empty())
    tables.covered_imports =
        assembly.imports(covered, "covered_imports", tables.covered_import_quarters);
  assembly.findings();
  assembly.shares();
  assemble_inspections(releases, context, tables);
}

}  // namespace setpoint
