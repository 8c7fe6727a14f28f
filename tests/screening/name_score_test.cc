// Properties that hold for any two names, and what each kind of difference does.
#include "setpoint/screening/name_score.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "screening/names.h"

namespace setpoint::test {
namespace {

constexpr double kThreshold = 0.70;

const std::vector<std::pair<NameKind, std::string>>& many() {
  static const std::vector<std::pair<NameKind, std::string>> names = {
      {NameKind::person, "Ana Example"},
      {NameKind::person, "EXAMPLE PRUEBA, Ana Maria"},
      {NameKind::person, "Ana M. Example"},
      {NameKind::person, "Abd al-Rahman bin Salim al-Misali"},
      {NameKind::person, "Салим Примеров"},
      {NameKind::person, "محمد المثال"},
      {NameKind::person, "김예시"},
      {NameKind::person, "李例"},
      {NameKind::person, "Kim Ye-si"},
      {NameKind::person, "..."},
      {NameKind::entity, "Example Trading Co., Ltd."},
      {NameKind::entity, "Example Trading 2 GmbH"},
      {NameKind::entity, "ООО Пример"},
      {NameKind::entity, "Grupo Ejemplo, S.A. de C.V."},
      {NameKind::vessel, "M/V Example Star 7"},
      {NameKind::address, "12 Example St., Springfield"},
  };
  return names;
}

TEST(NameScore, IsSymmetricBetweenZeroAndOneAndOneForItself) {
  for (const auto& [kind, a] : many()) {
    EXPECT_EQ(score(a, a, kind), 1) << a;
    for (const auto& [other, b] : many()) {
      if (other != kind) continue;
      const double there = score(a, b, kind);
      EXPECT_EQ(there, score(b, a, kind)) << a << " / " << b;
      EXPECT_GE(there, 0);
      EXPECT_LE(there, 1);
      if (a == b) continue;
      EXPECT_LT(there, 1) << a << " / " << b;
    }
  }
}

TEST(NameScore, RanksWhatIsExactInDifferentDegrees) {
  const std::string listed = "EXAMPLE, Ana";
  const double same = score("EXAMPLE, Ana", listed);
  const double cased = score("Example, Ana", listed);
  const double titled = score("Dr. Ana Example", listed);
  const double turned = score("Example Ana", listed);
  EXPECT_EQ(same, 1);
  EXPECT_GT(same, cased);
  EXPECT_GT(cased, turned);
  EXPECT_GT(titled, turned);
  EXPECT_GT(turned, score("Анна Example", listed));
  EXPECT_GT(turned, 0.98);
}

TEST(NameScore, DoesNotSeeCaseMarksOrSigns) {
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{
           {"Ana Ejemplo", "ANA EJEMPLO"},
           {"José Muñoz", "Jose Munoz"},
           {"Jose\u0301 Mun\u0303oz", "José Muñoz"},
           {"Anne-Marie Exemple", "Anne Marie Exemple"},
           {"Ａｎａ Example", "Ana Example"},
           {"Łukasz Przykład", "Lukasz Przyklad"}})
    EXPECT_GT(score(a, b), 0.99) << a << " / " << b;
}

TEST(NameScore, ReadsOtherScripts) {
  for (const auto& [a, b] :
       std::vector<std::pair<std::string, std::string>>{{"Юрий Гагарин", "Yuri Gagarin"},
                                                        {"Александр Пушкин", "Aleksandr Pushkin"},
                                                        {"Νίκος Καζαντζάκης", "Nikos Kazantzakis"},
                                                        {"محمد حسين", "Mohammed Hussein"},
                                                        {"نجيب محفوظ", "Naguib Mahfouz"},
                                                        {"דוד בן גוריון", "David Ben Gurion"},
                                                        {"안중근", "An Jung-geun"},
                                                        {"毛泽东", "Mao Zedong"},
                                                        {"Շառլ Ազնավուր", "Sharl Aznavour"},
                                                        {"アンナ・レイ", "Anna Rei"}})
    EXPECT_GE(score(a, b), kThreshold) << a << " / " << b;
}

TEST(NameScore, ACharacterIsASyllableThatMustAgree) {
  // Both are read alike in pinyin, and are other characters.
  EXPECT_LT(score("李例", "李立"), kThreshold);
  EXPECT_LT(score("김예시", "김예지"), kThreshold);
  // A traditional character is its simplified form.
  EXPECT_GE(score("張偉", "张伟"), 0.95);
}

TEST(NameScore, ToleratesSpellingAndTyping) {
  for (const auto& [a, b] :
       std::vector<std::pair<std::string, std::string>>{{"Mohammed Husayn", "Muhammad Hussein"},
                                                        {"Sergey Primerov", "Sergei Primeroff"},
                                                        {"Abd al-Aziz Salim", "Abdulaziz Salim"},
                                                        {"Saif al-Din Salim", "Sayfuddin Salem"},
                                                        {"Ana Exampel", "Ana Example"},
                                                        {"Ted Example", "Theodore Example"},
                                                        {"J. Example", "John Example"},
                                                        {"AnaExample", "Ana Example"}})
    EXPECT_GE(score(a, b), kThreshold) << a << " / " << b;
}

// What is left of a word after its repeated letters may be one letter: no error is tolerated in
// that.
TEST(NameScore, LittleIsLeftOfAWordOfOneLetterManyTimes) {
  EXPECT_LT(score("AAAAAAAA", "Q", NameKind::entity), kThreshold);
  EXPECT_LT(score("Oooooooo", "K", NameKind::person), kThreshold);
}

TEST(NameScore, AWordAgainstAnotherIsAnotherPerson) {
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{
           {"Ana Example", "Rosa Example"},
           {"Ana Maria Example Prueba", "Ana Maria Example Muestra"},
           {"William G. Example", "William W. Example"},
           {"Salim bin Omar al-Misali", "Omar bin Salim al-Misali"},
           {"Ana", "Ana Example Prueba"}})
    EXPECT_LT(score(a, b), kThreshold) << a << " / " << b;
}

