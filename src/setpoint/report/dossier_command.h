// The command that makes a dossier, as it would be typed: for whoever reproduces it.
#pragma once

#include <string>
#include <vector>

#include "setpoint/core/country.h"
#include "setpoint/determination/determination.h"

namespace setpoint {

struct DossierCommand {
  std::string previous = "chain";  // chain, none, or a file
  bool negotiation = false;
  bool policy_file = false;      // one was given
  std::vector<std::string> set;  // KEY=VALUE
};

// Without what no byte of a dossier depends on: where the files lie, how many threads. Words are
// quoted as a shell reads them back.
[[nodiscard]] std::string dossier_command(const Determination& determination, Country country,
                                          const DossierCommand& given);

}  // namespace setpoint
