#include "setpoint/serve/message.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "setpoint/core/digest.h"
#include "setpoint/serve/gzip.h"

namespace setpoint {
namespace {

std::string where_of(const Location& at) {
  std::string text = at.file;
  if (at.line > 0) text += ":" + std::to_string(at.line);
  if (at.column > 0) text += ":" + std::to_string(at.column);
  return text;
}

}  // namespace

std::shared_ptr<const Body> body_of(std::string bytes, bool kept) {
  constexpr std::size_t kWorthIt = 1024;
  constexpr std::size_t kTagDigits = 32;
  auto body = std::make_shared<Body>();
  if (kept) body->etag = "\"" + sha256(bytes).substr(0, kTagDigits) + "\"";
  if (kept && bytes.size() >= kWorthIt) body->gzip = gzip(bytes);
  body->bytes = std::move(bytes);
  return body;
}

Response json_response(std::string json, bool kept) {
  Response response;
  response.body = body_of(std::move(json), kept);
  return response;
}

Response problem(unsigned status, const Faults& faults) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Fault& fault : faults)
    list.push_back(
        {{"where", where_of(fault.where)}, {"what", fault.what}, {"expected", fault.expected}});
  // What was asked may be quoted in a fault, and need not be UTF-8.
  Response response =
      json_response(nlohmann::ordered_json{{"status", status}, {"faults", std::move(list)}}.dump(
                        -1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
                    "\n");
  response.status = status;
  return response;
}

Response problem(unsigned status, std::string what, std::string expected) {
  return problem(status, {Fault{FaultKind::usage, {}, std::move(what), std::move(expected)}});
}

}  // namespace setpoint
