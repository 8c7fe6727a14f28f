// A customer and an entry of the list that may be the same: how likely, and why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace setpoint {

enum class MatchGrade : std::uint8_t {
  exact,  // every word of the name agrees, or an identifier does
  strong,
  possible,
  weak_alias,  // only a name that the publisher calls weak
};
[[nodiscard]] std::string_view name(MatchGrade grade);

struct Match {
  std::size_t entry = 0;        // its position on the list
  std::size_t listed_name = 0;  // its position among the entry's names
  std::size_t typed_name = 0;   // 0: the customer's name, then the aliases
  double name_score = 0;
  double score = 0;
  MatchGrade grade = MatchGrade::possible;
  std::vector<std::string> reasons;
};

}  // namespace setpoint
