#include "setpoint/disclosure/system_attack.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "setpoint/disclosure/linear_program.h"
#include "setpoint/disclosure/whole_solution.h"
#include "setpoint/disclosure/widths.h"

namespace setpoint {
namespace {

// Variables of a linear program that is solved in a moment; how much farther moves are looked for
// before a larger one.
constexpr std::size_t kNear = 2000;
constexpr std::size_t kFarther = 10;

class Attacker {
 public:
  Attacker(const LinearSystem& system, std::span<const std::uint32_t> targets,
           const AttackEffort& effort, std::span<const std::int64_t> start)
      : system_(system),
        targets_(targets),
        effort_(effort),
        start_(start),
        bounds_(system.bounds()) {}

  SystemAttack run() {
    SystemAttack made;
    if (!tighten(system_, bounds_)) {
      made.possible = false;
      return made;
    }
    parts_ = components(system_, bounds_);
    part_of_.assign(system_.variables(), 0);
    for (std::size_t part = 0; part < parts_.size(); ++part)
      for (const std::uint32_t v : parts_[part]) part_of_[v] = part;
    std::vector<char> known(parts_.size(), 1);
    std::optional<std::vector<std::int64_t>> point;
    if (!start_.empty() && system_.holds(start_, bounds_))
      point.emplace(start_.begin(), start_.end());
    else
      point = complete(system_, bounds_);
    if (!point) {
      WholeSolution found = whole_solution(system_, bounds_, parts_, effort_.nodes);
      made.programs += found.programs;
      made.possible = found.possible;
      if (!made.possible) return made;
      known = std::move(found.known);
      point = std::move(found.point);
    }
    Widths widths(system_, *std::move(point));
    const std::vector<std::int64_t> free(system_.variables(), 0);
    for (std::size_t target = 0; target < targets_.size(); ++target) {
      const std::uint32_t v = targets_[target];
      const std::int64_t width = effort_.widths.empty() ? effort_.width : effort_.widths[target];
      Range range{v, bounds_.low[v], bounds_.high[v], 0, 0, Hiding::undecided, width, {}};
      if (bounds_.fixed(v))
        range.seen_low = range.seen_high = range.low;
      else if (known[part_of_[v]] == 0)
        range.seen_low = range.seen_high = widths.point()[v];
      else
        find_range(range, widths, free, made);
      if (bounds_.fixed(v) || known[part_of_[v]] != 0) range.outcome = judge(range);
      made.ranges.push_back(range);
      if (effort_.first_only && range.outcome != Hiding::open) break;
    }
    // Later searches may have seen more than what an earlier target was judged by.
    for (Range& range : made.ranges) {
      if (bounds_.fixed(range.variable) || known[part_of_[range.variable]] == 0) continue;
      range.seen_low = std::min(range.seen_low, widths.low(range.variable));
      range.seen_high = std::max(range.seen_high, widths.high(range.variable));
      range.outcome = judge(range);
      range.moved = widths.moved(range.variable);
    }
    return made;
  }

 private:
  [[nodiscard]] Hiding judge(const Range& range) const {
    if (range.low == range.high) return Hiding::recovered;
    if (range.seen_high - range.seen_low >= range.width) return Hiding::open;
    if (range.high - range.low < range.width && range.seen_low < range.seen_high)
      return Hiding::narrow;
    return Hiding::undecided;
  }
  [[nodiscard]] bool decided(const Range& range) const {
    if (range.low == range.seen_low && range.high == range.seen_high) return true;
    return !effort_.exact && judge(range) != Hiding::undecided;
  }

