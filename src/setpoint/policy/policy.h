// A policy: every choice and every number of the model that is not data, each with what a reader
// needs to contest it.
//
// A policy is laid over the shipped one (policy/white-paper.toml): a key that a file does not name
// keeps the shipped value. Overrides (--set) are laid over both. Immutable once read.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "setpoint/core/country.h"
#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"
#include "setpoint/core/trace.h"
#include "setpoint/policy/distribution.h"
#include "setpoint/policy/keys.h"

namespace setpoint {

// How far a value rests on something that a reader can open.
enum class Standing {
  published,    // read in the publisher's own document
  reported,     // the publisher's figure as another document reports it
  white_paper,  // stated by the white paper that designs the policy
  derived,      // computed from figures of the kinds above; the reason says how
  unverified,   // commonly stated, its source not opened
  assumption,   // no source: a range and a reason instead
  choice,       // a choice of method, not a fact
};
inline constexpr std::array kStandings = {
    Standing::published,  Standing::reported,   Standing::white_paper, Standing::derived,
    Standing::unverified, Standing::assumption, Standing::choice};
[[nodiscard]] std::string_view name(Standing standing);

using Shares = std::vector<std::pair<std::string, double>>;  // in the order of the file
using ParameterValue = std::variant<double, std::vector<double>, std::string, Shares>;

// One value of a parameter, in force from a day until the next one of the same key.
struct DatedValue {
  Date from;
  ParameterValue value;  // in the base unit of the key (kg, USD, fraction of 1)
  std::string unit;      // as written
  Distribution distribution;
  Standing standing = Standing::choice;
  std::string source;             // citation; "assumption" or "choice" where there is none
  std::string reason;             // required for assumption, derived, choice and unverified
  std::optional<Interval> range;  // required for an assumption that is a number
  Location where;                 // in the policy file, or "--set"
};

struct Parameter {
  std::string key;
  std::vector<DatedValue> values;  // ascending by date
  bool overridden = false;         // by --set
};

struct PolicyOverride {
  std::string key;
  std::string value;
};
// "KEY=VALUE"; a fault of usage otherwise.
[[nodiscard]] Result<PolicyOverride> parse_override(std::string_view text);

class Policy {
 public:
  // The shipped policy, or the file laid over it, with the overrides laid over that.
  [[nodiscard]] static Result<Policy> read(const std::optional<std::filesystem::path>& file,
                                           std::span<const PolicyOverride> overrides);
  // The same from text (for tests and fuzzing); `name` stands for the file in faults.
  [[nodiscard]] static Result<Policy> parse(std::string_view toml, std::string_view name,
                                            std::span<const PolicyOverride> overrides);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& version() const { return version_; }
  // Of every key, date, value, distribution, standing, source, reason and range in force (the
  // canonical text): two policies with the same digest give the same determinations and explain
  // them alike.
  [[nodiscard]] const std::string& sha256() const { return sha256_; }
  [[nodiscard]] const std::map<std::string, Parameter, std::less<>>& parameters() const {
    return parameters_;
  }
  [[nodiscard]] bool has(std::string_view key) const;

  // The value in force on a day; on a day before the first value, the first. Preconditions:
  // has(key), and for those below the right type.
  [[nodiscard]] const DatedValue& in_force(std::string_view key, const Date& day) const;

  template <class D>
  [[nodiscard]] Scalar<D> value(const NumberKey<D>& key, const Date& day) const {
    return Scalar<D>(std::get<double>(in_force(key.name, day).value));
  }
  [[nodiscard]] const std::vector<double>& list(std::string_view key, const Date& day) const;
  [[nodiscard]] const std::string& text(std::string_view key, const Date& day) const;
  [[nodiscard]] const Shares& shares(std::string_view key, const Date& day) const;

  // A copy with the countries of every split over countries renamed. For the check that a
  // permutation of names permutes the result.
  [[nodiscard]] Policy with_countries_renamed(const std::map<Country, Country>& names) const;

 private:
  Policy() = default;
  std::string name_;
  std::string version_;
  std::string sha256_;
  std::map<std::string, Parameter, std::less<>> parameters_;
  friend class PolicyReader;
};

}  // namespace setpoint
