// Probabilities of many tests of one run, adjusted so that false alarms are controlled over all.
//
//   Holm 1979 (Scand. J. Statist. 6:65): the chance of any false alarm is at most the level
//   Benjamini and Hochberg 1995 (J. R. Statist. Soc. B 57:289): of the alarms given, the share
//     expected to be false is at most the level (tests independent or positively dependent)
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace setpoint {

enum class MultipleRule : std::uint8_t { none, benjamini_hochberg, holm };
// "none", "benjamini-hochberg", "holm"
[[nodiscard]] std::string_view name(MultipleRule rule);
[[nodiscard]] std::optional<MultipleRule> parse_multiple_rule(std::string_view text);

// In the order of the tests; an alarm at a level is one whose adjusted probability is at most that.
[[nodiscard]] std::vector<double> adjusted(std::span<const double> p, MultipleRule rule);

// How many of `tests` independent tests the rule is expected to reject if nothing is there:
// level x tests without a rule. Of many tests, level with Holm's, for the least probabilities are
// then a Poisson process; and level / (1 - level)^2 with Benjamini and Hochberg's, for the chance
// of k rejections is (1 - level) exp(-level k) (level k)^k / k!. Of few tests both are a little
// less.
[[nodiscard]] double expected_false_rejections(std::size_t tests, double level, MultipleRule rule);

}  // namespace setpoint
