// Places of the United States by which deaths, people and money are counted: the nation, the
// states and the counties.
//
// A place is what a publisher counts by. What is put together from places (a High Intensity Drug
// Trafficking Area) is a region of the room `region`.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace setpoint {

// A state of the Union, the District of Columbia or a territory with its own count of deaths.
struct State {
  std::string_view letters;  // "WV"
  std::string_view fips;     // "54" (ANSI INCITS 38)
  std::string_view name;     // "West Virginia"
};
// Ascending by letters: 50 states, DC, PR, VI, GU, AS and MP.
[[nodiscard]] std::span<const State> states();
[[nodiscard]] const State* state_of_letters(std::string_view letters);
[[nodiscard]] const State* state_of_fips(std::string_view fips);
[[nodiscard]] const State* state_of_name(std::string_view name);

enum class PlaceKind : std::uint8_t { nation, state, city, county };
[[nodiscard]] std::string_view name(PlaceKind kind);

class Place {
 public:
  // "US"; a state's two letters; "YC" (New York City, where the publisher counts it apart from the
  // state of New York); a county's five digits (its state's FIPS code known, the last three not
  // 000). Anything else is none.
  [[nodiscard]] static std::optional<Place> parse(std::string_view text);
  [[nodiscard]] static Place nation() { return Place(PlaceKind::nation, "US"); }
  [[nodiscard]] static Place of(const State& state) {
    return Place(PlaceKind::state, state.letters);
  }

  [[nodiscard]] PlaceKind kind() const { return kind_; }
  // "US", "WV", "YC", "54039"
  [[nodiscard]] std::string text() const { return std::string(view()); }
  [[nodiscard]] std::string_view view() const { return {text_, size_}; }
  // Of a state, a county or New York City; null for the nation.
  [[nodiscard]] const State* state() const;

  // By kind, then by text.
  friend bool operator==(const Place& a, const Place& b) {
    return a.kind_ == b.kind_ && a.view() == b.view();
  }
  friend std::strong_ordering operator<=>(const Place& a, const Place& b) {
    if (a.kind_ != b.kind_) return a.kind_ <=> b.kind_;
    return a.view() <=> b.view();
  }

 private:
  Place(PlaceKind kind, std::string_view text);
  PlaceKind kind_;
  std::uint8_t size_;
  char text_[5] = {};
};

}  // namespace setpoint
