// One expectation of a policy case: a name in determination.json, a relation and a value.
//
//   MX pills: movement = improved, row = 4, adjustment.full = 0.01 * 1e7 * 600 / 1e11
//   MX: reasons has "minor", score = none
//   all: revenue.tolls < 5e6, controls.precursor_1.CN.deaths = 500
//
// Before the colon stands what it is about: a country, a country and an outcome, or all. A name
// is the path of a member (docs/cases.md); in a list it is the country, outcome, channel or name
// of an element, or its place from 0; of an object with a value it is that value. Numbers may be
// written as arithmetic, and agree within 1e-9 of what is expected, or within what is stated.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "setpoint/core/fault.h"

namespace setpoint::test {

enum class Relation { equals, less, at_most, greater, at_least, has };

struct ExpectedNumber {
  double value = 0;
  double tolerance = 0;  // absolute
};
struct Nothing {};  // none: null, or the word
using ExpectedItem = std::variant<ExpectedNumber, std::string>;
using ExpectedValue =
    std::variant<Nothing, bool, ExpectedNumber, std::string, std::vector<ExpectedItem>>;

struct Expectation {
  Location where;
  std::string period;                // last quarter of the window
  std::vector<std::string> subject;  // empty: all
  std::vector<std::string> path;
  Relation relation = Relation::equals;
  ExpectedValue value;
  std::string text;  // as written
};

// All of a line. Faults: no subject, no name, an unknown relation, a value that is none, the same
// name twice.
[[nodiscard]] Result<std::vector<Expectation>> read_expectations(std::string_view line,
                                                                 const Location& where,
                                                                 std::string_view period);

// What is not as expected; a name that is not there is a fault too.
[[nodiscard]] std::optional<Fault> unmet(const Expectation& expectation,
                                         const nlohmann::ordered_json& determination);

// The value of numbers, + - * / and parentheses; nothing if it is none, or not finite.
[[nodiscard]] std::optional<double> arithmetic(std::string_view text);

// Without spaces at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace setpoint::test
