// The remarks of an entry, which in the publisher's CSV hold most of what is known of it.
//
// Segments are separated by ';'. Read are dates and places of birth, nationality and citizenship,
// identifiers, weak aliases and links; a segment that is none of these, or not in the form that is
// known, stays in `remarks` as it stands: it is never a fault, and never guessed at.
//
//   DOB 31 Jan 1939 | DOB 1960 | DOB Jan 1960 | DOB circa 1951 | DOB 1960 to 1965 |
//   DOB 01 Jan 1960 to 31 Dec 1962 | alt. DOB ...       a span keeps its years alone
//   POB Cali, Colombia | nationality Mexico | citizen Mexico | alt. ...
//   Passport K754050 (Tunisia) issued 26 May 1999 expires 25 May 2004
//   a.k.a. 'NAME' | f.k.a. 'NAME' | n.k.a. 'NAME'       in quotes: a weak alias
//   Linked To: NAME
// That quotes in the remarks mark weak aliases, and that what is in alt.csv is not weak, is the
// publisher's answer 123 of its Frequently Asked Questions (ofac.treasury.gov/faqs/topic/1646).
//
// Since 26 June 2012 a period ends the remarks ("Important Announcement for Users of OFAC's SDN
// Data Files", ofac.treasury.gov/recent-actions/20120613). Where the text itself ends in one there
// is no second: a last "C.V." is left whole, which is an assumption for every abbreviation of
// single letters; a last "LTD." becomes "LTD".
#pragma once

#include <optional>
#include <string_view>

#include "setpoint/designation/sanctions_list.h"

namespace setpoint {

enum class RemarksEnd {
  period,  // the publisher's period, as in the CSV
  plain,   // nothing, as in the XML
  cut,     // they break off: the last segment is not read, half a number identifies somebody else
};

// Adds to `entry` what the remarks say.
void take_remarks(ListEntry& entry, std::string_view remarks, RemarksEnd end);

// A date as the publisher writes dates of birth; empty if it is none.
[[nodiscard]] std::optional<PartialDate> birth_date(std::string_view text);

// Adds a segment to the remarks.
void add_remark(ListEntry& entry, std::string_view segment);

}  // namespace setpoint
