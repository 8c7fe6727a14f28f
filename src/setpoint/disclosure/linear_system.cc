#include "setpoint/disclosure/linear_system.h"

#include <algorithm>
#include <deque>
#include <numeric>

namespace setpoint {
namespace {

// floor(a / b) and ceil(a / b), b not 0.
std::int64_t floor_of(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}
std::int64_t ceil_of(std::int64_t a, std::int64_t b) {
  return -floor_of(-a, b);
}

// A change that can be undone.
struct Undo {
  std::uint32_t variable;
  std::int64_t low;
  std::int64_t high;
};

class Tightener {
 public:
  Tightener(const LinearSystem& system, ValueBounds& bounds)
      : system_(system), bounds_(bounds), queued_(system.rows().size(), 0) {}

  void queue_all() {
    for (std::uint32_t row = 0; row < system_.rows().size(); ++row) queue(row);
  }
  void queue_rows_of(std::uint32_t variable) {
    for (const Term& column : system_.rows_of(variable)) queue(column.variable);
  }
  void set(std::uint32_t variable, std::int64_t low, std::int64_t high) {
    if (trail_ != nullptr)
      trail_->push_back({variable, bounds_.low[variable], bounds_.high[variable]});
    bounds_.low[variable] = low;
    bounds_.high[variable] = high;
    queue_rows_of(variable);
  }
  void record(std::vector<Undo>* trail) { trail_ = trail; }

  [[nodiscard]] bool run(std::size_t limit) {
    while (!waiting_.empty()) {
      const std::uint32_t row = waiting_.front();
      waiting_.pop_front();
      queued_[row] = 0;
      if (limit-- == 0) {
        clear();
        return true;
      }
      if (!tighten_row(row)) {
        clear();
        return false;
      }
    }
    return true;
  }

 private:
  void queue(std::uint32_t row) {
    if (queued_[row] != 0) return;
    queued_[row] = 1;
    waiting_.push_back(row);
  }
  void clear() {
    for (const std::uint32_t row : waiting_) queued_[row] = 0;
    waiting_.clear();
  }

  bool tighten_row(std::uint32_t index) {
    const Row& row = system_.rows()[index];
    std::int64_t least = 0;
    std::int64_t most = 0;
    for (const Term& term : row.terms) {
      const bool up = term.factor > 0;
      least += term.factor * (up ? bounds_.low : bounds_.high)[term.variable];
      most += term.factor * (up ? bounds_.high : bounds_.low)[term.variable];
    }
    if (least > row.right || most < row.right) return false;
    for (const Term& term : row.terms) {
      const std::uint32_t v = term.variable;
      const std::int64_t low = bounds_.low[v];
      const std::int64_t high = bounds_.high[v];
      if (low == high) continue;
      const bool up = term.factor > 0;
      // factor * x is at least right - (most of the others), at most right - (least of them).
      const std::int64_t at_least = row.right - (most - term.factor * (up ? high : low));
      const std::int64_t at_most = row.right - (least - term.factor * (up ? low : high));
      const std::int64_t new_low = std::max(low, ceil_of(up ? at_least : at_most, term.factor));
      const std::int64_t new_high = std::min(high, floor_of(up ? at_most : at_least, term.factor));
      if (new_low > new_high) return false;
      if (new_low == low && new_high == high) continue;
      least += term.factor * (up ? new_low - low : new_high - high);
      most += term.factor * (up ? new_high - high : new_low - low);
      set(v, new_low, new_high);
    }
    return true;
  }

