#include "setpoint/policy/policy.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "setpoint/core/digest.h"
#include "setpoint/policy/canonical.h"
#include "setpoint/policy/nearest.h"
#include "setpoint/policy/policy_reader.h"
#include "setpoint/policy/schema.h"
#include "setpoint/policy/shipped.h"

namespace setpoint {

std::string_view name(Standing standing) {
  constexpr std::array<std::string_view, kStandings.size()> kNames = {
      "published", "reported", "white_paper", "derived", "unverified", "assumption", "choice"};
  return kNames[static_cast<std::size_t>(standing)];
}

Result<PolicyOverride> parse_override(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0)
    return Fault{FaultKind::usage, Location{"--set", 0, 0},
                 in_quotes(text) + (equals == 0 ? " has no key" : " has no '='"), "KEY=VALUE"};
  return PolicyOverride{std::string(text.substr(0, equals)), std::string(text.substr(equals + 1))};
}

Result<Policy> Policy::read(const std::optional<std::filesystem::path>& file,
                            std::span<const PolicyOverride> overrides) {
  return PolicyReader::read(determination_schema(), {shipped_policy(), kShippedPolicyName}, file,
                            overrides);
}

Result<Policy> PolicyReader::read(const Schema& schema, const PolicyText& base,
                                  const std::optional<std::filesystem::path>& file,
                                  std::span<const PolicyOverride> overrides) {
  if (!file) return read(schema, base, std::optional<PolicyText>(), overrides);
  const std::string where = file->string();
  std::error_code error;
  if (!std::filesystem::is_regular_file(*file, error))
    return Fault{FaultKind::policy, Location{where, 0, 0}, "there is no such file",
                 "a policy file (TOML)"};
  std::ifstream stream(*file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream.good() && !stream.eof())
    return Fault{FaultKind::machine, Location{where, 0, 0}, "the file cannot be read",
                 "a readable file"};
  return read(schema, base, std::optional<PolicyText>({text, where}), overrides);
}

Result<Policy> Policy::parse(std::string_view toml, std::string_view name,
                             std::span<const PolicyOverride> overrides) {
  return PolicyReader::read(determination_schema(), {shipped_policy(), kShippedPolicyName},
                            std::optional<PolicyText>({toml, name}), overrides);
}

bool Policy::has(std::string_view key) const {
  return parameters_.find(key) != parameters_.end();
}

const DatedValue& Policy::in_force(std::string_view key, const Date& day) const {
  const std::vector<DatedValue>& values = parameters_.find(key)->second.values;
  const auto after =
      std::upper_bound(values.begin(), values.end(), day,
                       [](const Date& d, const DatedValue& value) { return d < value.from; });
  return after == values.begin() ? values.front() : *std::prev(after);
}

const std::vector<double>& Policy::list(std::string_view key, const Date& day) const {
  return std::get<std::vector<double>>(in_force(key, day).value);
}

const std::string& Policy::text(std::string_view key, const Date& day) const {
  return std::get<std::string>(in_force(key, day).value);
}

const Shares& Policy::shares(std::string_view key, const Date& day) const {
  return std::get<Shares>(in_force(key, day).value);
}

Policy Policy::with_countries_renamed(const std::map<Country, Country>& names) const {
  Policy renamed = *this;
  for (auto& [key, parameter] : renamed.parameters_) {
    const KeySchema* known = find_key(key);
    if (known == nullptr || known->type != ValueType::country_shares) continue;
    for (DatedValue& value : parameter.values)
      for (auto& [entry, share] : std::get<Shares>(value.value)) {
        const std::optional<Country> country = Country::parse(entry);
        const auto found = country ? names.find(*country) : names.end();
        if (found != names.end()) entry = std::string(found->second.code());
      }
  }
  renamed.sha256_ = setpoint::sha256(canonical_text(renamed.parameters_));
  return renamed;
}

}  // namespace setpoint
