// A list of designations as its publisher releases it: who is on it, under which names, since when.
//
// Texts stand as published. What the publisher leaves open stays empty; nothing is guessed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/quarter.h"

namespace setpoint {

enum class ListedKind : std::uint8_t { individual, entity, vessel, aircraft };
[[nodiscard]] std::string_view name(ListedKind kind);

// How far the publisher relies on a name. A weak alias is one that it calls broad or generic and
// does not expect to be screened for by itself (a nickname).
enum class NameStrength : std::uint8_t { primary, strong, weak };
[[nodiscard]] std::string_view name(NameStrength strength);

struct ListedName {
  std::string text;  // as published: "EXAMPLE PEREZ, Ana"
  std::string kind;  // "name", or the publisher's word: "aka", "fka", "nka"
  NameStrength strength = NameStrength::primary;
  friend bool operator==(const ListedName&, const ListedName&) = default;
};

// A date of which the month or the day may be unknown (0), or which the publisher calls circa.
struct PartialDate {
  int year = 0;
  int month = 0;
  int day = 0;
  bool circa = false;
  // With a second year the date is one of a span of years, both included.
  int last_year = 0;
  friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

struct ListedIdentifier {
  std::string kind;  // "Passport", "Cedula No.", "Digital Currency Address - XBT"
  std::string value;
  std::string country;  // as published, may be empty
  std::string issued;   // as published ("05 Dec 2014"), may be empty
  std::string expires;
  friend bool operator==(const ListedIdentifier&, const ListedIdentifier&) = default;
};

struct ListedAddress {
  std::string text;     // street, city, province: as published, joined by ", "
  std::string country;  // as published: "Mexico"
  friend bool operator==(const ListedAddress&, const ListedAddress&) = default;
};

// Of vessels, and of aircraft as far as the publisher fills it in.
struct ListedVessel {
  std::string call_sign;
  std::string type;
  std::string tonnage;
  std::string gross_tonnage;
  std::string flag;
  std::string owner;
  friend bool operator==(const ListedVessel&, const ListedVessel&) = default;
};

struct ListEntry {
  std::uint64_t number = 0;  // the publisher's (ent_num, uid)
  ListedKind kind = ListedKind::entity;
  std::vector<std::string> programmes;  // "SDNTK", "ILLICIT-DRUGS-EO14059"
  std::string title;
  std::vector<ListedName> names;    // the primary name first
  std::vector<PartialDate> births;  // of individuals
  std::vector<std::string> birthplaces;
  std::vector<std::string> nationalities;  // nationality and citizenship, as published
  std::vector<ListedAddress> addresses;
  std::vector<ListedIdentifier> identifiers;
  std::vector<std::string> linked_to;  // "Linked To: ..." of the remarks
  // What of the publisher's remarks is none of the above, joined by "; ".
  std::string remarks;
  ListedVessel vessel;
  std::uint64_t line = 0;  // where the entry stands in its file
};

// What is no fault and yet should be known. The publisher's companion files (addresses, aliases,
// comments) are in practice often of another date than the list itself.
struct ListNotes {
  std::uint64_t addresses_of_others = 0;  // rows of entries that are not on the list
  std::uint64_t aliases_of_others = 0;
  std::uint64_t comments_of_others = 0;  // ... or of entries whose remarks do not go on
  std::uint64_t cut_remarks = 0;         // entries whose remarks break off and go on nowhere
  // Entries without a row of addresses, where there is a file of them. A row that says nothing
  // ("-0-" throughout) is a row.
  std::uint64_t without_address = 0;
  friend bool operator==(const ListNotes&, const ListNotes&) = default;
};

struct SanctionsList {
  std::string file;                // as faults name it
  std::optional<Date> published;   // the release's own date, or the one given with it
  std::vector<ListEntry> entries;  // ascending by number, each number once
  ListNotes notes;
  bool with_addresses = true;  // false: the CSV came without its file of addresses
};

// The entry of a number, or null.
[[nodiscard]] const ListEntry* find_entry(const SanctionsList& list, std::uint64_t number);

// The programmes under which the publisher lists traffickers in narcotics: SDNT (Executive Order
// 12978), SDNTK (21 U.S.C. 1901-1908, the Kingpin Act) and ILLICIT-DRUGS-EO14059.
[[nodiscard]] std::span<const std::string_view> narcotics_programmes();
[[nodiscard]] bool listed_for_narcotics(const ListEntry& entry);

}  // namespace setpoint
