#include "setpoint/report/terminal_text.h"

namespace setpoint {
namespace {

bool starts_character(char byte) {
  constexpr unsigned kContinuationMask = 0xC0U;
  constexpr unsigned kContinuation = 0x80U;
  return (static_cast<unsigned char>(byte) & kContinuationMask) != kContinuation;
}

}  // namespace

std::size_t width(std::string_view text) {
  std::size_t result = 0;
  for (const char byte : text) result += starts_character(byte) ? 1U : 0U;
  return result;
}

std::string cut(std::string_view text, std::size_t to) {
  if (width(text) <= to) return std::string(text);
  std::string result;
  std::size_t characters = 0;
  for (const char byte : text) {
    if (starts_character(byte) && ++characters == to) break;
    result += byte;
  }
  return result + "…";
}

std::string padded_right(std::string_view text, std::size_t to) {
  const std::size_t used = width(text);
  return std::string(text) + std::string(used < to ? to - used : 0, ' ');
}

std::string padded_left(std::string_view text, std::size_t to) {
  const std::size_t used = width(text);
  return std::string(used < to ? to - used : 0, ' ') + std::string(text);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t to) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string word = cut(text.substr(0, space), to);
    text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
    if (word.empty()) continue;
    if (!line.empty() && width(line) + 1 + width(word) > to) {
      lines.push_back(std::move(line));
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string spaced(std::string text) {
  constexpr std::string_view kNoBreak = "\u00a0";
  for (std::size_t at = text.find(kNoBreak); at != std::string::npos; at = text.find(kNoBreak, at))
    text.replace(at, kNoBreak.size(), " ");
  return text;
}

}  // namespace setpoint
