#include "setpoint/screening/key_table.h"

#include <algorithm>

#include "setpoint/screening/fetch.h"

namespace setpoint {
std::uint64_t word_key(KeyKind kind, std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  const auto take = [&hash](unsigned char byte) {
    hash ^= byte;
    hash *= 0x100000001b3U;
  };
  take(static_cast<unsigned char>(kind));
  for (const char letter : text) take(static_cast<unsigned char>(letter));
  hash ^= hash >> 29U;
  hash *= 0xbf58476d1ce4e5b9U;
  return hash ^ (hash >> 32U);
}

KeyTable::KeyTable(std::vector<std::pair<std::uint64_t, WordRef>> pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::size_t keys = 0;
  for (std::size_t k = 0; k < pairs.size(); ++k)
    keys += k == 0 || pairs[k].first != pairs[k - 1].first ? 1U : 0U;
  std::size_t room = 16;
  while (room < keys * 2) room *= 2;
  slots_.resize(room);
  mask_ = room - 1;
  values_.reserve(pairs.size());
  for (std::size_t k = 0; k < pairs.size();) {
    std::size_t end = k;
    while (end < pairs.size() && pairs[end].first == pairs[k].first) ++end;
    std::size_t at = pairs[k].first & mask_;
    while (slots_[at].count != 0) at = (at + 1) & mask_;
    slots_[at] = {pairs[k].first, static_cast<std::uint32_t>(values_.size()),
                  static_cast<std::uint32_t>(end - k)};
    for (; k < end; ++k) values_.push_back(pairs[k].second);
  }
}

void KeyTable::find(std::span<const std::uint64_t> keys,
                    std::vector<std::span<const WordRef>>& found) const {
  found.clear();
  if (slots_.empty()) return;
  for (const std::uint64_t key : keys) fetch(&slots_[key & mask_], sizeof(Slot));
  for (const std::uint64_t key : keys)
    for (std::size_t at = key & mask_; slots_[at].count != 0; at = (at + 1) & mask_) {
      if (slots_[at].key != key) continue;
      found.emplace_back(values_.data() + slots_[at].first, slots_[at].count);
      fetch(found.back().data(), 1);
      break;
    }
}

}  // namespace setpoint
