#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "setpoint/screening/near_words.h"
#include "setpoint/screening/word_lists.h"

namespace setpoint {
namespace {

// A word of business a row, then its plural, its short forms and the same word of another language.
// Each form stands in one row, so that no word is turned twice.
constexpr auto kRows = std::to_array<std::string_view>(
    {"international intl int internacional internationale internazionale",
     "brothers bros brother hermanos",
     "manufacturing mfg manuf manufacturer manufacturers manufactory",
     "department dept departments",
     "university univ universidad universite universitaet",
     "association assn assoc associations asociacion",
     "associate associates asociados",
     "government govt gov",
     "national natl nacional",
     "management mgmt mgt",
     "marketing mktg",
     "technology tech technologies technical technol techs tecnologia tecnologias",
     "industry industries industrial industrials inds ind indus industria industrias industriales",
     "labour labor",
     "centre center centres centers centro",
     "organization organisation organizations organisations org organizacion",
     "defence defense",
     "service services svcs svc serv servicio servicios",
     "engineering engg engr eng engineers engineer ingenieria",
     "pharmaceutical pharma pharmaceuticals pharm pharmaceutica farmaceutica farmaceutico "
     "farmaceuticos farmaceuticas",
     "pharmacy pharmacies pharmacie farmacia farmacias",
     "chemical chemicals chem chems quimica quimicas quimico quimicos chemie",
     "petrochemical petrochemicals petrochem petroquimica",
     "agrochemical agrochemicals agrochem",
     "biotechnology biotech biotechnologies biotechnological biotecnologia",
     "biology biological biologicals bio",
     "medical medicals med medicos medico medica medicas medikal",
     "medicine medicines medicina medicinas",
     "import imports imp importers importer importing",
     "export exports exp exporters exporter exporting",
     "commercial comercial comm",
     "commerce comercio commercio",
     "holding holdings hldg hldgs kholding",
     "enterprise enterprises ent entp empresa empresas",
     "investment investments inv inversion inversiones",
     "group groups grp grupo gruppe groupe gruppa gruppo grupp",
     "laboratory laboratories laboratorio laboratorios lab labs laboratoire laboratoires",
     "institute inst institutes instituto institut",
     "institution institutions",
     "development developments develop dev desarrollo desarrollos",
     "trading trdg trader traders trade trades",
     "general gen",
     "electronic electronics elec electronica electronico electronicas electronicos",
     "electric electrical electrics electrica electrico electricas electricos",
     "supply supplies supplier suppliers",
     "property properties",
     "food foods alimentos",
     "product products prod productos producto",
     "production productions",
     "solution solutions soln solucion soluciones",
     "system systems sys sistemas sistema",
     "partner partners",
     "consultant consultants",
     "consulting consultancy consultoria consultores",
     "construction constructions constr construccion construcciones",
     "transport transports transporte transportes transportation transportacion trans",
     "logistics logistic logistica logistik logistika",
     "shipping ship ships",
     "airline airlines air",
     "airway airways",
     "metal metals metales",
     "material materials matls materiales",
     "machine machines machinery",
     "equipment equip equipments",
     "store stores",
     "work works",
     "motor motors",
     "mine mines mining",
     "bank banks bnk banco banque banca",
     "insurance ins seguros",
     "finance financial fin finances financiera financiero",
     "security securities",
     "foundation foundations fundacion",
     "corporate corporates corporativo",
     "distribution distributor distributors distributing distrib dist distribuidora distribuidor "
     "distribuidores",
     "importadora importador importadores",
     "exportadora exportador exportadores",
     "agriculture agricultural agri agricola agricolas",
     "farming agropecuaria agropecuarias agropecuario",
     "plastic plastics plastico plasticos plastica plastik",
     "textile textiles textil",
     "resource resources ressources recursos",
     "fertilizer fertilizers fertiliser fertilisers",
     "ingredient ingredients",
     "reagent reagents",
     "drug drugs",
     "hospital hospitals",
     "network networks",
     "sale sales",
     "factory factories fabrica fabrika",
     "plant plants planta",
     "business businesses",
     "communication communications comms",
     "telecommunication telecommunications telecom telecoms",
     "research",
     "science sciences scientific",
     "clinic clinics clinica clinicas",
     "hotel hotels hoteles",
     "restaurant restaurants restaurante restaurantes",
     "agency agencies agencia agencias",
     "society sociedad societe",
     "committee cttee",
     "exchange exchanges exch",
     "sanayi san",
     "ticaret tic"});

using Form = std::pair<std::string_view, std::string_view>;  // form, row's first word

const std::vector<Form>& forms() {
  static const std::vector<Form> all = [] {
    std::vector<Form> made;
    for (const std::string_view row : kRows) {
      const std::string_view first = row.substr(0, row.find(' '));
      for (std::string_view text = row; !text.empty();) {
        const std::size_t end = std::min(text.find(' '), text.size());
        made.emplace_back(text.substr(0, end), first);
        text.remove_prefix(std::min(end + 1, text.size()));
      }
    }
    std::sort(made.begin(), made.end());
    return made;
  }();
  return all;
}

const NearWords& near_forms() {
  static const NearWords made = [] {
    std::vector<std::string_view> words;
    for (const Form& form : forms()) words.push_back(form.first);
    return NearWords(std::move(words));
  }();
  return made;
}

}  // namespace

BusinessForm near_business_form(std::string_view word) {
  const std::string_view found = near_forms().first(word);
  if (found.empty() || is_business_form(word) || is_business_word(word) || is_place(word) ||
      is_filler(word))
    return 0;
  const auto at = std::lower_bound(forms().begin(), forms().end(), Form{found, {}});
  return static_cast<BusinessForm>(at - forms().begin() + 1);
}

std::string_view text_of(BusinessForm form) {
  return forms()[form - 1U].first;
}

std::string_view in_full(BusinessForm form) {
  return forms()[form - 1U].second;
}

std::string_view business_word_in_full(std::string_view word) {
  const auto at = std::lower_bound(forms().begin(), forms().end(), Form{word, {}});
  if (at != forms().end() && at->first == word) return at->second;
  // A plural that has no row: the word that is known without it.
  if (word.size() > 4 && word.ends_with('s') && is_business_word(word.substr(0, word.size() - 1)))
    return word.substr(0, word.size() - 1);
  return word;
}

bool is_business_form(std::string_view word) {
  const auto at = std::lower_bound(forms().begin(), forms().end(), Form{word, {}});
  return at != forms().end() && at->first == word;
}

}  // namespace setpoint
