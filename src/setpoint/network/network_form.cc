#include "setpoint/network/network_form.h"

#include <algorithm>
#include <vector>

namespace setpoint {
namespace {

constexpr std::string_view kSayHow =
    "a header (from,to), nothing in the first field of a matrix, or --form edges, matrix or events";

std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes;
}

char sign(Parting parting) {
  switch (parting) {
    case Parting::commas:
      return ',';
    case Parting::semicolons:
      return ';';
    case Parting::tabs:
      return '\t';
    case Parting::blanks:
      break;
  }
  return ' ';
}

bool blank(char c) {
  return c == ' ' || c == '\t';
}

// Without the quotes around it.
std::string bare(std::string_view field) {
  if (field.size() >= 2 && field.front() == '"' && field.back() == '"')
    field = field.substr(1, field.size() - 2);
  return std::string(field);
}

std::vector<std::string> fields_of(std::string_view line, Parting parting) {
  std::vector<std::string> fields;
  if (parting == Parting::blanks) {
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
      if (end > at) fields.emplace_back(line.substr(at, end - at));
      at = end + 1;
    }
    return fields;
  }
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    if (at < line.size() && line[at] == '"') quoted = !quoted;
    if (at < line.size() && (quoted || line[at] != sign(parting))) continue;
    fields.push_back(bare(line.substr(begin, at - begin)));
    begin = at + 1;
  }
  return fields;
}

// The lines, without what ends them; blank ones at the end are none.
std::vector<std::string_view> lines_of(std::string_view bytes) {
  std::vector<std::string_view> lines;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  while (!lines.empty() && std::all_of(lines.back().begin(), lines.back().end(), blank))
    lines.pop_back();
  return lines;
}

// "1,5" behind two names: a weight with a decimal comma.
bool decimal_comma(std::string_view line) {
  const std::vector<std::string> fields = fields_of(line, Parting::blanks);
  return fields.size() == 3 && fields[0].find(',') == std::string::npos &&
         fields[1].find(',') == std::string::npos &&
         std::count(fields[2].begin(), fields[2].end(), ',') == 1 &&
         std::all_of(fields[2].begin(), fields[2].end(),
                     [](char c) { return c == ',' || (c >= '0' && c <= '9'); });
}

Parting parting_of(std::string_view line) {
  const bool semicolon = line.find(';') != std::string_view::npos;
  if (semicolon && (line.front() == ';' || line.find(',') == std::string_view::npos))
    return Parting::semicolons;
  if (line.find(',') != std::string_view::npos && !decimal_comma(line)) return Parting::commas;
  return line.find('\t') != std::string_view::npos ? Parting::tabs : Parting::blanks;
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

bool has(const std::vector<std::string>& fields, std::string_view word) {
  return std::find(fields.begin(), fields.end(), word) != fields.end();
}

Fault ambiguous(const std::string& name, std::string what) {
  return {FaultKind::data, {name, 1, 1}, std::move(what), std::string(kSayHow)};
}

bool is_dl(std::string_view line) {
  const std::string word = lower(std::string(line.substr(0, 3)));
  return word == "dl" || word == "dl " || word == "dl\t";
}

bool presence(std::string_view field) {
  return field.empty() || field == "0" || field == "1";
}

// A matrix whose columns stand under their labels, the first line a field shorter than the others.
bool under_labels(const std::vector<std::string_view>& lines, std::size_t labels) {
  return lines.size() > 1 && std::all_of(lines.begin() + 1, lines.end(), [&](auto line) {
           return fields_of(line, Parting::blanks).size() == labels + 1;
         });
}

Result<FoundForm> by_blanks(const std::vector<std::string_view>& lines, const std::string& name) {
  const std::vector<std::string> first = fields_of(lines.front(), Parting::blanks);
  if (!blank(lines.front().front()) || !under_labels(lines, first.size()))
    return FoundForm{NetworkForm::edges, Parting::blanks};
  if (first.size() != 2) return FoundForm{NetworkForm::matrix, Parting::blanks};
  // Two labels over rows of three, or a tie without a weight and ties with one.
  const bool same = lines.size() == 3 && has(first, fields_of(lines[1], Parting::blanks).front()) &&
                    has(first, fields_of(lines[2], Parting::blanks).front());
  if (same) return FoundForm{NetworkForm::matrix, Parting::blanks};
  return ambiguous(name, "may be a matrix of two columns or a list of ties");
}

Result<FoundForm> by_content(const std::vector<std::string_view>& lines, const std::string& name) {
  const std::string_view line = lines.front();
  if (is_dl(line)) return FoundForm{NetworkForm::dl, Parting::blanks};
  const Parting parting = parting_of(line);
  const std::vector<std::string> first = fields_of(line, parting);
  if (parting == Parting::blanks) return by_blanks(lines, name);
  if (has(first, "from") && has(first, "to")) return FoundForm{NetworkForm::ties, parting};
  std::vector<std::string> words;
  for (const std::string& field : first) words.push_back(lower(field));
  for (const auto& [from, to] :
       {std::pair("from", "to"), std::pair("source", "target"), std::pair("sender", "receiver")})
    if (has(words, from) && has(words, to))
      return Fault{FaultKind::data,
                   {name, 1, 1},
                   "a header of ties in another spelling",
                   "the columns from, to and perhaps kind and weight"};
  if (first.front().empty() || first.size() > 3) return FoundForm{NetworkForm::matrix, parting};
  if (parting == Parting::tabs) {
    // Ties, unless what stands under the first line looks like who was where.
    const bool table = lines.size() > 1 && !presence(first.back()) &&
                       std::all_of(lines.begin() + 1, lines.end(), [&](std::string_view each) {
                         const auto fields = fields_of(each, parting);
                         return fields.size() == first.size() &&
                                std::all_of(fields.begin() + 1, fields.end(), presence);
                       });
    if (!table) return FoundForm{NetworkForm::edges, Parting::blanks};
  }
  return ambiguous(name,
                   "may be a list of ties without a header, or a matrix with a word in its "
                   "first field");
}

void add_field(std::string& made, std::string_view field) {
  if (field.find(',') == std::string_view::npos || field.front() == '"') {
    made += field;
    return;
  }
  made += '"';
  for (const char c : field) made += c == '"' ? std::string("\"\"") : std::string(1, c);
  made += '"';
}

}  // namespace

