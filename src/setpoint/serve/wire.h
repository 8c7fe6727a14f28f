// Between HTTP as it is written and requests as the service sees them.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "setpoint/serve/message.h"

namespace setpoint {

using RequestParser = boost::beast::http::request_parser<boost::beast::http::string_body>;
using WireRequest = boost::beast::http::request<boost::beast::http::string_body>;

[[nodiscard]] Request to_request(WireRequest wire, std::string address);

// "gzip" is among the codings that an Accept-Encoding header allows.
[[nodiscard]] bool takes_gzip(std::string_view accepted);

// What a parser's complaint is answered with; nothing where there is nobody to answer.
[[nodiscard]] std::optional<Response> refusal_of(const boost::system::error_code& error);

// A Host header that means this machine: a loopback address or localhost, with any port or none.
[[nodiscard]] bool names_loopback(std::string_view host);

}  // namespace setpoint
