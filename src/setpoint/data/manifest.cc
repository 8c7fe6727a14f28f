#include "setpoint/data/manifest.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "setpoint/data/bytes.h"
#include "setpoint/data/suggestion.h"
#include "setpoint/data/table_formats.h"
#include "setpoint/policy/nearest.h"
#include "setpoint/policy/toml.h"
#include "setpoint/policy/toml_source.h"
#include "setpoint/policy/toml_text.h"

namespace setpoint {
namespace {

constexpr std::array<std::string_view, 2> kTopKeys = {"name", "table"};
constexpr std::array<std::string_view, 8> kTableKeys = {
    "kind", "format", "path", "source", "retrieved", "note", "carried_to", "chapters"};

// Reads the keys of one TOML table, each fault with its place.
class Keys {
 public:
  Keys(const toml::table& table, const TomlSource& source, Faults& faults)
      : table_(table), source_(source), faults_(faults) {}

  [[nodiscard]] Location place(const toml::source_region& region) const {
    return source_.at(region);
  }
  [[nodiscard]] Location place(std::string_view key) const {
    const toml::node* const node = table_.get(key);
    return node == nullptr ? place(table_.source()) : place(node->source());
  }
  void fault(std::string_view key, std::string what, std::string expected) {
    faults_.push_back({FaultKind::data, place(key), std::move(what), std::move(expected)});
  }

  void know(std::span<const std::string_view> known) {
    for (const auto& [key, node] : table_)
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        faults_.push_back({FaultKind::data, place(key.source()),
                           "unknown key '" + unshielded(key.str()) + "'",
                           suggestion(unshielded(key.str()), known)});
  }

  // A non-empty string; empty, with a fault, if there is none.
  std::string text(std::string_view key, bool required) {
    const toml::node* const node = table_.get(key);
    if (node == nullptr) {
      if (required) fault(key, "no key '" + std::string(key) + "'", "it with a text");
      return {};
    }
    const auto* const value = node->as_string();
    if (value == nullptr || value->get().empty()) {
      fault(key, "'" + std::string(key) + "' is not a text", "a text in quotes");
      return {};
    }
    return unshielded(value->get());
  }

  std::optional<Date> date(std::string_view key) {
    const toml::node* const node = table_.get(key);
    if (node == nullptr) {
      fault(key, "no key '" + std::string(key) + "'", "it with a date like 2026-01-31");
      return std::nullopt;
    }
    const auto* const value = node->as_date();
    const auto date = value == nullptr
                          ? std::nullopt
                          : Date::of(value->get().year, value->get().month, value->get().day);
    if (!date)
      fault(key, "'" + std::string(key) + "' is not a date",
            "a date without quotes like 2026-01-31");
    return date;
  }

  std::vector<std::string> chapters(std::string_view key) {
    const toml::node* const node = table_.get(key);
    if (node == nullptr) return {};
    std::vector<std::string> chapters;
    const toml::array* const array = node->as_array();
    bool good = array != nullptr && !array->empty();
    for (std::size_t i = 0; good && i < array->size(); ++i) {
      const auto* const value = array->get(i)->as_string();
      good = value != nullptr && value->get().size() == 2 &&
             std::all_of(value->get().begin(), value->get().end(),
                         [](char c) { return c >= '0' && c <= '9'; });
      if (good) chapters.push_back(value->get());
    }
    if (!good) {
      fault(key, "'" + std::string(key) + "' is not a list of chapters",
            "a list of texts of two digits like [\"29\", \"30\"]");
      return {};
    }
    std::sort(chapters.begin(), chapters.end());
    chapters.erase(std::unique(chapters.begin(), chapters.end()), chapters.end());
    return chapters;
  }

