// The list of the U.S. Treasury's Office of Foreign Assets Control in its CSV files, as published
// ("Data Specification" of its Specially Designated Nationals list, updated 25 September 2023):
//
//   sdn.csv           ent_num, SDN_Name, SDN_Type, Program, Title, Call_Sign, Vess_type, Tonnage,
//                     GRT, Vess_flag, Vess_owner, Remarks
//   add.csv           ent_num, add_num, Address, City/State/Province/Postal code, Country,
//   Add_remarks alt.csv           ent_num, alt_num, alt_type (aka, fka, nka), alt_name, Remarks
//   sdn_comments.csv  ent_num, what follows the 1,000 characters that Remarks can hold
//
// No header; "-0-" (mostly with a space behind it) is nothing; programmes stand as "A] [B"; an
// entity has no type. Texts stand as published.
//
// Faults: CSV that is none (data/csv.h); another number of fields; a number that is none; a kind of
// entry or of alias that is not known; an entry without a name or a programme; a number twice. Rows
// of the other files for entries that are not on the list are counted in the notes: the publisher
// replaces the files one by one and mirrors mix their dates.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/designation/sanctions_list.h"

namespace setpoint {

struct ListText {
  std::string file;  // as faults name it
  std::string_view text;
};

struct OfacCsv {
  ListText sdn;
  std::optional<ListText> addresses;
  std::optional<ListText> aliases;
  std::optional<ListText> comments;
};

[[nodiscard]] Result<SanctionsList> read_ofac_csv(const OfacCsv& files);

}  // namespace setpoint
