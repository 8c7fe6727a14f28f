#include "setpoint/policy/toml_text.h"

#include <algorithm>

#include "setpoint/core/utf8.h"

namespace setpoint {
namespace {

// The first byte of U+100000 to U+10FFFF and of no other character.
constexpr unsigned char kPrivateLead = 0xF4;

unsigned char byte(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

unsigned tail(std::string_view text, std::size_t i) {
  return byte(text, i) & 0x3FU;
}

char continuation(unsigned bits) {
  return static_cast<char>(0x80U | (bits & 0x3FU));
}

}  // namespace

std::size_t first_unshieldable(std::string_view text) {
  return std::min(text.find(static_cast<char>(kPrivateLead)), text.size());
}

std::optional<Unreadable> first_unreadable(std::string_view text) {
  const std::size_t malformed = first_malformed(text);
  const std::size_t at = std::min(malformed, first_unshieldable(text));
  if (at == text.size()) return std::nullopt;
  const std::string_view before = text.substr(0, at);
  const auto line = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
  return Unreadable{line, at - start + 1,
                    at == malformed ? "a byte that is not UTF-8" : "a character of private use"};
}

std::string shielded(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  std::string result;
  result.reserve(text.size());
  std::size_t i = 0;
  if (text.starts_with(kByteOrderMark)) {
    result += kByteOrderMark;
    i = kByteOrderMark.size();
  }
  while (i < text.size()) {
    const unsigned char lead = byte(text, i);
    unsigned code = 0;
    if (lead >= 0xC0 && lead < 0xE0) {
      code = (lead & 0x1FU) << 6U | tail(text, i + 1);
      i += 2;
    } else if (lead >= 0xE0 && lead < 0xF0) {
      code = (lead & 0x0FU) << 12U | tail(text, i + 1) << 6U | tail(text, i + 2);
      i += 3;
    } else {
      result += text[i++];
      continue;
    }
    result += static_cast<char>(kPrivateLead);
    result += continuation(code >> 12U);
    result += continuation(code >> 6U);
    result += continuation(code);
  }
  return result;
}

std::string unshielded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    // A parser's message may cut a character short.
    if (byte(text, i) != kPrivateLead || text.size() - i < 4) {
      result += text[i++];
      continue;
    }
    const unsigned code = (tail(text, i + 1) << 12U | tail(text, i + 2) << 6U | tail(text, i + 3));
    if (code < 0x800) {
      result += static_cast<char>(0xC0U | code >> 6U);
    } else {
      result += static_cast<char>(0xE0U | (code >> 12U & 0x0FU));
      result += continuation(code >> 6U);
    }
    result += continuation(code);
    i += 4;
  }
  return result;
}

}  // namespace setpoint
