#include "setpoint/designation/ofac_xml.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <utility>
#include <vector>

#include "setpoint/core/utf8.h"
#include "setpoint/data/field.h"
#include "setpoint/designation/ofac_xml_entry.h"
#include "setpoint/designation/xml_faults.h"

namespace setpoint {
namespace {

using Node = pugi::xml_node;

// "MM/DD/YYYY"
std::optional<Date> published_on(std::string_view text) {
  if (text.size() != 10 || text[2] != '/' || text[5] != '/') return std::nullopt;
  const std::string day(text);
  return Date::parse(day.substr(6, 4) + "-" + day.substr(0, 2) + "-" + day.substr(3, 2));
}

// What <publshInformation> says: the day, into the list, and how many entries there are.
std::optional<std::uint64_t> read_publication(const Node& node, SanctionsList& list,
                                              XmlFaults& faults) {
  std::optional<std::uint64_t> announced;
  for (const Node& child : elements(node)) {
    const std::string_view name = child.name();
    const std::string_view text = child.child_value();
    if (name == "Publish_Date") {
      list.published = published_on(text);
      if (!list.published)
        faults.add(child, "not a date of publication: " + shown(text), "MM/DD/YYYY");
    } else if (name == "Record_Count") {
      announced = xml_number(text);
      if (!announced)
        faults.add(child, "not a number of entries: " + shown(text), "a whole number");
    } else {
      faults.unknown(child);
    }
  }
  return announced;
}

void sort(std::vector<ListEntry>& entries, XmlFaults& faults) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const ListEntry& a, const ListEntry& b) { return a.number < b.number; });
  for (std::size_t i = 1; i < entries.size(); ++i)
    if (entries[i].number == entries[i - 1].number && entries[i].number != 0)
      faults.add(
          {FaultKind::data,
           {faults.file(), entries[i].line, 0},
           "entry " + std::to_string(entries[i].number) + " is listed a second time",
           "each number once (the first is on line " + std::to_string(entries[i - 1].line) + ")"});
}

Result<SanctionsList> read_document(const Node& root, XmlFaults& faults) {
  SanctionsList list;
  list.file = faults.file();
  if (std::string_view(root.name()) != "sdnList") {
    faults.add(root, "the root is <" + std::string(root.name()) + ">", "<sdnList>");
    return faults.all();
  }
  std::optional<std::uint64_t> announced;
  for (const Node& child : elements(root)) {
    const std::string_view name = child.name();
    if (name == "publshInformation")
      announced = read_publication(child, list, faults);
    else if (name == "sdnEntry")
      list.entries.push_back(read_ofac_entry(child, faults));
    else
      faults.unknown(child);
  }
  if (!list.published && faults.empty())
    faults.add(root, "without <publshInformation>", "the date of publication");
  if (announced && *announced != list.entries.size())
    faults.add(root, std::to_string(list.entries.size()) + " entries",
               std::to_string(*announced) + " as <Record_Count> says");
  sort(list.entries, faults);
  if (!faults.empty()) return faults.all();
  return list;
}

}  // namespace

Result<SanctionsList> read_ofac_xml(std::string_view text, const std::string& file) {
  XmlFaults faults(text, file);
  const std::size_t nul = text.find('\0');
  const std::size_t bad = std::min(nul, first_malformed(text));
  if (bad < text.size())
    return Fault{FaultKind::data, faults.place(static_cast<std::ptrdiff_t>(bad)),
                 nul == bad ? "a NUL byte: this is not text" : "a byte that is not UTF-8",
                 "UTF-8 text"};
  pugi::xml_document document;
  const auto parsed = document.load_buffer(
      text.data(), text.size(), (pugi::parse_default | pugi::parse_doctype) & ~pugi::parse_eol,
      pugi::encoding_utf8);
  if (!parsed)
    return Fault{FaultKind::data, faults.place(parsed.offset), parsed.description(), "XML"};
  for (const Node& child : document.children())
    if (child.type() == pugi::node_doctype)
      return Fault{
          FaultKind::data, {file}, "has a document type", "the published list, without one"};
  return read_document(document.document_element(), faults);
}

}  // namespace setpoint
