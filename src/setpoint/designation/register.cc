#include "setpoint/designation/register.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "setpoint/data/fault_log.h"
#include "setpoint/designation/listed_country.h"

namespace setpoint {
namespace {

// An entry under a programme.
using Key = std::pair<std::uint64_t, std::string>;

void add_countries(Stay& stay, const std::vector<Country>& more) {
  for (const Country country : more) {
    const auto at = std::lower_bound(stay.countries.begin(), stay.countries.end(), country);
    if (at == stay.countries.end() || *at != country) stay.countries.insert(at, country);
  }
}

bool by_entry(const Stay& a, const Stay& b) {
  return std::tie(a.entry, a.programme, a.added.last) <
         std::tie(b.entry, b.programme, b.added.last);
}

class Builder {
 public:
  Builder(const std::vector<SanctionsList>& releases, const RegisterTable& table,
          const ProgrammeChoice& programmes)
      : table_(table), programmes_(programmes) {
    for (const SanctionsList& release : releases) releases_.push_back(&release);
  }

  Result<Register> run() {
    if (!order_releases()) return faults_.all(releases_.front()->file);
    compare_releases();
    join_table();
    if (!faults_.empty()) return faults_.all(table_.file);
    std::sort(stays_.begin(), stays_.end(), by_entry);
    Register result;
    result.entries = whole_stays();
    result.programmes = std::move(stays_);
    result.releases = days_;
    result.with_table = !table_.rows.empty();
    result.unknown_countries = unknown_countries_.size();
    result.as_of = days_.empty() ? Date() : days_.back();
    for (const RegisterRow& row : table_.rows) {
      result.as_of = std::max(result.as_of, row.designated.last);
      if (row.removed) result.as_of = std::max(result.as_of, row.removed->last);
    }
    return result;
  }

 private:
  bool order_releases() {
    for (const SanctionsList* release : releases_)
      if (!release->published)
        faults_.add({FaultKind::data,
                     {release->file},
                     "does not say when it was published",
                     "the day with it, as PATH@2024-07-02"});
    if (!faults_.empty()) return false;
    std::stable_sort(releases_.begin(), releases_.end(),
                     [](const SanctionsList* a, const SanctionsList* b) {
                       return *a->published < *b->published;
                     });
    for (const SanctionsList* release : releases_) {
      if (!days_.empty() && days_.back() == *release->published)
        faults_.add({FaultKind::data,
                     {release->file},
                     "another release of " + days_.back().text(),
                     "one release a day"});
      days_.push_back(*release->published);
    }
    return faults_.empty();
  }

  void compare_releases() {
    // The stay of an entry under a programme that the release before ended with.
    std::map<Key, std::size_t> open;
    for (std::size_t r = 0; r < releases_.size(); ++r) {
      const DateBounds since =
          r == 0 ? DateBounds::by(days_[r]) : DateBounds::between(days_[r - 1], days_[r]);
      std::map<Key, std::size_t> still;
      std::set<std::uint64_t> listed;
      for (const ListEntry& entry : releases_[r]->entries) {
        listed.insert(entry.number);
        const EntryCountries countries = countries_of(entry);
        for (const std::string& programme : entry.programmes) {
          if (!programmes_.has(programme)) continue;
          if (countries.unknown) unknown_countries_.insert(entry.number);
          const Key key{entry.number, programme};
          if (still.contains(key)) continue;  // a programme written twice is one
          const auto before = open.find(key);
          const std::size_t index = before != open.end() ? before->second : stays_.size();
          if (before == open.end())
            stays_.push_back({entry.number, programme, entry.kind, {}, since, std::nullopt, false});
          Stay& stay = stays_[index];
          // A publisher that corrects the kind of an entry was wrong before.
          stay.kind = entry.kind;
          add_countries(stay, countries.known);
          still.emplace(key, index);
        }
      }
      for (const auto& [key, index] : open)
        if (!still.contains(key)) {
          stays_[index].removed = since;
          stays_[index].stays_listed = listed.contains(key.first);
        }
      open = std::move(still);
    }
  }

  // The table's rows of one stay, which differ in their countries alone.
  std::vector<std::pair<Stay, std::uint64_t>> table_stays() {
    std::map<std::tuple<std::uint64_t, std::string, std::string>, std::pair<Stay, std::uint64_t>>
        found;
    for (const RegisterRow& row : table_.rows) {
      if (!programmes_.has(row.programme)) continue;
      Stay stay{row.entry,      row.programme, row.kind,        {},
                row.designated, row.removed,   row.still_listed};
      if (row.country.identified()) stay.countries = {row.country};
      const auto [at, fresh] =
          found.try_emplace({row.entry, row.programme, row.designated.text()}, stay, row.line);
      if (fresh) continue;
      Stay& known = at->second.first;
      if (known.kind != stay.kind || known.removed != stay.removed ||
          known.stays_listed != stay.stays_listed)
        fault(row.line,
              "entry " + std::to_string(row.entry) +
                  " is of another kind or removed on another day on line " +
                  std::to_string(at->second.second),
              "rows of one designation that differ in the country alone");
      add_countries(known, stay.countries);
    }
    std::vector<std::pair<Stay, std::uint64_t>> stays;
    for (auto& [key, stay] : found) stays.push_back(std::move(stay));
    return stays;
  }

