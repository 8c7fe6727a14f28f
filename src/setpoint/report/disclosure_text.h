// What suppression and its attack answer: files, JSON and lines for a terminal. No withheld count
// is in any of them, nor whether a count was withheld for being small or to protect another.
#pragma once

#include <string>
#include <vector>

#include "setpoint/disclosure/death_tables.h"
#include "setpoint/disclosure/protect.h"
#include "setpoint/disclosure/regional_counts.h"
#include "setpoint/report/file_writer.h"

namespace setpoint {

struct SuppressionAnswer {
  std::string dataset;
  std::string dataset_sha256;
  std::string settings_sha256;
  SuppressionRule rule;
  const DeathTables& tables;
  const AreaParts& areas;
  const Protected& made;
  const AttackReport& source;  // on what was read, before anything was withheld by us
  std::size_t previous = 0;    // earlier releases that the reader is taken to have
};
// setpoint.suppression/1
[[nodiscard]] std::string suppression_json(const SuppressionAnswer& answer);
[[nodiscard]] std::string suppression_text(const SuppressionAnswer& answer);
// deaths-<level>.csv, area-parts.csv and suppression.json.
[[nodiscard]] std::vector<NamedBytes> suppression_files(const SuppressionAnswer& answer);

struct AttackAnswer {
  std::vector<std::string> folders;  // oldest first
  std::string settings_sha256;
  SuppressionRule rule;
  const DeathTables& tables;
  const AttackReport& report;
};
// setpoint.attack/1
[[nodiscard]] std::string attack_json(const AttackAnswer& answer);
[[nodiscard]] std::string attack_text(const AttackAnswer& answer);

// "recovered", "narrow" or "undecided", and where the count can be known from.
[[nodiscard]] std::string leak_words(const Leak& leak);

}  // namespace setpoint
