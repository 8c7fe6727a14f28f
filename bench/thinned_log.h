// A log with a tenth of the rows and the same PSUs, cells and finds: what a reduced log holds is as
// large, so a difference in memory is one that grows with rows.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <unordered_set>
#include <vector>

#include "timing.h"

namespace setpoint::bench {

// A row as `setpoint generate inspections` writes it: no quotes, columns in the format's order.
// Whether it must stay: a positive, or the first of its PSU, origin and selection.
inline bool must_stay(const std::string& line, std::unordered_set<std::string>& seen) {
  constexpr int kToPsu = 6;        // columns from period to psu
  constexpr int kToSelection = 8;  // and with weight and selection
  std::size_t psu_end = 0;
  std::size_t end = 0;
  for (int column = 0; column < kToSelection; ++column) {
    if (column == kToPsu) psu_end = end;
    end = line.find(',', end) + 1;
  }
  const bool targeted = line.find(",targeted,", psu_end - 1) < end;
  const bool first = seen.insert((targeted ? "t" : "r") + line.substr(0, psu_end)).second;
  return first || line.find(",positive,", end - 1) != std::string::npos;
}

// Writes `wanted` rows: those that must stay, and of the others one after every so many.
inline void write_thinned(const std::filesystem::path& from, const std::filesystem::path& to,
                          std::size_t wanted) {
  std::ifstream in(from, std::ios::binary);
  std::string line;
  std::getline(in, line);
  const std::string header = line;
  std::vector<bool> stays;
  std::size_t staying = 0;
  {
    std::unordered_set<std::string> seen;
    while (std::getline(in, line)) {
      stays.push_back(must_stay(line, seen));
      staying += stays.back() ? 1U : 0U;
    }
  }
  if (staying > wanted || wanted > stays.size()) stop("the log cannot be thinned to that");
  const std::size_t others = stays.size() - staying;
  in = std::ifstream(from, std::ios::binary);
  std::getline(in, line);
  std::ofstream out(to, std::ios::binary);
  out << header << '\n';
  std::size_t passed = 0;
  for (const bool stay : stays) {
    std::getline(in, line);
    // Whenever the whole part of its share of the others so far grows by one.
    const std::size_t before = others == 0 ? 0 : passed * (wanted - staying) / others;
    if (!stay) ++passed;
    const std::size_t after = others == 0 ? 0 : passed * (wanted - staying) / others;
    if (stay || after != before) out << line << '\n';
  }
  if (!in || !out.flush()) stop("cannot write " + to.string());
}

}  // namespace setpoint::bench
