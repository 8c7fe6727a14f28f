#include "setpoint/rate/falls_on.h"

#include <string>
#include <vector>

namespace setpoint {
namespace {

template <class D, class Row, class Member>
std::map<Country, Traced<D>> totals(TracedRows& rows, const std::vector<Row>& table, Member amount,
                                    const Window& window, std::string_view what,
                                    std::set<Country>& carried) {
  std::map<Country, std::vector<Traced<D>>> parts;
  for (const Row& row : table) {
    if (!window.has(row.period) || (row.*amount).written == 0) continue;
    parts[row.origin].push_back(rows.at<D>(row.*amount));
    if ((row.*amount).carried_from) carried.insert(row.origin);
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
  result.imports = totals<Money>(rows, tables.imports, &ImportRow::value, window,
                                 "customs value of imports from", result.carried);
  result.entries = totals<Travel>(rows, tables.crossings, &CrossingRow::entries, window,
                                  "entries of persons from", result.carried);
  result.covered_imports =
      tables.covered_imports
          ? totals<Money>(rows, *tables.covered_imports, &ImportRow::value, window,
                          "customs value of covered imports from", result.carried)
          : result.imports;
  return result;
}

}  // namespace setpoint
