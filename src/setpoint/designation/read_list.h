// A list of designations from its publisher's files, whichever of its formats they are in.
//
// The format is known by the content: a file that begins with '<' is OFAC's SDN.XML, anything else
// its CSV. Files may be packed with gzip.
#pragma once

#include <optional>
#include <string>

#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"
#include "setpoint/designation/sanctions_list.h"

namespace setpoint {

struct ListFiles {
  std::string sdn;  // sdn.csv or SDN.XML
  // Of the CSV alone; the XML holds them itself, and files beside it are a fault.
  std::optional<std::string> addresses;
  std::optional<std::string> aliases;
  std::optional<std::string> comments;
  // The CSV does not say when it was released. An XML that says otherwise is a fault.
  std::optional<Date> published;
};

// The files behind a path: a file is the list alone; in a folder the list is the one sdn*.csv or
// sdn*.xml (of any case, .gz or not), its companions the one add*.csv, alt*.csv and
// sdn_comments*.csv. Faults: no list in the folder, or more than one file that could be it.
[[nodiscard]] Result<ListFiles> find_list_files(const std::string& path);

[[nodiscard]] Result<SanctionsList> read_list(const ListFiles& files);

}  // namespace setpoint