TEST(NameScore, OrganisationsDifferByTheirWordsNotByTheirForms) {
  const auto company = [](const char* a, const char* b) { return score(a, b, NameKind::entity); };
  EXPECT_GE(company("Example AG", "Example Aktiengesellschaft"), 0.99);
  EXPECT_GE(company("ExampleAG", "Example AG"), 0.95);
  EXPECT_GE(company("ООО Пример", "Primer LLC"), 0.95);
  EXPECT_GE(company("Ejemplo, S.A. de C.V.", "EJEMPLO SA DE CV"), 0.99);
  EXPECT_GT(company("Example GmbH", "Example Ltd"), company("Example GmbH", "Example AG"));
  EXPECT_LT(company("Example Shipping Ltd", "Example Chemical Ltd"), kThreshold);
  EXPECT_LT(company("Example Import", "Example Export"), kThreshold);
  EXPECT_LT(company("Bank of Examplia (Chile)", "Bank of Examplia (Peru)"), kThreshold);
  EXPECT_GE(company("EBE", "Example Bank of Examplia"), kThreshold);
}

TEST(NameScore, NumbersTellVesselsAndHousesApart) {
  EXPECT_LT(score("Example Star 7", "Example Star 21", NameKind::vessel), kThreshold);
  EXPECT_LT(
      score("12 Example Street, Springfield", "14 Example Street, Springfield", NameKind::address),
      kThreshold);
  EXPECT_GE(
      score("12 Example St., Springfield", "12 Example Street, Springfield", NameKind::address),
      0.9);
  EXPECT_GE(score("Brigade Forty-four", "Brigade 44", NameKind::entity), 0.95);
}

// Metamorphic: a legal form more lowers a score by its part and no further.
TEST(NameScore, ALegalFormCostsItsPartAlone) {
  const NameCosts costs;
  for (const auto& [kind, a] : many()) {
    if (kind != NameKind::entity) continue;
    for (const auto& [other, b] : many()) {
      if (other != NameKind::entity) continue;
      const std::string more = a + " Oyj";
      const double least = std::min(costs.legal_form, costs.legal_missing) * costs.marks;
      EXPECT_GE(score(more, b, kind), score(a, b, kind) * least - 1e-12) << a << " / " << b;
    }
  }
}

// Metamorphic: two names that both gain the same word are not less alike.
TEST(NameScore, MoreAgreementNeverLowersTheScore) {
  for (const auto& [kind, a] : many())
    for (const auto& [other, b] : many()) {
      if (kind != NameKind::person || other != kind || a == b) continue;
      if (a.find(',') != std::string::npos || b.find(',') != std::string::npos) continue;
      EXPECT_GE(score(a + " Zorrilla", b + " Zorrilla"), score(a, b) - 1e-12) << a << " / " << b;
    }
}

TEST(NormalName, RefusesWhatItCannotCompare) {
  Transliteration rules;
  const auto refused = [&](const std::string& text) {
    const auto made = normal_name(text, NameKind::person, NameWeights{}, rules);
    return made.ok() ? std::string() : made.faults().front().text();
  };
  EXPECT_NE(refused(std::string(kLongestName + 1, 'a')).find("601 bytes"), std::string::npos);
  EXPECT_NE(refused("Ana \xff").find("not UTF-8"), std::string::npos);
  std::string words;
  for (std::size_t k = 0; k <= kMostWords; ++k) words += "a ";
  EXPECT_NE(refused(words).find("61 words"), std::string::npos);
  EXPECT_EQ(refused(std::string(kLongestName, 'a')), "");
}

}  // namespace
}  // namespace setpoint::test
