// The paths to the rules of the World Trade Organization, each with its own basis for a rate.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace setpoint {

enum class Path {
  article_xx,      // harm to health: the mortality cost of the footprint
  compliance,      // level playing field: the cost of drug regulation that was not borne
  countervailing,  // the same amount, where not regulating is shown to be a subsidy
};
inline constexpr std::array kPaths = {Path::article_xx, Path::compliance, Path::countervailing};

[[nodiscard]] constexpr std::string_view name(Path path) {
  switch (path) {
    case Path::article_xx:
      return "article-xx";
    case Path::compliance:
      return "compliance";
    case Path::countervailing:
      return "countervailing";
  }
  return "article-xx";
}
[[nodiscard]] constexpr std::optional<Path> parse_path(std::string_view text) {
  for (const Path path : kPaths)
    if (name(path) == text) return path;
  return std::nullopt;
}

}  // namespace setpoint
