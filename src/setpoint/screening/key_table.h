// From keys of words (64-bit hashes) to words: built once, then read by any thread.
//
// With the number of a word stands its outline, so that most words are seen to be too far from the
// one that is sought without a look at them.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace setpoint {

// What a key is a key of. The same letters under two kinds are two keys.
enum class KeyKind : std::uint8_t {
  letters,
  folded,
  sorted,
  consonants,
  given,
  korean,
  character,
  joined,
  wade,
  surname,
  slavic,
  sound,
  skeleton,
  business,
  servant,
};

// FNV-1a, mixed at the end. Two texts with one key only cost a comparison that fails.
[[nodiscard]] std::uint64_t word_key(KeyKind kind, std::string_view text);

struct WordRef {
  std::uint32_t word = 0;
  std::uint32_t outline = 0;  // which letters the word has (letters_of), and its size above them
  friend auto operator<=>(const WordRef&, const WordRef&) = default;
};

class KeyTable {
 public:
  KeyTable() = default;
  // Pairs may repeat and stand in any order.
  explicit KeyTable(std::vector<std::pair<std::uint64_t, WordRef>> pairs);
  // The words of each key, ascending; keys that are not there are left out. Replaces `found`.
  //
  // The table is far larger than a processor's cache: looking up key after key would wait for
  // memory each time, so all slots are asked for before the first is read, and then all lists.
  void find(std::span<const std::uint64_t> keys,
            std::vector<std::span<const WordRef>>& found) const;

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;  // 0: empty
  };
  std::vector<Slot> slots_;
  std::vector<WordRef> values_;
  std::uint64_t mask_ = 0;
};

}  // namespace setpoint
