#include "setpoint/screening/korean_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace setpoint {
namespace {

// Above the numbers of Chinese surnames.
constexpr std::size_t kFirst = 1000;

// One surname a row: the Revised Romanization, then what else is written for it.
constexpr auto kRows = std::to_array<std::string_view>({"gim kim ghim",
                                                        "i lee yi ri rhee li ree rhie",
                                                        "bak park pak bark",
                                                        "choe choi choy che",
                                                        "jeong jung chung chong cheong joung jong",
                                                        "gang kang",
                                                        "jo cho joh choh",
                                                        "yun yoon youn",
                                                        "jang chang",
                                                        "im lim rim yim leem",
                                                        "han hahn",
                                                        "o oh",
                                                        "seo suh so",
                                                        "sin shin",
                                                        "gwon kwon kweon",
                                                        "hwang whang",
                                                        "an ahn",
                                                        "song",
                                                        "ryu yu yoo you lyu ryoo",
                                                        "hong",
                                                        "jeon jun chon chun jean",
                                                        "go ko koh goh",
                                                        "mun moon",
                                                        "son sohn",
                                                        "yang ryang",
                                                        "bae pae bai",
                                                        "baek paek paik baik back",
                                                        "heo hur huh ho",
                                                        "nam",
                                                        "sim shim",
                                                        "no noh roh ro",
                                                        "ha hah",
                                                        "gwak kwak",
                                                        "seong sung song",
                                                        "cha",
                                                        "ju joo chu",
                                                        "u woo wu",
                                                        "gu koo ku goo",
                                                        "min",
                                                        "na ra nah",
                                                        "jin chin",
                                                        "ji jee chi",
                                                        "eom um om uhm",
                                                        "won",
                                                        "chae",
                                                        "cheon chun chon",
                                                        "bang pang",
                                                        "gong kong",
                                                        "hyeon hyun hyon",
                                                        "ham hahm",
                                                        "byeon byun pyon byon",
                                                        "yeom yum ryom yom",
                                                        "yeo yo ryo",
                                                        "chu choo",
                                                        "do to doh",
                                                        "seok suk sok",
                                                        "seon sun son",
                                                        "seol sol sul",
                                                        "ma mah",
                                                        "gil kil",
                                                        "pyo",
                                                        "myeong myung myong",
                                                        "gi ki kee",
                                                        "ban pan bahn",
                                                        "geum keum kum",
                                                        "ok ock",
                                                        "yuk yook ryuk",
                                                        "maeng",
                                                        "je che jae",
                                                        "mo moh",
                                                        "tak",
                                                        "guk kuk kook",
                                                        "eun un"});

using Form = std::pair<std::string_view, std::size_t>;

const std::vector<Form>& forms() {
  static const std::vector<Form> all = [] {
    std::vector<Form> made;
    for (std::size_t row = 0; row < kRows.size(); ++row)
      for (std::string_view text = kRows[row]; !text.empty();) {
        const std::size_t end = std::min(text.find(' '), text.size());
        made.emplace_back(text.substr(0, end), kFirst + row);
        text.remove_prefix(std::min(end + 1, text.size()));
      }
    std::sort(made.begin(), made.end());
    return made;
  }();
  return all;
}

constexpr auto kInitials =
    std::to_array<std::string_view>({"kk", "tt", "pp", "ss", "jj", "ch", "sh", "rh", "g", "k", "n",
                                     "d",  "t",  "r",  "l",  "m",  "b",  "p",  "s",  "j", "h", ""});
constexpr auto kVowels = std::to_array<std::string_view>(
    {"yeo", "yae", "wae", "weo", "woo", "yoo", "you", "ya", "ye", "yo", "yu",
     "yi",  "wa",  "we",  "wi",  "wo",  "wu",  "ae",  "eo", "eu", "oe", "oi",
     "oo",  "ou",  "ui",  "ee",  "a",   "e",   "i",   "o",  "u"});
constexpr auto kFinals = std::to_array<std::string_view>(
    {"ng", "k", "g", "n", "t", "l", "r", "m", "p", "b", "h", "ck", ""});

bool read(std::string_view word, std::size_t most) {
  if (word.empty()) return true;
  if (most == 0) return false;
  for (const std::string_view initial : kInitials) {
    if (!word.starts_with(initial)) continue;
    const std::string_view rest = word.substr(initial.size());
    for (const std::string_view vowel : kVowels) {
      if (!rest.starts_with(vowel)) continue;
      const std::string_view end = rest.substr(vowel.size());
      for (const std::string_view final : kFinals)
        if (end.starts_with(final) && read(end.substr(final.size()), most - 1)) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::size_t> korean_surname_forms(std::string_view word) {
  constexpr std::size_t kLongest = 6;
  std::vector<std::size_t> rows;
  if (word.size() > kLongest) return rows;
  for (auto at = std::lower_bound(forms().begin(), forms().end(), Form{word, 0});
       at != forms().end() && at->first == word; ++at)
    rows.push_back(at->second);
  return rows;
}

bool is_korean_syllables(std::string_view word) {
  constexpr std::size_t kMostSyllables = 3;
  constexpr std::size_t kLongest = 12;
  return !word.empty() && word.size() <= kLongest && read(word, kMostSyllables);
}

}  // namespace setpoint
