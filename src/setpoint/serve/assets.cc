#include "setpoint/serve/assets.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "setpoint/data/bytes.h"
#include "setpoint/serve/built_in_files.h"

namespace setpoint {
namespace {

constexpr std::string_view kIndex = "/index.html";
// Names below carry a digest of their bytes, so what was fetched once never changes.
constexpr std::string_view kDigested = "/assets/";

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string_view type_of(std::string_view path) {
  for (const auto& [ending, type] : kTypes)
    if (path.ends_with(ending)) return type;
  return "application/octet-stream";
}

constexpr std::string_view kLeftOut =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Setpoint</title>"
    "<h1>Setpoint</h1><p>This program was built without its dashboard. The service answers at "
    "<a href=\"/openapi.json\">/openapi.json</a> and below <code>/api</code>.</p></html>\n";

}  // namespace

void Assets::add(const std::string& path, std::string bytes) {
  Response response;
  response.content_type = type_of(path);
  response.immutable = path.starts_with(kDigested);
  response.body = body_of(std::move(bytes), true);
  if (path == kIndex) files_.emplace("/", response);
  files_.emplace(path, std::move(response));
}

Assets Assets::built_in() {
  Assets assets;
  for (const BuiltInFile& file : built_in_files())
    assets.add(std::string(file.path), std::string(file.bytes));
  if (assets.files_.empty()) assets.add(std::string(kIndex), std::string(kLeftOut));
  return assets;
}

Result<Assets> Assets::from(const std::filesystem::path& folder) {
  Assets assets;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator entry(folder, error), end;
       !error && entry != end; entry.increment(error)) {
    if (!entry->is_regular_file(error)) continue;
    auto bytes = read_all(entry->path(), entry->path().string());
    if (!bytes) return std::move(bytes).faults();
    assets.add("/" + entry->path().lexically_relative(folder).generic_string(), *std::move(bytes));
  }
  if (error)
    return Fault{FaultKind::machine, {folder.string(), 0, 0}, error.message(), "a folder to read"};
  if (assets.find(kIndex) == nullptr)
    return Fault{FaultKind::usage,
                 {folder.string(), 0, 0},
                 "no index.html",
                 "the folder of a built dashboard"};
  return assets;
}

const Response* Assets::find(std::string_view path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

}  // namespace setpoint
