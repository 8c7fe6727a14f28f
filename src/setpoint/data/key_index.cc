#include "setpoint/data/key_index.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

#include "setpoint/data/same_text.h"

namespace setpoint {
namespace {

constexpr std::size_t kPage = 1U << 16U;
constexpr std::size_t kFirstBuckets = 1U << 10U;

std::uint32_t tag_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace

std::uint64_t KeyIndex::hash(std::string_view text, std::uint32_t scope) {
  return XXH3_64bits_withSeed(text.data(), text.size(), scope);
}

void KeyIndex::fetch(std::uint64_t hash) const {
  if (!buckets_.empty()) __builtin_prefetch(&buckets_[hash & (buckets_.size() - 1)]);
}

std::uint32_t KeyIndex::likely(std::uint64_t hash) const {
  if (buckets_.empty()) return kNone;
  const Bucket& bucket = buckets_[hash & (buckets_.size() - 1)];
  if (bucket.number == 0 || bucket.tag != tag_of(hash)) return kNone;
  __builtin_prefetch(&keys_[bucket.number - 1]);
  return bucket.number - 1;
}

void KeyIndex::fetch_text(std::uint32_t number) const {
  const Key& key = keys_[number];
  __builtin_prefetch(key.begin);
  __builtin_prefetch(key.begin + key.size);
}

std::uint32_t KeyIndex::find(std::string_view text, std::uint64_t hash, std::uint32_t scope) const {
  if (buckets_.empty()) return kNone;
  const std::size_t mask = buckets_.size() - 1;
  for (std::size_t at = hash & mask; buckets_[at].number != 0; at = (at + 1) & mask) {
    if (buckets_[at].tag != tag_of(hash)) continue;
    const std::uint32_t number = buckets_[at].number - 1;
    if (keys_[number].scope == scope && same_text(this->text(number), text)) return number;
  }
  return kNone;
}

std::uint32_t KeyIndex::add(std::string_view text, std::uint64_t hash, std::uint32_t scope) {
  if ((keys_.size() + 1) * 2 > buckets_.size()) grow();
  if (left_ < text.size()) {
    page_ = std::max(kPage, text.size());
    left_ = page_;
    pages_.push_back(std::make_unique_for_overwrite<char[]>(page_));
  }
  char* const begin = pages_.back().get() + (page_ - left_);
  std::copy(text.begin(), text.end(), begin);
  left_ -= text.size();
  keys_.push_back({begin, static_cast<std::uint32_t>(text.size()), scope});
  place(size(), hash);
  return size() - 1;
}

void KeyIndex::place(std::uint32_t number, std::uint64_t hash) {
  const std::size_t mask = buckets_.size() - 1;
  std::size_t at = hash & mask;
  while (buckets_[at].number != 0) at = (at + 1) & mask;
  buckets_[at] = {number, tag_of(hash)};
}

void KeyIndex::grow() {
  buckets_.assign(std::max(kFirstBuckets, buckets_.size() * 2), Bucket{});
  for (std::uint32_t number = 0; number < size(); ++number)
    place(number + 1, hash(text(number), keys_[number].scope));
}

}  // namespace setpoint
