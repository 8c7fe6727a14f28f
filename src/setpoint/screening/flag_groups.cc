#include "setpoint/screening/flag_groups.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "setpoint/core/decimal.h"

namespace setpoint {
namespace {

using Rows = std::vector<const Record*>;

// Amounts are added in ten-thousandths, which a double holds exactly up to 9e11 dollars: what comes
// to a threshold to the cent must not miss it by the rounding of what was added before and dropped.
double parts(double amount) {
  return std::round(amount * 10'000);
}

// Rows of one group, by position among those that hold the conditions.
struct Burst {
  std::size_t begin = 0;
  std::size_t end = 0;  // the last of them
  Rows then;            // what followed
};

class Gatherer {
 public:
  Gatherer(const FlagRows& rows, const FlagTest& test, std::vector<FlagHit>& hits, FlagGaps& gaps)
      : rows_(rows), test_(test), group_(test.group), hits_(hits), gaps_(gaps) {}

  void run() {
    // In the order of the file, which the first row of each group gives.
    std::map<std::vector<std::string>, std::size_t> number;
    std::vector<std::pair<Rows, Rows>> groups;  // that hold the conditions; all
    for (const Record& row : rows_.table(test_.table)->rows) {
      std::vector<std::string> key;
      for (const FlagColumn& column : group_.by) key.push_back(rows_.key(test_, row, column));
      const Holding holding = rows_.holds(test_, row, test_.where);
      note_blanks(row, holding);
      // Those that share nothing but a blank share nothing.
      if (std::any_of(key.begin(), key.end(), [](const std::string& part) { return part.empty(); }))
        continue;
      const auto [at, fresh] = number.emplace(std::move(key), groups.size());
      if (fresh) groups.emplace_back();
      groups[at->second].second.push_back(&row);
      if (holding == Holding::yes) groups[at->second].first.push_back(&row);
    }
    for (auto& [met, all] : groups)
      if (!met.empty() && group_.others)
        add_shared(met, all);
      else if (!met.empty())
        add_bursts(met, all);
  }

 private:
  void note_blanks(const Record& row, Holding holding) {
    if (holding == Holding::no) return;
    std::vector<std::string> blank = rows_.blanks(test_, row, test_.where);
    const auto need = [&](const FlagColumn& column) {
      if (rows_.value(test_, row, column).plain.empty()) blank.push_back(column.name);
    };
    for (const FlagColumn& column : group_.by) need(column);
    for (const auto& column : {group_.distinct, group_.sum, group_.sum_column})
      if (column) need(*column);
    gaps_.add(std::move(blank), test_.table == FlagTable::customers ? "customer" : "transaction",
              row.values[0].text);
  }

  void add_bursts(Rows& met, const Rows& all) {
    if (test_.table == FlagTable::transactions)
      std::stable_sort(met.begin(), met.end(), [this](const Record* a, const Record* b) {
        return rows_.day(*a) < rows_.day(*b);
      });
    for (const Burst& burst : bursts(met, all)) {
      if (group_.silent_days && !falls_silent(*met[burst.end], all)) continue;
      add_hits({met.begin() + static_cast<std::ptrdiff_t>(burst.begin),
                met.begin() + static_cast<std::ptrdiff_t>(burst.end) + 1},
               burst.then, all);
    }
  }

  std::vector<Burst> bursts(const Rows& met, const Rows& all) {
    const Rows following = may_follow(all);
    std::vector<Burst> found;
    std::size_t taken = 0;  // of what follows, by bursts so far
    std::map<std::string, std::size_t> values;
    double sum = 0;
    std::size_t begin = 0;
    for (std::size_t end = 0; end < met.size(); ++end) {
      const std::string added = distinct(*met[end]);
      if (!added.empty()) ++values[added];
      sum += amount(*met[end]);
      for (; group_.days && rows_.day(*met[end]) - rows_.day(*met[begin]) > *group_.days; ++begin) {
        if (const auto at = values.find(distinct(*met[begin])); at != values.end())
          if (--at->second == 0) values.erase(at);
        sum -= amount(*met[begin]);
      }
      if (!enough(*met[end], end + 1 - begin, values.size(), sum)) continue;
      const auto [first, last] = within_then_days(*met[end], following);
      if (!group_.then.empty() && !any_follows(following, first, last)) continue;
      if (found.empty() || begin > found.back().end) {
        found.push_back({begin, end, {}});
        taken = first;
      }
      found.back().end = end;
      for (taken = std::max(taken, first); taken < last; ++taken)
        if (rows_.holds(test_, *following[taken], group_.then) == Holding::yes)
          found.back().then.push_back(following[taken]);
    }
    return found;
  }

  // Rows that hold the conditions of `then`, or of which nobody can say; by time.
  [[nodiscard]] Rows may_follow(const Rows& all) const {
    Rows found;
    if (group_.then.empty()) return found;
    for (const Record* row : all)
      if (rows_.holds(test_, *row, group_.then) != Holding::no) found.push_back(row);
    std::stable_sort(found.begin(), found.end(), [this](const Record* a, const Record* b) {
      return rows_.day(*a) < rows_.day(*b);
    });
    return found;
  }

  // Positions of those from the day of a row to `then_days` after it.
  [[nodiscard]] std::pair<std::size_t, std::size_t> within_then_days(const Record& last,
                                                                     const Rows& following) const {
    const double day = rows_.day(last);
    const auto before = [this](const Record* row, double when) { return rows_.day(*row) < when; };
    const auto begin = std::lower_bound(following.begin(), following.end(), day, before);
    const auto end =
        std::lower_bound(begin, following.end(), day + group_.then_days.value_or(0) + 1, before);
    return {static_cast<std::size_t>(begin - following.begin()),
            static_cast<std::size_t>(end - following.begin())};
  }

  // Where none surely does, those that might are told.
  bool any_follows(const Rows& following, std::size_t first, std::size_t last) {
    for (std::size_t k = first; k < last; ++k)
      if (rows_.holds(test_, *following[k], group_.then) == Holding::yes) return true;
    for (std::size_t k = first; k < last; ++k)
      if (asked_.insert(following[k]).second)
        gaps_.add(rows_.blanks(test_, *following[k], group_.then), "transaction",
                  following[k]->values[0].text);
    return false;
  }

  [[nodiscard]] std::string distinct(const Record& row) const {
    return group_.distinct ? rows_.key(test_, row, *group_.distinct) : std::string();
  }
  [[nodiscard]] double amount(const Record& row) const {
    return group_.sum ? parts(rows_.value(test_, row, *group_.sum).number) : 0;
  }

  [[nodiscard]] bool enough(const Record& row, std::size_t rows, std::size_t distinct,
                            double sum) const {
    const auto count = [](std::size_t n) { return static_cast<double>(n); };
    if (group_.rows && count(rows) < *group_.rows) return false;
    if (group_.distinct_rows && count(distinct) < *group_.distinct_rows) return false;
    if (group_.sum_amount && sum < parts(*group_.sum_amount)) return false;
    if (!group_.sum_times) return true;
    const RecordValue& against = rows_.value(test_, row, *group_.sum_column);
    // Nothing is not out of line with nothing.
    return !against.plain.empty() && sum > 0 && sum >= parts(*group_.sum_times * against.number);
  }

  [[nodiscard]] const Record& last_of(const Rows& all) const {
    return **std::max_element(all.begin(), all.end(), [this](const Record* a, const Record* b) {
      return rows_.day(*a) < rows_.day(*b);
    });
  }

  [[nodiscard]] bool falls_silent(const Record& last, const Rows& all) const {
    const double silent_from = rows_.day(last_of(all));
    return rows_.last_day() - silent_from >= *group_.silent_days &&
           silent_from - rows_.day(last) < *group_.silent_days;
  }

  // One for each customer whose rows are among them.
  void add_hits(const Rows& met, const Rows& then, const Rows& all) {
    std::string reason = std::to_string(met.size()) + " with the same " + group_.by.front().name +
                         " '" + rows_.value(test_, *met.front(), group_.by.front()).text + "'";
    if (group_.days) reason += time_text(met);
    if (group_.distinct) {
      std::set<std::string> values;
      for (const Record* row : met)
        if (std::string value = distinct(*row); !value.empty()) values.insert(std::move(value));
      reason += ", " + std::to_string(values.size()) + " different " + group_.distinct->name;
    }
    if (group_.sum) {
      double sum = 0;
      for (const Record* row : met) sum += amount(*row);
      reason += ", " + group_.sum->name + " " + grouped(sum / parts(1), 0) + " in all";
    }
    if (group_.sum_column)
      reason += ", against " + group_.sum_column->name + " " +
                rows_.value(test_, *met.front(), *group_.sum_column).text;
    if (group_.silent_days) {
      const Record& last = last_of(all);
      reason += ", then nothing after " + rows_.date(last) + " for the " +
                shortest(rows_.last_day() - rows_.day(last)) + " days to the end of the file";
    }
    if (!then.empty()) {
      reason += ", then what the rule names:";
      for (std::size_t k = 0; k < then.size(); ++k)
        reason += (k == 0 ? " " : ", ") + then[k]->values[0].text + " of " + rows_.date(*then[k]);
    }
    std::vector<std::string> transactions;
    std::vector<std::string> owners;
    for (const Rows* part : {&met, &then})
      for (const Record* row : *part) {
        const std::string& id = row->values[0].text;
        if (test_.table == FlagTable::transactions &&
            std::find(transactions.begin(), transactions.end(), id) == transactions.end())
          transactions.push_back(id);
        const std::string& owner = rows_.owner(test_, *row);
        if (std::find(owners.begin(), owners.end(), owner) == owners.end()) owners.push_back(owner);
      }
    for (const std::string& owner : owners) hits_.push_back({owner, transactions, reason});
  }

  // One for each row that meets the conditions, with those that it shares with, met or not.
  void add_shared(const Rows& met, const Rows& all) {
    std::map<std::string, std::size_t> values;
    std::size_t given = 0;
    for (const Record* row : all)
      if (std::string value = distinct(*row); !value.empty()) {
        ++values[std::move(value)];
        ++given;
      }
    if (static_cast<double>(values.size()) < *group_.distinct_rows) return;
    for (const Record* row : met) {
      const auto own = values.find(distinct(*row));
      const std::size_t others = given - (own == values.end() ? 0 : own->second);
      FlagHit hit{rows_.owner(test_, *row), {}, sharing_text(*row, all, others)};
      if (test_.table == FlagTable::transactions) hit.transactions.push_back(row->values[0].text);
      hits_.push_back(std::move(hit));
    }
  }

  [[nodiscard]] std::string sharing_text(const Record& row, const Rows& all,
                                         std::size_t others) const {
    constexpr std::size_t kShown = 5;
    const FlagColumn& by = group_.by.front();
    const std::string& mine = rows_.value(test_, row, by).text;
    const std::string own = distinct(row);
    std::string reason = "the " + by.name + " '" + mine + "' is also that of";
    std::size_t shown = 0;
    for (auto at = all.begin(); at != all.end() && shown < kShown; ++at) {
      const std::string value = distinct(**at);
      if (value.empty() || value == own) continue;
      const std::string& theirs = rows_.value(test_, **at, by).text;
      reason += (++shown == 1 ? " " : ", ") + (*at)->values[0].text + " '" +
                rows_.value(test_, **at, *group_.distinct).text + "'" +
                (theirs == mine ? std::string() : " (written '" + theirs + "')");
    }
    if (others > shown)
      reason += " and " + grouped(static_cast<double>(others - shown), 0) + " more";
    return reason;
  }

  [[nodiscard]] std::string time_text(const Rows& met) const {
    const Record& first = *met.front();
    const Record& last = *met.back();
    const bool one_span = rows_.day(last) - rows_.day(first) <= *group_.days;
    return (one_span ? " within " + shortest(*group_.days) + " days (" : std::string(" (")) +
           rows_.date(first) + " to " + rows_.date(last) +
           (one_span ? ")" : ", each within " + shortest(*group_.days) + " days of enough others)");
  }

  const FlagRows& rows_;
  const FlagTest& test_;
  const FlagGroup& group_;
  std::vector<FlagHit>& hits_;
  FlagGaps& gaps_;
  std::set<const Record*> asked_;  // of `then`, told already
};

}  // namespace

void add_gathered(const FlagRows& rows, const FlagTest& test, std::vector<FlagHit>& hits,
                  FlagGaps& gaps) {
  Gatherer(rows, test, hits, gaps).run();
}

}  // namespace setpoint
