// dataset.toml: which tables a dataset has, and where each comes from.
//
//   name = "..."                  of the dataset
//   [[table]]
//   kind = "seizures"             what it holds; a kind of the regional record is read apart
//   format = "setpoint"           how it is laid out
//   path = "seizures.csv"         from the folder of dataset.toml, or absolute
//   source = "..."                citation
//   retrieved = 2026-01-31        day on which the release was taken
//   note = "..."                  optional
//   carried_to = "2025Q3"         optional; crossings, imports and covered_imports only: later
//                                 quarters repeat the last four known ones up to this one
//   chapters = ["29", "30"]       optional; census-imports only: chapters of the Harmonised System
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"
#include "setpoint/data/regional.h"
#include "setpoint/data/tables.h"

namespace setpoint {

enum class Format {
  setpoint,
  cbp_nationwide_drugs,
  cdc_vsrr,
  bts_border_crossing,
  census_imports,
  cdc_wonder,
  census_population,
  dea_nflis,
  cdc_dose,
};

[[nodiscard]] std::string_view name(TableKind kind);
[[nodiscard]] std::string_view name(Format format);

struct ManifestTable {
  TableKind kind{};
  Format format{};
  std::string path;
  std::string source;
  Date retrieved;
  std::string note;
  std::optional<Quarter> carried_to;
  std::vector<std::string> chapters;
  Location where;             // of the [[table]]
  Location where_path;        // of the value of path
  Location where_carried_to;  // of the value of carried_to
};

// A table of the regional record, which enters no determination.
struct RegionalManifestTable {
  RegionalKind kind{};
  Format format{};
  std::string path;
  std::string source;
  Date retrieved;
  std::string note;
  Location where;
};

struct Manifest {
  std::string name;
  std::vector<ManifestTable> tables;  // of a determination
  std::vector<RegionalManifestTable> regional;
};

// From the bytes of the file, which faults call `file`. Unknown, missing and wrong keys are all
// reported; the folder is not looked at.
[[nodiscard]] Result<Manifest> parse_manifest(std::string_view toml, const std::string& file);

// dataset.toml of a folder.
[[nodiscard]] Result<Manifest> read_manifest(const std::filesystem::path& folder);

}  // namespace setpoint
