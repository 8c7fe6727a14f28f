#include "setpoint/screening/address_words.h"

#include <array>

#include "setpoint/screening/word_lists.h"
#include "setpoint/screening/word_set.h"

namespace setpoint {
namespace {

// "st" is read as a street here, and so is "pl" as a square: what comes in front of a name of its
// own ("St. Louis") is told by its place (address_reader.cc).
constexpr auto kAddress = by_word(std::to_array<WordInFull>({{"apt", "apartment"},
                                                             {"apto", "apartment"},
                                                             {"apartamento", "apartment"},
                                                             {"departamento", "apartment"},
                                                             {"int", "interior"},
                                                             {"depto", "apartment"},
                                                             {"kv", "apartment"},
                                                             {"av", "avenue"},
                                                             {"avda", "avenue"},
                                                             {"ave", "avenue"},
                                                             {"avenida", "avenue"},
                                                             {"cad", "avenue"},
                                                             {"caddesi", "avenue"},
                                                             {"dadao", "avenue"},
                                                             {"pr", "avenue"},
                                                             {"prospekt", "avenue"},
                                                             {"blk", "block"},
                                                             {"bloque", "block"},
                                                             {"blv", "boulevard"},
                                                             {"blvd", "boulevard"},
                                                             {"bulevar", "boulevard"},
                                                             {"bulvar", "boulevard"},
                                                             {"bvd", "boulevard"},
                                                             {"apartado", "box"},
                                                             {"apdo", "box"},
                                                             {"bp", "box"},
                                                             {"casilla", "box"},
                                                             {"pob", "box"},
                                                             {"postfach", "box"},
                                                             {"bldg", "building"},
                                                             {"edif", "building"},
                                                             {"edificio", "building"},
                                                             {"korp", "building"},
                                                             {"korpus", "building"},
                                                             {"calz", "calzada"},
                                                             {"cr", "carrera"},
                                                             {"cra", "carrera"},
                                                             {"kr", "carrera"},
                                                             {"kra", "carrera"},
                                                             {"col", "colonia"},
                                                             {"ct", "court"},
                                                             {"cres", "crescent"},
                                                             {"dept", "department"},
                                                             {"dg", "diagonal"},
                                                             {"diag", "diagonal"},
                                                             {"dr", "drive"},
                                                             {"e", "east"},
                                                             {"este", "east"},
                                                             {"oriente", "east"},
                                                             {"nab", "embankment"},
                                                             {"naberezhnaya", "embankment"},
                                                             {"etage", "floor"},
                                                             {"etaj", "floor"},
                                                             {"fl", "floor"},
                                                             {"flr", "floor"},
                                                             {"piso", "floor"},
                                                             {"planta", "floor"},
                                                             {"fcc", "fraccionamiento"},
                                                             {"fracc", "fraccionamiento"},
                                                             {"carr", "highway"},
                                                             {"carretera", "highway"},
                                                             {"hwy", "highway"},
                                                             {"sh", "highway"},
                                                             {"shosse", "highway"},
                                                             {"kilometer", "kilometre"},
                                                             {"kilometro", "kilometre"},
                                                             {"km", "kilometre"},
                                                             {"ln", "lane"},
                                                             {"pereulok", "lane"},
                                                             {"lote", "lot"},
                                                             {"lt", "lot"},
                                                             {"mz", "manzana"},
                                                             {"n", "north"},
                                                             {"norte", "north"},
                                                             {"d", "number"},
                                                             {"dom", "number"},
                                                             {"no", "number"},
                                                             {"nr", "number"},
                                                             {"num", "number"},
                                                             {"numero", "number"},
                                                             {"of", "office"},
                                                             {"ofc", "office"},
                                                             {"ofic", "office"},
                                                             {"oficina", "office"},
                                                             {"pkwy", "parkway"},
                                                             {"p", "po"},
                                                             {"prol", "prolongacion"},
                                                             {"jalan", "road"},
                                                             {"jl", "road"},
                                                             {"lu", "road"},
                                                             {"rd", "road"},
                                                             {"trasse", "road"},
                                                             {"hab", "room"},
                                                             {"rm", "room"},
                                                             {"zimmer", "room"},
                                                             {"local", "shop"},
                                                             {"s", "south"},
                                                             {"sur", "south"},
                                                             {"piazza", "square"},
                                                             {"pl", "square"},
                                                             {"platz", "square"},
                                                             {"plaza", "square"},
                                                             {"ploshchad", "square"},
                                                             {"praca", "square"},
                                                             {"pza", "square"},
                                                             {"sq", "square"},
                                                             {"calle", "street"},
                                                             {"cl", "street"},
                                                             {"cll", "street"},
                                                             {"clle", "street"},
                                                             {"dajie", "street"},
                                                             {"gata", "street"},
                                                             {"gatan", "street"},
                                                             {"jie", "street"},
                                                             {"rua", "street"},
                                                             {"rue", "street"},
                                                             {"sok", "street"},
                                                             {"sokak", "street"},
                                                             {"st", "street"},
                                                             {"str", "street"},
                                                             {"straat", "street"},
                                                             {"strada", "street"},
                                                             {"strasse", "street"},
                                                             {"ul", "street"},
                                                             {"ulica", "street"},
                                                             {"ulice", "street"},
                                                             {"ulitsa", "street"},
                                                             {"utca", "street"},
                                                             {"via", "street"},
                                                             {"ste", "suite"},
                                                             {"ter", "terrace"},
                                                             {"terr", "terrace"},
                                                             {"tr", "transversal"},
                                                             {"transv", "transversal"},
                                                             {"tv", "transversal"},
                                                             {"unidad", "unit"},
                                                             {"oeste", "west"},
                                                             {"poniente", "west"},
                                                             {"w", "west"}}));

// Words in full that name a way.
constexpr auto kWays = in_order(std::to_array<std::string_view>(
    {"street",       "road",    "avenue",   "boulevard", "drive",       "lane",
     "highway",      "court",   "square",   "carrera",   "transversal", "diagonal",
     "prolongacion", "calzada", "callejon", "circuito",  "paseo",       "terrace",
     "crescent",     "way",     "place",    "alley",     "parkway",     "embankment",
     "allee",        "weg",     "quay",     "gasse",     "ring"}));

// Words in full that name a part of a house, or land, and what stands for them all.
constexpr auto kUnits = by_word(std::to_array<WordInFull>({{"room", "room"},
                                                           {"suite", "room"},
                                                           {"apartment", "room"},
                                                           {"office", "room"},
                                                           {"unit", "room"},
                                                           {"flat", "room"},
                                                           {"shop", "room"},
                                                           {"interior", "room"},
                                                           {"despacho", "room"},
                                                           {"floor", "floor"},
                                                           {"building", "building"},
                                                           {"block", "building"},
                                                           {"tower", "building"},
                                                           {"torre", "building"},
                                                           {"box", "box"},
                                                           {"kilometre", "kilometre"},
                                                           {"lot", "lot"},
                                                           {"plot", "lot"},
                                                           {"manzana", "manzana"}}));

// Before a postcode; also two of them ("postal code", "codigo postal").
constexpr auto kPostcode = in_order(std::to_array<std::string_view>(
    {"cp", "zip", "plz", "cep", "cap", "pin", "postcode", "zipcode", "pincode", "postal", "post",
     "code", "codigo", "indeks", "index"}));

constexpr auto kSilent = in_order(std::to_array<std::string_view>({"po", "aereo"}));

constexpr auto kVesselPrefixes = in_order(std::to_array<std::string_view>(
    {"mv",    "mt",  "ms",  "ss",  "my",  "sy",   "fv",   "msv", "vessel", "ship", "tanker",
     "motor", "imo", "tug", "lng", "lpg", "lngc", "lpgc", "ft",  "mfv",    "mtug"}));

}  // namespace

std::string_view address_word(std::string_view word) {
  return in_full(kAddress, word);
}

AddressLabel address_label(std::string_view word) {
  const std::string_view full = address_word(word);
  if (holds(kWays, full)) return {AddressPart::way, full};
  if (full == "number") return {AddressPart::number, full};
  if (const std::string_view unit = in_full(kUnits, full);
      unit != full || full == "room" || full == "floor" || full == "building" || full == "box" ||
      full == "kilometre" || full == "lot" || full == "manzana")
    return {AddressPart::unit, unit};
  if (holds(kPostcode, word)) return {AddressPart::postcode, "postcode"};
  if (holds(kSilent, full)) return {AddressPart::silent, full};
  return {};
}

bool is_vessel_prefix(std::string_view word) {
  return holds(kVesselPrefixes, word);
}

}  // namespace setpoint
