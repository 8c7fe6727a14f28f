#include "setpoint/screening/given_names.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "setpoint/screening/word_set.h"

namespace setpoint {
namespace {

// One name a row, its forms between spaces.
constexpr auto kRows = std::to_array<std::string_view>({
    "abdullah abdulla abdulaye abdala",
    "abigail abby gail",
    "abraham abe avraham ibrahim ibrahima ebrahim brahim ibraheem",
    "adalbert adalberto beto",
    "adolf adolfo adolphe fito",
    "albert al bert alberto beto",
    "aleksey alexey aleksei alexei alyosha lyosha alexis",
    "alexander alex sasha alejandro aleksandr alexandre alessandro iskandar oleksandr sascha "
    "xander",
    "alexandra sasha sandra alejandra aleksandra",
    "alfonso alphonse poncho",
    "alfred fred alf alfredo",
    "alicia licha",
    "anastasia nastya",
    "anatoly anatoli anatoliy tolya",
    "andrew andy drew andres andrei andrea andreas andrzej andriy",
    "anne ann anna hannah ana annie anya",
    "anthony tony antonio anton antoine tono tonho toni nino",
    "arthur art arturo artur",
    "barbara barb babs",
    "benjamin ben benny benji",
    "bernard bernie bernardo bernd",
    "boris borya",
    "carl karl carlos charles chuck charlie carlo",
    "catherine kathryn kathrin katharine katharina catharina cathy kate katie katherine catalina "
    "ekaterina katya kathy yekaterina",
    "christian cristian chris",
    "christine christina tina cristina",
    "christopher chris cristobal kristof christoph topher",
    "constantine konstantin kostya constantin costas",
    "consuelo chelo",
    "daniel dan danny daniil danya",
    "daria dasha",
    "david dave davy dawud daoud",
    "deborah debbie deb",
    "dmitry dima dmitri dmitrii dmytro dimitri demetrius mitya",
    "dolores lola",
    "dominic domenico mimmo domingo mingo",
    "donald don donnie",
    "dorothy dot dorothea dora",
    "edward ed eddie ted ned eduardo eduard edouard lalo dudu",
    "eleanor ellie nell leonor eleonora",
    "elizabeth liz lizzie beth betty eliza isabel yelizaveta elisabeth elisabet",
    "emanuel manuel manolo manny emmanuel",
    "ernest ernesto ernst neto",
    "eugene gene eugenio yevgeny evgeny yevgeni evgenii evgeniy zhenya",
    "evelyn eve",
    "ferdinand fernando hernando nando",
    "francis frank francisco paco pancho franz francesco francois frantisek chico cisco",
    "frederick fred freddy federico fritz frederic",
    "friedrich fritz",
    "gabriel gabe gabriele gabo",
    "galina galya",
    "gennady gena gennadiy",
    "george giorgos georgios yiorgos jorge georg georges giorgio georgy yuri yury jerzy georgi "
    "jorg gosha zhora yura",
    "gerald gerry jerry gerardo gerhard",
    "gilbert gilberto beto",
    "gregory greg grigory gregorio grisha grigori goyo",
    "guadalupe lupe lupita",
    "guillermo memo guille",
    "gustav gustavo guga",
    "harold harry hal",
    "helen helena elena yelena lena olena",
    "henry hank harry enrique heinrich henri enrico henrik quique kike heinz",
    "heribert heriberto beto",
    "hugh hugo",
    "humbert humberto umberto beto",
    "ignatius ignacio nacho",
    "igor ihor gosha",
    "ilya ilyusha",
    "irina ira",
    "isaac ike ishaq isaak",
    "jacob jake jacobo yakov yaqub yacoub jakob yasha",
    "james jim jimmy jamie jaime diego santiago chago",
    "jeffrey jeff geoffrey",
    "jesus chuy chucho",
    "joachim joaquin joaquim jochen quim",
    "johannes hans hannes",
    "john jack johnny juan jean ivan johann johannes giovanni jan ioan yahya jon gianni vanya ivo "
    "hans",
    "jonathan jon jonny",
    "joseph joe joey jose pepe yusuf youssef yosef josef giuseppe iosif yousef osip chema chepe ze "
    "beppe peppe peppino sepp youcef youssouf yousuf yusif",
    "joshua josh yehoshua",
    "judith judy",
    "julius julio jules",
    "kenneth ken kenny",
    "konrad kurt conrad",
    "lawrence larry lorenzo laurence lars laurent lencho",
    "leo lev leon",
    "leonard leo len lenny leonardo",
    "leonid lyonya",
    "louis luis lou luigi ludwig louie gigi lutz",
    "lyubov lyuba",
    "lyudmila lyuda ludmila",
    "margaret maggie meg peggy margarita greta rita",
    "mark marcus marco marcos marc marek",
    "martin marty",
    "mary maria marie miriam maryam molly polly mariya masha",
    "matthew matt mateo matthias matteo matvei mathieu",
    "mercedes meche",
    "michael mike mick mickey miguel mikhail michel misha mikael michal mykhailo michi",
    "muhammad mohammed mohamed mohammad muhammed mohamad mehmet mohd mohamud mahomed muhamad "
    "mouhamad mohamat mehmed muhamed",
    "nadezhda nadya",
    "natalia natasha natalya",
    "nathan nate nathaniel",
    "nicholas nick nicolas nikolai nikolay nicola kolya mykola niklas klaus nikolaus nico",
    "norbert norberto beto",
    "olga olya",
    "oscar oskar",
    "patrick pat paddy patricio patricia",
    "paul pablo paolo pavel pol pavlo pasha",
    "peter pete pedro pyotr pierre petr petro pietro piotr petya",
    "philip phil felipe philippe filip pippo",
    "pilar pili",
    "rafael raphael rafa rafaele raffaele",
    "ralph raul",
    "raymond ray ramon raimundo",
    "richard rick dick rich ricardo ricky riccardo",
    "robert rob bob bobby roberto bert robbie beto",
    "rosario chayo",
    "rudolf rudolph rodolfo rudi fito",
    "saint san sankt sant santo sao",
    "salvador salvatore chava toto",
    "samuel sam sammy",
    "sebastian sebastiao tiao seb",
    "sergei sergey sergio serge seryozha serhiy sergiy serhii checo",
    "sofia sonya sophia",
    "stanislav slava",
    "stephen steve steven esteban stefan stepan etienne stefano styopa",
    "sulayman suleiman slimane soleiman solomon",
    "susan sue susie susana suzanne",
    "svetlana sveta",
    "tatiana tanya tatyana",
    "teresa tere theresa",
    "theodore ted teddy teodoro fyodor fedor fedya",
    "thomas tom tommy tomas tommaso",
    "timothy tim timofei",
    "ulrich uli",
    "valery valera valeriy",
    "vasily vasya vasiliy",
    "victor viktor vic vitya",
    "victoria vicky vika viktoria",
    "vincent vince vicente vincenzo chente enzo",
    "vladimir volodymyr vova volodya wladimir",
    "vyacheslav slava",
    "walter walt gualterio",
    "william bill billy will guillermo wilhelm guillaume liam vilgelm willi",
    "wolfgang wolfi",
    "xavier xavi javier javi",
    "yevgenia zhenya evgenia",
    "zachary zach zakaria zakariya",
});

using Form = std::pair<std::string_view, std::size_t>;

// (form, row), ascending.
const std::vector<Form>& forms() {
  static const std::vector<Form> all = [] {
    std::vector<Form> made;
    std::size_t row = 0;
    const auto take = [&](std::string_view text) {
      while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        made.emplace_back(text.substr(0, end), row);
        text.remove_prefix(std::min(end + 1, text.size()));
      }
      ++row;
    };
    for (const std::string_view text : kRows) take(text);
    std::sort(made.begin(), made.end());
    return made;
  }();
  return all;
}

}  // namespace

