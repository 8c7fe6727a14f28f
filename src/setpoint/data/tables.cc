#include "setpoint/data/tables.h"

#include <array>

namespace setpoint {
namespace {

constexpr std::array<std::string_view, kSeizureStreams.size()> kStreamNames = {
    "southwest-ports", "southwest-patrol", "northern-ports",
    "northern-patrol", "other-ports",      "other-patrol"};

constexpr std::array<std::string_view, kGovernanceFields.size()> kFieldNames = {
    "analogue_law", "enforced", "know_your_customer", "equivalent"};

constexpr std::array<std::string_view, 3> kFindingNames = {"yes", "no", "unknown"};

}  // namespace

std::string_view name(SeizureStream stream) {
  return kStreamNames[static_cast<std::size_t>(stream)];
}

std::optional<SeizureStream> parse_seizure_stream(std::string_view text) {
  for (const SeizureStream stream : kSeizureStreams)
    if (name(stream) == text) return stream;
  return std::nullopt;
}

std::string_view name(GovernanceField field) {
  return kFieldNames[static_cast<std::size_t>(field)];
}

std::string_view name(Finding finding) {
  return kFindingNames[static_cast<std::size_t>(finding)];
}

std::string Tables::text(const RowRef& at) const {
  std::string text = at.table < sources.size() ? sources[at.table].path : std::string();
  text += ":" + std::to_string(at.line);
  if (!at.column.empty()) text += ":" + std::string(at.column);
  return text;
}

}  // namespace setpoint
