#include "designation/list_writer.h"

#include <utility>

namespace setpoint::test {
namespace {

// sdn.csv holds so many characters of the remarks; the rest is in sdn_comments.csv.
constexpr std::size_t kRemarksWidth = 1000;

std::string field(const std::string& text) {
  if (text.empty()) return "-0- ";
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string comma(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + ", " + b;
}

std::string dotted(const std::string& kind) {
  return std::string{kind[0], '.', kind[1], '.', kind[2], '.'};
}

// The second of a kind is "alt.".
void add(std::string& remarks, bool alternative, const std::string& segment) {
  if (!remarks.empty()) remarks += "; ";
  if (alternative) remarks += "alt. ";
  remarks += segment;
}

std::string remarks_of(const WrittenEntry& entry) {
  std::string remarks;
  for (std::size_t i = 0; i < entry.births.size(); ++i)
    add(remarks, i > 0, "DOB " + entry.births[i]);
  if (!entry.birthplace.empty()) add(remarks, false, "POB " + entry.birthplace);
  if (!entry.nationality.empty()) add(remarks, false, "nationality " + entry.nationality);
  if (!entry.citizenship.empty()) add(remarks, false, "citizen " + entry.citizenship);
  if (!entry.gender.empty()) add(remarks, false, "Gender " + entry.gender);
  for (std::size_t i = 0; i < entry.identifiers.size(); ++i) {
    const WrittenIdentifier& id = entry.identifiers[i];
    std::string text = id.kind + " " + id.value;
    if (!id.country.empty()) text += " (" + id.country + ")";
    if (!id.issued.empty()) text += " issued " + id.issued;
    add(remarks, i > 0 && entry.identifiers[i - 1].kind == id.kind, text);
  }
  for (const WrittenAlias& alias : entry.aliases)
    if (alias.weak) add(remarks, false, dotted(alias.kind) + " '" + alias.name + "'");
  for (const std::string& other : entry.linked) add(remarks, false, "Linked To: " + other);
  return remarks.empty() ? remarks : remarks + ".";
}

std::string element(const std::string& name, const std::string& text) {
  if (text.empty()) return {};
  std::string escaped;
  for (const char c : text) {
    if (c == '&')
      escaped += "&amp;";
    else if (c == '<')
      escaped += "&lt;";
    else
      escaped += c;
  }
  return "<" + name + ">" + escaped + "</" + name + ">";
}

std::string around(const std::string& name, const std::string& inner) {
  return inner.empty() ? std::string() : "<" + name + ">" + inner + "</" + name + ">\n";
}

std::string uid(std::uint64_t number) {
  return "<uid>" + std::to_string(number) + "</uid>";
}

std::string identifiers_of(const WrittenEntry& entry) {
  std::string inner;
  if (!entry.gender.empty())
    inner +=
        "<id>" + uid(1) + "<idType>Gender</idType>" + element("idNumber", entry.gender) + "</id>";
  for (const WrittenIdentifier& id : entry.identifiers)
    inner += "<id>" + uid(2) + element("idType", id.kind) + element("idNumber", id.value) +
             element("idCountry", id.country) + element("issueDate", id.issued) + "</id>";
  return inner;
}

}  // namespace

WrittenCsv csv_of(const std::vector<WrittenEntry>& entries) {
  WrittenCsv csv;
  std::uint64_t row = 7000;
  for (const WrittenEntry& entry : entries) {
    const std::string number = std::to_string(entry.number);
    std::string programmes;
    for (const std::string& programme : entry.programmes)
      programmes += (programmes.empty() ? "" : "] [") + programme;
    const std::string remarks = remarks_of(entry);
    csv.sdn += number + "," + field(comma(entry.last, entry.first)) + "," + field(entry.type) +
               "," + field(programmes) + ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ," +
               field(remarks.substr(0, kRemarksWidth)) + "\r\n";
    if (remarks.size() > kRemarksWidth)
      csv.comments += number + "," + field(remarks.substr(kRemarksWidth)) + "\r\n";
    for (const WrittenAlias& alias : entry.aliases)
      if (!alias.weak)
        csv.aliases += number + "," + std::to_string(++row) + "," + field(alias.kind) + "," +
                       field(alias.name) + ",-0- \r\n";
    for (const WrittenAddress& at : entry.addresses) {
      std::string city = comma(at.city, at.state);
      if (!at.postal.empty()) city += " " + at.postal;
      csv.addresses += number + "," + std::to_string(++row) + "," + field(at.street) + "," +
                       field(city) + "," + field(at.country) + ",-0- \r\n";
    }
  }
  for (std::string* file : {&csv.sdn, &csv.addresses, &csv.aliases, &csv.comments}) *file += '\x1A';
  return csv;
}

std::string xml_of(const std::vector<WrittenEntry>& entries, const std::string& date) {
  std::string xml =
      "<?xml version=\"1.0\" standalone=\"yes\"?>\n<sdnList "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xmlns=\"http://tempuri.org/sdnList.xsd\">\n<publshInformation>" +
      element("Publish_Date", date) + element("Record_Count", std::to_string(entries.size())) +
      "</publshInformation>\n";
  for (const WrittenEntry& entry : entries) {
    std::string type = entry.type.empty() ? "Entity" : entry.type;
    type[0] = static_cast<char>(type[0] & ~0x20);
    std::string programmes;
    for (const std::string& programme : entry.programmes)
      programmes += element("program", programme);
    std::string aliases;
    for (const WrittenAlias& alias : entry.aliases)
      aliases += "<aka>" + uid(3) + element("type", dotted(alias.kind)) +
                 element("category", alias.weak ? "weak" : "strong") +
                 element("lastName", alias.name) + "</aka>";
    std::string addresses;
    for (const WrittenAddress& at : entry.addresses)
      addresses += "<address>" + uid(4) + element("address1", at.street) +
                   element("city", at.city) + element("stateOrProvince", at.state) +
                   element("postalCode", at.postal) + element("country", at.country) + "</address>";
    std::string births;
    for (const std::string& birth : entry.births)
      births += "<dateOfBirthItem>" + uid(5) + element("dateOfBirth", birth) +
                "<mainEntry>true</mainEntry></dateOfBirthItem>";
    std::string linked;
    for (const std::string& other : entry.linked)
      linked += (linked.empty() ? "(Linked To: " : "; Linked To: ") + other;
    if (!linked.empty()) linked += ")";
    const auto country = [](const std::string& item, const std::string& of) {
      return of.empty() ? std::string()
                        : "<" + item + ">" + uid(6) + element("country", of) +
                              "<mainEntry>true</mainEntry></" + item + ">";
    };
    xml += "<sdnEntry>\n" + uid(entry.number) + element("firstName", entry.first) +
           element("lastName", entry.last) + element("sdnType", type) + element("remarks", linked) +
           around("programList", programmes) + around("idList", identifiers_of(entry)) +
           around("akaList", aliases) + around("addressList", addresses) +
           around("nationalityList", country("nationality", entry.nationality)) +
           around("citizenshipList", country("citizenship", entry.citizenship)) +
           around("dateOfBirthList", births) +
           around("placeOfBirthList", entry.birthplace.empty()
                                          ? std::string()
                                          : "<placeOfBirthItem>" + uid(7) +
                                                element("placeOfBirth", entry.birthplace) +
                                                "<mainEntry>true</mainEntry></placeOfBirthItem>") +
           "</sdnEntry>\n";
  }
  return xml + "</sdnList>\n";
}

}  // namespace setpoint::test
