// The head of an answer as bytes: status line, what it is, and what a browser may do with it.
#pragma once

#include <string>

#include "setpoint/serve/message.h"

namespace setpoint {

enum class Encoding { identity, gzip };

struct Head {
  bool keep_alive = true;
  Encoding encoding = Encoding::identity;
  bool not_modified = false;  // 304: the asker has these bytes
};

[[nodiscard]] std::string head_of(const Response& response, const Head& how);

}  // namespace setpoint
