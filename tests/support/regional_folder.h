// The regional record of small datasets on disk.
#pragma once

#include <string>
#include <vector>

#include "setpoint/data/regional_dataset.h"
#include "support/dataset_folder.h"

namespace setpoint::test {

// Its faults as lines, the folder left out.
inline std::vector<std::string> regional_faults(const DatasetFolder& folder) {
  const Result<RegionalTables> tables = read_regional(folder.path());
  std::vector<std::string> lines;
  if (tables) return lines;
  const std::string prefix = folder.path().string() + "/";
  for (const Fault& fault : tables.faults()) {
    std::string line = fault.text();
    for (std::size_t at = 0; (at = line.find(prefix)) != std::string::npos;)
      line.erase(at, prefix.size());
    lines.push_back(line);
  }
  return lines;
}

// The tables, or none of them with a failed expectation.
inline RegionalTables regional_tables(const std::filesystem::path& folder) {
  Result<RegionalTables> tables = read_regional(folder);
  if (!tables)
    for (const Fault& fault : tables.faults()) ADD_FAILURE() << fault.text();
  return tables ? std::move(tables).value() : RegionalTables{};
}

}  // namespace setpoint::test
