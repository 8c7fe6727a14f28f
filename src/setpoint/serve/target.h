// What a request asks for: the segments of its path and the pairs of its query, decoded.
//
// Reject, never repair: a target that is not an absolute path of valid UTF-8, has a control
// character, an empty, "." or ".." segment inside, a backslash or a percent sign that begins no
// byte is no target at all. RFC 3986; in a query "+" is a space, as forms write it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace setpoint {

struct RequestTarget {
  std::vector<std::string> path;  // {} for "/"
  std::vector<std::pair<std::string, std::string>> query;

  // The value of a key that is there once; empty if it is absent or there more often.
  [[nodiscard]] std::optional<std::string> only(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> all(std::string_view key) const;
};

[[nodiscard]] std::optional<RequestTarget> parse_target(std::string_view text);

}  // namespace setpoint
