// Readers from bytes, and their faults as one text.
#pragma once

#include <string>
#include <string_view>

#include "setpoint/network/read_network.h"

namespace setpoint::test {

template <class T>
std::string faults_of(const Result<T>& result) {
  std::string all;
  if (!result.ok())
    for (const Fault& fault : result.faults()) all += (all.empty() ? "" : "|") + fault.text();
  return all;
}

inline Result<NetworkRead> read_actors_and_ties(std::string_view actors, std::string_view ties) {
  return parse_actors_and_ties(actors, "a.csv", ties, "t.csv");
}
inline Result<NetworkRead> read_alone(std::string_view bytes) {
  return parse_network(bytes, "n");
}

// "x>y 2, y>z 1": the ties as they came, with their weights.
inline std::string ties_text(const SupplyNetwork& network) {
  std::string text;
  for (const Tie& tie : network.ties())
    text += (text.empty() ? "" : ", ") + network.actors()[tie.from].id + ">" +
            network.actors()[tie.to].id + " " + std::to_string(static_cast<int>(tie.weight));
  return text;
}

}  // namespace setpoint::test
