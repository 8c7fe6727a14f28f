// How much work an address may ask for: a bucket of so many requests that fills at so many a
// second. Safe to use from several threads.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace setpoint {

class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;
  RateLimit(double per_second, double burst) : per_second_(per_second), burst_(burst) {}

  // Takes one from the address's bucket; false if it is empty.
  [[nodiscard]] bool take(const std::string& address, Clock::time_point now);
  // Whether there is one to take.
  [[nodiscard]] bool has(const std::string& address, Clock::time_point now);
  // Seconds after which an empty bucket has one again, at least 1.
  [[nodiscard]] unsigned wait_s() const;

 private:
  struct Bucket {
    double left;
    Clock::time_point at;
  };
  void forget_the_full(Clock::time_point now);

  double per_second_;
  double burst_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace setpoint
