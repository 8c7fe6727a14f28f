// How something enters, and in what form: the two classifications of a flow.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace setpoint {

// The order is the order of every table and output.
enum class Channel {
  truck,
  rail,
  sea,
  air,
  mail,
  express,  // goods
  vehicle,
  pedestrian,
  transit,
  flight,         // people
  between_ports,  // neither
  checkpoint,     // interior: sees what already entered, never added
};
inline constexpr std::array kChannels = {
    Channel::truck,   Channel::rail,    Channel::sea,           Channel::air,
    Channel::mail,    Channel::express, Channel::vehicle,       Channel::pedestrian,
    Channel::transit, Channel::flight,  Channel::between_ports, Channel::checkpoint};

enum class Carrier { goods, people, neither, interior };

[[nodiscard]] constexpr Carrier carrier(Channel channel) {
  if (channel <= Channel::express) return Carrier::goods;
  if (channel <= Channel::flight) return Carrier::people;
  return channel == Channel::between_ports ? Carrier::neither : Carrier::interior;
}

[[nodiscard]] std::string_view name(Channel channel);
[[nodiscard]] std::optional<Channel> parse_channel(std::string_view text);

// A form of supply: the white paper's "identified outcome of interest".
enum class Outcome {
  pills,       // counterfeit pills containing fentanyl
  powder,      // bulk illegally manufactured fentanyl
  adulterant,  // other drugs contaminated with fentanyl
};
inline constexpr std::array kOutcomes = {Outcome::pills, Outcome::powder, Outcome::adulterant};

[[nodiscard]] std::string_view name(Outcome outcome);
[[nodiscard]] std::optional<Outcome> parse_outcome(std::string_view text);

}  // namespace setpoint
