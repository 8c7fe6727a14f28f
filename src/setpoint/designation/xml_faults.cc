#include "setpoint/designation/xml_faults.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

namespace setpoint {

XmlFaults::XmlFaults(std::string_view text, std::string file) : file_(std::move(file)) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') starts_.push_back(i + 1);
}

Location XmlFaults::place(std::ptrdiff_t offset) const {
  if (offset < 0) return {file_};
  const auto at = static_cast<std::size_t>(offset);
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), at);
  const auto line = static_cast<std::uint64_t>(next - starts_.begin());
  return {file_, line, at - *std::prev(next) + 1};
}

Location XmlFaults::place(const pugi::xml_node& element) const {
  // pugixml's offset is that of the name, one byte into the element.
  return place(element.offset_debug() - 1);
}

void XmlFaults::add(const pugi::xml_node& element, std::string what, std::string expected) {
  faults_.add({FaultKind::data, place(element), std::move(what), std::move(expected)});
}

void XmlFaults::unknown(const pugi::xml_node& element) {
  add(element,
      "unknown element <" + std::string(element.name()) + "> in <" + element.parent().name() + ">",
      "the elements of the published list");
}

std::vector<pugi::xml_node> elements(const pugi::xml_node& parent) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& child : parent.children())
    if (child.type() == pugi::node_element) found.push_back(child);
  return found;
}

}  // namespace setpoint
