// What `setpoint designations` gives out: a table for people, JSON, and files. Numbers of entries
// and counts alone; no output has a name of a person or a company.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "setpoint/designation/evaluation.h"
#include "setpoint/designation/register.h"
#include "setpoint/designation/register_counts.h"
#include "setpoint/designation/sanctions_list.h"
#include "setpoint/report/file_writer.h"

namespace setpoint::cli {

// One of the lists read, without what is on it.
struct ReleaseRead {
  std::string file;
  std::optional<Date> published;
  std::uint64_t entries = 0;
  ListNotes notes;
  bool with_addresses = true;
};

struct DesignationsResult {
  std::vector<ReleaseRead> releases;
  std::string table;                    // file of the register's table; may be empty
  std::vector<std::string> programmes;  // chosen; empty: all
  Register designations;
  RegisterCounts counts;
  std::optional<Evaluation> evaluation;
  std::string dataset;  // of the evaluation
  std::string policy;
};

[[nodiscard]] std::string designations_table(const DesignationsResult& result);
// Schema setpoint.designations/1.
[[nodiscard]] std::string designations_json(const DesignationsResult& result);
// designations.json, register.csv (which --register reads back), by_programme.csv, by_country.csv,
// by_year.csv; with an evaluation country_years.csv and events.csv.
[[nodiscard]] std::vector<NamedBytes> designations_files(const DesignationsResult& result);

}  // namespace setpoint::cli
