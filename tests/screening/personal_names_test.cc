// Classes of personal names: what two writings of one name differ by, and what two names of two
// persons differ by. All names are put together from common words.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "screening/names.h"
#include "setpoint/screening/chinese_names.h"
#include "setpoint/screening/name_reasons.h"

namespace setpoint::test {
namespace {

constexpr double kThreshold = 0.70;
using Pairs = std::vector<std::pair<std::string, std::string>>;

void alike(const Pairs& pairs, double least = kThreshold) {
  for (const auto& [a, b] : pairs) EXPECT_GE(score(a, b), least) << a << " / " << b;
}

void apart(const Pairs& pairs) {
  for (const auto& [a, b] : pairs) EXPECT_LT(score(a, b), kThreshold) << a << " / " << b;
}

std::vector<std::string> reasons(const std::string& a, const std::string& b) {
  return name_reasons(normal(a, NameKind::person), normal(b, NameKind::person), NameCosts{});
}

bool says(const std::vector<std::string>& reasons, const std::string& what) {
  return std::any_of(reasons.begin(), reasons.end(), [&](const std::string& reason) {
    return reason.find(what) != std::string::npos;
  });
}

// A surname that is a title or a particle somewhere is a surname all the same.
TEST(PersonalNames, SurnamesThatAreTitlesOrParticlesElsewhereCount) {
  apart({{"Pan Mingming", "King Mingming"},
         {"Pan Wei", "Wei King"},
         {"Rosa King", "Rosa Prince"},
         {"King Rupert", "Prince Rupert"},
         {"Major Gupta", "Gupta General"},
         {"Zhen Le", "DU, Zhen"},
         {"Du Zhen", "Lo Zhen"},
         {"Le Van Khanh", "Do Van Khanh"},
         {"Zhao Bin", "Zhao Ben"},
         {"Eng Wei", "Pan Wei"}});
  alike({{"DU, Zhen", "Zhen Du"},
         {"Pan Zhen", "PAN, Zhen"},
         {"Marine Le Exemple", "Le Exemple Marine"},
         {"Zhao Bin", "Bin Zhao"}},
        0.9);
}

TEST(PersonalNames, TitlesAreSetAsideWhereTitlesStand) {
  alike({{"General Juan Example Prueba", "Juan Example Prueba"},
         {"King Rupert Example Second", "Rupert Example Second"},
         {"Sr. Juan Prueba", "Juan Prueba"},
         {"Dr. Ana Example", "EXAMPLE, Ana"},
         {"Prof. Dr. Ana Example PhD", "Ana Example"},
         {"EXAMPLE, Ana, Dr.", "Ana Example"}},
        0.9);
  // A title with a surname alone is worth a look and no more.
  const double little = score("Mr. Muestra", "Carlos Muestra");
  EXPECT_GE(little, kThreshold);
  EXPECT_LT(little, 0.75);
  EXPECT_LT(score("Muestra", "Carlos Muestra"), kThreshold);
  EXPECT_LT(score("Mr. Carlos", "Carlos Muestra"), kThreshold);
  EXPECT_TRUE(says(reasons("Lic. Ana Example", "Ing. Ana Example"), "other titles"));
}

TEST(PersonalNames, GenerationsAreTwoPersons) {
  apart({{"Juan Prueba Jr.", "Juan Prueba Sr."},
         {"John Example II", "John Example III"},
         {"EXAMPLE, John, Jr.", "John Example Senior"}});
  alike({{"Juan Prueba Jr.", "Juan Prueba"}, {"John Example Jr.", "John Example II"}}, 0.95);
  EXPECT_LT(score("Juan Prueba Jr.", "Juan Prueba"), score("Juan Prueba.", "Juan Prueba"));
  EXPECT_TRUE(says(reasons("Juan Prueba Jr.", "Juan Prueba Sr."), "another generation"));
  EXPECT_TRUE(says(reasons("Juan Prueba Jr.", "Juan Prueba"), "in one name only"));
}

TEST(PersonalNames, AbbreviationsAndInitials) {
  alike({{"Wm. Example", "William Example"},
         {"Chas. Example", "Charles Example"},
         {"Fco. Prueba", "Francisco Prueba"},
         {"Ma. Elena Prueba", "Maria Elena Prueba"},
         {"Geo. Example", "George Example"},
         {"Ana Hdez. Prueba", "Ana Hernandez Prueba"},
         {"Robert St. Muster", "Robert Saint Muster"},
         {"Robert Sankt Muster", "Robert St Muster"},
         {"JA Prueba", "Juan Antonio Prueba"},
         {"GJ Prueba Muestra", "Gonzalo Jose Prueba Muestra"},
         {"AnaExample", "Ana Example"},
         {"PruebaCarlos", "Carlos Prueba"}});
  apart({{"Wm. Example", "Walter Example"}, {"JB Prueba", "Carlos Antonio Prueba"}});
  EXPECT_TRUE(says(reasons("Wm. Example", "William Example"), "'wm' and 'william'"));
  EXPECT_FALSE(says(reasons("Wm. Example", "William Example"), "only case"));
}

TEST(PersonalNames, SyllablesOfChineseAreNoSlips) {
  apart({{"Zhang Wei", "Zheng Wei"},
         {"Wang Li", "Wang Lei"},
         {"Chen Jun", "Chen Jin"},
         {"Liu Xiaoming", "Liu Xiaohong"},
         {"Wu Jing", "RYU, Jin"},
         {"Nguyen Van Minh", "Nguyen Thi Minh"},
         {"Nguyen Van Minh", "Nguyen Van Manh"}});
  alike({{"Zhang Wei", "Chang Wei"},
         {"Hsu Ching-ming", "Xu Jingming"},
         {"Teng Hsiao-lan", "Deng Xiaolan"},
         {"Tsao Chih-wei", "Cao Zhiwei"},
         {"Wong Meiling", "Huang Meiling"},
         {"Cheung Meiling", "Zhang Meiling"},
         {"Zhang Xiao Ming", "Zhang Xiaoming"},
         {"Zhang Xioaming", "Zhang Xiaoming"}});
}

TEST(PersonalNames, WadeGilesIsAChangeOfLetters) {
  for (const auto& [pinyin, wade] : Pairs{{"zedong", "tsetung"},
                                          {"xiaoping", "hsiaoping"},
                                          {"enlai", "enlai"},
                                          {"zhiwei", "chihwei"},
                                          {"jinhe", "chinho"},
                                          {"guo", "kuo"},
                                          {"rui", "jui"},
                                          {"xie", "hsieh"},
                                          {"yue", "yueh"},
                                          {"si", "ssu"},
                                          {"smith", ""},
                                          {"wong", ""}})
    EXPECT_EQ(wade_giles(pinyin), wade) << pinyin;
}

TEST(PersonalNames, SlavicNamesInFrenchAndGermanSpelling) {
  alike({{"Jewgeni Primeroschin", "Yevgeny Primerozhin"},
         {"Evgeny Primerojine", "Yevgeny Primerozhin"},
         {"Nikita Chruschtschenko", "Nikita Khrushchenko"},
         {"Sergej Schtscherbatow", "Sergey Shcherbatov"},
         {"Γιώργος Παραδείγματος", "Giorgos Paradeigmatos"},
         {"Ευάγγελος Παράδειγμα", "Evangelos Paradeigma"}});
  apart({{"Ivan Primerov", "Igor Primerov"}, {"Ivan Pavlov", "Ivan Petrov"}});
}

TEST(PersonalNames, AManIsNotAWoman) {
  apart({{"Karim Example", "Karima Example"},
         {"Mario Prueba", "Maria Prueba"},
         {"Ivan Primerov", "Anna Primerova"},
         {"Daniel Example", "Daniela Example"}});
}

TEST(PersonalNames, ASlipInAShortWordIsSaid) {
  EXPECT_TRUE(says(reasons("John Example", "Joan Example"), "may well be another one"));
  EXPECT_FALSE(says(reasons("John Exampel", "John Example"), "may well be another one"));
}

}  // namespace
}  // namespace setpoint::test
