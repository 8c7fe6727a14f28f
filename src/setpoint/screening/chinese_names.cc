#include "setpoint/screening/chinese_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "setpoint/screening/word_set.h"

namespace setpoint {
namespace {

constexpr auto kFinals = std::to_array<std::string_view>(
    {"a",   "ai",   "an",  "ang",  "ao", "e",   "ei",   "en", "eng", "er",  "i",  "ia",
     "ian", "iang", "iao", "ie",   "in", "ing", "iong", "iu", "o",   "ong", "ou", "u",
     "ua",  "uai",  "uan", "uang", "ue", "ui",  "un",   "uo", "v",   "ve"});
constexpr auto kInitials =
    std::to_array<std::string_view>({"zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g",
                                     "k",  "h",  "j",  "q", "x", "r", "z", "c", "s", "y", "w", ""});

// Which finals follow an initial, between spaces. A table of the sounds that there are.
constexpr auto kSounds = by_word(std::to_array<WordInFull>({
    {"b", " a ai an ang ao ei en eng i ian iao ie in ing o u "},
    {"p", " a ai an ang ao ei en eng i ian iao ie in ing o ou u "},
    {"m", " a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u "},
    {"f", " a an ang ei en eng o ou u "},
    {"d", " a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo "},
    {"t", " a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo "},
    {"n", " a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve ue "},
    {"l", " a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve ue "},
    {"g", " a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo "},
    {"k", " a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo "},
    {"h", " a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo "},
    {"j", " i ia ian iang iao ie in ing iong iu u uan ue un "},
    {"q", " i ia ian iang iao ie in ing iong iu u uan ue un "},
    {"x", " i ia ian iang iao ie in ing iong iu u uan ue un "},
    {"zh", " a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo "},
    {"ch", " a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo "},
    {"sh", " a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo "},
    {"r", " an ang ao e en eng i ong ou u ua uan ui un uo "},
    {"z", " a ai an ang ao e ei en eng i ong ou u uan ui un uo "},
    {"c", " a ai an ang ao e en eng i ong ou u uan ui un uo "},
    {"s", " a ai an ang ao e en eng i ong ou u uan ui un uo "},
    {"y", " a an ang ao e i in ing o ong ou u uan ue un "},
    {"w", " a ai an ang ei en eng o u "},
    {"", " a ai an ang ao e ei en er o ou "},
}));

bool sounds(std::string_view initial, std::string_view final) {
  const std::string_view finals = in_full(kSounds, initial);
  std::array<char, 8> room{' '};
  std::copy(final.begin(), final.end(), room.begin() + 1);
  room[final.size() + 1] = ' ';
  return finals.find(std::string_view(room.data(), final.size() + 2)) != std::string_view::npos;
}

constexpr auto kWadeInitials = by_word(std::to_array<WordInFull>({{"b", "p"},
                                                                  {"d", "t"},
                                                                  {"g", "k"},
                                                                  {"j", "ch"},
                                                                  {"q", "ch"},
                                                                  {"x", "hs"},
                                                                  {"zh", "ch"},
                                                                  {"r", "j"},
                                                                  {"z", "ts"},
                                                                  {"c", "ts"}}));

std::string wade_syllable(std::string_view initial, std::string_view final) {
  const bool hissing = initial == "z" || initial == "c" || initial == "s";
  const bool curled = initial == "zh" || initial == "ch" || initial == "sh" || initial == "r";
  const bool back = initial == "g" || initial == "k" || initial == "h";
  if (initial.empty()) return final == "er" ? "erh" : std::string(final);
  if (initial == "y") {
    if (final == "i") return "i";
    if (final == "e") return "yeh";
    if (final == "an") return "yen";
    if (final == "ou") return "yu";
    if (final == "ong") return "yung";
    return final == "ue" ? "yueh" : "y" + std::string(final);
  }
  if (hissing && final == "i") return initial == "s" ? "ssu" : "tzu";
  std::string made(in_full(kWadeInitials, initial));
  if (curled && final == "i") return made + "ih";
  if (final == "ong") return made + "ung";
  if (final == "iong") return made + "iung";
  if (final == "ian") return made + "ien";
  if (final == "ie") return made + "ieh";
  if (final == "ue" || final == "ve") return made + "ueh";
  if (final == "v") return made + "u";
  if (final == "e" && back) return made + "o";
  if (final == "ui" && (initial == "g" || initial == "k")) return made + "uei";
  if (final == "uo" && !back && initial != "sh") return made + "o";
  return made + std::string(final);
}

// Longest syllables first; what does not come out even is tried with shorter ones.
bool read(std::string_view word, std::size_t most, std::string& wade) {
  if (word.empty()) return true;
  if (most == 0) return false;
  const std::size_t before = wade.size();
  for (std::size_t size = std::min<std::size_t>(6, word.size()); size > 0; --size) {
    const std::string_view syllable = word.substr(0, size);
    for (const std::string_view initial : kInitials) {
      if (!syllable.starts_with(initial)) continue;
      const std::string_view final = syllable.substr(initial.size());
      if (std::find(kFinals.begin(), kFinals.end(), final) == kFinals.end() ||
          !sounds(initial, final))
        continue;
      wade += wade_syllable(initial, final);
      if (read(word.substr(size), most - 1, wade)) return true;
      wade.resize(before);
    }
  }
  return false;
}

constexpr auto kChinese = in_order(std::to_array<std::string_view>(
    {"ai",    "an",     "bai",  "bao",   "bi",    "bian",   "cai",  "cao",   "cen",   "chai",
     "chang", "che",    "chen", "cheng", "chi",   "chu",    "cui",  "dai",   "deng",  "ding",
     "dong",  "dou",    "du",   "duan",  "fan",   "fang",   "fei",  "feng",  "fu",    "gan",
     "gao",   "ge",     "geng", "gong",  "gu",    "guan",   "gui",  "guo",   "han",   "hao",
     "he",    "hong",   "hou",  "hu",    "hua",   "huang",  "huo",  "ji",    "jia",   "jian",
     "jiang", "jiao",   "jin",  "jing",  "kang",  "ke",     "kong", "kou",   "lai",   "lan",
     "lei",   "li",     "lian", "liang", "liao",  "lin",    "ling", "liu",   "long",  "lou",
     "lu",    "luo",    "lv",   "ma",    "mao",   "mei",    "meng", "mi",    "miao",  "min",
     "mo",    "mu",     "ni",   "nie",   "niu",   "ouyang", "pan",  "pang",  "pei",   "peng",
     "pu",    "qi",     "qian", "qiao",  "qin",   "qiu",    "qu",   "quan",  "rao",   "ren",
     "rong",  "ruan",   "sha",  "shan",  "shang", "shao",   "shen", "sheng", "shi",   "shu",
     "sima",  "situ",   "song", "su",    "sun",   "tan",    "tang", "tao",   "teng",  "tian",
     "tong",  "tu",     "wan",  "wang",  "wei",   "wen",    "weng", "wu",    "xi",    "xia",
     "xiang", "xiao",   "xie",  "xin",   "xing",  "xiong",  "xu",   "xue",   "yan",   "yang",
     "yao",   "ye",     "yi",   "yin",   "ying",  "you",    "yu",   "yuan",  "yue",   "yun",
     "zang",  "zeng",   "zha",  "zhai",  "zhan",  "zhang",  "zhao", "zheng", "zhong", "zhou",
     "zhu",   "zhuang", "zou",  "zuo",   "zhuge"}));

constexpr auto kKoreaAndVietnam = in_order(std::to_array<std::string_view>(
    {"kim",   "lee",   "yi",    "ri",     "park", "pak",   "choi",   "choe",  "jung", "jeong",
     "chung", "kang",  "cho",   "jo",     "yoon", "yun",   "jang",   "chang", "lim",  "im",
     "rim",   "han",   "oh",    "o",      "seo",  "so",    "shin",   "sin",   "kwon", "hwang",
     "ahn",   "an",    "song",  "ryu",    "yoo",  "yu",    "hong",   "jeon",  "chon", "ko",
     "go",    "moon",  "mun",   "son",    "yang", "bae",   "pae",    "baek",  "paek", "heo",
     "ho",    "nam",   "sim",   "no",     "ro",   "ha",    "nguyen", "tran",  "le",   "pham",
     "hoang", "huynh", "phan",  "vu",     "vo",   "dang",  "bui",    "do",    "ngo",  "duong",
     "ly",    "dinh",  "trinh", "truong", "doan", "luong", "mai",    "dao",   "cao",  "ta",
     "thai",  "to",    "luu"}));

constexpr auto kVietnam = in_order(std::to_array<std::string_view>(
    {"nguyen", "tran", "pham", "phan", "hoang", "huynh", "vu", "vo", "dang", "bui", "ngo", "duong",
     "dinh", "trinh", "truong", "luong", "doan"}));

// One surname a row in pinyin, then as Cantonese and Hokkien speakers write it.
constexpr auto kRows = std::to_array<std::string_view>({"cai choi tsoi chua choy",
                                                        "chen chan tan chin",
                                                        "cheng ching seng",
                                                        "deng tang teng",
                                                        "du to toh",
                                                        "fang fong png",
                                                        "feng fung",
                                                        "gao ko kou",
                                                        "guan kwan",
                                                        "guo kwok quek kuok",
                                                        "han hon",
                                                        "he ho hoe",
                                                        "hong hung ang",
                                                        "hu wu woo oh",
                                                        "huang wong ng ooi wee",
                                                        "jiang keung kiang kong",
                                                        "lei lui",
                                                        "li lee lei",
                                                        "liang leung neo",
                                                        "liao liu liew liaw",
                                                        "lin lam lim",
                                                        "liu lau lao low",
                                                        "lu luk lok loke",
                                                        "luo law lo loh",
                                                        "ma mah beh",
                                                        "mai mak",
                                                        "mo mok",
                                                        "pan poon pun phua",
                                                        "peng pang phang",
                                                        "qiu yau khoo",
                                                        "shen sum sam sim",
                                                        "situ szeto",
                                                        "su so soh",
                                                        "sun suen soon",
                                                        "tan tam tham",
                                                        "tang tong thong",
                                                        "tian tin",
                                                        "wang wong ong heng",
                                                        "wei ngai",
                                                        "wen man",
                                                        "wu ng goh",
                                                        "xia ha",
                                                        "xiao siu siew",
                                                        "xie tse chia cheah",
                                                        "xu hui chui koh khaw tsui",
                                                        "yang yeung yeo yeoh young",
                                                        "yao yiu",
                                                        "ye yip yap ip",
                                                        "yu yue",
                                                        "yuan yuen",
                                                        "zeng tsang chan",
                                                        "zhan tsim",
                                                        "zhang cheung teo cheong",
                                                        "zhao chiu chew teo",
                                                        "zheng cheng tay tee",
                                                        "zhong chung",
                                                        "zhou chow chew chau jow",
                                                        "zhu chu choo",
                                                        "zhuang chong",
                                                        "zou chow"});

using Form = std::pair<std::string_view, std::size_t>;

const std::vector<Form>& forms() {
  static const std::vector<Form> all = [] {
    std::vector<Form> made;
    for (std::size_t row = 0; row < kRows.size(); ++row)
      for (std::string_view text = kRows[row]; !text.empty();) {
        const std::size_t end = std::min(text.find(' '), text.size());
        made.emplace_back(text.substr(0, end), row);
        text.remove_prefix(std::min(end + 1, text.size()));
      }
    std::sort(made.begin(), made.end());
    return made;
  }();
  return all;
}

}  // namespace

std::string wade_giles(std::string_view pinyin) {
  std::string wade;
  constexpr std::size_t kMostSyllables = 3;
  if (pinyin.size() > 18 || !read(pinyin, kMostSyllables, wade)) return {};
  return wade;
}

bool is_chinese_surname(std::string_view word) {
  return holds(kChinese, word);
}

bool is_korean_or_vietnamese_surname(std::string_view word) {
  return holds(kKoreaAndVietnam, word);
}

bool is_vietnamese_surname(std::string_view word) {
  return holds(kVietnam, word);
}

std::vector<std::size_t> surname_forms(std::string_view word) {
  std::vector<std::size_t> rows;
  for (auto at = std::lower_bound(forms().begin(), forms().end(), Form{word, 0});
       at != forms().end() && at->first == word; ++at)
    rows.push_back(at->second);
  return rows;
}

}  // namespace setpoint
