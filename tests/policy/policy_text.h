// Small policies for tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "setpoint/policy/policy.h"

namespace setpoint::testing {

// Lines 1 and 2 of every text below: the body starts on line 3.
inline std::string with_name(std::string_view body) {
  return "name = \"test\"\nversion = \"7\"\n" + std::string(body);
}

// A parameter of five lines and the fields that follow them.
inline std::string parameter(std::string_view key, std::string_view value, std::string_view unit,
                             std::string_view more = "", std::string_view from = "2018-10-01") {
  return "[" + std::string(key) + "]\nvalue = " + std::string(value) + "\nunit = \"" +
         std::string(unit) + "\"\nfrom = " + std::string(from) +
         "\nstanding = \"published\"\nsource = \"a book\"\n" + std::string(more) + "\n";
}

inline std::vector<std::string> texts(const Faults& faults) {
  std::vector<std::string> lines;
  for (const Fault& fault : faults) lines.push_back(fault.text());
  return lines;
}

// The faults of a policy laid over the shipped one, as lines; none if it reads.
inline std::vector<std::string> faults_of(std::string_view body,
                                          const std::vector<PolicyOverride>& overrides = {}) {
  const Result<Policy> policy = Policy::parse(with_name(body), "p.toml", overrides);
  return policy.ok() ? std::vector<std::string>{} : texts(policy.faults());
}

inline std::vector<std::string> faults_of_set(const std::vector<PolicyOverride>& overrides) {
  const Result<Policy> policy = Policy::read(std::nullopt, overrides);
  return policy.ok() ? std::vector<std::string>{} : texts(policy.faults());
}

inline Date day(int year, int month, int number) {
  return *Date::of(year, month, number);
}

}  // namespace setpoint::testing
