#include "setpoint/screening/settings.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/policy/policy_reader.h"

namespace setpoint {
namespace {

constexpr std::array kPure = {UnitName{"1"}, UnitName{"share"}, UnitName{"%", 1, 100}};
constexpr std::array kYears = {UnitName{"years"}};

struct Row {
  std::string_view key;
  double& (*member)(ScreeningSettings&);
  double low, high;
};

constexpr std::array kRows = std::to_array<Row>({
    {"words.particle", [](ScreeningSettings& s) -> double& { return s.weights.particle; }, 0, 1},
    {"words.initial", [](ScreeningSettings& s) -> double& { return s.weights.initial; }, 0, 1},
    {"words.business", [](ScreeningSettings& s) -> double& { return s.weights.business; }, 0, 1},
    {"words.place", [](ScreeningSettings& s) -> double& { return s.weights.place; }, 0, 1},
    {"differences.spelling", [](ScreeningSettings& s) -> double& { return s.costs.spelling; }, 0,
     1},
    {"differences.given_form", [](ScreeningSettings& s) -> double& { return s.costs.given_form; },
     0, 1},
    {"differences.initial_for_word",
     [](ScreeningSettings& s) -> double& { return s.costs.initial_for_word; }, 0, 1},
    {"differences.vowels", [](ScreeningSettings& s) -> double& { return s.costs.vowels; }, 0, 1},
    {"differences.typing", [](ScreeningSettings& s) -> double& { return s.costs.typing; }, 0, 1},
    {"differences.scrambled", [](ScreeningSettings& s) -> double& { return s.costs.scrambled; }, 0,
     1},
    {"differences.contradiction",
     [](ScreeningSettings& s) -> double& { return s.costs.contradiction; }, 0.05, 1},
    {"differences.extra_person",
     [](ScreeningSettings& s) -> double& { return s.costs.extra_person; }, 0, 5},
    {"differences.extra_entity",
     [](ScreeningSettings& s) -> double& { return s.costs.extra_entity; }, 0, 5},
    {"differences.single_word", [](ScreeningSettings& s) -> double& { return s.costs.single_word; },
     0, 1},
    {"differences.number_near", [](ScreeningSettings& s) -> double& { return s.costs.number_near; },
     0, 1},
    {"differences.number", [](ScreeningSettings& s) -> double& { return s.costs.number; }, 0, 1},
    {"differences.address_number",
     [](ScreeningSettings& s) -> double& { return s.costs.address_number; }, 0, 1},
    {"differences.parents", [](ScreeningSettings& s) -> double& { return s.costs.parents; }, 0, 1},
    {"differences.legal_form", [](ScreeningSettings& s) -> double& { return s.costs.legal_form; },
     0, 1},
    {"differences.legal_missing",
     [](ScreeningSettings& s) -> double& { return s.costs.legal_missing; }, 0, 1},
    {"differences.order", [](ScreeningSettings& s) -> double& { return s.costs.order; }, 0, 1},
    {"differences.title", [](ScreeningSettings& s) -> double& { return s.costs.title; }, 0, 1},
    {"differences.generation", [](ScreeningSettings& s) -> double& { return s.costs.generation; },
     0, 1},
    {"differences.title_surname",
     [](ScreeningSettings& s) -> double& { return s.costs.title_surname; }, 0, 1},
    {"differences.script", [](ScreeningSettings& s) -> double& { return s.costs.script; }, 0, 1},
    {"differences.marks", [](ScreeningSettings& s) -> double& { return s.costs.marks; }, 0, 1},
    {"differences.acronym", [](ScreeningSettings& s) -> double& { return s.costs.acronym; }, 0, 1},
    {"match.threshold", [](ScreeningSettings& s) -> double& { return s.rules.threshold; }, 0.5, 1},
    {"match.strong", [](ScreeningSettings& s) -> double& { return s.rules.strong; }, 0.5, 1},
    {"match.weak_alias", [](ScreeningSettings& s) -> double& { return s.rules.weak_alias; }, 0, 1},
    {"match.birth_date", [](ScreeningSettings& s) -> double& { return s.rules.birth_date; }, 0, 1},
    {"match.birth_year", [](ScreeningSettings& s) -> double& { return s.rules.birth_year; }, 0, 1},
    {"match.birth_near", [](ScreeningSettings& s) -> double& { return s.rules.birth_near; }, 0, 1},
    {"match.birth_near_years",
     [](ScreeningSettings& s) -> double& { return s.rules.birth_near_years; }, 0, 20},
    {"match.birth_differs", [](ScreeningSettings& s) -> double& { return s.rules.birth_differs; },
     0, 1},
    {"match.country", [](ScreeningSettings& s) -> double& { return s.rules.country; }, 0, 1},
    {"match.country_differs",
     [](ScreeningSettings& s) -> double& { return s.rules.country_differs; }, 0, 1},
    {"match.address", [](ScreeningSettings& s) -> double& { return s.rules.address; }, 0, 1},
    {"match.identifier", [](ScreeningSettings& s) -> double& { return s.rules.identifier; }, 0, 1},
});

Schema build() {
  std::vector<KeySchema> keys;
  for (const Row& row : kRows) {
    KeySchema key;
    key.key = row.key;
    key.units = row.key.ends_with("_years") ? std::span<const UnitName>(kYears)
                                            : std::span<const UnitName>(kPure);
    key.low = row.low;
    key.high = row.high;
    keys.push_back(std::move(key));
  }
  return Schema(std::move(keys));
}

}  // namespace

const Schema& screening_schema() {
  static const Schema schema = build();
  return schema;
}

Result<ScreeningPolicy> read_screening_policy(const std::optional<std::filesystem::path>& file,
                                              std::span<const PolicyOverride> overrides) {
  auto policy = PolicyReader::read(screening_schema(), {shipped_screening(), kShippedScreeningName},
                                   file, overrides);
  if (!policy) return policy.faults();
  // A screening is of today: the last value in force counts.
  const Date day = *Date::of(9999, 12, 31);
  ScreeningSettings settings;
  for (const Row& row : kRows)
    row.member(settings) = policy->value(NumberKey<Pure>{std::string(row.key)}, day).value();
  return ScreeningPolicy{*std::move(policy), settings};
}

}  // namespace setpoint
