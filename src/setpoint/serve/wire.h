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

// Why a request is not read on, its header being whole: not one host; a body whose length cannot be
// told, so that what follows it could pass for another request (RFC 9112, section 6.3); a trailer,
// which has no limit.
[[nodiscard]] std::optional<Response> refusal_of_header(const WireRequest& wire);
[[nodiscard]] bool expects_continue(const WireRequest& wire);
[[nodiscard]] std::string target_of(const WireRequest& wire);

// A Host header that means this host, with any port or none.
[[nodiscard]] bool names(std::string_view host, std::string_view own);
// A loopback address or localhost.
[[nodiscard]] bool names_loopback(std::string_view host);

}  // namespace setpoint
