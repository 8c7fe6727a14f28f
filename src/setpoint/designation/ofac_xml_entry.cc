#include "setpoint/designation/ofac_xml_entry.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/data/field.h"
#include "setpoint/designation/identifier_kinds.h"
#include "setpoint/designation/remarks.h"

namespace setpoint {
namespace {

using Node = pugi::xml_node;

std::optional<ListedKind> listed_kind(std::string_view text) {
  if (text == "Individual") return ListedKind::individual;
  if (text == "Entity") return ListedKind::entity;
  if (text == "Vessel") return ListedKind::vessel;
  if (text == "Aircraft") return ListedKind::aircraft;
  return std::nullopt;
}

// "a.k.a." as the CSV has it: "aka"; empty if it is none.
std::string alias_kind(std::string_view text) {
  if (text == "a.k.a.") return "aka";
  if (text == "f.k.a.") return "fka";
  if (text == "n.k.a.") return "nka";
  return {};
}

std::string joined(std::string first, std::string_view between, std::string_view second) {
  if (!first.empty() && !second.empty()) first += between;
  first += second;
  return first;
}

// A list inside an entry, what it is a list of, and the parts of that.
struct ListShape {
  std::string_view list;
  std::string_view item;
  std::array<std::string_view, 8> parts;
};
constexpr auto kShapes = std::to_array<ListShape>({
    {"programList", "program", {}},
    {"idList", "id", {"uid", "idType", "idNumber", "idCountry", "issueDate", "expirationDate"}},
    {"akaList", "aka", {"uid", "type", "category", "lastName", "firstName"}},
    {"addressList",
     "address",
     {"uid", "address1", "address2", "address3", "city", "stateOrProvince", "postalCode",
      "country"}},
    {"nationalityList", "nationality", {"uid", "country", "mainEntry"}},
    {"citizenshipList", "citizenship", {"uid", "country", "mainEntry"}},
    {"dateOfBirthList", "dateOfBirthItem", {"uid", "dateOfBirth", "mainEntry"}},
    {"placeOfBirthList", "placeOfBirthItem", {"uid", "placeOfBirth", "mainEntry"}},
});

class EntryReader {
 public:
  explicit EntryReader(XmlFaults& faults) : faults_(faults) {}

  ListEntry read(const Node& node) {
    ListEntry entry;
    entry.line = faults_.place(node).line;
    std::string first;
    std::string last;
    bool typed = false;
    for (const Node& child : elements(node)) {
      const std::string_view name = child.name();
      const std::string_view text = child.child_value();
      if (name == "uid") {
        entry.number = xml_number(text).value_or(0);
      } else if (name == "firstName") {
        first = text;
      } else if (name == "lastName") {
        last = text;
      } else if (name == "title") {
        entry.title = text;
      } else if (name == "sdnType") {
        const auto kind = listed_kind(text);
        typed = true;
        if (kind)
          entry.kind = *kind;
        else
          faults_.add(child, "unknown kind of entry " + shown(text),
                      "Individual, Entity, Vessel or Aircraft");
      } else if (name == "vesselInfo") {
        read_vessel(child, entry.vessel);
      } else if (name != "remarks" && !name.ends_with("List")) {
        faults_.unknown(child);
      }
    }
    // A number of 0 is none: the publisher counts from 1.
    if (entry.number == 0)
      faults_.add(node, "an entry without its number", "<uid>, a whole number");
    if (last.empty()) faults_.add(node, "an entry without a name", "<lastName>");
    if (!typed) faults_.add(node, "an entry without its kind", "<sdnType>");
    entry.names.push_back({joined(std::move(last), ", ", first), "name", NameStrength::primary});
    for (const Node& child : elements(node)) read_list(child, entry);
    // The CSV has the strong ones first, for the weak ones are in its remarks.
    std::stable_partition(entry.names.begin() + 1, entry.names.end(), [](const ListedName& name) {
      return name.strength == NameStrength::strong;
    });
    take_text(entry, node.child_value("remarks"));
    if (entry.programmes.empty())
      faults_.add(node, "an entry without a programme", "<programList>");
    return entry;
  }

