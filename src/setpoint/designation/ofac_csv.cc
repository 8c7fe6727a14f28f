#include "setpoint/designation/ofac_csv.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "setpoint/data/bytes.h"
#include "setpoint/data/csv.h"
#include "setpoint/data/fault_log.h"
#include "setpoint/data/field.h"
#include "setpoint/designation/remarks.h"

namespace setpoint {
namespace {

// sdn.csv's Remarks end here and go on in sdn_comments.csv.
constexpr std::size_t kRemarksWidth = 1000;

std::string_view without_spaces(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// A field's text; empty for the publisher's nothing.
std::string_view said(std::string_view field) {
  const std::string_view text = without_spaces(field);
  return text == "-0-" ? std::string_view() : text;
}

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// One of the files, record by record.
class ListFile {
 public:
  ListFile(const ListText& file, std::size_t width, FaultLog& faults)
      : bytes_(file.text),
        csv_(bytes_, file.file, std::min(CsvReader::kBlock, file.text.size() + 1)),
        width_(width),
        faults_(faults),
        file_(file.file),
        nothing_(file.text.empty()) {}

  // The next record that has the right number of fields and an entry's number in the first.
  bool next() {
    if (nothing_) return false;
    while (csv_.next()) {
      // Every record has as many fields as the first, or CsvReader stops.
      if (csv_.fields().size() != width_) {
        fault(0, std::to_string(csv_.fields().size()) + " fields",
              std::to_string(width_) + " (the files have no header)");
        return false;
      }
      const auto number = whole_number(without_spaces(csv_.fields()[0]));
      if (number) {
        number_ = *number;
        return true;
      }
      fault(0, "the entry's number is " + shown(csv_.fields()[0]), "a whole number");
    }
    if (csv_.fault()) {
      Fault wrong = *csv_.fault();
      constexpr std::string_view kHeader = " as in the header";
      if (wrong.expected.ends_with(kHeader)) wrong.expected = std::to_string(width_);
      faults_.add(std::move(wrong));
    }
    return false;
  }

  [[nodiscard]] std::uint64_t number() const { return number_; }
  [[nodiscard]] std::uint64_t line() const { return csv_.line(); }
  [[nodiscard]] std::string_view raw(std::size_t field) const { return csv_.fields()[field]; }
  [[nodiscard]] std::string text(std::size_t field) const { return std::string(said(raw(field))); }
  void fault(std::size_t field, std::string what, std::string expected) {
    faults_.add({FaultKind::data, csv_.where(field), std::move(what), std::move(expected)});
  }

 private:
  MemoryBytes bytes_;
  CsvReader csv_;
  std::size_t width_;
  FaultLog& faults_;
  std::string file_;
  bool nothing_;
  std::uint64_t number_ = 0;
};

std::optional<ListedKind> listed_kind(std::string_view text) {
  if (text.empty()) return ListedKind::entity;
  for (const ListedKind kind : {ListedKind::individual, ListedKind::vessel, ListedKind::aircraft})
    if (text == name(kind)) return kind;
  return std::nullopt;
}

// "A] [B" as A and B; empty if one of them is.
std::vector<std::string> programmes(std::string_view text) {
  constexpr std::string_view kBetween = "] [";
  std::vector<std::string> found;
  while (true) {
    const std::size_t end = text.find(kBetween);
    const std::string_view programme = without_spaces(text.substr(0, end));
    if (programme.empty()) return {};
    found.emplace_back(programme);
    if (end == std::string_view::npos) return found;
    text.remove_prefix(end + kBetween.size());
  }
}

// What the list's own file says, and the remarks, which are read when they are whole.
struct Row {
  ListEntry entry;
  std::string remarks;
  Location where;
};

std::vector<Row> read_rows(const ListText& text, FaultLog& faults) {
  std::vector<Row> rows;
  ListFile file(text, 12, faults);
  while (file.next()) {
    Row row;
    row.entry.number = file.number();
    row.entry.line = file.line();
    const std::string primary = file.text(1);
    if (primary.empty()) file.fault(1, "an entry without a name", "its name");
    const auto kind = listed_kind(said(file.raw(2)));
    if (!kind)
      file.fault(2, "unknown kind of entry " + shown(file.raw(2)),
                 "individual, vessel, aircraft or -0- (an entity)");
    row.entry.kind = kind.value_or(ListedKind::entity);
    row.entry.programmes = programmes(said(file.raw(3)));
    if (row.entry.programmes.empty())
      file.fault(3, "an entry without a programme", "programmes as A] [B");
    row.entry.names.push_back({primary, "name", NameStrength::primary});
    row.entry.title = file.text(4);
    row.entry.vessel = {file.text(5), file.text(6), file.text(7),
                        file.text(8), file.text(9), file.text(10)};
    // A space where the remarks break off belongs to them.
    if (!said(file.raw(11)).empty()) row.remarks = file.raw(11);
    row.where = {text.file, file.line(), 1};
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a.entry.number < b.entry.number; });
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (rows[i].entry.number == rows[i - 1].entry.number)
      faults.add({FaultKind::data, rows[i].where,
                  "entry " + std::to_string(rows[i].entry.number) + " is listed a second time",
                  "each number once (the first is on line " +
                      std::to_string(rows[i - 1].entry.line) + ")"});
  return rows;
}

// The row of a number, or null.
Row* find_row(std::vector<Row>& rows, std::uint64_t number) {
  const auto found = std::lower_bound(
      rows.begin(), rows.end(), number,
      [](const Row& row, std::uint64_t wanted) { return row.entry.number < wanted; });
  return found != rows.end() && found->entry.number == number ? &*found : nullptr;
}

void read_remarks(const std::optional<ListText>& comments, std::vector<Row>& rows, ListNotes& notes,
                  FaultLog& faults) {
  std::map<std::uint64_t, std::string> more;
  if (comments) {
    ListFile file(*comments, 2, faults);
    while (file.next()) {
      const Row* row = find_row(rows, file.number());
      const bool goes_on = row != nullptr && row->remarks.size() >= kRemarksWidth;
      if (!goes_on)
        ++notes.comments_of_others;
      else if (!said(file.raw(1)).empty())
        more[file.number()] += file.raw(1);
    }
  }
  for (Row& row : rows) {
    const auto rest = more.find(row.entry.number);
    const bool cut = row.remarks.size() >= kRemarksWidth && rest == more.end();
    if (cut) ++notes.cut_remarks;
    if (rest != more.end()) row.remarks += rest->second;
    take_remarks(row.entry, row.remarks, cut ? RemarksEnd::cut : RemarksEnd::period);
  }
}

void read_aliases(const ListText& text, std::vector<Row>& rows, ListNotes& notes,
                  FaultLog& faults) {
  ListFile file(text, 5, faults);
  // They stand after the name and before the weak ones of the remarks.
  std::map<std::uint64_t, std::size_t> taken;
  while (file.next()) {
    const std::string kind = file.text(2);
    const std::string alias = file.text(3);
    if (kind != "aka" && kind != "fka" && kind != "nka")
      file.fault(2, "unknown kind of alias " + shown(file.raw(2)), "aka, fka or nka");
    if (alias.empty()) file.fault(3, "an alias without a name", "its name");
    Row* row = find_row(rows, file.number());
    if (row == nullptr) {
      ++notes.aliases_of_others;
      continue;
    }
    const std::size_t place = ++taken[file.number()];
    row->entry.names.insert(row->entry.names.begin() + static_cast<std::ptrdiff_t>(place),
                            {alias, kind, NameStrength::strong});
    add_remark(row->entry, said(file.raw(4)));
  }
}

void read_addresses(const ListText& text, std::vector<Row>& rows, ListNotes& notes,
                    FaultLog& faults) {
  ListFile file(text, 6, faults);
  std::vector<bool> seen(rows.size(), false);
  while (file.next()) {
    Row* row = find_row(rows, file.number());
    if (row == nullptr) {
      ++notes.addresses_of_others;
      continue;
    }
    seen[static_cast<std::size_t>(row - rows.data())] = true;
    ListedAddress address{file.text(2), file.text(4)};
    const std::string_view city = said(file.raw(3));
    if (!address.text.empty() && !city.empty()) address.text += ", ";
    address.text += city;
    if (!address.text.empty() || !address.country.empty())
      row->entry.addresses.push_back(std::move(address));
    add_remark(row->entry, said(file.raw(5)));
  }
  notes.without_address = static_cast<std::uint64_t>(std::count(seen.begin(), seen.end(), false));
}

}  // namespace

Result<SanctionsList> read_ofac_csv(const OfacCsv& files) {
  SanctionsList list;
  list.file = files.sdn.file;
  list.with_addresses = files.addresses.has_value();
  if (files.sdn.text.empty())
    return Fault{FaultKind::data, {list.file}, "the file is empty", "a list of designations"};
  FaultLog faults;
  std::vector<Row> rows = read_rows(files.sdn, faults);
  read_remarks(files.comments, rows, list.notes, faults);
  if (files.aliases) read_aliases(*files.aliases, rows, list.notes, faults);
  if (files.addresses) read_addresses(*files.addresses, rows, list.notes, faults);
  if (!faults.empty()) return faults.all(list.file);
  list.entries.reserve(rows.size());
  for (Row& row : rows) list.entries.push_back(std::move(row.entry));
  return list;
}

}  // namespace setpoint
