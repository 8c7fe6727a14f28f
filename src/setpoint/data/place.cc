#include "setpoint/data/place.h"

#include <algorithm>
#include <array>

namespace setpoint {
namespace {

// ANSI INCITS 38 (formerly FIPS 5-2).
constexpr auto kStates = std::to_array<State>({{"AK", "02", "Alaska"},
                                               {"AL", "01", "Alabama"},
                                               {"AR", "05", "Arkansas"},
                                               {"AS", "60", "American Samoa"},
                                               {"AZ", "04", "Arizona"},
                                               {"CA", "06", "California"},
                                               {"CO", "08", "Colorado"},
                                               {"CT", "09", "Connecticut"},
                                               {"DC", "11", "District of Columbia"},
                                               {"DE", "10", "Delaware"},
                                               {"FL", "12", "Florida"},
                                               {"GA", "13", "Georgia"},
                                               {"GU", "66", "Guam"},
                                               {"HI", "15", "Hawaii"},
                                               {"IA", "19", "Iowa"},
                                               {"ID", "16", "Idaho"},
                                               {"IL", "17", "Illinois"},
                                               {"IN", "18", "Indiana"},
                                               {"KS", "20", "Kansas"},
                                               {"KY", "21", "Kentucky"},
                                               {"LA", "22", "Louisiana"},
                                               {"MA", "25", "Massachusetts"},
                                               {"MD", "24", "Maryland"},
                                               {"ME", "23", "Maine"},
                                               {"MI", "26", "Michigan"},
                                               {"MN", "27", "Minnesota"},
                                               {"MO", "29", "Missouri"},
                                               {"MP", "69", "Northern Mariana Islands"},
                                               {"MS", "28", "Mississippi"},
                                               {"MT", "30", "Montana"},
                                               {"NC", "37", "North Carolina"},
                                               {"ND", "38", "North Dakota"},
                                               {"NE", "31", "Nebraska"},
                                               {"NH", "33", "New Hampshire"},
                                               {"NJ", "34", "New Jersey"},
                                               {"NM", "35", "New Mexico"},
                                               {"NV", "32", "Nevada"},
                                               {"NY", "36", "New York"},
                                               {"OH", "39", "Ohio"},
                                               {"OK", "40", "Oklahoma"},
                                               {"OR", "41", "Oregon"},
                                               {"PA", "42", "Pennsylvania"},
                                               {"PR", "72", "Puerto Rico"},
                                               {"RI", "44", "Rhode Island"},
                                               {"SC", "45", "South Carolina"},
                                               {"SD", "46", "South Dakota"},
                                               {"TN", "47", "Tennessee"},
                                               {"TX", "48", "Texas"},
                                               {"UT", "49", "Utah"},
                                               {"VA", "51", "Virginia"},
                                               {"VI", "78", "Virgin Islands"},
                                               {"VT", "50", "Vermont"},
                                               {"WA", "53", "Washington"},
                                               {"WI", "55", "Wisconsin"},
                                               {"WV", "54", "West Virginia"},
                                               {"WY", "56", "Wyoming"}});

constexpr bool by_letters(const State& a, const State& b) {
  return a.letters < b.letters;
}
static_assert(std::is_sorted(kStates.begin(), kStates.end(), by_letters) && kStates.size() == 56);

constexpr std::string_view kNation = "US";
constexpr std::string_view kNewYorkCity = "YC";
constexpr std::size_t kStateDigits = 2;
constexpr std::size_t kCountyDigits = 5;

template <class Same>
const State* find_state(Same same) {
  const auto* const found = std::find_if(kStates.begin(), kStates.end(), same);
  return found == kStates.end() ? nullptr : found;
}

}  // namespace

std::span<const State> states() {
  return kStates;
}

const State* state_of_letters(std::string_view letters) {
  return find_state([&](const State& state) { return state.letters == letters; });
}

const State* state_of_fips(std::string_view fips) {
  return find_state([&](const State& state) { return state.fips == fips; });
}

const State* state_of_name(std::string_view name) {
  return find_state([&](const State& state) { return state.name == name; });
}

std::string_view name(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::nation:
      return "nation";
    case PlaceKind::state:
      return "state";
    case PlaceKind::city:
      return "city";
    case PlaceKind::county:
      return "county";
  }
  return {};
}

Place::Place(PlaceKind kind, std::string_view text)
    : kind_(kind), size_(static_cast<std::uint8_t>(text.size())) {
  std::copy(text.begin(), text.end(), text_);
}

std::optional<Place> Place::parse(std::string_view text) {
  if (text == kNation) return nation();
  if (text == kNewYorkCity) return Place(PlaceKind::city, text);
  if (const State* const state = state_of_letters(text)) return of(*state);
  const bool digits =
      text.size() == kCountyDigits &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || text.substr(kStateDigits) == "000" ||
      state_of_fips(text.substr(0, kStateDigits)) == nullptr)
    return std::nullopt;
  return Place(PlaceKind::county, text);
}

const State* Place::state() const {
  switch (kind_) {
    case PlaceKind::nation:
      return nullptr;
    case PlaceKind::state:
      return state_of_letters(view());
    case PlaceKind::city:
      return state_of_letters("NY");
    case PlaceKind::county:
      return state_of_fips(view().substr(0, kStateDigits));
  }
  return nullptr;
}

}  // namespace setpoint
