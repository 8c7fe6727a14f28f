#include "setpoint/screening/word_keys.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "setpoint/screening/arabic_sound.h"
#include "setpoint/screening/key_table.h"
#include "setpoint/screening/spelling.h"
#include "setpoint/screening/word_lists.h"
#include "setpoint/screening/word_outline.h"

namespace setpoint {
namespace {

// Letters left out behind these are not sought: two words within k errors have beginnings of this
// length that are, each with at most k letters left out, the same (as SymSpell's prefix filter).
constexpr std::size_t kBeginning = 10;

// Letters: a shorter word has no folded key with one letter less.
constexpr std::size_t kFoldedKeys = 4;

bool is_servant(const NameWord& word) {
  return word.text.size() > 6 && word.text.starts_with("abdul");
}

// The beginning of a text, without one letter of it, and without two.
void add_left(KeyKind kind, std::string_view text, std::size_t less,
              std::vector<std::uint64_t>& keys) {
  text = text.substr(0, kBeginning);
  keys.push_back(word_key(kind, text));
  if (less == 0 || text.size() < 2) return;
  std::array<char, kBeginning> room;
  for (std::size_t out = 0; out < text.size(); ++out) {
    // Of equal neighbours it does not matter which is left out.
    if (out > 0 && text[out] == text[out - 1]) continue;
    std::copy_n(text.begin(), out, room.begin());
    std::copy(text.begin() + static_cast<std::ptrdiff_t>(out) + 1, text.end(),
              room.begin() + static_cast<std::ptrdiff_t>(out));
    const std::string_view once(room.data(), text.size() - 1);
    keys.push_back(word_key(kind, once));
    if (less < 2) continue;
    std::array<char, kBeginning> inner;
    for (std::size_t second = out; second < once.size(); ++second) {
      if (second > out && once[second] == once[second - 1]) continue;
      std::copy_n(once.begin(), second, inner.begin());
      std::copy(once.begin() + static_cast<std::ptrdiff_t>(second) + 1, once.end(),
                inner.begin() + static_cast<std::ptrdiff_t>(second));
      keys.push_back(word_key(kind, {inner.data(), once.size() - 1}));
    }
  }
}

std::array<char, 4> bytes_of(std::uint32_t number) {
  return {static_cast<char>(number & 0xffU), static_cast<char>((number >> 8U) & 0xffU),
          static_cast<char>((number >> 16U) & 0xffU), static_cast<char>((number >> 24U) & 0xffU)};
}

// Two words are within their tolerance of each other by the longer one; the shorter must have as
// many letters left out as the longer may.
std::size_t deletions(std::size_t length) {
  if (length <= 1) return 0;
  return length <= 3 ? 1 : 2;
}

}  // namespace

void add_word_keys(const NameWord& word, bool asked, WordKeys& keys) {
  if (word.character != 0) {
    const auto code = static_cast<std::uint32_t>(word.character);
    const std::array<char, 4> bytes = bytes_of(code);
    keys.other.push_back(word_key(KeyKind::character, {bytes.data(), bytes.size()}));
  }
  if (word.text.empty()) return;
  if (word.role == WordRole::number) {
    keys.other.push_back(word_key(KeyKind::letters, word.text));
    return;
  }
  // What stands behind "Abdul" is compared with itself (word_match.h), and with the bare name.
  const bool servant = is_servant(word);
  add_left(KeyKind::letters, word.text, servant ? 1 : deletions(word.text.size()), keys.typing);
  if (servant) {
    const auto bare = std::string_view(word.text).substr(5);
    add_left(KeyKind::letters, bare, deletions(bare.size()), keys.other);
    if (!asked) keys.other.push_back(word_key(KeyKind::servant, bare));
  } else if (asked && word.text.size() > 2) {
    // By their letters "Hanif" and "Abdulhanif" are too far apart to be looked at.
    keys.other.push_back(word_key(KeyKind::servant, word.text));
  }
  add_left(KeyKind::folded, word.folded, word.text.size() >= kFoldedKeys ? 1 : 0, keys.other);
  if (word.text.size() >= 5) keys.other.push_back(word_key(KeyKind::sorted, word.sorted));
  for (const std::size_t given : word.given)
    keys.other.push_back(word_key(KeyKind::given, std::to_string(given)));
  for (const std::size_t surname : word.surnames)
    keys.other.push_back(word_key(KeyKind::surname, std::to_string(surname)));
  // A mistyped word of business finds the one that it is read as by its letters, and is found by it
  // under a key of its own, which few words have.
  if (word.mistyped != 0)
    keys.other.push_back(
        asked ? word_key(KeyKind::letters, in_full(word.mistyped).substr(0, kBeginning))
              : word_key(KeyKind::business, in_full(word.mistyped)));
  if (asked && word.role == WordRole::business)
    keys.other.push_back(word_key(KeyKind::business, word.text));
  if (!word.slavic.empty()) keys.other.push_back(word_key(KeyKind::slavic, word.slavic));
  // A word in pinyin is found by its Wade-Giles form, and a word in that by itself.
  if (!word.wade.empty()) keys.other.push_back(word_key(KeyKind::wade, word.wade));
  if (word.role == WordRole::part) keys.other.push_back(word_key(KeyKind::wade, word.text));
  if (const std::uint32_t sound = word.sound_class; sound != 0) {
    const std::array<char, 4> bytes = bytes_of(sound);
    keys.other.push_back(word_key(KeyKind::sound, {bytes.data(), bytes.size()}));
  }
  if (!asked)
    for (const std::string& bare : skeleton_keys(word.sound))
      keys.other.push_back(word_key(KeyKind::skeleton, bare));
  if (word.script == NameScript::arabic)
    for (const std::string& bare : script_skeleton_keys(word.text))
      keys.other.push_back(word_key(KeyKind::skeleton, bare));
  const bool abjad = leaves_vowels_out(word.script);
  const bool hangul = word.script == NameScript::hangul || word.korean;
  if ((!asked || abjad) && word.consonants.size() >= 2)
    add_left(KeyKind::consonants, word.consonants, word.consonants.size() >= 3 ? 1 : 0, keys.other);
  if ((!asked || hangul) && (word.text.size() <= 6 || word.korean))
    keys.other.push_back(word_key(KeyKind::korean, loose_korean(korean_sound(word.text))));
}

bool found_by_keys(const NameWord& asked, const NameWord& listed) {
  if (asked.script != NameScript::letters || listed.script != NameScript::letters ||
      is_servant(asked) != is_servant(listed))
    return false;
  const auto [shorter, longer] = std::minmax({asked.text.size(), listed.text.size()});
  return shorter >= kFoldedKeys || longer <= kFoldedKeys ||
         !at_most(2, asked.folded_letters ^ listed.folded_letters);
}

void add_joined_keys(const NameWord& joined, std::vector<std::uint64_t>& keys) {
  add_left(KeyKind::joined, joined.text, joined.text.size() >= 6 ? 1 : 0, keys);
  add_left(KeyKind::joined, joined.folded, 0, keys);
  if (!joined.written.empty())
    add_left(KeyKind::joined, joined.written, joined.written.size() >= 6 ? 1 : 0, keys);
  if (!joined.wade.empty()) add_left(KeyKind::joined, joined.wade, 0, keys);
}

}  // namespace setpoint
