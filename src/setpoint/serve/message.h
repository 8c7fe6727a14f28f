// A request and its answer, as the service sees them: no socket, no parser.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"

namespace setpoint {

enum class Method { get, head, post, other };

struct Request {
  Method method = Method::get;
  std::string target;         // as sent: path and query
  std::string authorization;  // the header's value, or empty
  std::string content_type;
  std::string if_none_match;
  bool takes_gzip = false;
  std::string body;
  std::string address;             // of who asks
  std::function<bool()> wanted{};  // false once the asker has gone; empty: not known
};

// The bytes of an answer, once made and shared by all who ask.
struct Body {
  std::string bytes;
  std::string gzip;  // the same compressed; empty where that is not worth it
  std::string etag;  // quoted; empty where the answer is not to be kept
};

struct Response {
  unsigned status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::shared_ptr<const Body> body;
  bool immutable = false;   // the address names its bytes: a browser need never ask again
  std::string file_name{};  // to be saved under
  std::string allow{};      // of a 405
  unsigned retry_after_s = 0;
  bool document = false;  // a report that brings its own style: a policy of its own, no script
};

// What is too short to win anything is not compressed.
// kept: asked for often and unchanged, so it has a tag and is compressed once.
[[nodiscard]] std::shared_ptr<const Body> body_of(std::string bytes, bool kept = false);
[[nodiscard]] Response json_response(std::string json, bool kept = false);
// {"status": 404, "faults": [{"where", "what", "expected"}]}
[[nodiscard]] Response problem(unsigned status, const Faults& faults);
[[nodiscard]] Response problem(unsigned status, std::string what, std::string expected = "");

}  // namespace setpoint
