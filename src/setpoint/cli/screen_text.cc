#include <algorithm>
#include <string>

#include "setpoint/cli/screen_output.h"
#include "setpoint/core/decimal.h"

namespace setpoint::cli {
namespace {

constexpr std::string_view kAgainst =
    "A match is a reason to look, never proof: compare documents before you decide, and ask the "
    "list's publisher.\n";

std::string plural(std::size_t count, const std::string& one, const std::string& many) {
  return grouped(static_cast<double>(count), 0) + " " + (count == 1 ? one : many);
}

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

void add_match(const ScreenResult& result, const Match& match, std::string& text) {
  const ListEntry& entry = result.screener.list().entries[match.entry];
  const ListedName& listed = entry.names[match.listed_name];
  text += "  " + grouped(match.score, 3) + "  " + std::string(name(match.grade)) + ": " +
          listed.text + "\n";
  text += "         entry " + std::to_string(entry.number) + ", " + std::string(name(entry.kind)) +
          ", " + std::string(name(listed.strength)) + " " + listed.kind + ", " +
          joined(entry.programmes, ", ") + "\n";
  if (match.listed_name > 0) text += "         listed first as " + entry.names.front().text + "\n";
  for (const std::string& reason : match.reasons) text += "         - " + reason + "\n";
}

void add_flags(const ScreenResult& result, std::string& text) {
  text += "\nRed flags. " + std::string(kFlagCaution) + "\n";
  std::size_t clear = 0;
  std::size_t open = 0;  // no flag, and rows that cannot be judged
  for (const FlagOutcome& outcome : *result.flags) {
    const FlagRule& rule = result.rules.rules[outcome.rule];
    if (!outcome.evaluated) continue;
    clear += outcome.hits.empty() && outcome.unjudged.empty() ? 1U : 0U;
    open += outcome.hits.empty() && !outcome.unjudged.empty() ? 1U : 0U;
    if (outcome.hits.empty()) continue;
    text += "  " + rule.id + "  " + rule.rule + " (" + rule.advisory + ", " +
            std::string(name(rule.standing)) + ")\n";
    for (const FlagHit& hit : outcome.hits) {
      text += "         customer " + hit.customer + ": " + hit.reason + "\n";
      if (!hit.transactions.empty())
        text += "           transactions " + joined(hit.transactions, ", ") + "\n";
    }
  }
  text += "  " + plural(clear, "rule", "rules") + " evaluated without a flag.\n";
  if (open > 0)
    text += "  " + plural(open, "more rule", "more rules") +
            " without a flag where it can be judged, and not of every row (below).\n";
  for (const FlagOutcome& outcome : *result.flags)
    if (!outcome.missing.empty())
      text += "  " + result.rules.rules[outcome.rule].id +
              (outcome.evaluated ? "  partly evaluated" : "  not evaluated") + ": needs " +
              joined(outcome.missing, ", ") + "\n";
  for (const FlagOutcome& outcome : *result.flags)
    for (const std::string& sentence : outcome.unjudged)
      text += "  " + result.rules.rules[outcome.rule].id + "  " + sentence + "\n";
  for (const std::string& note : result.unknown_words) text += "  Note: " + note + ".\n";
}

}  // namespace

std::string screen_text(const ScreenResult& result) {
  const Screener& screener = result.screener;
  const SanctionsList& list = screener.list();
  std::string text = "Screened " + plural(result.customers.size(), "customer", "customers") +
                     " against " + plural(screener.names(), "name", "names") + " of " +
                     plural(screener.entries(), "entry", "entries") + " of " + list.file;
  if (list.published) text += " (" + list.published->text() + ")";
  text += ", from a score of " + shortest(screener.settings().rules.threshold) + ".\n";
  std::size_t matched = 0;
  for (std::size_t k = 0; k < result.customers.size(); ++k) {
    if (result.matches[k].empty()) continue;
    ++matched;
    const Customer& customer = result.customers[k];
    text += "\n" + (customer.id.empty() ? "" : customer.id + "  ") + customer.name + "\n";
    for (const Match& match : result.matches[k]) add_match(result, match, text);
  }
  const std::size_t clear = result.customers.size() - matched;
  text += "\n" + plural(matched, "customer has a match", "customers have a match") + ", " +
          plural(clear, "has none", "have none") + ".\n";
  if (matched > 0) text += kAgainst;
  if (result.flags) add_flags(result, text);
  return text;
}

}  // namespace setpoint::cli
