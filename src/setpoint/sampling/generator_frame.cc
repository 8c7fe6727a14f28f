#include "setpoint/sampling/generator_frame.h"

#include <algorithm>
#include <string_view>

#include "setpoint/core/distribution.h"

namespace setpoint {
namespace {

// An origin's rank, or every country.
constexpr std::size_t kMexico = 0;
constexpr std::size_t kCanada = 1;
constexpr std::size_t kEverywhere = 1000;

struct Lane {
  std::string_view port;
  Channel channel;
  std::size_t origin;
  double units;  // relative number of inspections
  double rate;   // relative prevalence
};
constexpr std::array kLanes = {
    Lane{"2304", Channel::truck, kMexico, 3.0, 0.6},
    Lane{"2304", Channel::rail, kMexico, 1.0, 0.3},
    Lane{"2304", Channel::vehicle, kMexico, 3.0, 1.2},
    Lane{"2504", Channel::vehicle, kMexico, 3.0, 1.6},
    Lane{"2504", Channel::pedestrian, kMexico, 2.0, 1.0},
    Lane{"2506", Channel::truck, kMexico, 2.0, 0.8},
    Lane{"TCA", Channel::between_ports, kMexico, 1.0, 2.0},
    Lane{"TCA", Channel::checkpoint, kMexico, 1.0, 1.4},
    Lane{"3801", Channel::truck, kCanada, 2.0, 0.6},
    Lane{"3801", Channel::vehicle, kCanada, 2.0, 0.8},
    Lane{"0901", Channel::rail, kCanada, 1.0, 0.4},
    Lane{"4701", Channel::mail, kEverywhere, 4.0, 1.2},
    Lane{"2720", Channel::mail, kEverywhere, 4.0, 1.0},
    Lane{"4701", Channel::express, kEverywhere, 4.0, 1.0},
    Lane{"5201", Channel::air, kEverywhere, 3.0, 0.6},
    Lane{"2704", Channel::sea, kEverywhere, 2.0, 0.4},
};

// People carry more pills, goods more powder.
constexpr FormRates kGoodsForms = {0.35, 0.50, 0.15};
constexpr FormRates kPeopleForms = {0.50, 0.32, 0.18};

std::vector<double> country_levels(Seed seed, std::size_t n) {
  std::vector<double> levels;
  for (std::size_t rank = 0; rank < n; ++rank) {
    Stream stream(seed, StreamName("generator.country").at(rank), 0);
    // The first is the largest by far, so that a change of it is a change of the whole.
    levels.push_back(rank == kMexico ? 3.0 : draw_lognormal(stream, -1.0, 0.7));
  }
  return levels;
}

FrameStratum stratum_of(const Lane& lane, const GeneratedFrame& frame,
                        const std::vector<double>& levels) {
  FrameStratum stratum{std::string(lane.port),
                       lane.channel,
                       std::string(lane.port) + "-" + std::string(name(lane.channel)),
                       lane.units,
                       {}};
  const auto add = [&](std::size_t country, double share) {
    const FormRates& forms = carrier(lane.channel) == Carrier::goods ? kGoodsForms : kPeopleForms;
    FrameOrigin origin{country, share, {}};
    for (std::size_t k = 0; k < forms.size(); ++k)
      origin.rates[k] = lane.rate * levels[country] * forms[k];
    stratum.origins.push_back(origin);
  };
  if (lane.origin != kEverywhere) {
    stratum.name += "-" + std::string(frame.countries[lane.origin].code());
    add(lane.origin, 1.0);
    return stratum;
  }
  double sum = 0.0;
  for (std::size_t rank = 0; rank < frame.countries.size(); ++rank)
    sum += 1.0 / (static_cast<double>(rank) + 10.0);
  for (std::size_t rank = 0; rank < frame.countries.size(); ++rank)
    add(rank, 1.0 / (static_cast<double>(rank) + 10.0) / sum);
  return stratum;
}

}  // namespace

std::vector<Country> generated_countries(std::size_t n) {
  std::vector<Country> result;
  for (const std::string_view code : {"MX", "CA", "CN"}) result.push_back(*Country::parse(code));
  for (char a = 'A'; a <= 'Z'; ++a) {
    for (char b = 'A'; b <= 'Z'; ++b) {
      const auto country = Country::parse(std::string{a, b});
      if (country && country->identified() && country->code() != "US" &&
          std::find(result.begin(), result.end(), *country) == result.end())
        result.push_back(*country);
    }
  }
  result.erase(result.begin() + static_cast<std::ptrdiff_t>(n), result.end());
  return result;
}

GeneratedFrame make_frame(Seed seed, std::size_t countries, double prevalence, std::size_t spared) {
  GeneratedFrame frame{generated_countries(countries), {}};
  std::vector<double> levels = country_levels(seed, countries);
  if (spared < countries) levels[spared] = 0.0;
  double units = 0.0;
  for (const Lane& lane : kLanes) {
    if (lane.origin != kEverywhere && lane.origin >= countries) continue;
    frame.strata.push_back(stratum_of(lane, frame, levels));
    units += lane.units;
  }
  double mean = 0.0;
  for (FrameStratum& stratum : frame.strata) {
    stratum.share /= units;
    for (const FrameOrigin& origin : stratum.origins)
      for (const double rate : origin.rates) mean += stratum.share * origin.share * rate;
  }
  for (FrameStratum& stratum : frame.strata)
    for (FrameOrigin& origin : stratum.origins)
      for (double& rate : origin.rates) rate *= prevalence / mean;
  return frame;
}

}  // namespace setpoint
