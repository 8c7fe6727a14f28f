#include "setpoint/serve/answer_cache.h"

namespace setpoint {
namespace {

std::size_t size_of(const std::string& target, const Response& response) {
  return 2 * target.size() + response.body->bytes.size() + response.body->gzip.size();
}

}  // namespace

std::optional<Response> AnswerCache::find(const std::string& target) {
  const std::lock_guard lock(mutex_);
  const auto found = by_target_.find(target);
  if (found == by_target_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->second;
}

void AnswerCache::keep(const std::string& target, const Response& response) {
  const std::size_t size = size_of(target, response);
  const std::lock_guard lock(mutex_);
  if (size > most_ || by_target_.contains(target)) return;
  entries_.emplace_front(target, response);
  by_target_.emplace(target, entries_.begin());
  bytes_ += size;
  while (bytes_ > most_) {
    bytes_ -= size_of(entries_.back().first, entries_.back().second);
    by_target_.erase(entries_.back().first);
    entries_.pop_back();
  }
}

}  // namespace setpoint
