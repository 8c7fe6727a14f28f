#include "setpoint/core/utf8.h"

namespace setpoint {
namespace {

// Length of the well-formed sequence that text starts with, or 0.
std::size_t sequence(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto within = [](unsigned value, unsigned low, unsigned high) {
    return value >= low && value <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  // The second byte's range keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
  if (within(lead, 0xC2, 0xDF)) return within(byte(1), 0x80, 0xBF) ? 2 : 0;
  if (within(lead, 0xE0, 0xEF)) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return within(byte(1), low, high) && within(byte(2), 0x80, 0xBF) ? 3 : 0;
  }
  if (within(lead, 0xF0, 0xF4)) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    const bool tail = within(byte(2), 0x80, 0xBF) && within(byte(3), 0x80, 0xBF);
    return within(byte(1), low, high) && tail ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::size_t first_malformed(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = sequence(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return at;
}

}  // namespace setpoint