  void fault(std::uint64_t line, std::string what, std::string expected) {
    faults_.add({FaultKind::data, {table_.file, line, 0}, std::move(what), std::move(expected)});
  }

  void join_table() {
    const std::size_t of_releases = stays_.size();
    std::map<Key, std::vector<std::size_t>> known;
    for (std::size_t i = 0; i < of_releases; ++i)
      known[{stays_[i].entry, stays_[i].programme}].push_back(i);
    for (auto& [stay, line] : table_stays()) {
      const auto same = known.find({stay.entry, stay.programme});
      bool joined = false;
      if (same != known.end())
        for (const std::size_t index : same->second)
          joined = joined || join(stays_[index], stay, line);
      if (joined) continue;
      check_absent(stay, line);
      stays_.push_back(std::move(stay));
    }
  }

  // Whether the row is about this stay; if so, the stay has the bounds of both.
  bool join(Stay& stay, const Stay& row, std::uint64_t line) {
    const auto added = stay.added.with(row.added);
    // One that ended before the list shows this stay was an earlier one.
    if (!added || (row.removed && row.removed->last <= stay.added.last)) return false;
    stay.added = *added;
    add_countries(stay, row.countries);
    if (stay.kind != row.kind)
      fault(line, "entry " + std::to_string(row.entry) + " is " + std::string(name(row.kind)),
            std::string(name(stay.kind)) + " as on the list");
    if (stay.removed && row.removed) {
      const auto removed = stay.removed->with(*row.removed);
      if (!removed)
        fault(line, "entry " + std::to_string(row.entry) + " is removed " + row.removed->text(),
              stay.removed->text() + " as the releases say");
      else
        stay.removed = removed;
    } else if (row.removed) {
      // Listed on the last release; the table may know more of the time after it.
      if (row.removed->last <= days_.back())
        fault(line,
              "entry " + std::to_string(row.entry) + " is removed " + row.removed->text() +
                  " and on the release of " + days_.back().text(),
              "a later day");
      else
        stay.removed = row.removed->with(DateBounds{day_after(days_.back()), row.removed->last});
      stay.stays_listed = row.stays_listed;
    }
    return true;
  }

  // A stay that no release shows must not be in force on the day of any.
  void check_absent(const Stay& stay, std::uint64_t line) {
    for (const Date& day : days_) {
      const bool began = stay.added.last <= day;
      const bool lasts = !stay.removed || (stay.removed->first && *stay.removed->first > day);
      if (!began || !lasts) continue;
      fault(line,
            "entry " + std::to_string(stay.entry) + " is designated under " + stay.programme +
                " on " + day.text() + " and not on that release",
            "what the releases say");
      return;
    }
  }

  // Stays under any of the programmes: those that touch or overlap are one.
  [[nodiscard]] std::vector<Stay> whole_stays() const {
    std::vector<Stay> sorted = stays_;
    for (Stay& stay : sorted) stay.programme.clear();
    std::stable_sort(sorted.begin(), sorted.end(), by_entry);
    std::vector<Stay> whole;
    for (const Stay& stay : sorted) {
      const bool goes_on = !whole.empty() && whole.back().entry == stay.entry &&
                           (!whole.back().removed || stay.added.last <= whole.back().removed->last);
      if (!goes_on) {
        whole.push_back(stay);
        continue;
      }
      Stay& last = whole.back();
      last.kind = stay.kind;
      add_countries(last, stay.countries);
      // It began when the first of them did.
      if (!stay.added.first || (last.added.first && *stay.added.first < *last.added.first))
        last.added.first = stay.added.first;
      if (last.removed && (!stay.removed || last.removed->last < stay.removed->last)) {
        last.removed = stay.removed;
        last.stays_listed = stay.stays_listed;
      }
    }
    return whole;
  }

  const RegisterTable& table_;
  const ProgrammeChoice& programmes_;
  std::vector<const SanctionsList*> releases_;
  std::vector<Date> days_;
  std::vector<Stay> stays_;
  std::set<std::uint64_t> unknown_countries_;
  FaultLog faults_;
};

}  // namespace

Result<Register> build_register(const std::vector<SanctionsList>& releases,
                                const RegisterTable& table, const ProgrammeChoice& programmes) {
  return Builder(releases, table, programmes).run();
}

}  // namespace setpoint
