#include "setpoint/disclosure/protect.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "setpoint/core/elementary.h"
#include "setpoint/disclosure/whole_solution.h"
#include "setpoint/disclosure/widths.h"

namespace setpoint {
namespace {

// States of one search: for moves that cost nothing, and for those that withhold more.
constexpr std::size_t kFreeEffort = 4000;
constexpr std::size_t kPricedEffort = 60000;

std::int64_t price_of(std::int64_t count, Weight weight) {
  switch (weight) {
    case Weight::equal:
      return 1;
    case Weight::count:
      return count + 1;
    case Weight::log_count:
      break;
  }
  // Thousandths, at least one: whole numbers so that equal sums are equal.
  return 1 + static_cast<std::int64_t>(1000 * logarithm(static_cast<double>(count) + 1));
}

class Protector {
 public:
  Protector(const CountTables& tables, const SuppressionRule& rule)
      : tables_(tables), rule_(rule) {}

  Result<Protected> run() {
    first_showing();
    const LinearSystem known = public_knowledge(tables_, made_.showing, made_.small, rule_);
    auto point = first_point(known);
    if (!point.possible)
      return Fault{FaultKind::data,
                   {},
                   "no whole counts fit what is withheld and what is known",
                   "parts that sum to their totals"};
    if (!point.complete())
      return Fault{FaultKind::data,
                   {},
                   "no whole counts were found that fit what is withheld and what is known, though "
                   "there may be some",
                   "fewer counts bound together (--series-apart, or without --rolling)"};
    Widths widths(known, std::move(point.point));
    widths_ = &widths;
    MoveSearch search(known);
    search_ = &search;
    system_ = &known;
    price_all(known);
    collect_targets();
    for (std::size_t k = 0; k < pending_.size(); ++k) secure(pending_[k]);
    show_again();
    return report();
  }

 private:
  [[nodiscard]] const CountCell& cell(std::uint32_t at) const { return tables_.cells()[at]; }
  [[nodiscard]] bool known_before(const CountCell& each) const {
    return each.earlier && (!each.count || *each.earlier == *each.count || rule_.revised_is_known);
  }

  void first_showing() {
    for (const CountCell& each : tables_.cells()) {
      const bool small =
          each.offered && (each.count ? rule_.withholds(*each.count, each.county) : each.small);
      made_.small.push_back(small ? 1 : 0);
      if (small)
        made_.showing.push_back(Showing::withheld);
      else
        made_.showing.push_back(each.offered && each.count ? Showing::shown : Showing::hidden);
    }
  }

  // The counts themselves; for what is not known to us, any whole numbers that fit.
  WholeSolution first_point(const LinearSystem& known) const {
    ValueBounds bounds = known.bounds();
    for (std::uint32_t at = 0; at < tables_.cells().size(); ++at)
      if (cell(at).count) bounds.low[at] = bounds.high[at] = *cell(at).count;
    return whole_solution(known, std::move(bounds));
  }

  void price_all(const LinearSystem& known) {
    open_ = known.bounds();
    price_.assign(known.variables(), 0);
    for (std::uint32_t at = 0; at < tables_.cells().size(); ++at) {
      if (known_before(cell(at))) {
        price_[at] = kBarred;
        continue;
      }
      if (made_.showing[at] != Showing::shown) continue;
      // What a reader would know of it if it were withheld to protect another.
      const Possible each = possible(cell(at), false, rule_);
      if (*cell(at).count < each.low || *cell(at).count > each.high) {
        price_[at] = kBarred;
        continue;
      }
      open_.low[at] = each.low;
      open_.high[at] = each.high;
      price_[at] = price_of(*cell(at).count, rule_.weight);
    }
    first_price_ = price_;
  }

  void collect_targets() {
    for (std::uint32_t at = 0; at < tables_.cells().size(); ++at) {
      const bool hidden_small = made_.showing[at] == Showing::hidden &&
                                rule_.withholds(widths_->point()[at], cell(at).county);
      if (made_.showing[at] == Showing::withheld || hidden_small) pending_.push_back(at);
    }
  }

  // How far apart the values of a cell must be. Of one that is in no table: not all the same.
  [[nodiscard]] std::int64_t wanted(std::uint32_t at) const {
    return made_.showing[at] == Showing::hidden ? 1 : rule_.width;
  }
  bool wide(std::uint32_t at) { return widths_->push(at, wanted(at), open_, price_, kFreeEffort); }

  void withhold(std::uint32_t at) {
    price_[at] = 0;
    made_.showing[at] = Showing::withheld;
    pending_.push_back(at);
  }

