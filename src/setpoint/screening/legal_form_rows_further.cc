// Forms of more countries, and the forms in full, from general knowledge of company law.
#include <array>

#include "setpoint/screening/legal_form_rows.h"

namespace setpoint {
namespace {

using enum LegalClass;
using Row = LegalFormRow;

// All forms of one number in a row, a bar between them.
constexpr auto kForms = std::to_array<Row>({
    {"proprietary limited|proprietary ltd|unlimited|unltd|cong ty tnhh|"
     "cong ty trach nhiem huu han|ltda me|limitada me|me|epp|ltda epp|"
     "opc private limited|opc pvt ltd|one person company|opc|ltd liability co|"
     "youxian zeren gongsi|you xian gong si|you xian ze ren gong si|limitata|ltee|"
     "limitee|cong ty|pvt ltd co|private company limited|private limited company|"
     "co pvt ltd|co private limited|co pte ltd|company private limited|"
     "company pvt ltd|coltd",
     limited, 1},
    {"pllc|professional limited liability company|jllc|sp ooo|mchj|"
     "masuliyati cheklangan jamiyat|jshk|llc sp|ooo sp|chup|odo|vat tov|tdv|lsc|mmc|"
     "mehdud mesuliyyetli cemiyyet|xk mchj|jv llc|fllc|osoo|oao ooo|"
     "obshchestvo s ogranichennoy otvetstvennostiu|"
     "obshchestvo s ogranichennoi otvetstvennostyu|"
     "tovarystvo z obmezhenoyu vidpovidalnistyu|"
     "tovarishchestvo s ogranichennoy otvetstvennostyu|"
     "tovarishchestvo s ogranichennoi otvetstvennostyu|llc fz|fz co|fzllc",
     limited, 4},
    {"pc|professional corporation|na|national association|spc|"
     "segregated portfolio company|professional association|incorporation|inco|s corp|"
     "c corp|limited liability corporation|cio",
     stock, 5},
    {"corporacion|korporatsiya|korporatsiia|korporacja|corporacao|corporazione", stock, 6},
    {"estab|establishments", company, 144},
    {"public company limited|public co ltd|public company ltd|pcl|plc ltd|"
     "public limited",
     stock, 7},
    {"ctcp|cong ty co phan|jsco|odsc|ojs|qsc|shareholding company|saj|"
     "hissedar cemiyyeti|ao nk|jsk|pjs|sh a|aksiyadorlik jamiyati|aksionerlik jamiyat|"
     "shoqeri aksionare|sherkat sahami|sahami amm|sahami khass|prjsco|pjsco|"
     "aktsionerne tovarystvo|aktsionernoe obschestvo",
     stock, 8},
    {"vat|aat|vidkryte aktsionerne tovarystvo", stock, 9},
    {"publichne aktsionerne tovarystvo|public jsc", stock, 10},
    {"zat|zaat|pryvatne aktsionerne tovarystvo|private jsc|nao|"
     "nepublichnoe aktsionernoe obshchestvo",
     stock, 11},
    {"l p|ltd partnership|lllp|ilp|scsp|fcp", partnership, 12},
    {"l l p|limited liability partners", partnership, 13},
    {"y cia|y compania|et cie|and co|e cia|and company|y cia sa|und co|u co|co inc|"
     "company inc|and co inc|and co ltd|y cia ltda|e cia ltda|sharikat|sherkat|"
     "compagnia|companhia|gongsi|gong si|kontsern|proprietorship|sole proprietorship|"
     "kompaniya|kompaniia|kompania",
     company, 15},
    {"free zone est|dmcc|dwc llc|dwc|jafza|saif zone|fze llc|rak ftz", limited, 17},
    {"with limited liability|w l l|spc wll|bsc|bsc c|b s c|bsc closed", limited, 18},
    {"c a|ca|compania anonima|companhia anonima|sa de|s a|"
     "sociedad anonima simplificada|societate pe actiuni|sociedad anonima unipersonal|"
     "sociedad anonima cerrada|saa|saic|saci|sacif|saica|sacv|"
     "sociedad anonima abierta|cxa|c por a|s a w likwidacji",
     stock, 20},
    {"s a de cv|sa de c v|sociedad anonima de c v", stock, 21},
    {"sociedad anonima bursatil de capital variable|"
     "sociedad anonima promotora de inversion de capital variable|sapi|sab|"
     "sociedad anonima promotora de inversion|s a p i de c v|s a b de c v",
     stock, 22},
    {"s de r l de c v|s de r l de cv", limited, 23},
    {"sociedad de responsabilidad limitada de c v|s de r l|srl unipersonale|"
     "societa a responsabilita limitata semplificata|"
     "societa a responsabilita limitata unipersonale|sociedad limitada unipersonal|"
     "sociedad limitada profesional|slne|"
     "sociedad comercial de responsabilidad limitada|scrl",
     limited, 24},
    {"societe par actions simplifiee unipersonnelle|sas de cv|sas bic", stock, 25},
    {"sociedad de produccion rural de responsabilidad limitada|"
     "sociedad de produccion rural|sprl de cv|spr de rl de cv",
     limited, 26},
    {"scs|s en c s|sociedad en comandita|sociedad en comandita simple|y cia s en c|"
     "y cia s en cs|e hijos s en c|societe en commandite simple|secs|"
     "societe en commandite par actions|sociedad en comandita por acciones",
     partnership, 29},
    {"empresa unipersonal|empresa individual de responsabilidad limitada|"
     "empresa individual de responsabilidade limitada|e u",
     limited, 30},
    {"institucion de asistencia privada", foundation, 31},
    {"sa rl|s a r l|sarlu|suarl|societe a responsabilite limitee unipersonnelle|"
     "entreprise unipersonnelle a responsabilite limitee|s arl",
     limited, 32},
    {"societa per azioni unipersonale|soc per azioni", stock, 34},
    {"mbh|gesmbh|ges mbh|ges m b h|m b h|gesellschaft mbh|gmbh il|gmbh i l|"
     "gmbh in liquidation|gesellschaft m b h|gemeinnuetzige gmbh|gemeinnutzige gmbh",
     limited, 41},
    {"gmbh and co ohg|gmbh and co|ag and co kg|ug and co kg|gmbh and co kgaa|"
     "gmbh u co kg|gmbh und co kg|and co kg|ltd and co kg",
     partnership, 44},
    {"offene handelsgesellschaft|and co ohg|gbr|gesellschaft buergerlichen rechts|"
     "gesellschaft burgerlichen rechts|partg|partg mbb",
     partnership, 46},
    {"eingetragener verein|verein|e v|stiftung|stichting|fundacja|nadace|nadacni fond|"
     "fondation|fondazione|stiftelse|saatio|alapitvany|fondacija|waqf|vakfi",
     foundation, 47},
    {"eingetragene genossenschaft|genossenschaft|cooperatie|coop|cooperatief|"
     "cooperative society|scoop|scarl|sc coop|soc coop|societa cooperativa|"
     "sociedad cooperativa|druzstvo|osuuskunta|kooperativ",
     cooperative, 48},
    {"societas europaea", stock, 49},
    {"naamloze venn|n v", stock, 50},
    {"besloten venn|besloten vennootschap met beperkte aansprakelijkheid|srl bv|"
     "societe privee a responsabilite limitee|besloten vennootschap bv|b v|bv ba",
     limited, 51},
    {"ab publ|aktiebolaget|aktiebolag publ", stock, 52},
    {"a s|aktieselskab|allmennaksjeselskap|a s a|aksjeselskapet", stock, 53},
    {"anpartsselskab|ivs|ivaerksaetterselskab", limited, 54},
    {"oy ab|oy ltd|ab oy", limited, 55},
    {"julkinen osakeyhtio|abp|oyj abp", stock, 56},
    {"einkahlutafelag", limited, 57},
    {"hlutafelag|ohf", stock, 58},
    {"osauhing", limited, 59},
    {"sabiedriba ar ierobezotu atbildibu", limited, 60},
    {"uzdaroji akcine bendrove|mazoji bendrija", limited, 61},
    {"state enterprise|state owned enterprise|state unitary enterprise|"
     "federal state unitary enterprise|"
     "federalnoe gosudarstvennoe unitarnoe predpriyatie|"
     "gosudarstvennoe unitarnoe predpriyatie|gosudarstvennoe predpriyatie|"
     "derzhavne pidpryemstvo|fgbu|fgau|rup|respublikanskoe unitarnoe predpriyatie|"
     "kgup|empresa publica|ep sa",
     state, 65},
    {"individualnyi predprinimatel|individualnyy predprinimatel|fop|"
     "fizychna osoba pidpryyemets|chp",
     company, 66},
    {"spolka z o o|spolka z oo|spolka zoo|sp z o o sp k|sp z oo sp k|sp z oo sk", limited, 67},
    {"s r o|spol s r o|spolecnost s rucenim omezenym|spolocnost s rucenim obmedzenym", limited, 68},
    {"drustvo s ogranicenom odgovornoscu|drustvo s ogranicenom odgovornosti|"
     "drustvo sa ogranicenom odgovornoscu|druzba z omejeno odgovornostjo|d o o|jdoo|"
     "j d o o|dooel",
     limited, 69},
    {"dionicko drustvo|akcionarsko drustvo|delniska druzba|d d|a d|"
     "aktsionerno druzhestvo|aktsionerno drujestvo",
     stock, 70},
    {"druzhestvo s ogranichena otgovornost|drujestvo s ogranichena otgovornost|"
     "ednolichno druzhestvo s ogranichena otgovornost",
     limited, 71},
    {"korlatolt felelossegu tarsasag|k f t", limited, 72},
    {"reszvenytarsasag|zartkoruen mukodo reszvenytarsasag|"
     "nyilvanosan mukodo reszvenytarsasag",
     stock, 73},
    {"beteti tarsasag|kkt", partnership, 74},
    {"etaireia periorismenis efthynis|etairia periorismenis efthinis|ike|i k e|"
     "idiotiki kefalaiouchiki etaireia|monoprosopi ike|mepe",
     limited, 75},
    {"anonymi etaireia|anonimi eteria|anonymos etaireia|a e|anonimi etairia|abee|avee|"
     "aebe",
     stock, 76},
    {"anonim sti|anonim ortakligi|sanayi ve ticaret as|sanayi ve ticaret anonim sirketi|"
     "san ve tic as|ticaret as",
     stock, 77},
    {"ltd sirketi|limited sti|tic ltd sti|ticaret ltd sti|ticaret limited sirketi|"
     "san ve tic ltd sti|sanayi ve ticaret ltd sti|sanayi ve ticaret limited sirketi|"
     "tic ve san ltd sti",
     limited, 78},
    {"ud|usaha dagang", limited, 80},
    {"kabushikigaisha|kabushiki gaisha|k k|kabushiki kaisya|co kk", stock, 82},
    {"godo gaisha|g k", limited, 83},
    {"jusikhoesa|chusik hoesa|jusik hwesa|chusikhoesa", stock, 84},
    {"gu fen you xian gong si|gufen gongsi|company limited by shares|"
     "company ltd by shares",
     stock, 85},
    {"kscc|kscp|qpsc|q p s c|saogg|saudi joint stock company|pqsc|"
     "omani joint stock company",
     stock, 86},
    {"sofom enr|sofom er|sofom|sa de cv sofom enr|sa de cv sofom er|"
     "sociedad financiera de objeto multiple|sa de cv sofom",
     stock, 121},
    {"a en p|asociacion en participacion", partnership, 122},
    {"s en n c|sociedad en nombre colectivo|societe en nom collectif|senc", partnership, 123},
    {"asbl|association sans but lucratif|vzw|vereniging zonder winstoogmerk|aisbl", foundation,
     124},
    {"gie|groupement d interet economique|groupement dinteret economique|geie|eeig", partnership,
     125},
    {"societe civile immobiliere|selarl", partnership, 126},
    {"sas di|societa in accomandita semplice|societa in nome collettivo|"
     "societa semplice",
     partnership, 127},
    {"ek|e k|eingetragener kaufmann|einzelunternehmen|ekfm|ekfr|einzelfirma", company, 128},
    {"vof|v o f|vennootschap onder firma|maatschap", partnership, 129},
    {"cv|c v|commanditaire vennootschap|comm v|persekutuan komanditer", partnership, 130},
    {"is|hb|handelsbolag|kommanditbolag|i s|interessentskab|k s|ks|kommanditselskab|"
     "kommandittselskap|ansvarlig selskap|partnerselskab|kommandiittiyhtio|avoin yhtio",
     partnership, 131},
    {"aktsiaselts", stock, 132},
    {"akciju sabiedriba", stock, 133},
    {"akcine bendrove", stock, 134},
    {"sp j|spolka jawna|sp k|spolka komandytowa|sp p|spolka partnerska|ska", partnership, 135},
    {"spolka cywilna|pphu|phu|fhu", company, 136},
    {"akciova spolecnost|akciova spolocnost|a s v likvidaci", stock, 137},
    {"vos|v o s|verejna obchodni spolecnost|komanditni spolecnost", partnership, 138},
    {"zs|z s|zapsany spolek|ops|o p s", foundation, 139},
    {"omorrythmi etaireia|eterorrythmi etaireia", partnership, 140},
    {"yk|y k|yugen kaisha|yugen gaisha", limited, 141},
    {"yuhan hoesa|yuhanhoesa|yuhan", limited, 142},
});

}  // namespace

std::span<const LegalFormRow> further_legal_forms() {
  return kForms;
}

}  // namespace setpoint
