#include "setpoint/data/log_units.h"

#include <algorithm>

namespace setpoint {
namespace {

constexpr std::size_t kFirstBuckets = 1U << 10U;

}  // namespace

// The finishing steps of MurmurHash3 (Appleby 2011): consecutive numbers fall anywhere.
std::uint64_t LogUnitsIndex::hash(std::uint32_t psu, std::uint32_t cell) {
  std::uint64_t key = std::uint64_t{psu} << 32U | cell;
  key = (key ^ key >> 33U) * 0xFF51AFD7ED558CCDU;
  key = (key ^ key >> 33U) * 0xC4CEB9FE1A85EC53U;
  return key ^ key >> 33U;
}

void LogUnitsIndex::fetch(std::uint32_t psu, std::uint32_t cell) const {
  if (!buckets_.empty()) __builtin_prefetch(&buckets_[first(hash(psu, cell))]);
}

void LogUnitsIndex::fetch_units(std::uint32_t psu, std::uint32_t cell) const {
  if (buckets_.empty()) return;
  const std::uint64_t key = hash(psu, cell);
  const Bucket& bucket = buckets_[first(key)];
  if (bucket.number != 0 && bucket.tag == static_cast<std::uint32_t>(key))
    __builtin_prefetch(&units_[bucket.number - 1], 1);
}

std::uint32_t LogUnitsIndex::number(std::uint32_t psu, std::uint32_t cell) {
  if ((units_.size() + 1) * 2 > buckets_.size()) grow();
  const std::uint64_t key = hash(psu, cell);
  const auto tag = static_cast<std::uint32_t>(key);
  std::size_t at = first(key);
  for (; buckets_[at].number != 0; at = (at + 1) & (buckets_.size() - 1)) {
    if (buckets_[at].tag != tag) continue;
    const std::uint32_t number = buckets_[at].number - 1;
    if (units_[number].psu == psu && units_[number].cell == cell) return number;
  }
  LogUnits& made = units_.emplace_back();
  made.psu = psu;
  made.cell = cell;
  buckets_[at] = {static_cast<std::uint32_t>(units_.size()), tag};
  return buckets_[at].number - 1;
}

void LogUnitsIndex::grow() {
  buckets_.assign(std::max(kFirstBuckets, buckets_.size() * 2), Bucket{});
  for (std::uint32_t n = 0; n < units_.size(); ++n) {
    const std::uint64_t key = hash(units_[n].psu, units_[n].cell);
    std::size_t at = first(key);
    while (buckets_[at].number != 0) at = (at + 1) & (buckets_.size() - 1);
    buckets_[at] = {n + 1, static_cast<std::uint32_t>(key)};
  }
}

}  // namespace setpoint
