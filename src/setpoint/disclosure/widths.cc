#include "setpoint/disclosure/widths.h"

#include <algorithm>
#include <iterator>

namespace setpoint {

Widths::Widths(const LinearSystem& system, std::vector<std::int64_t> point)
    : point_(std::move(point)),
      at_(point_),
      search_(system),
      low_(point_.size()),
      high_(point_.size()) {
  for (std::size_t v = 0; v < point_.size(); ++v) low_[v].value = high_[v].value = point_[v];
  moved_.emplace_back();
}

void Widths::record(std::span<const std::uint32_t> moved, std::span<const std::int64_t> values) {
  const auto solution = static_cast<std::uint32_t>(moved_.size());
  bool news = false;
  for (std::size_t k = 0; k < moved.size(); ++k) {
    const std::uint32_t v = moved[k];
    if (values[k] < low_[v].value) {
      low_[v] = {values[k], solution};
      news = true;
    }
    if (values[k] > high_[v].value) {
      high_[v] = {values[k], solution};
      news = true;
    }
  }
  if (news) moved_.emplace_back(moved.begin(), moved.end());
}

void Widths::see(std::span<const std::uint32_t> variables, std::span<const std::int64_t> values) {
  std::vector<std::uint32_t> moved;
  std::vector<std::int64_t> to;
  for (std::size_t k = 0; k < variables.size(); ++k)
    if (values[k] != point_[variables[k]]) {
      moved.push_back(variables[k]);
      to.push_back(values[k]);
    }
  record(moved, to);
}

std::int64_t Widths::climb(std::uint32_t variable, int direction, std::int64_t wanted,
                           const ValueBounds& bounds, std::span<const std::int64_t> price,
                           std::size_t effort) {
  std::vector<std::uint32_t> touched;
  std::int64_t gained = 0;
  while (gained < wanted) {
    const auto move = search_.find(at_, bounds, price, variable, direction, 0, effort);
    if (!move) break;
    const std::int64_t count = std::min(times(*move, at_, bounds), wanted - gained);
    for (const CellChange& change : *move) {
      at_[change.variable] += count * change.by;
      touched.push_back(change.variable);
    }
    gained += count;
  }
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  std::erase_if(touched, [&](std::uint32_t v) { return at_[v] == point_[v]; });
  std::vector<std::int64_t> values;
  values.reserve(touched.size());
  for (const std::uint32_t v : touched) values.push_back(at_[v]);
  record(touched, values);
  for (const std::uint32_t v : touched) at_[v] = point_[v];
  return gained;
}

bool Widths::push(std::uint32_t variable, std::int64_t width, const ValueBounds& bounds,
                  std::span<const std::int64_t> price, std::size_t effort) {
  if (this->width(variable) >= width) return true;
  // Each way from the first solution; what the other way was seen to give counts.
  const std::int64_t below = point_[variable] - low(variable);
  climb(variable, 1, width - below, bounds, price, effort);
  if (this->width(variable) >= width) return true;
  const std::int64_t above = high(variable) - point_[variable];
  climb(variable, -1, width - above, bounds, price, effort);
  return this->width(variable) >= width;
}

bool Widths::rests_on(const Seen& seen, std::uint32_t fixed) const {
  const std::vector<std::uint32_t>& moved = moved_[seen.solution];
  return std::binary_search(moved.begin(), moved.end(), fixed);
}

std::vector<std::uint32_t> Widths::moved(std::uint32_t variable) const {
  const std::vector<std::uint32_t>& down = moved_[low_[variable].solution];
  const std::vector<std::uint32_t>& up = moved_[high_[variable].solution];
  std::vector<std::uint32_t> both;
  std::set_union(down.begin(), down.end(), up.begin(), up.end(), std::back_inserter(both));
  return both;
}

std::vector<std::uint32_t> Widths::affected(std::uint32_t fixed) const {
  std::vector<char> gone(moved_.size(), 0);
  for (std::size_t k = 0; k < moved_.size(); ++k)
    gone[k] = std::binary_search(moved_[k].begin(), moved_[k].end(), fixed) ? 1 : 0;
  std::vector<std::uint32_t> found;
  for (std::uint32_t v = 0; v < point_.size(); ++v)
    if (gone[low_[v].solution] != 0 || gone[high_[v].solution] != 0) found.push_back(v);
  return found;
}

void Widths::forget(std::span<const std::uint32_t> variables, std::uint32_t fixed) {
  for (const std::uint32_t v : variables) {
    if (rests_on(low_[v], fixed)) low_[v] = {point_[v], 0};
    if (rests_on(high_[v], fixed)) high_[v] = {point_[v], 0};
  }
}

}  // namespace setpoint
