#include "setpoint/data/suggestion.h"

#include "setpoint/policy/nearest.h"

namespace setpoint {

std::string suggestion(std::string_view word, std::span<const std::string_view> known) {
  const std::string_view near = nearest(word, known);
  const std::string all = alternatives(known);
  const std::size_t distance = edit_distance(word, near);
  if (distance > (word.size() + 1) / 2 || distance >= word.size()) return all;
  return "'" + std::string(near) + "' (known: " + all + ")";
}

}  // namespace setpoint
