#include "setpoint/screening/word_index.h"

#include <utility>

#include "setpoint/screening/edit_distance.h"
#include "setpoint/screening/fetch.h"
#include "setpoint/screening/word_outline.h"

namespace setpoint {
namespace {

bool alike_as_one(const NameWord& a, const NameWord& b) {
  return a.folded == b.folded || a.wade == b.text || b.wade == a.text ||
         edit_distance(as_typed(a), as_typed(b), 1) <= 1;
}

}  // namespace

WordIndex::WordIndex(std::vector<IndexedWord> words) : words_(std::move(words)) {
  std::vector<std::pair<std::uint64_t, WordRef>> pairs;
  WordKeys keys;
  for (std::uint32_t w = 0; w < words_.size(); ++w) {
    keys.typing.clear();
    keys.other.clear();
    add_joined_keys(words_[w].word, keys.other);
    if (!words_[w].joined) add_word_keys(words_[w].word, false, keys);
    const WordRef word{w, outline(words_[w].word)};
    for (const std::uint64_t key : keys.typing) pairs.emplace_back(key, word);
    for (const std::uint64_t key : keys.other) pairs.emplace_back(key, word);
  }
  keys_ = KeyTable(std::move(pairs));
}

void WordIndex::find(const NameWord& asked, bool joined, NameKind kind, const NameCosts& costs,
                     Scratch& scratch) const {
  scratch.seen.resize(words_.size());
  scratch.keys.typing.clear();
  scratch.keys.other.clear();
  scratch.found.clear();
  add_joined_keys(asked, scratch.keys.other);
  if (!joined) add_word_keys(asked, true, scratch.keys);
  const std::uint32_t mine = outline(asked);
  const auto take = [&](std::uint32_t found) {
    if (scratch.seen[found] != 0) return;
    scratch.seen[found] = 1;
    scratch.found.push_back({found, {}});
    // Compared further down, when it has arrived.
    fetch(&words_[found], sizeof(IndexedWord));
  };
  keys_.find(scratch.keys.typing, scratch.lists);
  for (const std::span<const WordRef> list : scratch.lists)
    for (const WordRef& found : list)
      if (near(mine, found.outline)) take(found.word);
  keys_.find(scratch.keys.other, scratch.lists);
  for (const std::span<const WordRef> list : scratch.lists)
    for (const WordRef& found : list) take(found.word);
  std::size_t kept = 0;
  for (Found& found : scratch.found) {
    scratch.seen[found.word] = 0;
    const IndexedWord& listed = words_[found.word];
    if (joined || listed.joined) {
      if (!alike_as_one(listed.word, asked)) continue;
    } else {
      found.match = match_words(asked, listed.word, kind, costs);
      if (found.match.likeness <= 0) continue;
    }
    scratch.found[kept++] = found;
  }
  scratch.found.resize(kept);
}

}  // namespace setpoint
