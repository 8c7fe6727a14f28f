#include "setpoint/serve/response_head.h"

#include <ctime>
#include <string_view>

namespace setpoint {
namespace {

// Nothing from elsewhere, nothing inline, in no other page's frame.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";
// A report is one file: its style and pictures are in it, and it has no script.
constexpr std::string_view kDocumentPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";
constexpr std::string_view kAlways =
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()\r\n";

std::string_view reason(unsigned status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "Unknown";
  }
}

// As RFC 9110 writes times; English whatever the locale.
std::string http_date(std::time_t now) {
  static constexpr std::string_view kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm utc{};
  gmtime_r(&now, &utc);
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  constexpr int kEpoch = 1900;
  return std::string(kDays[static_cast<std::size_t>(utc.tm_wday)]) + ", " + two(utc.tm_mday) + " " +
         std::string(kMonths[static_cast<std::size_t>(utc.tm_mon)]) + " " +
         std::to_string(utc.tm_year + kEpoch) + " " + two(utc.tm_hour) + ":" + two(utc.tm_min) +
         ":" + two(utc.tm_sec) + " GMT";
}

// A name that needs no quoting in a header, and is no path.
bool is_plain(std::string_view name) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
  return !name.empty() && name.front() != '.' &&
         name.find_first_not_of(kPlain) == std::string_view::npos;
}

}  // namespace

std::string head_of(const Response& response, const Head& how) {
  const Body& body = *response.body;
  const unsigned status = how.not_modified ? 304 : response.status;
  std::string out;
  constexpr std::size_t kUsual = 1024;
  out.reserve(kUsual);
  const auto field = [&out](std::string_view name, std::string_view value) {
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
  };
  out += "HTTP/1.1 " + std::to_string(status) + " ";
  out += reason(status);
  out += "\r\n";
  field("Date", http_date(std::time(nullptr)));
  field("Connection", how.keep_alive ? "keep-alive" : "close");
  if (!how.not_modified) {
    field("Content-Type", response.content_type);
    const std::string& bytes = how.encoding == Encoding::gzip ? body.gzip : body.bytes;
    field("Content-Length", std::to_string(bytes.size()));
    if (how.encoding == Encoding::gzip) field("Content-Encoding", "gzip");
  }
  if (!body.gzip.empty()) field("Vary", "Accept-Encoding");
  if (!body.etag.empty()) field("ETag", body.etag);
  // What lasts is asked for once; what may change is asked for again, and costs nothing if it is
  // the same.
  if (body.etag.empty())
    field("Cache-Control", "no-store");
  else
    field("Cache-Control",
          response.immutable ? "private, max-age=31536000, immutable" : "no-cache");
  if (is_plain(response.file_name))
    field("Content-Disposition", "attachment; filename=\"" + response.file_name + "\"");
  if (!response.allow.empty()) field("Allow", response.allow);
  if (response.retry_after_s > 0) field("Retry-After", std::to_string(response.retry_after_s));
  constexpr unsigned kUnauthorized = 401;
  if (status == kUnauthorized) field("WWW-Authenticate", "Bearer");
  field("Content-Security-Policy", response.document ? kDocumentPolicy : kPagePolicy);
  out += kAlways;
  out += "\r\n";
  return out;
}

}  // namespace setpoint
