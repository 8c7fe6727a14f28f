// Where in a policy's text something stands, and how a fault there is reported.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/policy/toml.h"

namespace setpoint {

// toml++ counts columns in code points; a Location counts bytes.
class TomlSource {
 public:
  TomlSource(std::string_view name, std::string_view text) : name_(name), text_(text) {}
  [[nodiscard]] Location at(const toml::source_position& position) const;
  [[nodiscard]] Location at(const toml::source_region& region) const { return at(region.begin); }

 private:
  std::string name_;
  std::string_view text_;
};

// Receives what is wrong at a place and what was expected there.
using Complain =
    std::function<void(const toml::source_region& where, std::string what, std::string expected)>;

// "a number", "text", "a list", ...: what a reader of the file sees there.
[[nodiscard]] std::string_view kind_of(const toml::node& node);

}  // namespace setpoint
