#include "setpoint/serve/target.h"

#include <algorithm>
#include <utility>

#include "setpoint/core/utf8.h"

namespace setpoint {
namespace {

std::optional<unsigned> digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

std::optional<std::string> decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t k = 0; k < text.size(); ++k) {
    char c = text[k];
    if (c == '%') {
      if (k + 2 >= text.size()) return std::nullopt;
      const auto high = digit(text[k + 1]);
      const auto low = digit(text[k + 2]);
      if (!high || !low) return std::nullopt;
      c = static_cast<char>(static_cast<unsigned char>(*high * 16 + *low));
      k += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    const auto byte = static_cast<unsigned char>(c);
    constexpr unsigned char kFirstPrintable = 0x20;
    constexpr unsigned char kDelete = 0x7f;
    if (byte < kFirstPrintable || byte == kDelete) return std::nullopt;
    out += c;
  }
  if (first_malformed(out) != out.size()) return std::nullopt;
  return out;
}

bool read_path(std::string_view text, std::vector<std::string>& into) {
  if (text.empty() || text.front() != '/') return false;
  text.remove_prefix(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('/'), text.size());
    auto segment = decoded(text.substr(0, end), false);
    if (!segment || segment->empty() || *segment == "." || *segment == ".." ||
        segment->find_first_of("/\\") != std::string::npos)
      return false;
    into.push_back(*std::move(segment));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

bool read_query(std::string_view text, std::vector<std::pair<std::string, std::string>>& into) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto key = decoded(pair.substr(0, equals), true);
    auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!key || key->empty() || !value) return false;
    into.emplace_back(*std::move(key), *std::move(value));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

}  // namespace

std::optional<std::string> RequestTarget::only(std::string_view key) const {
  std::vector<std::string> values = all(key);
  if (values.size() != 1) return std::nullopt;
  return std::move(values.front());
}

std::vector<std::string> RequestTarget::all(std::string_view key) const {
  std::vector<std::string> values;
  for (const auto& [name, value] : query)
    if (name == key) values.push_back(value);
  return values;
}

std::optional<RequestTarget> parse_target(std::string_view text) {
  RequestTarget target;
  const std::size_t question = std::min(text.find('?'), text.size());
  if (!read_path(text.substr(0, question), target.path)) return std::nullopt;
  if (question < text.size() && !read_query(text.substr(question + 1), target.query))
    return std::nullopt;
  return target;
}

}  // namespace setpoint
