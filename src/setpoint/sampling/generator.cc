#include "setpoint/sampling/generator.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <tuple>

#include "setpoint/core/distribution.h"
#include "setpoint/sampling/generator_find.h"
#include "setpoint/sampling/generator_frame.h"
#include "setpoint/sampling/generator_mix.h"
#include "setpoint/sampling/generator_rows.h"
#include "setpoint/sampling/generator_sample.h"
#include "setpoint/sampling/generator_scenario.h"

namespace setpoint {
namespace {

constexpr std::array<std::string_view, 5> kScenarioNames = {"steady", "improves", "form-shift",
                                                            "new-source", "deaths-fall"};
constexpr std::array<std::string_view, 2> kDeathsTableNames = {"by-outcome", "together"};
constexpr Quarter kLastQuarter = Quarter::of(2025, 4);

// No unit of any PSU holds something with more than this chance.
constexpr double kHighestChance = 0.5;
// Suspicion is right this many times as often as chance.
constexpr double kTargetedLift = 20.0;
constexpr double kHighestTargetedChance = 0.2;

// Of a unit in a PSU of which so many units are drawn, to ten significant digits.
std::string weight_text(const StratumSample& sample, std::uint64_t units) {
  const double weight = static_cast<double>(sample.population) /
                        static_cast<double>(sample.sampled) *
                        (static_cast<double>(sample.psu_units) / static_cast<double>(units));
  std::array<char, 32> room{};
  const auto end =
      std::to_chars(room.data(), room.data() + room.size(), weight, std::chars_format::general, 10)
          .ptr;
  return {room.data(), end};
}

// "2304-truck-MX/003": numbers of one length, so that order by name is order by number.
std::string psu_name(const std::string& stratum, std::uint64_t number, std::uint64_t of) {
  constexpr std::size_t kLeastDigits = 3;
  const std::size_t length = std::max(kLeastDigits, std::to_string(of).size());
  const std::string digits = std::to_string(number);
  return stratum + "/" + std::string(length - digits.size(), '0') + digits;
}

class Generator {
 public:
  Generator(const GeneratorOptions& options, const RowSink& sink)
      : options_(options), rows_(sink) {}

  Result<Generated> run() {
    const auto made = scenario_frame(options_);
    if (!made) return made.faults();
    const GeneratedFrame& frame = *made;
    const auto plan = plan_samples(options_, frame);
    if (!plan) return plan.faults();
    for (int q = 0; q < options_.quarters; ++q) {
      const GeneratedFrame now = frame_in_quarter(frame, options_.scenario, q, options_.quarters);
      period_ = generated_quarter(options_, q);
      for (std::size_t s = 0; s < now.strata.size(); ++s) {
        const StreamName psus = StreamName("generator.psu").at(static_cast<std::uint64_t>(q)).at(s);
        const StratumSample& sample = (*plan)[static_cast<std::size_t>(q)][s];
        if (auto done = add_stratum(now, now.strata[s], sample, psus); !done) return done.faults();
      }
    }
    if (auto done = rows_.finish(); !done) return done.faults();
    result_.rows = rows_.rows();
    result_.units = options_.units;
    for (auto& [key, cell] : truth_) result_.truth.push_back(cell);
    return std::move(result_);
  }

 private:
  // The streams of a PSU, by the number of the draw.
  enum : std::uint32_t { kPopulation, kRandom, kTargeted };

