// Writes one list as OFAC publishes it, in CSV and in XML. Every name in tests is invented.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace setpoint::test {

struct WrittenAlias {
  std::string name;
  std::string kind = "aka";
  bool weak = false;
};

struct WrittenAddress {
  std::string street;
  std::string city;
  std::string state;
  std::string postal;
  std::string country;
};

struct WrittenIdentifier {
  std::string kind;
  std::string value;
  std::string country;
  std::string issued;
};

struct WrittenEntry {
  std::uint64_t number = 0;
  std::string type = "individual";  // "" is an entity
  std::string last = "EXAMPLE";
  std::string first;
  std::vector<std::string> programmes = {"SDNTK"};
  std::vector<std::string> births;
  std::string birthplace;
  std::string nationality;
  std::string citizenship;
  std::string gender;
  std::vector<WrittenIdentifier> identifiers;
  std::vector<WrittenAlias> aliases;
  std::vector<WrittenAddress> addresses;
  std::vector<std::string> linked;
};

struct WrittenCsv {
  std::string sdn;
  std::string addresses;
  std::string aliases;
  std::string comments;
};

[[nodiscard]] WrittenCsv csv_of(const std::vector<WrittenEntry>& entries);
// `date` is "MM/DD/YYYY".
[[nodiscard]] std::string xml_of(const std::vector<WrittenEntry>& entries, const std::string& date);

}  // namespace setpoint::test
