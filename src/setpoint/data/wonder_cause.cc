#include "setpoint/data/wonder_cause.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string>

namespace setpoint {
namespace {

// Codes of deaths by drugs, without regard to which: accidental, suicide, undetermined; and
// assault.
constexpr auto kAnyDrug =
    std::to_array<std::string_view>({"X40", "X41", "X42", "X43", "X44", "X60", "X61", "X62", "X63",
                                     "X64", "Y10", "Y11", "Y12", "Y13", "Y14"});
constexpr std::string_view kAssault = "X85";
constexpr auto kOpioids =
    std::to_array<std::string_view>({"T40.0", "T40.1", "T40.2", "T40.3", "T40.4", "T40.6"});

struct CodedCause {
  std::string_view code;
  Cause cause;
};
constexpr std::array kCoded = {
    CodedCause{"T40.1", Cause::heroin},    CodedCause{"T40.2", Cause::natural_opioids},
    CodedCause{"T40.3", Cause::methadone}, CodedCause{"T40.4", Cause::synthetic_opioids},
    CodedCause{"T40.5", Cause::cocaine},   CodedCause{"T43.6", Cause::psychostimulants}};

// The codes of "T40.4 (Other synthetic narcotics); X40 (...)": words outside of parentheses.
std::set<std::string, std::less<>> codes_of(std::string_view text) {
  std::set<std::string, std::less<>> codes;
  std::string word;
  int depth = 0;
  for (const char c : text) {
    if (c == '(' || c == ')') {
      depth += c == '(' ? 1 : -1;
    } else if (depth == 0 && c != ' ' && c != ';' && c != ',') {
      word += c;
      continue;
    }
    if (!word.empty()) codes.insert(std::move(word));
    word.clear();
  }
  if (!word.empty()) codes.insert(std::move(word));
  return codes;
}

bool any_drug(std::set<std::string, std::less<>> codes) {
  codes.erase(std::string(kAssault));
  return std::equal(codes.begin(), codes.end(), kAnyDrug.begin(), kAnyDrug.end());
}

}  // namespace

std::optional<Cause> cause_of_code(std::string_view code) {
  const auto* const found = std::find_if(kCoded.begin(), kCoded.end(),
                                         [&](const CodedCause& each) { return each.code == code; });
  if (found == kCoded.end()) return std::nullopt;
  return found->cause;
}

std::optional<Cause> cause_of_query(std::string_view multiple, std::string_view underlying) {
  const auto codes = codes_of(multiple);
  const auto deaths = codes_of(underlying);
  if (!codes.empty() && !deaths.empty() && !any_drug(deaths)) return std::nullopt;
  if (any_drug(codes) || (codes.empty() && any_drug(deaths))) return Cause::all_drugs;
  if (std::equal(codes.begin(), codes.end(), kOpioids.begin(), kOpioids.end()))
    return Cause::opioids;
  return codes.size() == 1 ? cause_of_code(*codes.begin()) : std::nullopt;
}

}  // namespace setpoint