  Result<Done> add_stratum(const GeneratedFrame& frame, const FrameStratum& stratum,
                           const StratumSample& sample, StreamName psus) {
    const UnitMix mix(stratum);
    cells_.clear();
    codes_.clear();
    for (const FrameOrigin& origin : stratum.origins) {
      const Country country = frame.countries[origin.country];
      codes_.emplace_back(country.code());
      const TruthCell empty{period_, country, stratum.channel, 0, {}};
      cells_.push_back(
          &truth_.try_emplace({period_, country, stratum.channel}, empty).first->second);
    }
    rows_.set_stratum(period_, stratum);
    result_.strata.push_back(
        {period_, stratum.name, sample.population, sample.population * sample.psu_units});

    const double cap = mix.highest() > 0.0 ? kHighestChance / mix.highest() : 1.0;
    Stream selection(options_.seed, psus, 0);
    std::uint64_t taken = 0;
    std::uint64_t unseen = 0;  // units that are not inspected and hold nothing
    double unseen_rate = 0.0;  // sum over unseen units, finds with them, of their PSU's rate
    double unseen_units = 0.0;
    for (std::uint64_t j = 0; j < sample.population; ++j) {
      // Each PSU with the chance that is left (Knuth, The Art of Computer Programming, vol. 2,
      // section 3.4.2, algorithm S): a simple random sample in one pass.
      const double left = static_cast<double>(sample.population - j);
      const bool sampled = selection.uniform() * left < static_cast<double>(sample.sampled - taken);
      Stream population(options_.seed, psus.at(j), kPopulation);
      const double drawn = draw_gamma(population, options_.cluster_shape) / options_.cluster_shape;
      const double times = std::min(drawn, cap);
      std::uint64_t rest = sample.psu_units;
      if (sampled) {
        rows_.set_psu(psu_name(stratum.name, j + 1, sample.population),
                      weight_text(sample, sample.random_of(taken)));
        inspect_psu(mix, sample, taken, psus.at(j), times);
        rest -= sample.random_of(taken);
        ++taken;
        if (auto done = rows_.hand_on(); !done) return done;
      }
      const std::uint64_t found = draw_binomial(population, rest, mix.rate() * times);
      for (std::uint64_t i = 0; i < found; ++i) {
        const auto [origin, form] = mix.draw_found(population);
        count_find(*cells_[origin], draw_find(population, form));
        ++cells_[origin]->units;
      }
      unseen += rest - found;
      unseen_rate += static_cast<double>(rest) * times;
      unseen_units += static_cast<double>(rest);
    }
    count_unseen(stratum, mix, psus, unseen, unseen_rate / unseen_units);
    return Done{};
  }

  // The i-th sampled PSU.
  void inspect_psu(const UnitMix& mix, const StratumSample& sample, std::uint64_t i, StreamName psu,
                   double times) {
    Stream random(options_.seed, psu, kRandom);
    inspect(mix, random, sample.random_of(i), times, false);
    const double lifted = kTargetedLift * times;
    const double most = mix.highest() > 0.0 ? kHighestTargetedChance / mix.highest() : lifted;
    Stream targeted(options_.seed, psu, kTargeted);
    inspect(mix, targeted, sample.targeted_of(i), std::min(lifted, most), true);
  }

  // Inspects units of a PSU whose chances are `times` the average.
  void inspect(const UnitMix& mix, Stream& stream, std::uint64_t units, double times,
               bool targeted) {
    negatives_.assign(options_.roll_up ? codes_.size() : 0, 0);
    for (std::uint64_t i = 0; i < units; ++i) {
      const std::size_t origin = mix.draw_origin(stream);
      const auto form = mix.draw_form(stream, origin, times);
      if (!targeted) ++cells_[origin]->units;
      if (form) {
        const SyntheticFind find = draw_find(stream, *form);
        rows_.positive(codes_[origin], targeted, find);
        ++(targeted ? result_.targeted_finds : result_.random_finds);
        if (!targeted) count_find(*cells_[origin], find);
      } else if (options_.roll_up) {
        ++negatives_[origin];
      } else {
        rows_.negative(codes_[origin], targeted);
      }
    }
    for (std::size_t origin = 0; origin < negatives_.size(); ++origin)
      if (negatives_[origin] > 0) rows_.negative(codes_[origin], targeted, negatives_[origin]);
  }

  static void count_find(TruthCell& cell, const SyntheticFind& find) {
    TruthTotals& totals = cell.forms[static_cast<std::size_t>(find.form)];
    ++totals.finds;
    totals.gross_mg += find.gross_mg;
    totals.pure_10ng += find.gross_mg * find.purity_1e5;
    totals.pills += find.pills;
  }

