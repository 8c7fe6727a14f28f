// The register of interventions: what each is, whom it fits, and what is known of its effects,
// null results included (policy/interventions.toml). The numbers that the allocation takes from it
// are parameters of their own (policy/allocation.toml), so that they can be argued with one by one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/core/uncertain.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

[[nodiscard]] std::string_view shipped_interventions();
inline constexpr std::string_view kShippedInterventionsName = "policy/interventions.toml";

// How well an effect is shown.
enum class Grade : std::uint8_t {
  a,  // several trials or a meta-analysis on the outcome
  b,  // one trial or a strong quasi-experiment
  c,  // observational, or a model
  d,  // proxy outcomes only
  n,  // shown not to work, or harmful
};
[[nodiscard]] std::string_view name(Grade grade);     // "A"
[[nodiscard]] std::string_view meaning(Grade grade);  // in words

struct InterventionEffect {
  std::string population;  // in whom
  std::string effect;      // in words and numbers, with its interval
  Grade grade = Grade::c;
  std::string source;  // author, year, journal
  std::string mark;    // "S", "P84", "K" or "A": how the source was seen
  Standing standing = Standing::reported;
};

struct Intervention {
  std::string id;
  std::string title;
  std::string white_paper;               // what the white paper calls it; empty if it does not
  std::string unit;                      // "kit"
  bool check = false;                    // beside the model to judge it by, never allocated to
  Grade grade = Grade::c;                // on deaths
  std::vector<std::string> populations;  // keys of populations of special concern that it fits
  std::string regions;                   // where it fits
  std::vector<std::string> cautions;
  std::vector<std::string> measures;  // what would show that it works
  std::vector<InterventionEffect> effects;
  Location where;
};

struct InterventionRegister {
  std::string name;
  std::string version;
  std::vector<Intervention> interventions;
  [[nodiscard]] const Intervention* find(std::string_view id) const;  // null if unknown
};

// Faults (policy), each with its place: not TOML; an unknown or missing key, grade or standing; an
// id that comes twice; an intervention without an effect; an assumption or general knowledge whose
// standing claims more.
[[nodiscard]] Result<InterventionRegister> read_interventions(std::string_view toml,
                                                              std::string_view file);

}  // namespace setpoint