  const LinearSystem& system_;
  ValueBounds& bounds_;
  std::vector<char> queued_;
  std::deque<std::uint32_t> waiting_;
  std::vector<Undo>* trail_ = nullptr;
};

// One variable that was fixed by choice: what it could be, and what was tried.
struct Choice {
  std::uint32_t variable;
  std::size_t trail;  // length before it was fixed
  std::int64_t low;
  std::int64_t high;
  std::int64_t middle;
  std::int64_t tried = 0;
};

// Where a variable that was not fixed is tried first: its even share of what is left of the row
// that leaves it least, the remainder of the division going to one variable in so many (by a mix of
// its position, so that no row or column gets all of it).
std::int64_t share_of(const LinearSystem& system, const ValueBounds& left, std::uint32_t v) {
  const std::int64_t low = left.low[v];
  const std::int64_t high = left.high[v];
  std::int64_t share = high >= kNoLimit / 2 ? 1 : (high - low) / 2;
  for (const Term& column : system.rows_of(v)) {
    if (column.factor < 0) continue;
    std::int64_t least = 0;
    std::int64_t open = 0;
    const Row& row = system.rows()[column.variable];
    for (const Term& term : row.terms) {
      least += term.factor * (term.factor > 0 ? left.low : left.high)[term.variable];
      if (!left.fixed(term.variable)) ++open;
    }
    const std::int64_t slack = (row.right - least) / column.factor;
    if (slack >= kNoLimit / 2) continue;
    const auto mixed = static_cast<std::int64_t>((v * std::uint64_t{0x9e3779b97f4a7c15}) >> 40U);
    share = std::min(share, (slack + mixed % open) / open);
  }
  return low + std::min(share, high - low);
}

// The k-th value outward from the middle: m, m - 1, m + 1, m - 2, ...; none past both ends.
std::optional<std::int64_t> value_of(Choice& choice) {
  // What has no limit is tried near its low end only.
  while (choice.tried <= 2 * std::min<std::int64_t>(choice.high - choice.low, 64) + 1) {
    const std::int64_t k = choice.tried++;
    const std::int64_t value = choice.middle + (k % 2 == 0 ? k / 2 : -(k + 1) / 2);
    if (value >= choice.low && value <= choice.high) return value;
  }
  return std::nullopt;
}

}  // namespace

std::uint32_t LinearSystem::add_variable(std::int64_t low, std::int64_t high) {
  bounds_.low.push_back(low);
  bounds_.high.push_back(high);
  columns_.emplace_back();
  return static_cast<std::uint32_t>(bounds_.size() - 1);
}

void LinearSystem::add_row(Row row) {
  const auto index = static_cast<std::uint32_t>(rows_.size());
  for (const Term& term : row.terms) columns_[term.variable].push_back({index, term.factor});
  rows_.push_back(std::move(row));
}

bool LinearSystem::holds(std::span<const std::int64_t> point, const ValueBounds& bounds) const {
  for (std::size_t v = 0; v < point.size(); ++v)
    if (point[v] < bounds.low[v] || point[v] > bounds.high[v]) return false;
  return std::all_of(rows_.begin(), rows_.end(), [&](const Row& row) {
    std::int64_t sum = 0;
    for (const Term& term : row.terms) sum += term.factor * point[term.variable];
    return sum == row.right;
  });
}

bool tighten(const LinearSystem& system, ValueBounds& bounds, std::size_t passes) {
  for (std::size_t v = 0; v < bounds.size(); ++v)
    if (bounds.low[v] > bounds.high[v]) return false;
  Tightener tightener(system, bounds);
  tightener.queue_all();
  return tightener.run(passes * std::max<std::size_t>(system.rows().size(), 1));
}

std::optional<std::vector<std::int64_t>> complete(const LinearSystem& system,
                                                  const ValueBounds& bounds, std::size_t failures) {
  ValueBounds left = bounds;
  Tightener tightener(system, left);
  const std::size_t limit = 64 * std::max<std::size_t>(system.rows().size(), 1);
  tightener.queue_all();
  if (!tightener.run(limit)) return std::nullopt;
  std::vector<Undo> trail;
  tightener.record(&trail);
  const auto undo = [&](std::size_t length) {
    while (trail.size() > length) {
      const Undo& last = trail.back();
      left.low[last.variable] = last.low;
      left.high[last.variable] = last.high;
      trail.pop_back();
    }
  };
  std::vector<Choice> choices;
  std::uint32_t next = 0;
  bool descend = true;
  while (true) {
    if (descend) {
      while (next < left.size() && left.fixed(next)) ++next;
      if (next == left.size()) break;
      const std::int64_t low = left.low[next];
      const std::int64_t high = left.high[next];
      choices.push_back({next, trail.size(), low, high, share_of(system, left, next)});
    }
    if (choices.empty()) return std::nullopt;
    Choice& choice = choices.back();
    undo(choice.trail);
    const auto value = value_of(choice);
    if (!value) {
      next = choice.variable;
      choices.pop_back();
      descend = false;
      continue;
    }
    tightener.set(choice.variable, *value, *value);
    descend = tightener.run(limit);
    if (descend)
      next = choice.variable + 1;
    else if (failures-- == 0)
      return std::nullopt;
  }
  if (!system.holds(left.low, bounds)) return std::nullopt;
  return std::move(left.low);
}

std::vector<std::vector<std::uint32_t>> components(const LinearSystem& system,
                                                   const ValueBounds& bounds) {
  std::vector<std::uint32_t> root(bounds.size());
  std::iota(root.begin(), root.end(), 0U);
  const auto find = [&](std::uint32_t v) {
    while (root[v] != v) v = root[v] = root[root[v]];
    return v;
  };
  for (const Row& row : system.rows()) {
    std::optional<std::uint32_t> first;
    for (const Term& term : row.terms) {
      if (bounds.fixed(term.variable)) continue;
      const std::uint32_t at = find(term.variable);
      if (!first)
        first = at;
      else if (const std::uint32_t to = find(*first); to != at)
        root[std::max(to, at)] = std::min(to, at);
    }
  }
  std::vector<std::vector<std::uint32_t>> parts;
  std::vector<std::size_t> part(bounds.size());
  for (std::uint32_t v = 0; v < bounds.size(); ++v) {
    if (bounds.fixed(v)) continue;
    const std::uint32_t at = find(v);
    if (at == v) {
      part[v] = parts.size();
      parts.emplace_back();
    }
    parts[part[at]].push_back(v);
  }
  return parts;
}

}  // namespace setpoint
