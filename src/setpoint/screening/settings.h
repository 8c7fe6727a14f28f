// The settings of screening: how words weigh, what differences cost, where a match begins.
//
// policy/screening.toml has each with its standing, its reason and the range that could be argued
// for. A user's file is laid over it, --set over both. The numbers here are the shipped ones.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/policy/policy.h"
#include "setpoint/policy/schema.h"

namespace setpoint {

// How much a word weighs, beside 1 of a word that carries the name.
struct NameWeights {
  double particle = 0.1;
  double initial = 0.7;
  double business = 0.6;
  double place = 0.3;  // where only one name has it
};

// What differences cost. A factor multiplies the score; a share is of the weight of a word.
struct NameCosts {
  double spelling = 0.04;          // two spellings of one sound
  double given_form = 0.10;        // "Ted" and "Theodore"
  double initial_for_word = 0.15;  // "J." and "Jean"
  double vowels = 0.10;            // the same consonants
  double typing = 0.70;            // a typing error, divided by the length of the word
  double scrambled = 0.22;         // the same letters in another order
  double contradiction = 0.50;     // factor: a word of weight 1 where the other has another
  double extra_person = 0.25;      // share: a word that only one name has
  double extra_entity = 1.20;
  double single_word = 0.80;     // factor: one word of a longer personal name
  double number_near = 0.78;     // factor: a number differs by a digit, or one name has none
  double number = 0.60;          // factor: another number
  double address_number = 0.45;  // ... in an address
  double parents = 0.60;         // factor: father and son change places
  double legal_form = 0.97;      // factor: another legal form
  double legal_missing = 0.99;   // factor: a legal form in one name only
  double order = 0.99;           // factor: the same words in another order
  double title = 0.995;          // factor: a title in one name only
  double generation = 0.55;      // factor: Jr. against Sr., II against III
  double title_surname = 0.72;   // the score of a title with a surname and a longer name with that
  double script = 0.985;         // factor: read from another script
  double marks = 0.998;          // factor: signs, marks, case
  double acronym = 0.85;         // the score of an acronym and the name in full
};

// Where a match begins, and what else than the name says about it.
struct MatchRules {
  double threshold = 0.70;
  double strong = 0.88;
  double weak_alias = 0.95;     // factor: the name that matches is a weak alias
  double birth_date = 0.5;      // share of what is missing to 1: agrees to the day
  double birth_year = 0.2;      // ... by its year
  double birth_near = 0.97;     // factor: near each other
  double birth_near_years = 2;  // how many years are near
  double birth_differs = 0.80;  // factor: other years
  double country = 0.1;         // share of what is missing to 1: agrees
  double country_differs = 0.98;
  double address = 0.3;      // share of what is missing to 1: agrees
  double identifier = 0.97;  // the score of an identical identifier
};

// Below it nothing is looked for: half of all words would do.
inline constexpr double kLeastThreshold = 0.5;

struct ScreeningSettings {
  NameWeights weights;
  NameCosts costs;
  MatchRules rules;
};

struct ScreeningPolicy {
  Policy policy;
  ScreeningSettings settings;
};

[[nodiscard]] std::string_view shipped_screening();
inline constexpr std::string_view kShippedScreeningName = "policy/screening.toml";
[[nodiscard]] const Schema& screening_schema();

[[nodiscard]] Result<ScreeningPolicy> read_screening_policy(
    const std::optional<std::filesystem::path>& file, std::span<const PolicyOverride> overrides);

}  // namespace setpoint
