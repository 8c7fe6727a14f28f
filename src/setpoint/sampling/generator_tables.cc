#include "setpoint/sampling/generator_tables.h"

#include <cmath>
#include <cstdint>
#include <string_view>

#include "setpoint/core/decimal.h"
#include "setpoint/sampling/generator_deaths.h"
#include "setpoint/sampling/generator_frame.h"

namespace setpoint {
namespace {

constexpr std::uint64_t kEntries = 5'000'000;
constexpr std::uint64_t kImports = 120'000'000'000;

// value / 10^decimals, exactly, without zeros at the end.
std::string decimal(std::uint64_t value, std::size_t decimals) {
  std::string digits = std::to_string(value);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  digits.insert(digits.size() - decimals, ".");
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

std::string strata_text(const Generated& generated) {
  std::string text = "period,stratum,psus\n";
  for (const GeneratedStratum& stratum : generated.strata)
    text += stratum.period.text() + "," + stratum.name + "," + std::to_string(stratum.psus) + "\n";
  return text;
}

std::string truth_text(const Generated& generated) {
  std::string text = "period,origin,channel,form,units,finds,gross_g,pure_g,pills\n";
  for (const TruthCell& cell : generated.truth) {
    for (const Outcome form : kOutcomes) {
      const TruthTotals& totals = cell.forms[static_cast<std::size_t>(form)];
      text += cell.period.text() + "," + std::string(cell.origin.code()) + "," +
              std::string(name(cell.channel)) + "," + std::string(name(form)) + "," +
              std::to_string(cell.units) + "," + std::to_string(totals.finds) + "," +
              decimal(totals.gross_mg, 3) + "," + decimal(totals.pure_10ng, 8) + "," +
              std::to_string(totals.pills) + "\n";
    }
  }
  return text;
}

std::string death_row(const GeneratorOptions& options, std::size_t quarter,
                      std::string_view outcome, double deaths) {
  return generated_quarter(options, static_cast<int>(quarter)).text() + ",US," +
         std::string(outcome) + ",3," +
         std::to_string(static_cast<std::uint64_t>(std::floor(deaths + 0.5))) + ",\n";
}

std::string deaths_text(const GeneratorOptions& options) {
  std::string text = "period,region,outcome,months,reported,predicted\n";
  const auto deaths = generated_deaths(options);
  for (std::size_t q = 0; q < deaths->size(); ++q) {
    const DeathsByForm& now = (*deaths)[q];
    if (options.deaths == DeathsTable::together) {
      text += death_row(options, q, "all", now[0] + now[1] + now[2]);
      continue;
    }
    for (const Outcome form : kOutcomes)
      text += death_row(options, q, name(form), now[static_cast<std::size_t>(form)]);
  }
  return text;
}

std::string crossings_text(const Generated& generated) {
  std::string text = "period,origin,channel,entries\n";
  for (const TruthCell& cell : generated.truth)
    if (carrier(cell.channel) == Carrier::people)
      text += cell.period.text() + "," + std::string(cell.origin.code()) + "," +
              std::string(name(cell.channel)) + "," + std::to_string(kEntries) + "\n";
  return text;
}

std::string imports_text(const GeneratorOptions& options, const std::vector<Country>& countries) {
  std::string text = "period,origin,value_usd\n";
  for (int q = 0; q < options.quarters; ++q)
    for (std::size_t rank = 0; rank < countries.size(); ++rank)
      text += generated_quarter(options, q).text() + "," + std::string(countries[rank].code()) +
              "," + std::to_string(kImports / (rank + 1)) + "\n";
  return text;
}

std::string governance_text(const std::vector<Country>& countries) {
  std::string text = "country,field,value,from,evidence\n";
  for (const Country country : countries)
    text += std::string(country.code()) + ",enforced,no,2000-01-01,synthetic: not a finding\n";
  return text;
}

std::string manifest_text(const GeneratorOptions& options) {
  const std::string how = "inspections --units " + std::to_string(options.units) + " --seed " +
                          std::to_string(options.seed.value) + " --scenario " +
                          std::string(name(options.scenario)) + " --quarters " +
                          std::to_string(options.quarters) +
                          (options.psus ? " --psus " + std::to_string(*options.psus) : "") +
                          " --countries " + std::to_string(options.countries) + " --prevalence " +
                          shortest(options.prevalence) + (options.roll_up ? " --roll-up" : "") +
                          (options.deaths == DeathsTable::by_outcome
                               ? ""
                               : " --deaths " + std::string(name(options.deaths)));
  std::string text =
      "# Made up, whole and in part. truth.csv beside it holds what is true of it.\n";
  text += "name = \"SYNTHETIC programme, " + std::string(name(options.scenario)) + ", seed " +
          std::to_string(options.seed.value) + "\"\n";
  for (const std::string_view kind :
       {"inspections", "strata", "deaths", "crossings", "imports", "governance"})
    text += "\n[[table]]\nkind = \"" + std::string(kind) + "\"\nformat = \"setpoint\"\npath = \"" +
            std::string(kind) + ".csv\"\nsource = \"generated by setpoint generate, seed " +
            std::to_string(options.seed.value) + " (" + how + ")\"\nretrieved = 2026-01-01\n";
  return text;
}

}  // namespace

std::vector<GeneratedFile> generated_tables(const GeneratorOptions& options,
                                            const Generated& generated) {
  const std::vector<Country> countries = generated_countries(options.countries);
  return {{"dataset.toml", manifest_text(options)},
          {"strata.csv", strata_text(generated)},
          {"truth.csv", truth_text(generated)},
          {"deaths.csv", deaths_text(options)},
          {"crossings.csv", crossings_text(generated)},
          {"imports.csv", imports_text(options, countries)},
          {"governance.csv", governance_text(countries)}};
}

}  // namespace setpoint
