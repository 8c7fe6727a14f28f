#include "setpoint/network/chain.h"

#include <algorithm>
#include <set>
#include <utility>

#include "setpoint/policy/nearest.h"

namespace setpoint {

std::string folded_role(std::string_view role) {
  std::string folded;
  for (const char c : role) {
    const bool gap = c == ' ' || c == '_' || c == '-' || c == '\t';
    if (gap) {
      if (!folded.empty() && folded.back() != ' ') folded += ' ';
    } else {
      folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

bool enables_recruitment(std::string_view role) {
  const std::string folded = folded_role(role);
  return folded == "recruiter" || folded == "financier";
}

Chain::Chain(std::vector<Stage> stages) : stages_(std::move(stages)) {
  std::size_t required = 0;
  for (const Stage& stage : stages_) {
    required_before_.push_back(required);
    required += stage.required ? 1 : 0;
  }
}

Chain Chain::usual() {
  return Chain({{"precursor supplier", true},
                {"broker", false},
                {"cook", true},
                {"pill presser", false},
                {"transporter", true},
                {"wholesaler", false},
                {"retailer", true}});
}

Result<Chain> Chain::parse(std::string_view text) {
  const auto wrong = [](std::string what) {
    return Fault{FaultKind::usage,
                 {"--chain", 0, 0},
                 std::move(what),
                 "roles in order, parted by commas, a question mark behind an optional one: "
                 "\"precursor supplier, broker?, cook, transporter\""};
  };
  std::vector<Stage> stages;
  std::set<std::string> seen;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    std::string role = folded_role(text.substr(begin, end - begin));
    const bool optional = !role.empty() && role.back() == '?';
    if (optional) role = folded_role(std::string_view(role).substr(0, role.size() - 1));
    if (role.empty()) return wrong("an empty role");
    if (!seen.insert(role).second) return wrong(in_quotes(role) + " comes twice");
    stages.push_back({std::move(role), !optional});
    begin = end + 1;
  }
  if (stages.size() < 2) return wrong("a chain of one role");
  if (!stages.front().required || !stages.back().required)
    return wrong("the first or the last role is optional");
  return Chain(std::move(stages));
}

std::vector<bool> Chain::present(const SupplyNetwork& network) const {
  std::vector<bool> present(stages_.size(), false);
  for (const Actor& actor : network.actors())
    if (const auto stage = stage_of(actor.role)) present[*stage] = true;
  return present;
}

std::vector<std::string> Chain::passed_by(const SupplyNetwork& network) const {
  const std::vector<bool> there = present(network);
  std::vector<std::string> absent;
  const auto first = std::find(there.begin(), there.end(), true);
  const auto last = std::find(there.rbegin(), there.rend(), true).base();
  for (auto at = first; at < last; ++at) {
    const Stage& stage = stages_[static_cast<std::size_t>(at - there.begin())];
    if (stage.required && !*at) absent.push_back(stage.role);
  }
  return absent;
}

std::vector<std::string> Chain::absent(const SupplyNetwork& network) const {
  const std::vector<bool> there = present(network);
  std::vector<std::string> absent;
  for (std::size_t i = 0; i < stages_.size(); ++i)
    if (stages_[i].required && !there[i]) absent.push_back(stages_[i].role);
  return absent;
}

Result<Chain> Chain::within(const SupplyNetwork& network) const {
  const std::vector<bool> there = present(network);
  std::vector<Stage> left;
  for (std::size_t i = 0; i < stages_.size(); ++i)
    if (there[i]) left.push_back(stages_[i]);
  if (left.size() < 2)
    return Fault{
        FaultKind::data,
        {},
        "the actors have " + std::to_string(left.size()) + " of the chain's roles (" + text() + ")",
        "at least two of them, or another --chain"};
  left.front().required = left.back().required = true;
  return Chain(std::move(left));
}

std::optional<std::size_t> Chain::stage_of(std::string_view role) const {
  const std::string wanted = folded_role(role);
  for (std::size_t i = 0; i < stages_.size(); ++i)
    if (stages_[i].role == wanted) return i;
  return std::nullopt;
}

bool Chain::passes(std::size_t from, std::size_t to) const {
  if (to <= from) return to == from;
  const std::size_t passed =
      required_before_[to] - required_before_[from] - (stages_[from].required ? 1 : 0);
  return passed == 0;
}

std::string Chain::text() const {
  std::string text;
  for (const Stage& stage : stages_)
    text += (text.empty() ? "" : ", ") + stage.role + (stage.required ? "" : "?");
  return text;
}

}  // namespace setpoint
