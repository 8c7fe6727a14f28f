#include "setpoint/screening/flag_words.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/screening/plain_text.h"

namespace setpoint {
namespace {

constexpr std::size_t kShown = 5;

using Words = std::set<std::string>;
using WordsByColumn = std::map<std::pair<FlagTable, std::size_t>, Words>;

WordsByColumn words_of(const FlagRules& rules) {
  WordsByColumn words;
  for (const FlagRule& rule : rules.rules)
    for (const FlagTest& test : rule.tests)
      for (const auto* conditions : {&test.where, &test.group.then})
        for (const FlagCondition& condition : *conditions)
          if (!condition.texts.empty())
            words[{condition.column.table, condition.column.column}].insert(condition.texts.begin(),
                                                                            condition.texts.end());
  return words;
}

bool among(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

std::string sentence(const std::string& column, const std::map<std::string, std::size_t>& unknown,
                     const Words& known) {
  std::vector<std::pair<std::string, std::size_t>> words(unknown.begin(), unknown.end());
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text = "column " + column + " says ";
  for (std::size_t k = 0; k < std::min(words.size(), kShown); ++k)
    text += (k == 0 ? "'" : ", '") + words[k].first + "' in " +
            grouped(static_cast<double>(words[k].second), 0) +
            (words[k].second == 1 ? " row" : " rows");
  if (words.size() > kShown)
    text += " and " + grouped(static_cast<double>(words.size() - kShown), 0) + " other words";
  text += ", which no rule looks for; the rules know ";
  bool first = true;
  for (const std::string& word : known) {
    text += (first ? "" : ", ") + word;
    first = false;
  }
  return text;
}

}  // namespace

std::vector<std::string> unknown_words(const FlagRules& rules, const Records& customers,
                                       const Records* transactions) {
  const WordsByColumn words = words_of(rules);
  std::vector<std::string> notes;
  for (const FlagTable table : {FlagTable::customers, FlagTable::transactions}) {
    const Records* records = table == FlagTable::customers ? &customers : transactions;
    if (records == nullptr) continue;
    for (std::size_t c = 0; c < records->columns.size(); ++c) {
      const RecordColumn& column = records->columns[c];
      const auto looked_for = words.find({table, c});
      if (!column.words || !records->present[c] || looked_for == words.end()) continue;
      std::map<std::string, std::size_t> unknown;
      for (const Record& row : records->rows) {
        if (row.values[c].plain.empty()) continue;
        const std::string word = as_rule_word(row.values[c].plain);
        if (!looked_for->second.contains(word) && !among(*column.words, word))
          ++unknown[row.values[c].plain];
      }
      if (!unknown.empty())
        notes.push_back(sentence((table == FlagTable::customers ? "customers." : "transactions.") +
                                     std::string(column.name),
                                 unknown, looked_for->second));
    }
  }
  return notes;
}

}  // namespace setpoint
