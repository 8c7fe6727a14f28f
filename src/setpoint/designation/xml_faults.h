// Faults of an XML document by the place of the element that they are in.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/fault_log.h"

namespace setpoint {

class XmlFaults {
 public:
  // The text that the document was parsed from.
  XmlFaults(std::string_view text, std::string file);

  // Of a byte of the text, as pugixml counts them.
  [[nodiscard]] Location place(std::ptrdiff_t offset) const;
  [[nodiscard]] Location place(const pugi::xml_node& element) const;

  void add(const pugi::xml_node& element, std::string what, std::string expected);
  void add(Fault fault) { faults_.add(std::move(fault)); }
  // An element that the format does not know.
  void unknown(const pugi::xml_node& element);

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] bool empty() const { return faults_.empty(); }
  [[nodiscard]] Faults all() const { return faults_.all(file_); }

 private:
  std::string file_;
  std::vector<std::size_t> starts_ = {0};  // of lines
  FaultLog faults_;
};

// The children that are elements, in their order.
[[nodiscard]] std::vector<pugi::xml_node> elements(const pugi::xml_node& parent);

}  // namespace setpoint
