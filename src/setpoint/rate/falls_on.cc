#include "setpoint/rate/falls_on.h"

#include <string>
#include <vector>

namespace setpoint {
namespace {

template <class D, class Row, class Member>
std::map<Country, Traced<D>> totals(TracedRows& rows, const std::vector<Row>& table, Member amount,
                                    const Window& window, std::string_view what, FallsOn& said) {
  std::map<Country, std::vector<Traced<D>>> parts;
  std::map<Country, std::set<Quarter>> quarters;
  for (const Row& row : table) {
    if (!window.has(row.period)) continue;
    quarters[row.origin].insert(row.period);
    if ((row.*amount).written == 0) continue;
    parts[row.origin].push_back(rows.at<D>(row.*amount));
    if ((row.*amount).carried_from) said.carried.insert(row.origin);
  }
  for (const auto& [country, known] : quarters) {
    std::string missing;
    for (Quarter q = window.first; q <= window.last; q = q + 1)
      if (!known.contains(q)) missing += (missing.empty() ? "" : ", ") + q.text();
    if (!missing.empty())
      said.partial.emplace_back(
          country, "no " + std::string(what) + " it on record in " + missing + ": counted as none");
  }
  std::map<Country, Traced<D>> result;
  for (const auto& [country, own] : parts)
    result.emplace(country, sum(rows.trace(), own, "none")
                                .named(std::string(what) + " " + std::string(country.code()) +
                                       " in the window"));
  return result;
}

}  // namespace

FallsOn falls_on(TracedRows& rows, const Window& window) {
  const Tables& tables = rows.tables();
  FallsOn result;
  result.imports =
      totals<Money>(rows, tables.imports, &ImportRow::value, window, "imports from", result);
  result.entries = totals<Travel>(rows, tables.crossings, &CrossingRow::entries, window,
                                  "entries of persons from", result);
  if (!tables.covered_imports) {
    result.covered_imports = result.imports;
    return result;
  }
  for (Quarter q = window.first; q <= window.last; q = q + 1)
    result.covered_imports_known =
        result.covered_imports_known && tables.covered_import_quarters.has(q);
  if (result.covered_imports_known)
    result.covered_imports = totals<Money>(rows, *tables.covered_imports, &ImportRow::value, window,
                                           "covered imports from", result);
  return result;
}

}  // namespace setpoint
