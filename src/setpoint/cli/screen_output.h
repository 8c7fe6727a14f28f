// What `setpoint screen` gives out: text for a compliance officer, JSON, and files.
//
// Listed people appear as the list names them, in the answer to a screening and nowhere else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "setpoint/report/file_writer.h"
#include "setpoint/screening/customer.h"
#include "setpoint/screening/flag_outcome.h"
#include "setpoint/screening/match.h"
#include "setpoint/screening/red_flags.h"
#include "setpoint/screening/screener.h"

namespace setpoint::cli {

struct ScreenResult {
  const Screener& screener;
  const FlagRules& rules;
  std::string settings;  // the settings' digest
  std::vector<Customer> customers;
  std::vector<std::vector<Match>> matches;        // by customer
  std::optional<std::vector<FlagOutcome>> flags;  // with a file of customers only
  std::vector<std::string> unknown_words;         // flag_words.h
};

[[nodiscard]] std::string screen_text(const ScreenResult& result);
// Schema setpoint.screen/1.
[[nodiscard]] std::string screen_json(const ScreenResult& result);
// matches.csv and, with flags, flags.csv.
[[nodiscard]] std::vector<NamedBytes> screen_files(const ScreenResult& result);

}  // namespace setpoint::cli