  void find_range(Range& range, Widths& widths, std::span<const std::int64_t> free,
                  SystemAttack& made) {
    const std::uint32_t v = range.variable;
    const auto look = [&] {
      range.seen_low = widths.low(v);
      range.seen_high = widths.high(v);
    };
    const std::int64_t wanted =
        effort_.exact ? std::min(range.high - range.low, kNoLimit / 2) : range.width;
    (void)widths.push(v, wanted, bounds_, free, effort_.moves);
    look();
    if (decided(range)) return;
    if (parts_[part_of_[v]].size() > kNear) {
      (void)widths.push(v, wanted, bounds_, free, kFarther * effort_.moves);
      look();
      if (decided(range)) return;
      for (const std::size_t near : {kNear, 4 * kNear}) {
        see_near(range, near, widths, made);
        look();
        if (decided(range)) return;
      }
      // Too large to be solved as a whole: undecided, which is as bad as a leak.
      if (parts_[part_of_[v]].size() > kLargestPart) return;
    }
    LinearProgram& program = program_of(part_of_[v]);
    const auto& variables = program.variables();
    const auto position = static_cast<std::size_t>(
        std::lower_bound(variables.begin(), variables.end(), v) - variables.begin());
    for (const int direction : {1, -1}) {
      const auto best = program.best(position, direction);
      ++made.programs;
      if (!best) continue;
      if (!best->whole.empty()) widths.see(variables, best->whole);
      if (best->bound) {
        if (direction > 0)
          range.high = std::min(range.high, *best->bound);
        else
          range.low = std::max(range.low, *best->bound);
      }
      look();
      if (decided(range)) return;
    }
    for (const int direction : {1, -1}) {
      std::int64_t& end = direction > 0 ? range.high : range.low;
      const std::int64_t& seen = direction > 0 ? range.seen_high : range.seen_low;
      while (seen != end && !decided(range)) {
        const auto further = program.reach(position, direction, seen + direction, effort_.nodes);
        ++made.programs;
        if (further.answer == LinearProgram::Answer::given_up) break;
        if (further.answer == LinearProgram::Answer::none)
          end = seen;
        else
          widths.see(variables, further.values);
        look();
      }
    }
  }

  // What the variables near this one can do while all others stay as they are, and what they cannot
  // whatever the others do: linear programs of the size of a state, where the whole country is one
  // part.
  void see_near(Range& range, std::size_t most, Widths& widths, SystemAttack& made) const {
    const std::uint32_t v = range.variable;
    std::vector<std::uint32_t> near = {v};
    std::vector<char> in(system_.variables(), 0);
    in[v] = 1;
    for (std::size_t k = 0; k < near.size() && near.size() < most; ++k)
      for (const Term& column : system_.rows_of(near[k]))
        for (const Term& term : system_.rows()[column.variable].terms) {
          if (in[term.variable] != 0 || bounds_.fixed(term.variable)) continue;
          in[term.variable] = 1;
          near.push_back(term.variable);
        }
    std::sort(near.begin(), near.end());
    ValueBounds local = bounds_;
    for (std::size_t u = 0; u < local.size(); ++u)
      if (in[u] == 0) local.low[u] = local.high[u] = widths.point()[u];
    LinearProgram stays(system_, local, near);
    LinearProgram loose(system_, bounds_, near, LinearProgram::Others::left_out);
    const auto position =
        static_cast<std::size_t>(std::lower_bound(near.begin(), near.end(), v) - near.begin());
    for (const int direction : {1, -1}) {
      const auto best = stays.best(position, direction);
      const auto limit = loose.best(position, direction);
      made.programs += 2;
      if (best && !best->whole.empty()) widths.see(near, best->whole);
      if (!limit || !limit->bound) continue;
      if (direction > 0)
        range.high = std::min(range.high, *limit->bound);
      else
        range.low = std::max(range.low, *limit->bound);
    }
  }

  LinearProgram& program_of(std::size_t part) {
    // The one in use: targets ascend, and most parts are left for good.
    if (!program_ || program_part_ != part) {
      program_ = std::make_unique<LinearProgram>(system_, bounds_, parts_[part]);
      program_part_ = part;
    }
    return *program_;
  }

  const LinearSystem& system_;
  std::span<const std::uint32_t> targets_;
  const AttackEffort& effort_;
  std::span<const std::int64_t> start_;
  ValueBounds bounds_;
  std::vector<std::vector<std::uint32_t>> parts_;
  std::vector<std::size_t> part_of_;
  std::unique_ptr<LinearProgram> program_;
  std::size_t program_part_ = 0;
};

}  // namespace

SystemAttack attack(const LinearSystem& system, std::span<const std::uint32_t> targets,
                    const AttackEffort& effort, std::span<const std::int64_t> start) {
  return Attacker(system, targets, effort, start).run();
}

}  // namespace setpoint
