// Answers that never change, by what was asked for: the same bytes for everyone. Safe to use from
// several threads.
#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "setpoint/serve/message.h"

namespace setpoint {

class AnswerCache {
 public:
  // At most so many bytes of bodies and addresses; what was longest not asked for goes first.
  explicit AnswerCache(std::size_t most_bytes) : most_(most_bytes) {}

  [[nodiscard]] std::optional<Response> find(const std::string& target);
  void keep(const std::string& target, const Response& response);

 private:
  using Entry = std::pair<std::string, Response>;
  std::size_t most_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // the last asked for first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_target_;
};

}  // namespace setpoint
