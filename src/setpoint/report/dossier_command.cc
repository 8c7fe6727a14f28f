#include "setpoint/report/dossier_command.h"

#include <string_view>

namespace setpoint {
namespace {

// As a shell reads it back.
std::string quoted(const std::string& word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-=/,:";
  if (!word.empty() && word.find_first_not_of(kPlain) == word.npos) return word;
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

std::string dossier_command(const Determination& determination, Country country,
                            const DossierCommand& given) {
  std::string out = "setpoint dossier --data DIR --country " + std::string(country.code()) +
                    " --path " + std::string(name(determination.path)) + " --period " +
                    determination.window_last.text();
  if (given.previous != "chain")
    out += given.previous == "none" ? " --previous none" : " --previous FILE";
  if (given.negotiation) out += " --negotiation";
  if (given.policy_file) out += " --policy FILE";
  for (const std::string& set : given.set) out += " --set " + quoted(set);
  return out + " --draws " + std::to_string(determination.draws) + " --seed " +
         std::to_string(determination.seed);
}

}  // namespace setpoint