std::string_view personal_word_in_full(std::string_view word, bool point) {
  static constexpr auto kAlways = by_word(std::to_array<WordInFull>(
      {{"wm", "william"},       {"chas", "charles"},    {"thos", "thomas"},
       {"geo", "george"},       {"jas", "james"},       {"jno", "john"},
       {"robt", "robert"},      {"saml", "samuel"},     {"benj", "benjamin"},
       {"edw", "edward"},       {"danl", "daniel"},     {"fco", "francisco"},
       {"fdo", "fernando"},     {"gpe", "guadalupe"},   {"mohd", "muhammad"},
       {"mhd", "muhammad"},     {"md", "muhammad"},     {"muhd", "muhammad"},
       {"hdez", "hernandez"},   {"hdz", "hernandez"},   {"rdz", "rodriguez"},
       {"rdguez", "rodriguez"}, {"mtz", "martinez"},    {"mtnez", "martinez"},
       {"glez", "gonzalez"},    {"glz", "gonzalez"},    {"fdez", "fernandez"},
       {"fdz", "fernandez"},    {"dguez", "dominguez"}, {"gtz", "gutierrez"},
       {"jmz", "jimenez"},      {"rmz", "ramirez"},     {"st", "saint"},
       {"ste", "saint"},        {"sto", "santo"},       {"sta", "santa"}}));
  static constexpr auto kWithPoint = by_word(std::to_array<WordInFull>({{"ma", "maria"},
                                                                        {"jos", "joseph"},
                                                                        {"alex", "alexander"},
                                                                        {"fred", "frederick"},
                                                                        {"ant", "antonio"},
                                                                        {"gto", "gilberto"},
                                                                        {"alf", "alfred"},
                                                                        {"ed", "edward"},
                                                                        {"abd", "abdul"},
                                                                        {"moh", "muhammad"},
                                                                        {"muh", "muhammad"},
                                                                        {"greg", "gregory"}}));
  const std::string_view full = in_full(kAlways, word);
  return point && full == word ? in_full(kWithPoint, word) : full;
}

std::vector<std::size_t> given_names(std::string_view name) {
  std::vector<std::size_t> rows;
  for (auto at = std::lower_bound(forms().begin(), forms().end(), Form{name, 0});
       at != forms().end() && at->first == name; ++at)
    rows.push_back(at->second);
  return rows;
}

}  // namespace setpoint
