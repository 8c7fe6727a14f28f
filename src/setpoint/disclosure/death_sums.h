// Which sums between counts of deaths are taken to hold.
//
// A table is taken as complete wherever its numbers allow that: a reader may do so too. Where the
// parts that are there cannot make up the total, they sum to no more than it; where they exceed it,
// nothing follows from the sum and it is left out, with a note. Of places or ages that are known
// not to be all there are, the sum is whole only where what is there adds up, or could if what is
// withheld is small.
//
// Counts of two tables may be of two definitions (by occurrence or residence, of two vintages).
// Their own figures tell: where more of the sums between two tables whose counts are all known are
// exceeded than hold exactly, only those that hold exactly bind.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "setpoint/disclosure/death_tables.h"

namespace setpoint {

enum class SumOf : std::uint8_t {
  months,  // twelve, all there
  places,  // counties of a state, whichever are listed; the nation's 51; counties of an area
  some,    // states of the nation, not all there
  ages,
  causes,  // no more than the total
  same,    // the same count in another table
};

struct DeathSum {
  SumOf of{};
  std::uint32_t total = 0;
  std::vector<std::uint32_t> parts;
};

class SumJudge {
 public:
  // Both as they stand when judge() is called.
  SumJudge(const std::vector<CountCell>& cells, const std::vector<CountKey>& keys,
           const SuppressionRule& rule, const Binding& binding)
      : cells_(cells), keys_(keys), rule_(rule), binding_(binding) {}

  // Lets sums whose counts are all known tell whether their tables are of one definition.
  void vote(std::span<const DeathSum> sums);
  // Whether a sum of these counts, with others that are in no table, may be taken to hold.
  [[nodiscard]] bool may_hold(const DeathSum& sum) const;
  // Whether it binds; if so it is one of relations().
  bool judge(const DeathSum& sum);

  [[nodiscard]] std::vector<Relation>& relations() { return relations_; }
  [[nodiscard]] std::vector<std::string> notes() const;
  [[nodiscard]] std::vector<std::string> not_small() const;

 private:
  struct Bounds {
    std::int64_t least = 0;
    std::int64_t most = 0;        // as the settings say
    std::int64_t most_small = 0;  // if what is withheld is small
    bool known = true;
  };
  // What the tables of a sum are: that of the total, and those of the parts where they differ.
  using Between = std::pair<std::string, std::vector<std::string>>;
  struct Votes {
    std::size_t exact = 0;
    std::size_t exceeded = 0;
  };
  // Sums of one kind, whenever: by which another is known to have all its parts.
  using Shape = std::tuple<SumOf, CountKey, std::vector<CountKey>>;
  // What is said of sums of one place.
  using Said = std::tuple<std::string, std::string, std::string>;

  [[nodiscard]] Bounds bounds(std::uint32_t cell) const;
  [[nodiscard]] Bounds bounds(const DeathSum& sum) const;
  [[nodiscard]] Between between(const DeathSum& sum) const;
  [[nodiscard]] Shape shape(const DeathSum& sum) const;
  [[nodiscard]] bool doubtful(const DeathSum& sum) const;
  void say(const DeathSum& sum, const std::string& verb, const std::string& rest);

  const std::vector<CountCell>& cells_;
  const std::vector<CountKey>& keys_;
  const SuppressionRule& rule_;
  Binding binding_;
  std::vector<Relation> relations_;
  std::map<Between, Votes> votes_;
  std::map<Said, std::set<std::uint32_t>> said_;  // the totals
  std::map<Shape, bool> whole_;                   // adds up exactly at some time
  std::vector<std::pair<Shape, std::string>> short_;
};

}  // namespace setpoint
