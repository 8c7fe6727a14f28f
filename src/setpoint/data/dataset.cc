#include "setpoint/data/dataset.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "setpoint/core/digest.h"
#include "setpoint/data/assemble.h"
#include "setpoint/data/bytes.h"
#include "setpoint/data/manifest.h"

namespace setpoint {
namespace {

template <class Rows>
std::uint64_t add(std::vector<Rows>& releases, Rows release) {
  const std::uint64_t rows = release.rows;
  releases.push_back(std::move(release));
  return rows;
}

std::uint64_t add_imports(TableInput& input, Format format, Releases::Imports& imports) {
  if (format == Format::setpoint) return add(imports.plain, read_imports(input));
  CensusImports read = read_census_imports(input);
  // One of the two layouts has rows; the other is no release.
  if (!read.annual.groups.empty() || read.annual.rows > 0)
    return add(imports.annual, std::move(read.annual));
  return add(imports.monthly, std::move(read.monthly));
}

// Reads a table by its kind and format, which the manifest has checked against each other; the
// number of rows.
std::uint64_t read_rows(const ManifestTable& entry, TableInput& input, unsigned threads,
                        Releases& releases) {
  const bool plain = entry.format == Format::setpoint;
  switch (entry.kind) {
    case TableKind::seizures:
      return plain ? add(releases.seizures, read_seizures(input))
                   : add(releases.nationwide_drugs, read_cbp_nationwide_drugs(input));
    case TableKind::regional_seizures:
      return add(releases.regional_seizures, read_regional_seizures(input));
    case TableKind::deaths:
      return add(releases.deaths, plain ? read_deaths(input) : read_cdc_vsrr(input));
    case TableKind::crossings:
      return plain ? add(releases.crossings, read_crossings(input))
                   : add(releases.border_crossings, read_bts_border_crossing(input));
    case TableKind::imports:
      return add_imports(input, entry.format, releases.imports);
    case TableKind::covered_imports:
      return add_imports(input, entry.format, releases.covered_imports);
    case TableKind::governance:
      return add(releases.governance, read_governance(input));
    case TableKind::regulation:
      return add(releases.regulation, read_regulation(input));
    case TableKind::subsidy:
      return add(releases.subsidy, read_subsidy(input));
    case TableKind::decreed:
      return add(releases.decreed, read_decreed(input));
    case TableKind::routing:
      return add(releases.routing, read_routing(input));
    case TableKind::precursors:
      return add(releases.precursors, read_precursors(input));
    case TableKind::inspections:
      return add(releases.inspections, read_inspection_log(input, threads));
    case TableKind::strata:
      return add(releases.strata, read_strata(input));
    case TableKind::coverage:
      return add(releases.coverage, read_coverage(input));
  }
  return 0;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string text;
  for (const std::string& each : texts) text += (text.empty() ? "" : ",") + each;
  return text;
}

class DatasetReader {
 public:
  DatasetReader(const std::filesystem::path& folder, std::string file, const ReadOptions& options)
      : folder_(folder), file_(std::move(file)), options_(options) {}

  Result<Tables> read(const Manifest& manifest) {
    tables_.name = manifest.name;
    const auto logs = std::count_if(
        manifest.tables.begin(), manifest.tables.end(),
        [](const ManifestTable& entry) { return entry.kind == TableKind::inspections; });
    // Of several, two may be the same.
    fingerprint_logs_ = options_.fingerprint_logs || logs > 1;
    for (const ManifestTable& entry : manifest.tables) read_table(entry);
    if (!faults_.empty()) return faults_.all(file_);
    drop_duplicates(manifest);
    const ReleaseContext context{tables_.sources, files_, faults_, tables_.notes};
    assemble(releases_, context, tables_);
    if (!faults_.empty()) return faults_.all(file_);
    std::sort(tables_.notes.begin(), tables_.notes.end());
    if (logs == 0 || fingerprint_logs_) tables_.sha256 = fingerprint(manifest);
    return std::move(tables_);
  }

 private:
  void read_table(const ManifestTable& entry);
  void drop_duplicates(const Manifest& manifest);
  [[nodiscard]] std::string fingerprint(const Manifest& manifest) const;

