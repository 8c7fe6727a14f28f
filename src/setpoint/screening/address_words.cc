#include <array>

#include "setpoint/screening/word_lists.h"
#include "setpoint/screening/word_set.h"

namespace setpoint {
namespace {

constexpr auto kAddress = by_word(std::to_array<WordInFull>({{"st", "street"},
                                                             {"str", "street"},
                                                             {"strasse", "street"},
                                                             {"straat", "street"},
                                                             {"ulitsa", "street"},
                                                             {"ul", "street"},
                                                             {"ulica", "street"},
                                                             {"calle", "street"},
                                                             {"rua", "street"},
                                                             {"rue", "street"},
                                                             {"via", "street"},
                                                             {"sok", "street"},
                                                             {"sokak", "street"},
                                                             {"rd", "road"},
                                                             {"ave", "avenue"},
                                                             {"av", "avenue"},
                                                             {"avenida", "avenue"},
                                                             {"avda", "avenue"},
                                                             {"prospekt", "avenue"},
                                                             {"pr", "avenue"},
                                                             {"cad", "avenue"},
                                                             {"caddesi", "avenue"},
                                                             {"blvd", "boulevard"},
                                                             {"bvd", "boulevard"},
                                                             {"bulvar", "boulevard"},
                                                             {"dr", "drive"},
                                                             {"ln", "lane"},
                                                             {"hwy", "highway"},
                                                             {"carretera", "highway"},
                                                             {"carr", "highway"},
                                                             {"ct", "court"},
                                                             {"sq", "square"},
                                                             {"pl", "square"},
                                                             {"plaza", "square"},
                                                             {"platz", "square"},
                                                             {"apt", "apartment"},
                                                             {"apartado", "box"},
                                                             {"ste", "suite"},
                                                             {"oficina", "office"},
                                                             {"of", "office"},
                                                             {"fl", "floor"},
                                                             {"piso", "floor"},
                                                             {"bldg", "building"},
                                                             {"edificio", "building"},
                                                             {"edif", "building"},
                                                             {"dept", "department"},
                                                             {"col", "colonia"},
                                                             {"fracc", "fraccionamiento"},
                                                             {"no", "number"},
                                                             {"num", "number"},
                                                             {"numero", "number"},
                                                             {"nr", "number"},
                                                             {"dom", "number"},
                                                             {"d", "number"},
                                                             {"km", "kilometre"},
                                                             {"kilometer", "kilometre"},
                                                             {"kilometro", "kilometre"},
                                                             {"n", "north"},
                                                             {"s", "south"},
                                                             {"e", "east"},
                                                             {"w", "west"},
                                                             {"norte", "north"},
                                                             {"sur", "south"},
                                                             {"este", "east"},
                                                             {"oriente", "east"},
                                                             {"oeste", "west"},
                                                             {"poniente", "west"},
                                                             {"p", "po"},
                                                             {"pob", "box"},
                                                             {"casilla", "box"}}));

constexpr auto kVesselPrefixes = in_order(std::to_array<std::string_view>(
    {"mv",    "mt",  "ms",  "ss",  "my",  "sy",   "fv",   "msv", "vessel", "ship", "tanker",
     "motor", "imo", "tug", "lng", "lpg", "lngc", "lpgc", "ft",  "mfv",    "mtug"}));

}  // namespace

std::string_view address_word(std::string_view word) {
  return in_full(kAddress, word);
}

bool is_vessel_prefix(std::string_view word) {
  return holds(kVesselPrefixes, word);
}

}  // namespace setpoint
