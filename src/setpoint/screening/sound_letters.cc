#include "setpoint/screening/sound_letters.h"

#include <utility>

namespace setpoint {

std::string_view consonant_sound(std::string_view text, std::size_t& letters) {
  const char next = text.size() > 1 ? text[1] : ' ';
  const bool third_is_h = text.size() > 2 && text[2] == 'h';
  const auto two = [&](std::string_view sound) {
    letters = 2;
    return sound;
  };
  letters = 1;
  switch (text.front()) {
    case 't':
      if (next == 'h') return two("T");
      if (next != 'c' || !third_is_h) return "t";
      letters = 3;
      return "S";
    case 's':
      if (next == 'h') return two("S");
      if (next != 'c' || !third_is_h) return "s";
      letters = 3;
      return "S";
    case 'c':
      if (next == 'h') return two("S");
      if (next == 'k') return two("K");
      return next == 'e' || next == 'i' || next == 'y' ? "s" : "K";
    case 'd':
      if (next == 'j') return two("j");
      return next == 'h' ? two("d") : "d";
    case 'g':
      if (next == 'h') return two("K");
      // "Naguib".
      if (next == 'u' && text.size() > 2 && (text[2] == 'e' || text[2] == 'i')) return two("G");
      return "G";
    case 'k':
      return next == 'h' ? two("h") : "K";
    case 'p':
      return next == 'h' ? two("f") : "p";
    case 'z':
      return next == 'h' ? two("j") : "z";
    case 'q':
      return "K";
    case 'x':
      return "Ks";
    default:
      return text.substr(0, 1);
  }
}

bool consonants_alike(char a, char b, bool last) {
  if (a == b) return true;
  if (a > b) std::swap(a, b);  // capitals first
  return (a == 'T' && (b == 's' || b == 't')) || (a == 'd' && b == 'z') ||
         (a == 'G' && (b == 'K' || b == 'j')) ||
         (last && ((a == 'd' && b == 't') || (a == 'T' && b == 'd')));
}

}  // namespace setpoint
