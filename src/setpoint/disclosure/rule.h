// Which counts are not shown, and how well hidden what is not shown must be.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace setpoint {

// What a publisher of deaths withholds. Sources in policy/disclosure.toml and docs/suppression.md.
struct PublisherRule {
  std::string_view name;
  std::int64_t largest = 9;         // counts up to it are withheld
  std::int64_t largest_county = 9;  // ... of a county
  bool zero_shown = false;          // a count of 0 is shown
};
inline constexpr std::array kPublisherRules = {
    // CDC WONDER's terms of use: counts of 9 or fewer.
    PublisherRule{"wonder-terms", 9, 9, false},
    // What WONDER's newer files withhold: 1 to 9.
    PublisherRule{"wonder", 9, 9, true},
    // What its older files withheld: 0 to 9.
    PublisherRule{"wonder-old", 9, 9, false},
    // CDC WISQARS: a county with 20 or fewer; a state is shown from 10 on.
    PublisherRule{"wisqars", 9, 20, false},
    // Centers for Medicare & Medicaid Services: fewer than 11.
    PublisherRule{"cms", 10, 10, false},
};
[[nodiscard]] const PublisherRule* find_publisher_rule(std::string_view name);

// By what the loss of a shown count is measured when others must be withheld too.
enum class Weight : std::uint8_t { equal, count, log_count };
inline constexpr std::array kWeights = {Weight::equal, Weight::count, Weight::log_count};
[[nodiscard]] std::string_view name(Weight weight);
// What it costs to withhold a count; log_count in thousandths.
[[nodiscard]] std::int64_t price_of(std::int64_t count, Weight weight);

struct SuppressionRule {
  PublisherRule publisher = kPublisherRules[0];
  // The least and the greatest value that are possible of any withheld count are at least so far
  // apart.
  std::int64_t width = 5;
  Weight weight = Weight::log_count;
  // The reader who is feared knows which counts are withheld for being small, and that all others
  // are not small. Otherwise: only that each is withheld.
  bool reader_knows_small = true;
  // A count shown before that has changed since counts as known as it is now.
  bool revised_is_known = true;

  [[nodiscard]] std::int64_t least() const { return publisher.zero_shown ? 1 : 0; }
  [[nodiscard]] std::int64_t largest(bool county) const {
    return county ? publisher.largest_county : publisher.largest;
  }
  [[nodiscard]] bool withholds(std::int64_t count, bool county) const {
    return count >= least() && count <= largest(county);
  }
};

// The width that a rule can ask of a count that it withholds: no more than the rule itself leaves
// open.
[[nodiscard]] inline std::int64_t widest(const PublisherRule& publisher) {
  return publisher.largest - (publisher.zero_shown ? 1 : 0);
}

// What a rate shown with a number of decimals tells of the count behind it: every whole count whose
// rate per `per`, rounded half up or to even, is the one shown.
struct CountInterval {
  std::int64_t low = 0;
  std::int64_t high = 0;
};
[[nodiscard]] std::optional<CountInterval> counts_of_rate(double rate, int decimals,
                                                          double population, double per);

}  // namespace setpoint
