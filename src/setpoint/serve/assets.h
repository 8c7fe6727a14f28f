// The files of the dashboard, by the path under which a browser asks for them.
//
// They are a part of the program, or, for who works on the dashboard, read from a folder once.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/serve/message.h"

namespace setpoint {

class Assets {
 public:
  // What was built into the program; a page that says so if the dashboard was left out.
  [[nodiscard]] static Assets built_in();
  // Every file below a folder. Faults (machine): it cannot be read; (usage): it has no index.html.
  [[nodiscard]] static Result<Assets> from(const std::filesystem::path& folder);

  // path: "/" or "/assets/index-1a2b3c.js". Nothing for a file that is not there.
  [[nodiscard]] const Response* find(std::string_view path) const;

 private:
  void add(const std::string& path, std::string bytes);
  std::map<std::string, Response, std::less<>> files_;
};

}  // namespace setpoint
