// What a stranger sends, from the bytes on the socket to the answer: the parser with the server's
// limits, then the service over a dataset without a determination to make.
#include <boost/asio/buffer.hpp>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "setpoint/serve/response_head.h"
#include "setpoint/serve/server.h"
#include "setpoint/serve/wire.h"

namespace {

setpoint::Service& service() {
  static setpoint::Service& one = *[] {
    setpoint::ServiceInputs inputs{.assets = setpoint::Assets::built_in()};
    inputs.work_per_second = 1e9;
    inputs.work_burst = 1e9;
    return new setpoint::Service(std::move(inputs));
  }();
  return one;
}

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace setpoint;
  const ServerLimits limits;
  RequestParser parser;
  parser.eager(true);
  parser.header_limit(limits.header_bytes);
  parser.body_limit(limits.body_bytes);
  boost::system::error_code error;
  boost::asio::const_buffer rest(data, size);
  while (!error && rest.size() > 0 && !parser.is_done()) {
    const std::size_t used = parser.put(rest, error);
    if (used == 0 && !error) break;
    rest += used;
  }
  if (error) {
    if (const auto refused = refusal_of(error)) require(refused->status >= 400);
    return 0;
  }
  if (!parser.is_done()) return 0;
  const Request request = to_request(parser.release(), "127.0.0.1");
  const Response response = service().answer(request);
  require(response.body != nullptr && response.status >= 200 && response.status < 600);
  // No header of a stranger's making.
  const std::string head = head_of(response, {});
  require(head.find("\r\n\r\n") == head.size() - 4);
  return 0;
}
