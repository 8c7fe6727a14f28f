// The determinations that can be asked for, by id: those of the chain, which stay, and the latest
// of the others (what ifs, what was read from a ledger). Safe to use from several threads.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/serve/kept.h"

namespace setpoint {

class Archive {
 public:
  // others: so many that are not of the chain are kept; the one longest not asked for goes first.
  explicit Archive(std::size_t others) : most_(others) {}

  void set_chain(std::vector<std::shared_ptr<const Kept>> chain);
  void add(std::shared_ptr<const Kept> other);

  [[nodiscard]] std::vector<std::shared_ptr<const Kept>> chain() const;
  [[nodiscard]] std::shared_ptr<const Kept> find(std::string_view id) const;  // null: unknown

 private:
  std::size_t most_;
  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<const Kept>> chain_;
  mutable std::list<std::shared_ptr<const Kept>> others_;  // the last asked for first
};

}  // namespace setpoint
