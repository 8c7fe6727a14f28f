// Parameters as leaves of a trace: the value in force, with its draws.
//
// A leaf is made once for each key, value in force and federal fiscal year, so two uses of a
// parameter in one year are the same number in every draw. Streams are named by the key and the
// position of a share in its list, never by a country.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "setpoint/core/trace.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

class TracedParameters {
 public:
  TracedParameters(const Policy& policy, Trace& trace) : policy_(&policy), trace_(&trace) {}

  [[nodiscard]] const Policy& policy() const { return *policy_; }
  [[nodiscard]] Trace& trace() const { return *trace_; }

  // In force on the last day of the quarter, with the yearly part of the quarter's fiscal year.
  template <class D>
  [[nodiscard]] Traced<D> at(const NumberKey<D>& key, Quarter quarter) {
    return Traced<D>(*trace_, number(key.name, quarter));
  }
  // Entry number `index` of a list parameter, certain.
  [[nodiscard]] Traced<Pure> entry(std::string_view key, std::size_t index, Quarter quarter);
  // The shares of a split, in the order of the policy.
  [[nodiscard]] std::vector<std::pair<std::string, Traced<Pure>>> shares(std::string_view key,
                                                                         Quarter quarter);

 private:
  NodeId number(const std::string& key, Quarter quarter);
  const Policy* policy_;
  Trace* trace_;
  std::map<std::string, std::vector<NodeId>> made_;  // by key, start of the value and fiscal year
};

}  // namespace setpoint
