#include "setpoint/disclosure/death_sums.h"

#include <algorithm>
#include <set>

namespace setpoint {

SumJudge::Bounds SumJudge::bounds(std::uint32_t at) const {
  const CountCell& cell = cells_[at];
  if (cell.count) return {*cell.count, *cell.count, *cell.count, true};
  Bounds made{cell.low.value_or(0), cell.high.value_or(kNoLimit), kNoLimit, false};
  made.most_small = made.most;
  if (!cell.small) return made;
  made.most_small = std::min(made.most, rule_.largest(cell.county));
  if (!binding_.only_small) return made;
  made.least = std::max(made.least, rule_.least());
  made.most = made.most_small;
  return made;
}

SumJudge::Bounds SumJudge::bounds(const DeathSum& sum) const {
  Bounds made;
  for (const std::uint32_t part : sum.parts) {
    const Bounds each = bounds(part);
    made.least += each.least;
    made.most = std::min(made.most + each.most, kNoLimit);
    made.most_small = std::min(made.most_small + each.most_small, kNoLimit);
    made.known = made.known && each.known;
  }
  return made;
}

SumJudge::Between SumJudge::between(const DeathSum& sum) const {
  const std::string& whose = keys_[sum.total].series;
  std::set<std::string> others;
  for (const std::uint32_t part : sum.parts)
    if (keys_[part].series != whose && cells_[part].offered) others.insert(keys_[part].series);
  return {whose, {others.begin(), others.end()}};
}

SumJudge::Shape SumJudge::shape(const DeathSum& sum) const {
  const auto plain = [&](std::uint32_t at) {
    CountKey key = keys_[at].anywhere();
    key.ending = {};
    return key;
  };
  std::vector<CountKey> parts;
  for (const std::uint32_t part : sum.parts) parts.push_back(plain(part));
  std::sort(parts.begin(), parts.end());
  return {sum.of, plain(sum.total), std::move(parts)};
}

void SumJudge::say(const DeathSum& sum, const std::string& verb, const std::string& rest) {
  const CountKey& key = keys_[sum.total];
  std::string what = key.place;
  if (key.months != 1) what += ", " + std::to_string(key.months) + " months";
  what += ", " + std::string(name(key.cause));
  if (key.ages) what += ", " + std::string(name(*key.ages));
  if (!key.series.empty()) what += ", " + key.series;
  said_[{what, verb, rest}].insert(sum.total);
}

bool SumJudge::doubtful(const DeathSum& sum) const {
  const Between tables = between(sum);
  if (!tables.second.empty() && binding_.only_exact_across) return true;
  const auto found = votes_.find(tables);
  return found != votes_.end() && found->second.exceeded > found->second.exact;
}

bool SumJudge::may_hold(const DeathSum& sum) const {
  return !doubtful(sum) && bounds(sum).least <= bounds(sum.total).most;
}

bool SumJudge::judge(const DeathSum& sum) {
  const bool doubtful = this->doubtful(sum);
  const Bounds total = bounds(sum.total);
  const Bounds parts = bounds(sum);
  const bool known = total.known && parts.known;
  const bool exact = known && total.least == parts.least;
  if (sum.of == SumOf::same) {
    if (known ? !exact : doubtful || parts.least > total.most || parts.most < total.least)
      return false;
    relations_.push_back({sum.total, sum.parts, true});
    return true;
  }
  if (parts.least > total.most) {
    say(sum, " exceed ", ": not taken for parts");
    return false;
  }
  if (doubtful && !exact) {
    if (known) say(sum, ", in other tables, do not add up to ", ": not taken for parts");
    return false;
  }
  // Of what is withheld for another reason nothing is known: it may be anything.
  const bool could_if_small = parts.most_small < kNoLimit && parts.most_small >= total.least;
  bool whole = sum.of != SumOf::causes &&
               (sum.of == SumOf::some ? could_if_small : parts.most >= total.least);
  if (exact && sum.of != SumOf::causes) {
    whole = true;
    if (binding_.only_small) whole_[shape(sum)] = true;
  }
  if (!whole && sum.of != SumOf::causes && sum.of != SumOf::some) {
    say(sum, " do not add up to ", ": taken for some of the parts");
    if (binding_.only_small && !parts.known && parts.most < kNoLimit)
      short_.emplace_back(shape(sum), keys_[sum.total].text());
  }
  relations_.push_back({sum.total, sum.parts, whole});
  return true;
}

void SumJudge::vote(std::span<const DeathSum> sums) {
  for (const DeathSum& sum : sums) {
    const Between tables = between(sum);
    if (tables.second.empty()) continue;
    const Bounds total = bounds(sum.total);
    const Bounds parts = bounds(sum);
    if (!total.known || !parts.known) continue;
    Votes& each = votes_[tables];
    // What falls short may lack a part; of the same count it may not.
    if (parts.least == total.least || (sum.of == SumOf::causes && parts.least < total.least))
      ++each.exact;
    else if (parts.least > total.least || sum.of == SumOf::same)
      ++each.exceeded;
  }
}

std::vector<std::string> SumJudge::notes() const {
  std::vector<std::string> made;
  for (const auto& [said, totals] : said_) {
    const auto& [what, verb, rest] = said;
    if (totals.size() == 1) {
      made.push_back("the parts of " + keys_[*totals.begin()].text() + verb + "it" + rest);
      continue;
    }
    Month first = keys_[*totals.begin()].ending;
    Month last = first;
    for (const std::uint32_t total : totals) {
      first = std::min(first, keys_[total].ending);
      last = std::max(last, keys_[total].ending);
    }
    made.push_back("the parts of " + what + " (" + std::to_string(totals.size()) + " counts, " +
                   first.text() + " to " + last.text() + ")" + verb + "them" + rest);
  }
  std::sort(made.begin(), made.end());
  return made;
}

std::vector<std::string> SumJudge::not_small() const {
  std::vector<std::string> made;
  for (const auto& [shape, key] : short_) {
    const auto& [of, total, parts] = shape;
    const bool all = of == SumOf::months || (of == SumOf::places && total.place == "US");
    if (all || whole_.contains(shape)) made.push_back(key);
  }
  std::sort(made.begin(), made.end());
  made.erase(std::unique(made.begin(), made.end()), made.end());
  return made;
}

std::string overlapping_words(std::size_t sums) {
  return std::to_string(sums) +
         (sums == 1 ? " sum of twelve months overlaps another"
                    : " sums of twelve months overlap others") +
         " whose months are in no table: what their differences tell is not covered";
}

}  // namespace setpoint
