#include "setpoint/disclosure/moves.h"

#include <algorithm>
#include <functional>

namespace setpoint {
namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};
// Longer moves than any that tables by place, time, cause and age need one of.
constexpr std::uint32_t kDeepest = 24;

std::uint64_t mixed(std::uint64_t value) {
  // SplitMix64's finish.
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31U);
}

}  // namespace

std::int64_t times(const Move& move, std::span<const std::int64_t> point,
                   const ValueBounds& bounds) {
  std::int64_t most = kNoLimit;
  for (const CellChange& change : move) {
    const std::int64_t room = change.by > 0 ? bounds.high[change.variable] - point[change.variable]
                                            : point[change.variable] - bounds.low[change.variable];
    most = std::min(most, room / (change.by > 0 ? change.by : -change.by));
  }
  return most;
}

bool MoveSearch::moved(std::uint32_t state, std::uint32_t variable) const {
  for (; state != kNone; state = states_[state].parent)
    if (states_[state].change.variable == variable) return true;
  return false;
}

bool MoveSearch::is_new(std::uint64_t print, std::int64_t price) {
  const std::uint64_t mask = reached_.size() - 1;
  for (std::uint64_t at = print & mask;; at = (at + 1) & mask) {
    Reached& each = reached_[at];
    if (each.search != search_) {
      each = {print, price, search_};
      return true;
    }
    if (each.print != print) continue;
    if (each.price <= price) return false;
    each.price = price;
    return true;
  }
}

bool MoveSearch::add(std::uint32_t parent, const CellChange& change, std::int64_t price) {
  State state{parent, change, price, 0, static_cast<std::uint32_t>(open_.size()), 0, 0};
  const std::span<const Term> columns = system_.rows_of(change.variable);
  std::size_t from = 0;
  std::size_t until = 0;
  if (parent != kNone) {
    const State& before = states_[parent];
    state.price += before.price;
    state.depth = before.depth + 1;
    from = before.open;
    until = from + before.rows;
  }
  // Both ascend by row.
  const auto put = [&](const Imbalance& each) {
    if (each.by == 0) return;
    open_.push_back(each);
    state.print +=
        mixed((static_cast<std::uint64_t>(each.row) << 32U) ^ static_cast<std::uint64_t>(each.by));
  };
  std::size_t column = 0;
  while (from < until || column < columns.size()) {
    const bool old =
        column == columns.size() || (from < until && open_[from].row < columns[column].variable);
    if (old) {
      const Imbalance same = open_[from++];
      put(same);
      continue;
    }
    Imbalance next{columns[column].variable, columns[column].factor * change.by};
    ++column;
    if (from < until && open_[from].row == next.row) next.by += open_[from++].by;
    put(next);
  }
  state.rows = static_cast<std::uint32_t>(open_.size()) - state.open;
  if (!is_new(state.print, state.price)) {
    open_.resize(state.open);
    return false;
  }
  const auto index = static_cast<std::uint32_t>(states_.size());
  states_.push_back(state);
  waiting_.emplace_back(state.price, state.rows, kNone - index);
  std::push_heap(waiting_.begin(), waiting_.end(), std::greater<>());
  return true;
}

Move MoveSearch::path(std::uint32_t state) const {
  Move move;
  for (; state != kNone; state = states_[state].parent) move.push_back(states_[state].change);
  std::sort(move.begin(), move.end(),
            [](const CellChange& a, const CellChange& b) { return a.variable < b.variable; });
  return move;
}

std::optional<Move> MoveSearch::find(std::span<const std::int64_t> point, const ValueBounds& bounds,
                                     std::span<const std::int64_t> price, std::uint32_t variable,
                                     std::int64_t step, std::int64_t dearest, std::size_t effort) {
  const auto fits = [&](const CellChange& change) {
    const std::int64_t value = point[change.variable] + change.by;
    return value >= bounds.low[change.variable] && value <= bounds.high[change.variable];
  };
  const auto barred = [&](std::uint32_t v) { return price[v] == kBarred || price[v] > dearest; };
  if (barred(variable) || !fits({variable, step})) return std::nullopt;
  states_.clear();
  open_.clear();
  waiting_.clear();
  ++search_;
  if (reached_.size() < 2 * effort + 2) {
    std::size_t size = 1024;
    while (size < 2 * effort + 2) size *= 2;
    reached_.assign(size, {});
  }
  (void)add(kNone, {variable, step}, price[variable]);
  while (!waiting_.empty()) {
    const std::uint32_t index = kNone - std::get<2>(waiting_.front());
    std::pop_heap(waiting_.begin(), waiting_.end(), std::greater<>());
    waiting_.pop_back();
    if (states_[index].rows == 0) return path(index);
    if (states_[index].depth >= kDeepest) continue;
    // The row with the fewest terms has the fewest repairs to try.
    Imbalance mend = open_of(states_[index]).front();
    for (const Imbalance& each : open_of(states_[index]))
      if (system_.rows()[each.row].terms.size() < system_.rows()[mend.row].terms.size())
        mend = each;
    for (const Term& term : system_.rows()[mend.row].terms) {
      if (barred(term.variable) || mend.by % term.factor != 0) continue;
      const CellChange change{term.variable, -mend.by / term.factor};
      if (!fits(change) || moved(index, term.variable)) continue;
      if (states_.size() >= effort) return std::nullopt;
      if (!add(index, change, price[term.variable])) continue;
      // Nothing that waits is cheaper than what this one came from.
      if (states_.back().rows == 0 && states_.back().price == states_[index].price)
        return path(static_cast<std::uint32_t>(states_.size() - 1));
    }
  }
  return std::nullopt;
}

}  // namespace setpoint
