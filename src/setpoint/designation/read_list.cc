#include "setpoint/designation/read_list.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "setpoint/designation/list_text.h"
#include "setpoint/designation/ofac_csv.h"
#include "setpoint/designation/ofac_xml.h"

namespace setpoint {
namespace {

namespace fs = std::filesystem;

enum class Role { list, addresses, aliases, comments };
constexpr std::array<std::pair<Role, std::string_view>, 4> kRoles = {
    {{Role::comments, "sdn_comments"},
     {Role::list, "sdn"},
     {Role::addresses, "add"},
     {Role::aliases, "alt"}}};

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

// What a file in the folder is, by its name.
std::optional<Role> role(std::string file) {
  file = lower(std::move(file));
  constexpr std::string_view kPacked = ".gz";
  if (file.ends_with(kPacked)) file.resize(file.size() - kPacked.size());
  const bool xml = file.ends_with(".xml");
  if (!xml && !file.ends_with(".csv")) return std::nullopt;
  for (const auto& [which, prefix] : kRoles) {
    if (!file.starts_with(prefix)) continue;
    if (xml && which != Role::list) return std::nullopt;
    return which;
  }
  return std::nullopt;
}

Fault folder_fault(const std::string& folder, std::string what, std::string expected) {
  return {FaultKind::data, {folder}, std::move(what), std::move(expected)};
}

Result<ListFiles> search(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> files;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->is_regular_file(error)) files.push_back(at->path().filename().string());
  if (error) return Fault{FaultKind::machine, {folder}, error.message(), ""};
  std::sort(files.begin(), files.end());
  std::array<std::vector<std::string>, kRoles.size()> found;
  for (const std::string& file : files)
    if (const auto is = role(file)) found[static_cast<std::size_t>(*is)].push_back(file);
  const auto& lists = found[static_cast<std::size_t>(Role::list)];
  if (lists.empty()) return folder_fault(folder, "holds no list", "sdn.csv or SDN.XML");
  for (const auto& same : found)
    if (same.size() > 1)
      return folder_fault(folder, same[0] + " and " + same[1] + " may both be meant",
                          "one of them, or the file instead of the folder");
  const auto path = [&folder, &found](Role which) -> std::optional<std::string> {
    const auto& one = found[static_cast<std::size_t>(which)];
    if (one.empty()) return std::nullopt;
    return (fs::path(folder) / one.front()).string();
  };
  return ListFiles{*path(Role::list), path(Role::addresses), path(Role::aliases),
                   path(Role::comments), std::nullopt};
}

// Whether the text is XML: after a byte-order mark and blanks comes '<'.
bool looks_like_xml(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  return at != std::string_view::npos && text[at] == '<';
}

Result<SanctionsList> read_csv(const ListFiles& files, std::string_view sdn) {
  OfacCsv csv{{files.sdn, sdn}, std::nullopt, std::nullopt, std::nullopt};
  std::array<std::string, 3> texts;
  const std::array<std::pair<const std::optional<std::string>*, std::optional<ListText>*>, 3>
      companions = {{{&files.addresses, &csv.addresses},
                     {&files.aliases, &csv.aliases},
                     {&files.comments, &csv.comments}}};
  for (std::size_t i = 0; i < companions.size(); ++i) {
    const auto& [path, companion] = companions[i];
    if (!*path) continue;
    auto text = read_list_text(**path, **path);
    if (!text) return std::move(text).faults();
    texts[i] = std::move(text).value();
    *companion = ListText{**path, texts[i]};
  }
  return read_ofac_csv(csv);
}

Result<SanctionsList> read_xml(const ListFiles& files, std::string_view text) {
  for (const auto* companion : {&files.addresses, &files.aliases, &files.comments})
    if (*companion)
      return Fault{FaultKind::data,
                   {**companion},
                   "is a file of the CSV list, and " + files.sdn + " is XML",
                   "the XML alone"};
  auto list = read_ofac_xml(text, files.sdn);
  if (!list || !files.published || !list->published || *list->published == *files.published)
    return list;
  return Fault{FaultKind::data,
               {files.sdn},
               "was published on " + list->published->text(),
               files.published->text() + " as was said of it"};
}

}  // namespace

Result<ListFiles> find_list_files(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return search(path);
  return ListFiles{path, std::nullopt, std::nullopt, std::nullopt, std::nullopt};
}

Result<SanctionsList> read_list(const ListFiles& files) {
  auto text = read_list_text(files.sdn, files.sdn);
  if (!text) return std::move(text).faults();
  auto list = looks_like_xml(*text) ? read_xml(files, *text) : read_csv(files, *text);
  if (list && files.published) list->published = files.published;
  return list;
}

}  // namespace setpoint