  const std::filesystem::path& folder_;
  const std::string file_;  // dataset.toml
  const ReadOptions options_;
  bool fingerprint_logs_ = true;
  FaultLog faults_;
  Tables tables_;
  Releases releases_;
  std::vector<std::string> files_;
  std::vector<std::vector<std::string>> notes_;  // by table
};

// What is on record about countries, not what was counted: there may be nothing.
bool is_register(TableKind kind) {
  switch (kind) {
    case TableKind::governance:
    case TableKind::regulation:
    case TableKind::subsidy:
    case TableKind::decreed:
    case TableKind::routing:
    case TableKind::precursors:
    case TableKind::coverage:
      return true;
    case TableKind::seizures:
    case TableKind::regional_seizures:
    case TableKind::deaths:
    case TableKind::crossings:
    case TableKind::imports:
    case TableKind::covered_imports:
    case TableKind::inspections:
    case TableKind::strata:
      break;
  }
  return false;
}

void DatasetReader::read_table(const ManifestTable& entry) {
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
                   .chapters = entry.chapters,
                   .may_be_empty = is_register(entry.kind)};
  if (entry.carried_to) releases_.carry[table] = {*entry.carried_to, entry.where_carried_to};
  const std::uint64_t before = faults_.count();
  tables_.sources.back().rows = read_rows(entry, input, options_.threads, releases_);
  if (faults_.count() != before) return;
  if (entry.kind == TableKind::inspections && !fingerprint_logs_) return;
  auto hash = bytes.sha256();
  if (hash)
    tables_.sources.back().sha256 = std::move(*hash);
  else
    faults_.add(hash.faults());
}

// The same bytes named twice for the same purpose count once: the release that is dated last, of
// equal ones the first path.
void DatasetReader::drop_duplicates(const Manifest& manifest) {
  using Purpose =
      std::tuple<TableKind, Format, std::string, std::vector<std::string>, std::optional<Quarter>>;
  std::map<Purpose, std::vector<std::uint32_t>> same;
  for (std::uint32_t t = 0; t < tables_.sources.size(); ++t) {
    const ManifestTable& entry = manifest.tables[t];
    same[{entry.kind, entry.format, tables_.sources[t].sha256, entry.chapters, entry.carried_to}]
        .push_back(t);
  }
  std::set<std::uint32_t> dropped;
  for (auto& [purpose, tables] : same) {
    std::sort(tables.begin(), tables.end(), [&](std::uint32_t a, std::uint32_t b) {
      const TableSource& left = tables_.sources[a];
      const TableSource& right = tables_.sources[b];
      return std::tie(right.retrieved, left.path) < std::tie(left.retrieved, right.path);
    });
    for (std::size_t i = 1; i < tables.size(); ++i) {
      dropped.insert(tables[i]);
      tables_.notes.push_back(tables_.sources[tables[i]].path + " holds the same bytes as " +
                              tables_.sources[tables[0]].path + " and is not counted again");
    }
  }
  const auto drop = [&](auto& releases) {
    std::erase_if(releases, [&](const auto& release) { return dropped.contains(release.table); });
  };
  drop(releases_.seizures);
  drop(releases_.regional_seizures);
  drop(releases_.nationwide_drugs);
  drop(releases_.deaths);
  drop(releases_.crossings);
  drop(releases_.border_crossings);
  for (Releases::Imports* imports : {&releases_.imports, &releases_.covered_imports}) {
    drop(imports->plain);
    drop(imports->monthly);
    drop(imports->annual);
  }
  drop(releases_.governance);
  drop(releases_.regulation);
  drop(releases_.subsidy);
  drop(releases_.decreed);
  drop(releases_.routing);
  drop(releases_.precursors);
  drop(releases_.inspections);
  drop(releases_.strata);
  drop(releases_.coverage);
  for (std::uint32_t t = 0; t < notes_.size(); ++t)
    if (!dropped.contains(t))
      tables_.notes.insert(tables_.notes.end(), notes_[t].begin(), notes_[t].end());
}

// Everything that decides what the tables hold, and nothing else: not the paths, not the order.
std::string DatasetReader::fingerprint(const Manifest& manifest) const {
  std::set<std::string> lines;
  for (std::size_t t = 0; t < manifest.tables.size(); ++t) {
    const ManifestTable& entry = manifest.tables[t];
    lines.insert(std::string(name(entry.kind)) + " " + std::string(name(entry.format)) + " " +
                 tables_.sources[t].sha256 + " " + entry.retrieved.text() + " " +
                 (entry.carried_to ? entry.carried_to->text() : "-") + " " +
                 (entry.chapters.empty() ? "-" : joined(entry.chapters)) + "\n");
  }
  std::string all;
  for (const std::string& line : lines) all += line;
  return sha256(all + "name " + manifest.name + "\n");
}

}  // namespace

Result<Tables> read_dataset(const std::filesystem::path& folder, const ReadOptions& options) {
  const std::filesystem::path path = folder / "dataset.toml";
  auto manifest = read_manifest(folder);
  if (!manifest) return std::move(manifest).faults();
  if (manifest->tables.empty())
    return Fault{FaultKind::data,
                 {path.string()},
                 "no [[table]] of a determination",
                 "at least one beside those of the regional record"};
  // What is reported of the tables does not depend on the order in which they are listed.
  std::sort(manifest->tables.begin(), manifest->tables.end(),
            [](const ManifestTable& a, const ManifestTable& b) {
              return std::tie(a.kind, a.path) < std::tie(b.kind, b.path);
            });
  return DatasetReader(folder, path.string(), options).read(*manifest);
}

}  // namespace setpoint
