#include "setpoint/serve/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace setpoint {
namespace {

// So many addresses are remembered before those with full buckets are forgotten.
constexpr std::size_t kMostBuckets = 4096;

double seconds(RateLimit::Clock::duration span) {
  return std::chrono::duration<double>(span).count();
}

}  // namespace

void RateLimit::forget_the_full(Clock::time_point now) {
  std::erase_if(buckets_, [&](const auto& entry) {
    return entry.second.left + seconds(now - entry.second.at) * per_second_ >= burst_;
  });
}

bool RateLimit::take(const std::string& address, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= kMostBuckets && !buckets_.contains(address)) {
    forget_the_full(now);
    // So many busy addresses at once are an attack: newcomers wait.
    if (buckets_.size() >= kMostBuckets) return false;
  }
  Bucket& bucket = buckets_.try_emplace(address, Bucket{burst_, now}).first->second;
  bucket.left = std::min(burst_, bucket.left + seconds(now - bucket.at) * per_second_);
  bucket.at = now;
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

bool RateLimit::has(const std::string& address, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  const auto own = buckets_.find(address);
  return own == buckets_.end() ||
         own->second.left + seconds(now - own->second.at) * per_second_ >= 1;
}

unsigned RateLimit::wait_s() const {
  return std::max(1U, static_cast<unsigned>(std::ceil(1 / per_second_)));
}

}  // namespace setpoint
