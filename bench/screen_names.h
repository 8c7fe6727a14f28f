// Ordinary names, and names made to be slow: common given names and surnames of a country put
// together, each pair once. Nobody in particular is meant; that some of them are on the list is
// what an ordinary customer file meets.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/screening/name_kind.h"

namespace setpoint::bench {

struct NameClass {
  const char* what;
  NameKind kind;
  std::vector<std::string> names;
};

inline std::vector<std::string> each_with_each(std::span<const std::string_view> first,
                                               std::span<const std::string_view> last) {
  std::vector<std::string> names;
  for (const std::string_view a : first)
    for (const std::string_view b : last) names.push_back(std::string(a) + " " + std::string(b));
  return names;
}

inline std::vector<NameClass> ordinary_names() {
  using Words = std::array<std::string_view, 10>;
  constexpr Words kChinese = {"Wei", "Min", "Jing", "Li",   "Qiang",
                              "Lei", "Jun", "Yang", "Yong", "Jie"};
  constexpr Words kWang = {"Wang",  "Zhang", "Liu", "Chen", "Yang",
                           "Huang", "Zhao",  "Wu",  "Zhou", "Xu"};
  constexpr Words kXiao = {"Xiaoming", "Xiaohong", "Zhiqiang", "Guohua", "Jianguo",
                           "Haiyan",   "Lihua",    "Meiling",  "Wenjun", "Yuting"};
  constexpr Words kArabic = {"Mohammed", "Ahmed",   "Ali",   "Hassan", "Omar",
                             "Khalid",   "Ibrahim", "Yusuf", "Fatima", "Abdul Rahman"};
  constexpr Words kHassan = {"Hassan", "Ali",     "Hussein",  "Khan",   "Abdullah",
                             "Saleh",  "Mahmoud", "al-Ahmad", "Rahman", "Nasser"};
  constexpr Words kAmerican = {"James", "John",    "Robert", "Michael", "William",
                               "David", "Richard", "Mary",   "Linda",   "Susan"};
  constexpr Words kSmith = {"Smith",  "Johnson", "Williams", "Brown",    "Jones",
                            "Miller", "Davis",   "Wilson",   "Anderson", "Taylor"};
  constexpr Words kMexican = {"Juan",  "Jose",  "Maria", "Luis",   "Carlos",
                              "Jorge", "Pedro", "Ana",   "Miguel", "Rosa"};
  constexpr Words kGarcia = {
      "Hernandez Garcia", "Garcia Lopez", "Martinez Perez", "Lopez Flores", "Gonzalez Ruiz",
      "Rodriguez Torres", "Perez Rivera", "Sanchez Cruz",   "Ramirez Diaz", "Flores Morales"};
  constexpr Words kRussian = {"Sergey", "Ivan",    "Dmitry",  "Andrey", "Olga",
                              "Elena",  "Natalia", "Mikhail", "Pavel",  "Tatiana"};
  constexpr Words kIvanov = {"Ivanov", "Smirnov", "Kuznetsov", "Popov",   "Vasiliev",
                             "Petrov", "Sokolov", "Novikov",   "Fedorov", "Morozov"};
  constexpr Words kIndian = {"Rajesh", "Sanjay", "Priya",  "Anil",  "Sunita",
                             "Vijay",  "Ravi",   "Deepak", "Anita", "Suresh"};
  constexpr Words kSharma = {"Sharma", "Kumar", "Singh", "Patel", "Gupta",
                             "Reddy",  "Verma", "Joshi", "Mehta", "Nair"};
  constexpr Words kFirm = {"Northwood",  "Golden Star", "Pacific", "Sunrise", "Global United",
                           "Blue Ocean", "Evergreen",   "Hengda",  "Al Noor", "San Miguel"};
  constexpr Words kBusiness = {"Trading Co., Ltd.",   "Chemical Company",
                               "Pharmaceuticals Inc", "Import Export S.A. de C.V.",
                               "Logistics LLC",       "Biotech Co Ltd",
                               "General Trading LLC", "Industries Limited",
                               "Shipping GmbH",       "Medical Supply Corporation"};
  constexpr Words kStack = {"Mohammed Ali Hassan",    "Maria Jose Garcia",  "Ahmed Hussein Ibrahim",
                            "Juan Carlos Lopez",      "Abdul Rahman Khan",  "Ali Mohammed Ahmed",
                            "Jose Luis Hernandez",    "Hassan Ali Hussein", "Omar Khalid Saleh",
                            "Muhammad Abdullah Yusuf"};
  constexpr Words kMore = {"Mohammed Ahmed Ali Hussein", "Garcia Lopez Perez",
                           "al-Ahmad Khan Ali",          "Hernandez Martinez Gonzalez",
                           "Abdullah Omar Khalid",       "Hassan Mahmoud Ibrahim",
                           "de la Cruz Maria Jose",      "bin Ali bin Hassan",
                           "Saleh Nasser Ahmed",         "Rodriguez Ramirez Sanchez"};
  constexpr Words kArabicLetters = {"محمد", "أحمد",    "علي",  "حسن",   "عمر",
                                    "خالد", "إبراهيم", "يوسف", "فاطمة", "عبد الرحمن"};
  constexpr Words kHasanLetters = {"حسن",  "علي",   "حسين",   "خان",  "عبد الله",
                                   "صالح", "محمود", "الأحمد", "رحمن", "ناصر"};
  constexpr Words kInitial = {"A.", "C.", "D.", "H.", "J.", "K.", "L.", "M.", "R.", "S."};
  constexpr Words kAny = {"Garcia", "Hassan", "Khan", "Ivanov", "Smith",
                          "Wang",   "Singh",  "Ali",  "Lopez",  "Kim"};
  constexpr Words kHan = {"王", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐"};
  constexpr Words kHanGiven = {"晓明", "小红", "志强", "国华", "建国",
                               "海燕", "丽华", "美玲", "文军", "玉婷"};
  std::vector<std::string> han = each_with_each(kHan, kHanGiven);
  for (std::string& name : han) name.erase(name.find(' '), 1);
  const auto person = NameKind::person;
  return {{"Chinese names of two syllables", person, each_with_each(kChinese, kWang)},
          {"Chinese names of three syllables", person, each_with_each(kWang, kXiao)},
          {"Arabic names", person, each_with_each(kArabic, kHassan)},
          {"Arabic names in their letters", person, each_with_each(kArabicLetters, kHasanLetters)},
          {"Chinese names in characters", person, han},
          {"an initial and a surname", person, each_with_each(kInitial, kAny)},
          {"American names", person, each_with_each(kAmerican, kSmith)},
          {"Mexican names", person, each_with_each(kMexican, kGarcia)},
          {"Russian names", person, each_with_each(kRussian, kIvanov)},
          {"Indian names", person, each_with_each(kIndian, kSharma)},
          {"firms", NameKind::entity, each_with_each(kFirm, kBusiness)},
          {"six and more common names in one", person, each_with_each(kStack, kMore)}};
}

}  // namespace setpoint::bench
