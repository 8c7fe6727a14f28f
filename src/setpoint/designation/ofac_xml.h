// The list of the U.S. Treasury's Office of Foreign Assets Control in its file SDN.XML, as
// published: sdnList with publshInformation (Publish_Date as MM/DD/YYYY, Record_Count) and an
// sdnEntry for each designation. The namespace, that of before 2024 (tempuri.org) or that of the
// Sanctions List Service, says nothing more and is not looked at.
//
// The same release read from here and from the CSV files gives the same entries (their lines
// differ): names of individuals are put together as "lastName, firstName", the parts of an address
// as the CSV has them, and an <id> that identifies nothing (identifier_kinds.h) becomes a remark.
//
// Faults: text that is not XML; another root; a missing or wrong Publish_Date; as many entries as
// Record_Count does not say (a file cut short); an entry without uid, lastName, sdnType or
// programme; an element that is not known; a uid twice; a document type (no published list has one,
// and its entities are an attack).
#pragma once

#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/designation/sanctions_list.h"

namespace setpoint {

[[nodiscard]] Result<SanctionsList> read_ofac_xml(std::string_view text, const std::string& file);

}  // namespace setpoint
