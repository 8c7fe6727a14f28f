#include "setpoint/data/regional_dataset.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "setpoint/core/digest.h"
#include "setpoint/data/bytes.h"
#include "setpoint/data/manifest.h"
#include "setpoint/data/regional_assemble.h"

namespace setpoint {
namespace {

template <class Table>
std::uint64_t add(std::vector<Table>& releases, Table release) {
  const std::uint64_t rows = release.rows;
  releases.push_back(std::move(release));
  return rows;
}

// Reads a table by its kind and format, which the manifest has checked against each other; the
// number of rows.
std::uint64_t read_rows(const RegionalManifestTable& entry, TableInput& input,
                        RegionalReleases& releases) {
  const bool plain = entry.format == Format::setpoint;
  switch (entry.kind) {
    case RegionalKind::deaths:
      if (plain) return add(releases.deaths, read_regional_deaths(input));
      return add(releases.deaths, entry.format == Format::cdc_vsrr ? read_vsrr_deaths(input)
                                                                   : read_wonder_deaths(input));
    case RegionalKind::population:
      return add(releases.population,
                 plain ? read_population(input) : read_census_population(input));
    case RegionalKind::designated_counties:
      return add(releases.designated_counties, read_designated_counties(input));
    case RegionalKind::area_states:
      return add(releases.area_states, read_area_states(input));
    case RegionalKind::lab_reports:
      return add(releases.lab_reports, plain ? read_lab_reports(input) : read_dea_nflis(input));
    case RegionalKind::area_seizures:
      return add(releases.area_seizures,
                 plain ? read_area_seizures(input) : read_cbp_area_seizures(input));
    case RegionalKind::nonfatal:
      return add(releases.nonfatal, plain ? read_nonfatal(input) : read_cdc_dose(input));
    case RegionalKind::special_populations:
      return add(releases.special_populations, read_special_populations(input));
    case RegionalKind::centroids:
      return add(releases.centroids, read_centroids(input));
  }
  return 0;
}

// What is on record about areas, not what was counted: there may be nothing.
bool is_register(RegionalKind kind) {
  return kind == RegionalKind::designated_counties || kind == RegionalKind::area_states ||
         kind == RegionalKind::special_populations;
}

class RegionalReader {
 public:
  RegionalReader(const std::filesystem::path& folder, std::string file)
      : folder_(folder), file_(std::move(file)) {}

  Result<RegionalTables> read(const Manifest& manifest) {
    tables_.name = manifest.name;
    if (manifest.regional.empty()) return std::move(tables_);
    for (const RegionalManifestTable& entry : manifest.regional) read_table(entry);
    if (!faults_.empty()) return faults_.all(file_);
    drop_duplicates(manifest);
    assemble(releases_, files_, faults_, tables_);
    if (!faults_.empty()) return faults_.all(file_);
    std::sort(tables_.notes.begin(), tables_.notes.end());
    tables_.sha256 = fingerprint(manifest);
    return std::move(tables_);
  }

 private:
  void read_table(const RegionalManifestTable& entry);
  void drop_duplicates(const Manifest& manifest);
  [[nodiscard]] std::string fingerprint(const Manifest& manifest) const;

  const std::filesystem::path& folder_;
  const std::string file_;  // dataset.toml
  FaultLog faults_;
  RegionalTables tables_;
  RegionalReleases releases_;
  std::vector<std::string> files_;
  std::vector<std::vector<std::string>> notes_;  // by table
};

void RegionalReader::read_table(const RegionalManifestTable& entry) {
  const auto table = static_cast<std::uint32_t>(tables_.sources.size());
  const std::filesystem::path path = folder_ / entry.path;
  files_.push_back(path.string());
  notes_.emplace_back();
  tables_.sources.push_back({entry.kind, std::string(name(entry.format)), entry.path, entry.source,
                             entry.retrieved, entry.note, "", 0});
  auto opened = FileBytes::open(path, files_.back());
  if (!opened) {
    faults_.add(opened.faults());
    return;
  }
  FileBytes& bytes = **opened;
  TableInput input{.table = table,
                   .file = files_.back(),
                   .path = entry.path,
                   .bytes = bytes,
                   .faults = faults_,
                   .notes = notes_.back(),
                   .block = CsvReader::kBlock,
                   .chapters = {},
                   .may_be_empty = is_register(entry.kind)};
  const std::uint64_t before = faults_.count();
  tables_.sources.back().rows = read_rows(entry, input, releases_);
  if (faults_.count() != before) return;
  auto hash = bytes.sha256();
  if (hash)
    tables_.sources.back().sha256 = std::move(*hash);
  else
    faults_.add(hash.faults());
}

// The same bytes named twice for the same purpose count once: the release that is dated last, of
// equal ones the first path. A release of deaths counts from the day on which it was known first.
void RegionalReader::drop_duplicates(const Manifest& manifest) {
  using Purpose = std::tuple<RegionalKind, Format, std::string>;
  std::map<Purpose, std::vector<std::uint32_t>> same;
  for (std::uint32_t t = 0; t < tables_.sources.size(); ++t) {
    const RegionalManifestTable& entry = manifest.regional[t];
    same[{entry.kind, entry.format, tables_.sources[t].sha256}].push_back(t);
  }
  std::set<std::uint32_t> dropped;
  for (auto& [purpose, tables] : same) {
    const bool deaths = std::get<RegionalKind>(purpose) == RegionalKind::deaths;
    std::sort(tables.begin(), tables.end(), [&](std::uint32_t a, std::uint32_t b) {
      const RegionalSource& left = tables_.sources[a];
      const RegionalSource& right = tables_.sources[b];
      if (left.retrieved != right.retrieved) return (left.retrieved < right.retrieved) == deaths;
      return left.path < right.path;
    });
    for (std::size_t i = 1; i < tables.size(); ++i) {
      dropped.insert(tables[i]);
      tables_.notes.push_back(tables_.sources[tables[i]].path + " holds the same bytes as " +
                              tables_.sources[tables[0]].path + " and is not counted again");
    }
  }
  releases_.drop(dropped);
  for (std::uint32_t t = 0; t < notes_.size(); ++t)
    if (!dropped.contains(t))
      tables_.notes.insert(tables_.notes.end(), notes_[t].begin(), notes_[t].end());
}

// Everything that decides what the tables hold, and nothing else: not the paths, not the order.
std::string RegionalReader::fingerprint(const Manifest& manifest) const {
  std::set<std::string> lines;
  for (std::size_t t = 0; t < manifest.regional.size(); ++t) {
    const RegionalManifestTable& entry = manifest.regional[t];
    lines.insert(std::string(name(entry.kind)) + " " + std::string(name(entry.format)) + " " +
                 tables_.sources[t].sha256 + " " + entry.retrieved.text() + "\n");
  }
  std::string all;
  for (const std::string& line : lines) all += line;
  return sha256(all + "name " + manifest.name + "\n");
}

}  // namespace

Result<RegionalTables> read_regional(const std::filesystem::path& folder) {
  auto manifest = read_manifest(folder);
  if (!manifest) return std::move(manifest).faults();
  // What is reported of the tables does not depend on the order in which they are listed.
  std::sort(manifest->regional.begin(), manifest->regional.end(),
            [](const RegionalManifestTable& a, const RegionalManifestTable& b) {
              return std::tie(a.kind, a.path) < std::tie(b.kind, b.path);
            });
  return RegionalReader(folder, (folder / "dataset.toml").string()).read(*manifest);
}

}  // namespace setpoint
