#include "setpoint/screening/given_names.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "setpoint/screening/word_set.h"

namespace setpoint {
namespace {

// One name a row, its forms between spaces.
constexpr std::array<std::string_view, 91> kRows = {
    "abigail abby gail",
    "abraham abe avraham ibrahim ibrahima",
    "albert al bert alberto",
    "alexander alex sasha alejandro aleksandr alexandre alessandro iskandar oleksandr sascha "
    "xander",
    "alfred fred alf alfredo",
    "alexandra sasha sandra alejandra aleksandra",
    "andrew andy drew andres "
    "andrei andrea andreas andrzej andriy",
    "anne ann anna hannah ana annie",
    "anthony tony antonio "
    "anton antoine",
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
    "christopher chris cristobal "
    "kristof christoph topher",
    "constantine konstantin kostya constantin costas",
    "daniel dan danny daniil",
    "david dave davy dawud daoud",
    "deborah debbie deb",
    "dmitry dima "
    "dmitri dmitrii dmytro dimitri demetrius",
    "donald don donnie",
    "dorothy dot dorothea dora",
    "edward ed eddie ted ned eduardo eduard edouard",
    "eleanor ellie nell leonor eleonora",
    "elizabeth liz lizzie beth betty eliza isabel yelizaveta elisabeth elisabet",
    "emanuel manuel "
    "manolo manny emmanuel",
    "eugene gene eugenio yevgeny evgeny yevgeni evgenii evgeniy",
    "evelyn "
    "eve",
    "ferdinand fernando hernando",
    "francis frank francisco paco pancho franz francesco "
    "francois frantisek",
    "frederick fred freddy federico fritz frederic",
    "gabriel gabe gabriele",
    "gennady gena gennadiy",
    "george giorgos georgios yiorgos jorge georg georges giorgio georgy yuri yury jerzy georgi",
    "gerald gerry jerry gerardo gerhard",
    "gregory greg grigory gregorio grisha grigori",
    "guadalupe "
    "lupe lupita",
    "guillermo memo",
    "harold harry hal",
    "helen helena elena yelena lena olena",
    "henry hank harry enrique heinrich henri enrico henrik",
    "hugh hugo",
    "ignatius ignacio nacho",
    "igor ihor",
    "isaac ike ishaq isaak",
    "jacob jake jacobo yakov yaqub yacoub jakob",
    "james jim jimmy jamie jaime diego santiago",
    "jeffrey jeff geoffrey",
    "jesus chuy",
    "john jack "
    "johnny juan jean ivan johann johannes giovanni jan ioan yahya jon",
    "jonathan jon jonny",
    "joseph joe joey jose pepe yusuf youssef yosef josef giuseppe iosif yousef osip",
    "joshua josh "
    "yehoshua",
    "judith judy",
    "julius julio jules",
    "kenneth ken kenny",
    "lawrence larry lorenzo "
    "laurence lars laurent",
    "leonard leo len lenny leonardo",
    "leo lev leon",
    "louis luis lou luigi "
    "ludwig louie",
    "margaret maggie meg peggy margarita greta rita",
    "mark marcus marco marcos marc "
    "marek",
    "martin marty martin",
    "mary maria marie miriam maryam molly polly mariya",
    "matthew "
    "matt mateo matthias matteo matvei mathieu",
    "michael mike mick mickey miguel mikhail michel "
    "misha mikael michal mykhailo",
    "muhammad mohammed mohamed mohammad muhammed mohamad mehmet mohd "
    "mohamud mahomed",
    "natalia natasha natalya",
    "nathan nate nathaniel",
    "nicholas nick nicolas "
    "nikolai nikolay nicola kolya mykola niklas",
    "oscar oskar",
    "patrick pat paddy patricio "
    "patricia",
    "paul pablo paolo pavel pol pavlo pasha",
    "peter pete pedro pyotr pierre petr petro "
    "pietro piotr",
    "philip phil felipe philippe filip",
    "ralph raul",
    "raymond ray ramon raimundo",
    "richard rick dick rich ricardo ricky riccardo",
    "robert rob bob bobby roberto bert robbie",
    "rosario chayo",
    "saint san sankt sant santo sao",
    "samuel sam sammy",
    "sergei sergey sergio serge seryozha serhiy sergiy serhii",
    "stephen steve steven esteban stefan stepan etienne stefano stefan",
    "susan sue susie susana "
    "suzanne",
    "theodore ted teddy teodoro fyodor fedor",
    "thomas tom tommy tomas tommaso"};

constexpr std::array<std::string_view, 8> kMore = {
    "timothy tim timofei",
    "victoria vicky vika viktoria",
    "victor viktor vic vitya",
    "vincent vince vicente vincenzo",
    "vladimir volodymyr vova volodya wladimir",
    "walter walt gualterio",
    "william bill billy will guillermo wilhelm guillaume liam vilgelm",
    "zachary zach zakaria zakariya"};

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
    for (const std::string_view text : kMore) take(text);
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
