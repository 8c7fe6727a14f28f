#include "setpoint/screening/legal_forms.h"

#include <algorithm>
#include <array>
#include <deque>
#include <utility>
#include <vector>

#include "setpoint/screening/edit_distance.h"
#include "setpoint/screening/legal_form_rows.h"
#include "setpoint/screening/near_words.h"
#include "setpoint/screening/word_lists.h"
#include "setpoint/screening/word_set.h"

namespace setpoint {
namespace {

// Letters: a form of one word is read through a typing error from this length on. "Verein" and
// "berhad" are a letter from words and names ("herein", "Behrad"), longer forms hardly.
constexpr std::size_t kLeastAlone = 7;
// ... and so is the word before what is a form without it ("Publc" of "Publc Limited").
constexpr std::size_t kLeastBefore = 6;

// Words of their own, one letter from a word of a form. From dictionaries of English, Spanish,
// French, Italian, Portuguese and German; what cannot stand where a form does is left out.
constexpr auto kOwnWords = in_order(std::to_array<std::string_view>(
    {"campania", "closer", "closet", "compagne", "generale", "generali", "generals", "imitada",
     "limite", "limiter", "limites", "notional", "primate", "primates", "publico", "publics",
     "publix", "rational", "viability"}));

template <class Take>
void each_word(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    take(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string with_word(std::string_view text, std::string_view from, std::string_view to) {
  std::string made;
  each_word(text, [&](std::string_view word) {
    if (!made.empty()) made += ' ';
    made += word == from ? to : word;
  });
  return made;
}

// "sadecv", "sdnbhd", "pteltd": words of few letters without the spaces; or empty.
std::string run_together(std::string_view text) {
  constexpr std::size_t kLongest = 4;
  constexpr std::size_t kLeast = 6;
  std::string made;
  bool brief = true;
  each_word(text, [&](std::string_view word) {
    brief = brief && word.size() <= kLongest;
    made += word;
  });
  return brief && made.size() >= kLeast && made.size() < text.size() ? made : std::string();
}

// Ascending by their words, so that the forms that begin with a letter are neighbours.
struct Table {
  std::deque<std::string> made;  // what the tables of forms do not hold as it is
  std::vector<LegalFormRow> rows;

  Table() {
    for (const LegalFormRow& row : common_legal_forms()) add(row);
    constexpr std::size_t kShort = 4;
    for (LegalFormRow row : further_legal_forms())
      for (std::string_view left = row.words; !left.empty();) {
        const std::size_t end = std::min(left.find('|'), left.size());
        row.words = left.substr(0, end);
        row.rare = row.words.size() <= kShort;
        add(row);
        left.remove_prefix(std::min(end + 1, left.size()));
      }
    std::sort(rows.begin(), rows.end(), [](const LegalFormRow& x, const LegalFormRow& y) {
      if (x.words != y.words) return x.words < y.words;
      return x.rare != y.rare ? y.rare : x.form < y.form;
    });
  }

 private:
  // A form as it stands, with "company" and "limited" cut short, and run together.
  void add(const LegalFormRow& row) {
    rows.push_back(row);
    const std::string ltd = with_word(row.words, "limited", "ltd");
    for (const std::string& text :
         {ltd, with_word(row.words, "company", "co"), with_word(ltd, "company", "co")})
      if (text != row.words) add_made(row, text, row.rare);
    if (const std::string text = run_together(row.words); !text.empty()) add_made(row, text, true);
  }
  void add_made(LegalFormRow row, std::string text, bool rare) {
    row.words = made.emplace_back(std::move(text));
    row.rare = rare;
    rows.push_back(row);
  }
};

const Table& table() {
  static const Table made;
  return made;
}

// The words of forms.
struct Vocabulary {
  std::vector<std::string_view> words;  // in order
  NearWords near;

  static const Vocabulary& of_forms() {
    static const Vocabulary made = [] {
      std::vector<std::string_view> all;
      for (const LegalFormRow& row : table().rows)
        each_word(row.words, [&](std::string_view word) { all.push_back(word); });
      std::sort(all.begin(), all.end());
      all.erase(std::unique(all.begin(), all.end()), all.end());
      return Vocabulary{all, NearWords(all)};
    }();
    return made;
  }
};

bool known(std::string_view word) {
  const std::vector<std::string_view>& words = Vocabulary::of_forms().words;
  return is_business_form(word) || is_business_word(word) || is_place(word) || is_filler(word) ||
         std::binary_search(words.begin(), words.end(), word);
}

// What of `pattern` stands at the beginning of the words.
struct Reading {
  std::size_t taken = 0;   // 0: it does not
  std::size_t errors = 0;  // words that are one typing error from those of the pattern
  bool first_errs = false;
};

Reading read(std::string_view pattern, std::span<const std::string_view> words, bool tolerant) {
  Reading made;
  while (true) {
    if (made.taken == words.size()) return {};
    const std::size_t end = std::min(pattern.find(' '), pattern.size());
    const std::string_view word = pattern.substr(0, end);
    const std::string_view typed = words[made.taken++];
    if (typed != word) {
      if (!tolerant || word.size() < NearWords::kLeast || edit_distance(typed, word, 1) != 1 ||
          known(typed))
        return {};
      ++made.errors;
      made.first_errs = made.first_errs || made.taken == 1;
    }
    if (end == pattern.size()) return made;
    pattern.remove_prefix(end + 1);
  }
}

// Whether a pattern read with errors in the words may be meant.
bool credible(std::string_view pattern, std::span<const std::string_view> words,
              const Reading& reading) {
  const bool own = reading.first_errs && holds(kOwnWords, words.front());
  // "Fundation" is rather "foundation" than "fondation".
  if (reading.taken == 1)
    return !own && pattern.size() >= kLeastAlone && near_business_form(pattern) == 0;
  if (reading.errors == reading.taken) return false;
  if (!reading.first_errs) return true;
  if (own && reading.taken == 2) return false;
  // A name may stand before what is a form by itself.
  const std::size_t space = pattern.find(' ');
  const std::string_view rest = pattern.substr(space + 1);
  const auto& rows = table().rows;
  const auto at = std::lower_bound(
      rows.begin(), rows.end(), rest,
      [](const LegalFormRow& row, std::string_view text) { return row.words < text; });
  return at == rows.end() || at->words != rest || (!own && space >= kLeastBefore);
}

// Calls take(row, reading) for the forms that begin with `first` and stand in the words.
template <class Take>
void each_form(std::string_view first, std::span<const std::string_view> words, bool tolerant,
               Take take) {
  const auto& rows = table().rows;
  const auto before = [](const LegalFormRow& row, std::string_view word) {
    return row.words < word;
  };
  // A blank is before every letter: the forms with that word come before those with a longer one.
  const auto begins = [&](const LegalFormRow& row) {
    return row.words.starts_with(first) &&
           (row.words.size() == first.size() || row.words[first.size()] == ' ');
  };
  for (auto row = std::lower_bound(rows.begin(), rows.end(), first, before);
       row != rows.end() && begins(*row); ++row)
    if (const Reading reading = read(row->words, words, tolerant); reading.taken > 0)
      take(*row, reading);
}

}  // namespace

std::string_view name(LegalClass value) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "a limited company",     "a company with share capital", "a partnership",     "a company",
      "a cooperative society", "an association or foundation", "a state enterprise"};
  return kNames[static_cast<std::size_t>(value)];
}

std::optional<LegalForm> legal_form(std::span<const std::string_view> words) {
  std::optional<LegalForm> best;
  if (words.empty() || words.front().empty()) return best;
  each_form(words.front(), words, false, [&](const LegalFormRow& row, const Reading& reading) {
    if (!best || reading.taken > best->words)
      best = LegalForm{row.kind, row.form, reading.taken, row.rare};
  });
  return best;
}

std::optional<MistypedForm> mistyped_legal_form(std::span<const std::string_view> words) {
  std::optional<MistypedForm> best;
  if (words.empty() || words.front().empty()) return best;
  Reading chosen;
  const auto take = [&](const LegalFormRow& row, const Reading& reading) {
    if (reading.errors == 0 || !credible(row.words, words, reading)) return;
    if (reading.taken < chosen.taken ||
        (reading.taken == chosen.taken && reading.errors >= chosen.errors))
      return;
    chosen = reading;
    best = MistypedForm{{row.kind, row.form, reading.taken, row.rare}, {}};
    std::size_t at = 0;
    each_word(row.words, [&](std::string_view word) {
      if (words[at] != word) best->words.push_back({std::string(words[at]), std::string(word)});
      ++at;
    });
  };
  each_form(words.front(), words, true, take);
  Vocabulary::of_forms().near.each(
      words.front(), [&](std::string_view first) { each_form(first, words, true, take); });
  return best;
}

bool mistyped_form_word(std::string_view word) {
  return !Vocabulary::of_forms().near.first(word).empty() && !known(word);
}

bool glued_form(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kGlued = {
      "ag", "gmbh", "ltd", "llc", "inc", "plc", "bv", "nv", "sarl", "srl", "ooo", "jsc"};
  return std::find(kGlued.begin(), kGlued.end(), word) != kGlued.end();
}

}  // namespace setpoint