std::string_view name(NetworkForm form) {
  switch (form) {
    case NetworkForm::ties:
      return "ties";
    case NetworkForm::edges:
      return "edges";
    case NetworkForm::matrix:
      return "matrix";
    case NetworkForm::events:
      return "events";
    case NetworkForm::dl:
      return "dl";
  }
  return {};
}

std::optional<NetworkForm> parse_network_form(std::string_view text) {
  for (const NetworkForm form : kNetworkForms)
    if (name(form) == text) return form;
  return std::nullopt;
}

Result<FoundForm> find_network_form(std::string_view bytes, const std::string& name,
                                    std::optional<NetworkForm> said) {
  const std::vector<std::string_view> lines = lines_of(without_mark(bytes));
  if (lines.empty() || lines.front().empty())
    return FoundForm{said.value_or(NetworkForm::edges), Parting::blanks};
  if (!said) return by_content(lines, name);
  FoundForm found{*said, parting_of(lines.front())};
  if (*said == NetworkForm::edges && found.parting == Parting::tabs)
    found.parting = Parting::blanks;
  return found;
}

std::string with_commas(std::string_view bytes, Parting parting) {
  bytes = without_mark(bytes);
  if (parting == Parting::commas) return std::string(bytes);
  std::string made;
  made.reserve(bytes.size() + bytes.size() / 8);
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    const bool ended = end < bytes.size();
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (parting == Parting::blanks) {
      const std::vector<std::string> fields = fields_of(line, parting);
      // The corner of the labels, which blanks leave out.
      if (made.empty() && !line.empty() && blank(line.front())) made += ',';
      for (std::size_t k = 0; k < fields.size(); ++k) {
        if (k > 0) made += ',';
        add_field(made, fields[k]);
      }
    } else {
      bool quoted = false;
      std::size_t begin = 0;
      for (std::size_t at = 0; at <= line.size(); ++at) {
        if (at < line.size() && line[at] == '"') quoted = !quoted;
        if (at < line.size() && (quoted || line[at] != sign(parting))) continue;
        if (begin > 0) made += ',';
        add_field(made, line.substr(begin, at - begin));
        begin = at + 1;
      }
    }
    if (ended) made += '\n';
  }
  return made;
}

}  // namespace setpoint
