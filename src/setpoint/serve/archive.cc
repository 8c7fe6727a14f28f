#include "setpoint/serve/archive.h"

#include <algorithm>
#include <utility>

namespace setpoint {

void Archive::set_chain(std::vector<std::shared_ptr<const Kept>> chain) {
  const std::lock_guard lock(mutex_);
  chain_ = std::move(chain);
}

void Archive::add(std::shared_ptr<const Kept> other) {
  const std::lock_guard lock(mutex_);
  others_.remove_if([&](const auto& kept) { return kept->id() == other->id(); });
  others_.push_front(std::move(other));
  if (others_.size() > most_) others_.pop_back();
}

std::vector<std::shared_ptr<const Kept>> Archive::chain() const {
  const std::lock_guard lock(mutex_);
  return chain_;
}

std::shared_ptr<const Kept> Archive::find(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  const auto same = [id](const std::shared_ptr<const Kept>& kept) { return kept->id() == id; };
  const auto own = std::find_if(chain_.begin(), chain_.end(), same);
  if (own != chain_.end()) return *own;
  const auto other = std::find_if(others_.begin(), others_.end(), same);
  if (other == others_.end()) return nullptr;
  others_.splice(others_.begin(), others_, other);
  return others_.front();
}

}  // namespace setpoint
