// The dashboard's files as built into the program (web/, by web/embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace setpoint {

struct BuiltInFile {
  std::string_view path;  // "/index.html"
  std::string_view bytes;
};

[[nodiscard]] std::span<const BuiltInFile> built_in_files();

}  // namespace setpoint
