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

// A proxy may ask by the whole address (RFC 9112, section 3.2.2): which host is told by another
// field.
std::string path_of(std::string target) {
  constexpr std::string_view kScheme = "http://";
  if (!lower(target.substr(0, kScheme.size())).starts_with(kScheme)) return target;
  const std::size_t path = target.find_first_of("/?", kScheme.size());
  if (path == std::string::npos) return "/";
  return target[path] == '/' ? target.substr(path) : "/" + target.substr(path);
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
  request.target = path_of(target_of(wire));
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

std::optional<Response> refusal_of_header(const WireRequest& wire) {
  if (wire.count(http::field::host) > 1 ||
      (wire.version() >= 11 && wire.count(http::field::host) == 0))
    return problem(400, "a request names one host", "one Host field");
  const bool coded = wire.count(http::field::transfer_encoding) > 0;
  if (coded && (wire.count(http::field::content_length) > 0 ||
                lower(field(wire, http::field::transfer_encoding)) != "chunked"))
    return problem(400, "a body whose end cannot be told", "Content-Length, or chunked alone");
  if (coded && wire.count(http::field::trailer) > 0)
    return problem(400, "a trailer", "a body without one");
  return std::nullopt;
}

bool expects_continue(const WireRequest& wire) {
  return lower(field(wire, http::field::expect)) == "100-continue";
}

std::string target_of(const WireRequest& wire) {
  return {wire.target().data(), wire.target().size()};
}

bool names(std::string_view host, std::string_view own) {
  const std::string name = lower(host);
  return name == own || (name.starts_with(own) && name[own.size()] == ':');
}

bool names_loopback(std::string_view host) {
  return names(host, "localhost") || names(host, "127.0.0.1") || names(host, "[::1]");
}

}  // namespace setpoint
