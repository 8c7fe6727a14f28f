#include "setpoint/screening/word_lists.h"

#include <array>

#include "setpoint/screening/word_set.h"

namespace setpoint {
namespace {

// Never, or hardly ever, a name by themselves.
constexpr auto kTitles = in_order(std::to_array<std::string_view>(
    {"mr",           "mrs",        "ms",           "miss",       "mister",    "dr",
     "doctor",       "prof",       "professor",    "sir",        "sheikh",    "shaikh",
     "shaykh",       "sheik",      "cheikh",       "haji",       "hajji",     "hadji",
     "hajj",         "haj",        "alhaji",       "mullah",     "mollah",    "mulla",
     "maulvi",       "mawlawi",    "maulana",      "mawlana",    "qari",      "ustad",
     "ustaz",        "gen",        "colonel",      "col",        "captain",   "capt",
     "maj",          "lieutenant", "lt",           "brigadier",  "brig",      "admiral",
     "adm",          "commander",  "cmdr",         "president",  "minister",  "ambassador",
     "senator",      "governor",   "monsieur",     "mme",        "mlle",      "madame",
     "mademoiselle", "herr",       "frau",         "senor",      "senora",    "sr",
     "senorita",     "sra",        "srta",         "ing",        "lic",       "engineer",
     "hon",          "honourable", "honorable",    "rev",        "reverend",  "hrh",
     "ayatollah",    "ayatolla",   "hojatoleslam", "gospodin",   "tovarisch", "tovarishch",
     "comrade",      "signor",     "signora",      "excellency", "messrs",    "secretary",
     "sgt",          "sergeant",   "cpl",          "ret",        "retd"}));

// Titles that many people are called as well.
constexpr auto kTitlesAndNames = in_order(std::to_array<std::string_view>(
    {"general", "eng",     "major",  "prince",  "princess", "king",   "queen",  "pan",
     "pani",    "don",     "dona",   "lord",    "dame",     "father", "bishop", "duke",
     "baron",   "marshal", "judge",  "justice", "chief",    "count",  "earl",   "dean",
     "elder",   "brother", "sister", "abbot",   "pope"}));

// Behind a name.
constexpr auto kDegrees = in_order(std::to_array<std::string_view>(
    {"dr",  "mr",  "mrs", "ms",  "prof", "ing", "lic", "hon", "esq", "phd", "md",  "mp",
     "obe", "mbe", "cbe", "kbe", "dds",  "cpa", "jd",  "mba", "llm", "llb", "ret", "retd"}));

constexpr auto kParticles = in_order(std::to_array<std::string_view>(
    {"al",   "el",  "ul",   "ur",    "ud",    "ash",   "az",   "de",   "da",    "dos",   "das",
     "des",  "di",  "del",  "della", "delle", "dello", "la",   "las",  "los",   "les",   "von",
     "der",  "zum", "zur",  "und",   "and",   "et",    "ibn",  "bn",   "bint",  "binti", "binte",
     "ould", "uld", "wuld", "oglu",  "ogly",  "kyzy",  "qizi", "zada", "zadeh", "y"}));

// Particles that are surnames or given names elsewhere.
constexpr auto kParticlesAndNames = in_order(std::to_array<std::string_view>(
    {"us",  "as", "ad", "an", "ar", "at", "do",  "du",  "le", "lo",  "van", "den", "ter",
     "ten", "zu", "af", "av", "e",  "i",  "bin", "ben", "ap", "mac", "bar", "bat"}));

constexpr auto kPatronymic = in_order(std::to_array<std::string_view>(
    {"bin", "ben", "ibn", "bn", "bint", "binti", "binte", "ould", "uld", "wuld"}));

constexpr std::array<std::string_view, 21> kUnits = {
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::array<std::string_view, 8> kTens = {"thirty",  "forty",  "fifty",  "sixty",
                                                   "seventy", "eighty", "ninety", "hundred"};
constexpr std::array<std::string_view, 20> kRoman = {
    "i",  "ii",  "iii",  "iv",  "v",  "vi",  "vii",  "viii",  "ix",  "x",
    "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"};

}  // namespace

bool is_title(std::string_view word) {
  return holds(kTitles, word);
}
bool is_title_and_name(std::string_view word) {
  return holds(kTitlesAndNames, word);
}
bool is_degree(std::string_view word) {
  return holds(kDegrees, word);
}
bool is_particle(std::string_view word) {
  return holds(kParticles, word) || holds(kParticlesAndNames, word);
}
bool is_particle_and_name(std::string_view word) {
  return holds(kParticlesAndNames, word);
}
int generation_suffix(std::string_view word) {
  if (word == "sr" || word == "senior") return 1;
  if (word == "jr" || word == "junior" || word == "ii" || word == "2nd") return 2;
  if (word == "iii" || word == "3rd") return 3;
  return word == "iv" || word == "4th" ? 4 : 0;
}
bool is_patronymic_particle(std::string_view word) {
  return holds(kPatronymic, word);
}

int number_word(std::string_view word) {
  if (word == "fourty") return 40;  // how it is often written
  for (std::size_t k = 0; k < kUnits.size(); ++k)
    if (kUnits[k] == word) return static_cast<int>(k);
  for (std::size_t k = 0; k < kTens.size(); ++k)
    if (kTens[k] == word) return 30 + 10 * static_cast<int>(k);
  return -1;
}

int ordinal_word(std::string_view word) {
  static constexpr std::array<std::string_view, 13> kOrdinals = {
      "zeroth",  "first",  "second", "third", "fourth",   "fifth",  "sixth",
      "seventh", "eighth", "ninth",  "tenth", "eleventh", "twelfth"};
  for (std::size_t k = 1; k < kOrdinals.size(); ++k)
    if (kOrdinals[k] == word) return static_cast<int>(k);
  if (word.size() < 3 || word.size() > 5) return -1;
  const std::string_view ending = word.substr(word.size() - 2);
  if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th") return -1;
  int value = 0;
  for (const char digit : word.substr(0, word.size() - 2)) {
    if (digit < '0' || digit > '9') return -1;
    value = value * 10 + (digit - '0');
  }
  return value;
}

int roman_number(std::string_view word) {
  for (std::size_t k = 0; k < kRoman.size(); ++k)
    if (kRoman[k] == word) return static_cast<int>(k) + 1;
  return -1;
}

}  // namespace setpoint