  // Origins of the units that nobody inspected and that hold nothing, for the whole stratum at
  // once: a unit of an origin holds nothing with chance 1 - rate times the PSUs' mean.
  void count_unseen(const FrameStratum& stratum, const UnitMix& mix, StreamName psus,
                    std::uint64_t unseen, double times) {
    std::vector<double> chances;
    for (std::size_t i = 0; i < stratum.origins.size(); ++i)
      chances.push_back(stratum.origins[i].share * (1.0 - mix.chance(i) * times));
    Stream stream(options_.seed, psus, 1);
    const auto counts = draw_multinomial(stream, unseen, chances);
    for (std::size_t i = 0; i < counts.size(); ++i) cells_[i]->units += counts[i];
  }

  const GeneratorOptions& options_;
  GeneratorRows rows_;
  Generated result_;
  Quarter period_;
  std::map<std::tuple<Quarter, Country, Channel>, TruthCell> truth_;
  // Of the stratum at hand, by the position of the origin in it.
  std::vector<TruthCell*> cells_;
  std::vector<std::string> codes_;
  std::vector<std::uint64_t> negatives_;
};

Result<Done> check(const GeneratorOptions& options) {
  constexpr std::uint64_t kMostUnits = 1'000'000'000'000;
  constexpr std::size_t kMostCountries = 200;
  constexpr int kMostQuarters = 80;
  constexpr double kHighestPrevalence = 0.02;
  Faults faults;
  const auto fault = [&](std::string what, std::string expected) {
    faults.push_back({FaultKind::usage, {}, std::move(what), std::move(expected)});
  };
  if (options.units < 1 || options.units > kMostUnits)
    fault("a number of units outside the limits", "1 to " + std::to_string(kMostUnits));
  if (options.countries < 1 || options.countries > kMostCountries)
    fault("a number of countries outside the limits", "1 to " + std::to_string(kMostCountries));
  if (options.quarters < 1 || options.quarters > kMostQuarters)
    fault("a number of quarters outside the limits", "1 to " + std::to_string(kMostQuarters));
  else if (options.quarters < 2 && options.scenario != Scenario::steady)
    fault("a change within one quarter", "two quarters or more, or the scenario steady");
  if (options.countries < 2 && options.scenario == Scenario::new_source)
    fault("a new source with one country", "two countries or more");
  if (options.psus && (*options.psus < 2 || *options.psus > options.units))
    fault("a number of sampled PSUs outside the limits", "2 to the number of units");
  if (!(options.prevalence > 0.0 && options.prevalence <= kHighestPrevalence))
    fault("a prevalence outside the limits", "a number above 0, at most 0.02");
  if (!(options.cluster_shape >= 0.01 && options.cluster_shape <= 1e6))
    fault("a shape of clusters outside the limits", "0.01 to 1000000");
  if (!faults.empty()) return faults;
  return Done{};
}

}  // namespace

std::string_view name(Scenario scenario) {
  return kScenarioNames[static_cast<std::size_t>(scenario)];
}

std::optional<Scenario> parse_scenario(std::string_view text) {
  for (std::size_t i = 0; i < kScenarioNames.size(); ++i)
    if (kScenarioNames[i] == text) return static_cast<Scenario>(i);
  return std::nullopt;
}

std::string_view name(DeathsTable deaths) {
  return kDeathsTableNames[static_cast<std::size_t>(deaths)];
}

std::optional<DeathsTable> parse_deaths_table(std::string_view text) {
  for (std::size_t i = 0; i < kDeathsTableNames.size(); ++i)
    if (kDeathsTableNames[i] == text) return static_cast<DeathsTable>(i);
  return std::nullopt;
}

Quarter generated_quarter(const GeneratorOptions& options, int number) {
  return kLastQuarter - (options.quarters - 1 - number);
}

Result<Generated> generate_inspections(const GeneratorOptions& options, const RowSink& sink) {
  if (auto sound = check(options); !sound) return sound.faults();
  return Generator(options, sink).run();
}

}  // namespace setpoint
