// One <sdnEntry> of OFAC's SDN.XML (ofac_xml.h).
#pragma once

#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string_view>

#include "setpoint/designation/sanctions_list.h"
#include "setpoint/designation/xml_faults.h"

namespace setpoint {

[[nodiscard]] ListEntry read_ofac_entry(const pugi::xml_node& element, XmlFaults& faults);

// All of text as a whole number.
[[nodiscard]] std::optional<std::uint64_t> xml_number(std::string_view text);

}  // namespace setpoint