  // The move of least price that lets a cell have another value, by as large a step as there is.
  std::optional<Move> cheapest_move(std::uint32_t at) {
    const std::int64_t value = widths_->point()[at];
    std::int64_t up = wanted(at) - (value - widths_->low(at));
    std::int64_t down = wanted(at) - (widths_->high(at) - value);
    while (up > 0 || down > 0) {
      std::optional<Move> best;
      std::int64_t least = std::numeric_limits<std::int64_t>::max();
      for (const std::int64_t step :
           {std::min(up, open_.high[at] - value), -std::min(down, value - open_.low[at])}) {
        if (step == 0) continue;
        auto move = search_->find(widths_->point(), open_, price_, at, step,
                                  std::numeric_limits<std::int64_t>::max(), kPricedEffort);
        if (!move) continue;
        std::int64_t price = 0;
        for (const CellChange& change : *move) price += price_[change.variable];
        if (price == 0 || price >= least) continue;
        least = price;
        best = std::move(move);
      }
      if (best) return best;
      up /= 2;
      down /= 2;
    }
    return std::nullopt;
  }

  void secure(std::uint32_t at) {
    if (price_[at] == kBarred) return;  // known already: the attack names it
    while (!wide(at)) {
      const auto move = cheapest_move(at);
      if (!move) break;
      for (const CellChange& change : *move)
        if (price_[change.variable] > 0) withhold(change.variable);
    }
    // No move was found: the cheapest shown cell of every row that holds this one, again and again.
    while (!wide(at)) {
      bool added = false;
      for (const Term& column : system_->rows_of(at)) {
        std::optional<std::uint32_t> cheapest;
        for (const Term& term : system_->rows()[column.variable].terms)
          if (price_[term.variable] > 0 && (!cheapest || price_[term.variable] < price_[*cheapest]))
            cheapest = term.variable;
        if (!cheapest) continue;
        withhold(*cheapest);
        added = true;
      }
      if (!added) break;
    }
  }

  void show_again() {
    std::vector<std::uint32_t> extra;
    for (std::uint32_t at = 0; at < tables_.cells().size(); ++at)
      if (made_.showing[at] == Showing::withheld && made_.small[at] == 0) extra.push_back(at);
    std::sort(extra.begin(), extra.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(-first_price_[a], a) < std::pair(-first_price_[b], b);
    });
    std::vector<char> is_target(tables_.cells().size(), 0);
    for (const std::uint32_t at : pending_) is_target[at] = 1;
    for (const std::uint32_t at : extra) {
      // What was wide enough before must be so without this cell.
      const auto all = widths_->affected(at);
      std::vector<Widths::Ends> kept;
      for (const std::uint32_t v : all) kept.push_back(widths_->ends(v));
      std::vector<char> was_wide;
      for (const std::uint32_t v : all)
        if (v < is_target.size() && is_target[v] != 0 && v != at)
          was_wide.push_back(widths_->width(v) >= wanted(v) ? 1 : 0);
      widths_->forget(all, at);
      price_[at] = first_price_[at];
      bool safe = true;
      std::size_t k = 0;
      for (const std::uint32_t v : all) {
        if (v >= is_target.size() || is_target[v] == 0 || v == at) continue;
        if (was_wide[k++] != 0 && !wide(v)) {
          safe = false;
          break;
        }
      }
      if (safe) {
        made_.showing[at] = Showing::shown;
        is_target[at] = 0;
        continue;
      }
      price_[at] = 0;
      for (std::size_t each = 0; each < all.size(); ++each) widths_->restore(all[each], kept[each]);
    }
  }

  Protected report() {
    for (std::uint32_t at = 0; at < tables_.cells().size(); ++at) {
      if (made_.showing[at] == Showing::hidden) continue;
      ++made_.offered;
      const bool withheld = made_.showing[at] == Showing::withheld;
      if (made_.small[at] != 0) {
        ++made_.primary;
        continue;
      }
      const double weight = static_cast<double>(price_of(*cell(at).count, rule_.weight)) /
                            (rule_.weight == Weight::log_count ? 1000.0 : 1.0);
      made_.weight_offered += weight;
      if (!withheld) continue;
      ++made_.secondary;
      made_.weight_lost += weight;
    }
    made_.attack = attack(tables_, made_.showing, made_.small, rule_, widths_->point());
    return std::move(made_);
  }

  const CountTables& tables_;
  const SuppressionRule& rule_;
  Protected made_;
  const LinearSystem* system_ = nullptr;
  Widths* widths_ = nullptr;
  MoveSearch* search_ = nullptr;
  ValueBounds open_;  // what each variable could be if it were withheld
  std::vector<std::int64_t> price_;
  std::vector<std::int64_t> first_price_;
  std::vector<std::uint32_t> pending_;
};

}  // namespace

Result<Protected> protect(const CountTables& tables, const SuppressionRule& rule) {
  return Protector(tables, rule).run();
}

}  // namespace setpoint