 private:
  void read_list(const Node& list, ListEntry& entry) {
    const std::string_view name = list.name();
    if (!name.ends_with("List")) return;
    const auto shape = std::find_if(kShapes.begin(), kShapes.end(),
                                    [name](const ListShape& each) { return each.list == name; });
    if (shape == kShapes.end()) return faults_.unknown(list);
    for (const Node& item : elements(list)) {
      if (item.name() != shape->item) {
        faults_.unknown(item);
        continue;
      }
      for (const Node& part : elements(item))
        if (std::find(shape->parts.begin(), shape->parts.end(), part.name()) == shape->parts.end())
          faults_.unknown(part);
      if (name == "programList")
        add_said(entry.programmes, item.child_value());
      else if (name == "akaList")
        read_alias(item, entry);
      else if (name == "addressList")
        read_address(item, entry);
      else if (name == "idList")
        read_identifier(item, entry);
      else if (name == "dateOfBirthList")
        read_birth(item, entry);
      else if (name == "placeOfBirthList")
        add_said(entry.birthplaces, item.child_value("placeOfBirth"));
      else
        read_nationality(item, entry);
    }
  }

  // "all offices worldwide (Linked To: A; Linked To: B)": as in the CSV, links come last.
  static void take_text(ListEntry& entry, std::string_view remarks) {
    const std::size_t links = remarks.find("(Linked To: ");
    if (links != std::string_view::npos && remarks.ends_with(')')) {
      take_remarks(entry, remarks.substr(0, links), RemarksEnd::plain);
      remarks = remarks.substr(links + 1, remarks.size() - links - 2);
    }
    take_remarks(entry, remarks, RemarksEnd::plain);
  }

  static void add_said(std::vector<std::string>& texts, const char* text) {
    if (*text != '\0') texts.emplace_back(text);
  }

  void read_alias(const Node& node, ListEntry& entry) {
    ListedName alias;
    alias.kind = alias_kind(node.child_value("type"));
    if (alias.kind.empty())
      faults_.add(node, "unknown kind of alias " + shown(node.child_value("type")),
                  "a.k.a., f.k.a. or n.k.a.");
    const std::string_view category = node.child_value("category");
    if (category != "strong" && category != "weak")
      faults_.add(node, "unknown category of alias " + shown(category), "strong or weak");
    alias.strength = category == "weak" ? NameStrength::weak : NameStrength::strong;
    alias.text = joined(node.child_value("lastName"), ", ", node.child_value("firstName"));
    if (alias.text.empty()) faults_.add(node, "an alias without a name", "<lastName>");
    entry.names.push_back(std::move(alias));
  }

  static void read_address(const Node& node, ListEntry& entry) {
    std::string street;
    for (const char* part : {"address1", "address2", "address3"})
      street = joined(std::move(street), ", ", node.child_value(part));
    std::string city = joined(node.child_value("city"), ", ", node.child_value("stateOrProvince"));
    city = joined(std::move(city), " ", node.child_value("postalCode"));
    ListedAddress address{joined(std::move(street), ", ", city), node.child_value("country")};
    if (!address.text.empty() || !address.country.empty())
      entry.addresses.push_back(std::move(address));
  }

  static void read_identifier(const Node& node, ListEntry& entry) {
    const std::string kind = node.child_value("idType");
    const std::string value = node.child_value("idNumber");
    if (is_identifier_kind(kind) && value.find_first_of("0123456789") != std::string::npos)
      entry.identifiers.push_back({kind, value, node.child_value("idCountry"),
                                   node.child_value("issueDate"),
                                   node.child_value("expirationDate")});
    else
      add_remark(entry, joined(kind, " ", value));
  }

  static void read_nationality(const Node& node, ListEntry& entry) {
    const std::string country = node.child_value("country");
    auto& known = entry.nationalities;
    if (!country.empty() && std::find(known.begin(), known.end(), country) == known.end())
      known.push_back(country);
  }

  static void read_birth(const Node& node, ListEntry& entry) {
    const std::string_view text = node.child_value("dateOfBirth");
    if (const auto date = birth_date(text))
      entry.births.push_back(*date);
    else
      add_remark(entry, "DOB " + std::string(text));
  }

  void read_vessel(const Node& node, ListedVessel& vessel) {
    for (const Node& child : elements(node)) {
      const std::string_view name = child.name();
      const char* const text = child.child_value();
      if (name == "callSign")
        vessel.call_sign = text;
      else if (name == "vesselType")
        vessel.type = text;
      else if (name == "tonnage")
        vessel.tonnage = text;
      else if (name == "grossRegisteredTonnage")
        vessel.gross_tonnage = text;
      else if (name == "vesselFlag")
        vessel.flag = text;
      else if (name == "vesselOwner")
        vessel.owner = text;
      else
        faults_.unknown(child);
    }
  }

  XmlFaults& faults_;
};

}  // namespace

std::optional<std::uint64_t> xml_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

ListEntry read_ofac_entry(const pugi::xml_node& element, XmlFaults& faults) {
  return EntryReader(faults).read(element);
}

}  // namespace setpoint
