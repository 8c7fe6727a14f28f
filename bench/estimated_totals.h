// Totals and standard errors by origin, channel and outcome, from Setpoint and from its rivals, and
// whether they are the same numbers.
#pragma once

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "timing.h"

namespace setpoint::bench {

// Finds, gross kilograms, pure kilograms, pills: four totals, then their standard errors.
using CellTotals = std::map<std::string, std::array<double, 8>>;

// From `setpoint estimate --json`: the cells in which something was found.
inline CellTotals totals_from_json(const std::filesystem::path& path) {
  std::ifstream in(path);
  const nlohmann::json root = nlohmann::json::parse(in);
  CellTotals totals;
  for (const auto& row : root["rows"]) {
    if (row["found"] == 0) continue;
    const std::string cell = row["origin"].get<std::string>() + " " +
                             row["channel"].get<std::string>() + " " +
                             row["outcome"].get<std::string>();
    std::size_t n = 0;
    for (const char* what : {"finds", "gross_kg", "pure_kg", "pills"}) {
      totals[cell][n] = row[what]["total"].get<double>();
      totals[cell][n + 4] = row[what]["se"].get<double>();
      ++n;
    }
  }
  return totals;
}

// From a rival: origin,channel,outcome and the eight numbers, after a header.
inline CellTotals totals_from_csv(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  CellTotals totals;
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::array<std::string, 3> names;
    for (std::string& name : names) std::getline(fields, name, ',');
    auto& own = totals[names[0] + " " + names[1] + " " + names[2]];
    for (double& value : own) {
      std::string text;
      std::getline(fields, text, ',');
      if (text.empty()) stop(path.string() + ": too few numbers in '" + line + "'");
      value = std::stod(text);
    }
  }
  return totals;
}

// Stops where they differ by more than 1e-9 of the larger: sums in another order, and in kilograms
// or grams, differ in the last digits only. Returns the largest relative difference.
inline double must_agree(const CellTotals& ours, const CellTotals& theirs, const std::string& who) {
  constexpr double kRelative = 1e-9;
  if (ours.empty()) stop("no cell with a find");
  double largest = 0;
  for (const auto& [cell, values] : ours) {
    const auto other = theirs.find(cell);
    if (other == theirs.end()) stop(who + " has no total of " + cell);
    for (std::size_t n = 0; n < values.size(); ++n) {
      const double a = values[n];
      const double b = other->second[n];
      const double scale = std::max(std::abs(a), std::abs(b));
      const double difference = scale == 0 ? 0 : std::abs(a - b) / scale;
      if (!(difference <= kRelative))
        stop(cell + ", number " + std::to_string(n) + ": " + std::to_string(a) + ", and " +
             std::to_string(b) + " by " + who + ", " + std::to_string(difference / kRelative) +
             " times as far apart as allowed");
      largest = std::max(largest, difference);
    }
  }
  if (ours.size() != theirs.size()) stop(who + " has totals of other cells too");
  return largest;
}

}  // namespace setpoint::bench
