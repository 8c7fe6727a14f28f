#include "setpoint/disclosure/protect.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "setpoint/disclosure/proved_widths.h"
#include "setpoint/disclosure/surroundings.h"
#include "setpoint/disclosure/whole_solution.h"
#include "setpoint/disclosure/widths.h"

namespace setpoint {
namespace {

// States of one search for moves.
constexpr std::size_t kFreeEffort = 4000;
constexpr std::size_t kPricedEffort = 60000;  // ... that withhold more

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
    ProvedWidths proved(tables_, rule_, made_.small, widths.point());
    proved_ = &proved;
    collect_targets();
    do {
      again_ = false;
      for (std::size_t k = 0; k < pending_.size(); ++k) secure(pending_[k]);
    } while (again_);
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
    narrow_at_.assign(tables_.cells().size(), 0);
    hopeless_.assign(tables_.cells().size(), 0);
  }

  void collect_targets() {
    for (std::uint32_t at = 0; at < tables_.cells().size(); ++at) {
      if (made_.showing[at] == Showing::withheld ||
          (made_.showing[at] == Showing::hidden &&
           rule_.withholds(widths_->point()[at], cell(at).county)))
        pending_.push_back(at);
    }
  }

  // How far apart the values of a cell must be. Of one that is in no table: not all the same.
  [[nodiscard]] std::int64_t wanted(std::uint32_t at) const {
    return made_.showing[at] == Showing::hidden ? 1 : rule_.width;
  }
  bool moves_far(std::uint32_t at) {
    if (widths_->width(at) >= wanted(at)) return true;
    return !proved_->known(at) && widths_->push(at, wanted(at), open_, price_, kFreeEffort);
  }
  // By moves or by the attack: a fact, whichever solutions they came by.
  bool wide(std::uint32_t at) {
    if (moves_far(at)) return true;
    if (narrow_at_[at] == changes_) return false;
    if (proved_->prove(at, made_.showing, wanted(at))) return true;
    narrow_at_[at] = changes_;
    return false;
  }

  void withhold(std::uint32_t at) {
    price_[at] = 0;
    made_.showing[at] = Showing::withheld;
    ++changes_;
    pending_.push_back(at);
  }
  // No pattern protects it: it stays shown, and what rested on it is proved anew.
  void bar(std::uint32_t at) {
    price_[at] = kBarred;
    made_.showing[at] = Showing::shown;
    ++changes_;
    widths_->forget(widths_->affected(at), at);
    proved_->show(at);
    again_ = true;
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
    if (price_[at] == kBarred || hopeless_[at] != 0) return;  // the attack names it
    while (!moves_far(at)) {
      if (proved_->known(at) && wide(at)) return;
      const auto move = cheapest_move(at);
      if (!move) break;
      for (const CellChange& change : *move)
        if (price_[change.variable] > 0) withhold(change.variable);
    }
    if (wide(at)) return;
    if (const Hiding best = proved_->at_best(at, made_.showing, price_, wanted(at));
        best == Hiding::narrow || best == Hiding::recovered) {
      if (made_.showing[at] == Showing::withheld && made_.small[at] == 0)
        bar(at);
      else
        hopeless_[at] = 1;
      return;
    }
    // No move was found: more and more of what it is bound to is withheld, at the last all of it.
    for (std::size_t rows = 1; !wide(at); ++rows) {
      const auto around = cheapest_around(*system_, price_, at, rows);
      if (around.empty()) return;
      std::for_each(around.begin(), around.end(), [&](auto each) { withhold(each); });
    }
  }

  // Of what only the attack could prove, and of what moves prove no more: all at once, which is
  // much faster than one by one.
  bool still_proved(const std::vector<char>& is_target) {
    std::vector<std::uint32_t> cells;
    std::vector<std::int64_t> widths;
    for (std::uint32_t v = 0; v < tables_.cells().size(); ++v) {
      if (is_target[v] == 0 || !proved_->known(v) || proved_->stands(v) ||
          widths_->width(v) >= wanted(v))
        continue;
      cells.push_back(v);
      widths.push_back(wanted(v));
    }
    return proved_->prove_all(cells, made_.showing, widths);
  }

  void show_again() {
    std::vector<std::uint32_t> extra;
    std::vector<char> is_target(system_->variables(), 0);  // to be kept wide
    for (const std::uint32_t at : pending_) {
      if (made_.showing[at] == Showing::shown || hopeless_[at] != 0) continue;
      is_target[at] = static_cast<char>(price_[at] != kBarred && wide(at));
      if (made_.showing[at] == Showing::withheld && made_.small[at] == 0) extra.push_back(at);
    }
    std::sort(extra.begin(), extra.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(-first_price_[a], a) < std::pair(-first_price_[b], b);
    });
    for (const std::uint32_t at : extra) {
      // What was wide enough before must be so without this cell.
      std::vector<std::uint32_t> rests = widths_->affected(at);
      std::vector<Widths::Ends> kept;
      for (const std::uint32_t v : rests) kept.push_back(widths_->ends(v));
      widths_->forget(rests, at);
      proved_->show(at);
      price_[at] = first_price_[at];
      made_.showing[at] = Showing::shown;
      ++changes_;
      const char was = std::exchange(is_target[at], 0);
      const auto holds = [&](std::uint32_t v) {
        return is_target[v] == 0 || proved_->known(v) || wide(v);
      };
      if (std::all_of(rests.begin(), rests.end(), holds) && still_proved(is_target)) continue;
      is_target[at] = was;
      price_[at] = 0;
      made_.showing[at] = Showing::withheld;
      ++changes_;
      proved_->withhold_again(at);
      for (std::size_t each = 0; each < rests.size(); ++each)
        widths_->restore(rests[each], kept[each]);
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
    for (Leak& leak : made_.attack.leaks) leak.always = hopeless_[leak.cell] != 0;
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
  ProvedWidths* proved_ = nullptr;
  std::vector<std::uint32_t> pending_;
  std::size_t changes_ = 1;             // of what is shown
  std::vector<std::size_t> narrow_at_;  // by cell: after which of them it was not wide
  std::vector<char> hopeless_;          // by cell: no pattern protects it
  bool again_ = false;                  // a cell was barred
};

}  // namespace

Result<Protected> protect(const CountTables& tables, const SuppressionRule& rule) {
  return Protector(tables, rule).run();
}

}  // namespace setpoint