 private:
  const toml::table& table_;
  const TomlSource& source_;
  Faults& faults_;
};

std::optional<AnyKind> read_kind(Keys& keys) {
  const std::string text = keys.text("kind", true);
  if (text.empty()) return std::nullopt;
  const auto kind = parse_kind(text);
  if (!kind) keys.fault("kind", "unknown kind '" + text + "'", suggestion(text, kind_names()));
  return kind;
}

std::optional<Format> read_format(Keys& keys, const std::optional<AnyKind>& kind) {
  const std::string text = keys.text("format", true);
  if (text.empty()) return std::nullopt;
  const auto format = parse_format(text);
  if (!format) {
    keys.fault("format", "unknown format '" + text + "'", suggestion(text, format_names()));
    return std::nullopt;
  }
  if (kind) {
    const auto formats = formats_of(*kind);
    if (std::find(formats.begin(), formats.end(), text) == formats.end()) {
      keys.fault("format", "format '" + text + "' does not hold " + std::string(kind_name(*kind)),
                 alternatives(formats));
      return std::nullopt;
    }
  }
  return format;
}

// Puts the table with its like.
void read_table(const toml::table& table, const TomlSource& source, Faults& faults,
                Manifest& manifest) {
  Keys keys(table, source, faults);
  ManifestTable entry;
  entry.where = keys.place(table.source());
  keys.know(kTableKeys);
  const auto kind = read_kind(keys);
  const auto format = read_format(keys, kind);
  entry.path = keys.text("path", true);
  entry.where_path = keys.place("path");
  entry.source = keys.text("source", true);
  entry.retrieved = keys.date("retrieved").value_or(Date());
  entry.note = keys.text("note", false);
  if (entry.path.find('\0') != std::string::npos)
    keys.fault("path", "'path' holds a NUL character", "the name of a file");
  const std::string carried = keys.text("carried_to", false);
  if (!carried.empty()) {
    entry.carried_to = Quarter::parse(carried);
    entry.where_carried_to = keys.place("carried_to");
    if (!entry.carried_to)
      keys.fault("carried_to", "'" + carried + "' is not a quarter", "a quarter like 2024Q3");
    if (kind && !can_be_carried(*kind))
      keys.fault("carried_to", "carried_to does not serve " + std::string(kind_name(*kind)),
                 "it only for crossings, imports or covered_imports");
  }
  entry.chapters = keys.chapters("chapters");
  if (!entry.chapters.empty() && format && *format != Format::census_imports)
    keys.fault("chapters", "chapters do not serve format '" + std::string(name(*format)) + "'",
               "them only for census-imports");
  if (format) entry.format = *format;
  if (!kind) return;
  if (const RegionalKind* const regional = std::get_if<RegionalKind>(&*kind)) {
    manifest.regional.push_back({*regional, entry.format, std::move(entry.path),
                                 std::move(entry.source), entry.retrieved, std::move(entry.note),
                                 std::move(entry.where)});
    return;
  }
  entry.kind = std::get<TableKind>(*kind);
  manifest.tables.push_back(std::move(entry));
}

}  // namespace

Result<Manifest> parse_manifest(std::string_view toml, const std::string& file) {
  const TomlSource source(file, toml);
  if (const auto place = first_unreadable(toml))
    return Fault{FaultKind::data,
                 {file, place->line, place->column},
                 std::string(place->what),
                 "UTF-8 text"};
  const toml::parse_result parsed = toml::parse(shielded(toml), file);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return Fault{FaultKind::data, source.at(error.source()), unshielded(error.description()),
                 "TOML"};
  }
  const toml::table& root = parsed.table();
  Faults faults;
  Manifest manifest;
  Keys keys(root, source, faults);
  keys.know(kTopKeys);
  manifest.name = keys.text("name", true);
  const toml::node* const node = root.get("table");
  const toml::array* const tables = node == nullptr ? nullptr : node->as_array();
  if (tables == nullptr || tables->empty()) {
    keys.fault("table", "no [[table]]", "at least one");
    return faults;
  }
  for (const toml::node& each : *tables) {
    if (const toml::table* const table = each.as_table())
      read_table(*table, source, faults, manifest);
    else
      faults.push_back({FaultKind::data, keys.place(each.source()),
                        "an entry of 'table' that is no "
                        "table",
                        "[[table]]"});
  }
  if (!faults.empty()) return faults;
  return manifest;
}

Result<Manifest> read_manifest(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "dataset.toml";
  auto bytes = read_all(path, path.string());
  if (!bytes) return std::move(bytes).faults();
  return parse_manifest(*bytes, path.string());
}

}  // namespace setpoint
