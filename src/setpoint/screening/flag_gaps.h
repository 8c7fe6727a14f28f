// Rows of which a rule cannot be judged, because what it needs is blank.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/core/decimal.h"

namespace setpoint {

class FlagGaps {
 public:
  // Of one row, which its id names. Nothing if no column is blank.
  void add(std::vector<std::string> blank, const std::string& table, const std::string& id) {
    if (blank.empty()) return;
    std::sort(blank.begin(), blank.end());
    blank.erase(std::unique(blank.begin(), blank.end()), blank.end());
    for (Gap& gap : gaps_)
      if (gap.blank == blank && gap.table == table) {
        gap.ids.push_back(id);
        return;
      }
    gaps_.push_back({std::move(blank), table, {id}});
  }

  // "cannot be judged of 2 transactions (T1, T4): customer.registered is blank", in the order in
  // which they were met. `judged` are ids of which the rule is met all the same.
  [[nodiscard]] std::vector<std::string> texts(const std::vector<std::string>& judged) const {
    constexpr std::size_t kShown = 5;
    std::vector<std::string> texts;
    for (const Gap& gap : gaps_) {
      std::string ids;
      std::size_t count = 0;
      for (const std::string& id : gap.ids) {
        if (std::binary_search(judged.begin(), judged.end(), id)) continue;
        if (++count <= kShown) ids += (count == 1 ? "" : ", ") + id;
      }
      if (count == 0) continue;
      std::string names;
      for (std::size_t k = 0; k < gap.blank.size(); ++k)
        names += (k == 0 ? "" : k + 1 == gap.blank.size() ? " and " : ", ") + gap.blank[k];
      texts.push_back("cannot be judged of " + grouped(static_cast<double>(count), 0) + " " +
                      gap.table + (count == 1 ? "" : "s") + " (" + ids +
                      (count > kShown ? ", ..." : "") + "): " + names +
                      (gap.blank.size() == 1 ? " is blank" : " are blank"));
    }
    return texts;
  }

 private:
  struct Gap {
    std::vector<std::string> blank;
    std::string table;  // "customer", "transaction"
    std::vector<std::string> ids;
  };
  std::vector<Gap> gaps_;
};

}  // namespace setpoint
