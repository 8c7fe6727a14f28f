#include "setpoint/core/channel.h"

namespace setpoint {
namespace {

constexpr std::array<std::string_view, kChannels.size()> kChannelNames = {
    "truck",   "rail",       "sea",     "air",    "mail",          "express",
    "vehicle", "pedestrian", "transit", "flight", "between-ports", "checkpoint"};

constexpr std::array<std::string_view, kOutcomes.size()> kOutcomeNames = {"pills", "powder",
                                                                          "adulterant"};

}  // namespace

std::string_view name(Channel channel) {
  return kChannelNames[static_cast<std::size_t>(channel)];
}

std::optional<Channel> parse_channel(std::string_view text) {
  for (const Channel channel : kChannels)
    if (name(channel) == text) return channel;
  return std::nullopt;
}

std::string_view name(Outcome outcome) {
  return kOutcomeNames[static_cast<std::size_t>(outcome)];
}

std::optional<Outcome> parse_outcome(std::string_view text) {
  for (const Outcome outcome : kOutcomes)
    if (name(outcome) == text) return outcome;
  return std::nullopt;
}

}  // namespace setpoint
