#include <array>

#include "setpoint/screening/word_lists.h"
#include "setpoint/screening/word_set.h"

namespace setpoint {
namespace {

constexpr auto kPlaces = in_order(std::to_array<std::string_view>(
    {"afghanistan", "africa",        "albania",     "algeria",     "america",      "american",
     "americas",    "angola",        "arab",        "arabia",      "arabian",      "argentina",
     "armenia",     "asia",          "asian",       "atlanta",     "australia",    "austria",
     "azerbaijan",  "bahamas",       "bahrain",     "baku",        "bangkok",      "bangladesh",
     "barbados",    "barcelona",     "beijing",     "beirut",      "belarus",      "belgium",
     "belgrade",    "belize",        "benin",       "berlin",      "bermuda",      "bogota",
     "bolivia",     "bombay",        "bosnia",      "boston",      "botswana",     "brasil",
     "brazil",      "britain",       "british",     "brunei",      "brussels",     "budapest",
     "bulgaria",    "burma",         "burundi",     "cairo",       "cali",         "california",
     "cambodia",    "cameroon",      "canada",      "caracas",     "caribbean",    "cayman",
     "chad",        "chicago",       "chile",       "china",       "chinese",      "cleveland",
     "colombia",    "congo",         "costa",       "rica",        "croatia",      "cuba",
     "culiacan",    "curacao",       "cyprus",      "czech",       "dakar",        "dalian",
     "dallas",      "damascus",      "denmark",     "deutschland", "dhaka",        "djibouti",
     "doha",        "dominican",     "dubai",       "dublin",      "ecuador",      "egypt",
     "emirates",    "england",       "eritrea",     "espana",      "estonia",      "ethiopia",
     "eurasia",     "europa",        "europe",      "european",    "fiji",         "finland",
     "france",      "frankfurt",     "gabon",       "gambia",      "geneva",       "georgia",
     "germany",     "ghana",         "gibraltar",   "greece",      "guadalajara",  "guangdong",
     "guangzhou",   "guatemala",     "guinea",      "guyana",      "haiti",        "hamburg",
     "hanoi",       "havana",        "hebei",       "hong",        "kong",         "hk",
     "honduras",    "houston",       "hungary",     "iceland",     "india",        "indonesia",
     "iran",        "iraq",          "ireland",     "islamabad",   "israel",       "istanbul",
     "italia",      "italy",         "jakarta",     "jamaica",     "japan",        "jersey",
     "jordan",      "kabul",         "kandahar",    "karachi",     "kazakhstan",   "kenya",
     "korea",       "kosovo",        "kuwait",      "kyiv",        "kiev",         "kyrgyzstan",
     "lagos",       "lahore",        "laos",        "latvia",      "lebanon",      "liberia",
     "libya",       "liechtenstein", "lima",        "lithuania",   "london",       "los",
     "angeles",     "luxembourg",    "macao",       "macau",       "macedonia",    "madagascar",
     "madrid",      "malawi",        "malaysia",    "maldives",    "mali",         "malta",
     "manila",      "marshall",      "mauritania",  "mauritius",   "mazatlan",     "medellin",
     "mexico",      "mexicana",      "miami",       "milan",       "moldova",      "monaco",
     "mongolia",    "montenegro",    "morocco",     "moscow",      "mozambique",   "mumbai",
     "munich",      "myanmar",       "nairobi",     "namibia",     "nepal",        "netherlands",
     "york",        "nicaragua",     "niger",       "nigeria",     "nordic",       "norway",
     "oman",        "osterreich",    "oesterreich", "pacific",     "pakistan",     "palestine",
     "panama",      "paraguay",      "paris",       "peru",        "phoenix",      "philippines",
     "poland",      "portugal",      "prague",      "pyongyang",   "qatar",        "riga",
     "riyadh",      "romania",       "rome",        "russia",      "russian",      "rwanda",
     "salvador",    "saudi",         "schweiz",     "senegal",     "seoul",        "serbia",
     "seychelles",  "shandong",      "shanghai",    "sharjah",     "shenzhen",     "siberia",
     "sinaloa",     "singapore",     "slovakia",    "slovenia",    "sofia",        "somalia",
     "spain",       "sri",           "lanka",       "stockholm",   "sudan",        "suisse",
     "suriname",    "svizzera",      "sweden",      "switzerland", "sydney",       "syria",
     "syrian",      "taipei",        "taiwan",      "tajikistan",  "tallinn",      "tanzania",
     "tehran",      "thailand",      "tijuana",     "tobago",      "togo",         "tokyo",
     "toronto",     "trinidad",      "tripoli",     "tunis",       "tunisia",      "turkey",
     "turkiye",     "turkmenistan",  "uae",         "uganda",      "uk",           "ukraine",
     "uruguay",     "usa",           "us",          "uzbekistan",  "venezuela",    "vienna",
     "vietnam",     "viet",          "nam",         "warsaw",      "wuhan",        "yemen",
     "zagreb",      "zambia",        "zimbabwe",    "zurich",      "asie",         "afrique",
     "africaine",   "latinoamerica", "hubei",       "hunan",       "henan",        "anhui",
     "jiangsu",     "zhejiang",      "fujian",      "sichuan",     "yunnan",       "guizhou",
     "shanxi",      "shaanxi",       "liaoning",    "jilin",       "heilongjiang", "jiangxi",
     "guangxi",     "hainan",        "gansu",       "qinghai",     "ningxia",      "xinjiang",
     "tibet",       "tianjin",       "chongqing",   "nanjing",     "hangzhou",     "suzhou",
     "wuxi",        "ningbo",        "xiamen",      "qingdao",     "jinan",        "dongguan",
     "foshan",      "shijiazhuang",  "zhengzhou",   "changsha",    "chengdu",      "xian",
     "kunming",     "harbin",        "shenyang",    "changchun",   "hefei",        "nanchang",
     "fuzhou",      "taiyuan",       "wenzhou",     "jiaxing",     "huzhou",       "shaoxing",
     "nantong",     "changzhou",     "xuzhou",      "yangzhou",    "zhuhai",       "zhongshan",
     "indiana",     "texas",         "florida",     "ohio",        "virginia",     "illinois",
     "michigan",    "nevada",        "arizona",     "oregon",      "jalisco",      "sonora",
     "durango",     "chihuahua",     "puebla",      "oaxaca",      "veracruz",     "michoacan",
     "guerrero",    "nayarit",       "coahuila",    "tamaulipas",  "yucatan",      "monterrey",
     "gujarat",     "maharashtra",   "delhi",       "hyderabad",   "chennai",      "kolkata",
     "bangalore",   "bengaluru",     "ahmedabad",   "pune",        "surat"}));

}  // namespace

bool is_place(std::string_view word) {
  return holds(kPlaces, word);
}

}  // namespace setpoint
