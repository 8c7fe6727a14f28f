#include "setpoint/serve/wire.h"

#include <algorithm>
#include <boost/beast/http/error.hpp>
#include <cctype>
#include <utility>

namespace setpoint {
namespace {

namespace http = boost::beast::http;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

std::string field(const WireRequest& wire, http::field name) {
  const auto value = wire[name];
  return {value.data(), value.size()};
}

Method method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get:
      return Method::get;
    case http::verb::head:
      return Method::head;
    case http::verb::post:
      return Method::post;
    default:
      return Method::other;
  }
}

}  // namespace

bool takes_gzip(std::string_view accepted) {
  const std::string all = lower(accepted);
  const std::size_t at = all.find("gzip");
  if (at == std::string::npos) return false;
  std::string rest = all.substr(at, std::min(all.find(',', at), all.size()) - at);
  std::erase(rest, ' ');
  return !rest.starts_with("gzip;q=0") || rest.find_first_of("123456789", 8) != std::string::npos;
}

Request to_request(WireRequest wire, std::string address) {
  Request request;
  request.method = method_of(wire.method());
  request.target = std::string(wire.target().data(), wire.target().size());
  request.authorization = field(wire, http::field::authorization);
  request.content_type = field(wire, http::field::content_type);
  request.if_none_match = field(wire, http::field::if_none_match);
  request.takes_gzip = takes_gzip(field(wire, http::field::accept_encoding));
  request.body = std::move(wire.body());
  request.address = std::move(address);
  return request;
}

std::optional<Response> refusal_of(const boost::system::error_code& error) {
  if (error == http::error::header_limit)
    return problem(431, "the header is too large", "a header of at most 16 KiB");
  if (error == http::error::body_limit)
    return problem(413, "the body is too large", "a body of at most 1 MiB");
  // A connection that ends between two requests, or in one, has nobody left to answer.
  if (error == http::error::end_of_stream || error == http::error::partial_message)
    return std::nullopt;
  if (error.category() == http::make_error_code(http::error::bad_method).category())
    return problem(400, "this is no HTTP request: " + error.message(), "HTTP/1.1");
  return std::nullopt;
}

bool names_loopback(std::string_view host) {
  const std::string name = lower(host);
  const auto is = [&name](std::string_view own) {
    return name == own || (name.starts_with(own) && name[own.size()] == ':');
  };
  return is("localhost") || is("127.0.0.1") || is("[::1]");
}

}  // namespace setpoint
