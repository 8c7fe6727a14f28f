// Joint control of error over the tests of a determination: p-values adjusted together.
//
// With p_(1) <= ... <= p_(m) and a call where the adjusted value is at most alpha:
//
//   bh     min over j >= i of p_(j) m / j            Benjamini and Hochberg 1995: the expected
//   share
//                                                    of false calls among calls is at most alpha
//                                                    under independence or positive dependence
//   by     the same times 1 + 1/2 + ... + 1/m        Benjamini and Yekutieli 2001: whatever the
//                                                    dependence
//   holm   max over j <= i of p_(j) (m - j + 1)      Holm 1979: the probability of any false call
//   none   p
//
// all no more than 1; as R's p.adjust. Model, section 5.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace setpoint {

enum class ErrorControl { bh, by, holm, none };
inline constexpr std::array kErrorControls = {ErrorControl::bh, ErrorControl::by,
                                              ErrorControl::holm, ErrorControl::none};
[[nodiscard]] std::string_view name(ErrorControl control);
[[nodiscard]] std::optional<ErrorControl> parse_error_control(std::string_view text);

// In the order given. Each p lies in [0, 1].
[[nodiscard]] std::vector<double> adjusted(std::span<const double> p, ErrorControl control);

}  // namespace setpoint
