// Names of organisations with a typing error where a legal form or a word of business stands.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "screening/names.h"
#include "setpoint/screening/name_index.h"
#include "setpoint/screening/name_reasons.h"

namespace setpoint::test {
namespace {

constexpr double kThreshold = 0.70;
using Pairs = std::vector<std::pair<std::string, std::string>>;

NormalName firm(std::string_view text) {
  return normal(text, NameKind::entity);
}

NameScore compared(const std::string& a, const std::string& b) {
  return name_score(firm(a), firm(b), NameCosts{});
}

bool says(const std::string& a, const std::string& b, const std::string& what) {
  const auto reasons = name_reasons(firm(a), firm(b), NameCosts{});
  return std::find(reasons.begin(), reasons.end(), what) != reasons.end();
}

// Every letter left out, doubled, replaced and exchanged with the next.
std::vector<std::string> mistyped(const std::string& word) {
  std::vector<std::string> made;
  for (std::size_t at = 0; at < word.size(); ++at) {
    made.push_back(std::string(word).erase(at, 1));
    made.push_back(std::string(word).insert(at, 1, word[at]));
    made.push_back(std::string(word).replace(at, 1, "w"));
    std::string exchanged = word;
    if (at + 1 < word.size()) std::swap(exchanged[at], exchanged[at + 1]);
    made.push_back(exchanged);
  }
  made.erase(std::remove(made.begin(), made.end(), word), made.end());
  return made;
}

TEST(MistypedFirms, AnyErrorInAFormOfOneWordIsReadAsTheForm) {
  for (const std::string form : {"company", "limited", "corporation", "incorporated", "limitada",
                                 "compania", "aktiengesellschaft"})
    for (const std::string& typed : mistyped(form)) {
      if (typed == "limite" || typed == "imitada") continue;  // words of their own
      const NameScore score = compared("Zorilla " + typed, "ZORILLA " + form);
      EXPECT_GE(score.score, 0.98) << typed;
      EXPECT_FALSE(score.whole()) << typed;
      // "Limitad" may be either form; both are of one kind.
      const std::vector<MistypedWord> words = firm("Zorilla " + typed).mistyped_forms;
      ASSERT_EQ(words.size(), 1U) << typed;
      EXPECT_EQ(words[0].typed, typed);
    }
  EXPECT_TRUE(says("Zorilla Limitted", "ZORILLA LIMITED", "'limitted' is read as 'limited'"));
}

TEST(MistypedFirms, AnErrorInAFormOfSeveralWordsDoesNotBreakIt) {
  for (const std::string word : {"limited", "liability", "company"})
    for (const std::string& typed : mistyped(word)) {
      std::string form = "limited liability company";
      form.replace(form.find(word), word.size(), typed);
      const NormalName name = firm("Zorilla Asset Management " + form);
      ASSERT_EQ(name.forms.size(), 1U) << form;
      EXPECT_EQ(name.forms[0].form, firm("Zorilla LLC").forms[0].form) << form;
      ASSERT_EQ(name.mistyped_forms.size(), 1U) << form;
      EXPECT_EQ(name.mistyped_forms[0].read, word);
    }
  for (const auto& [a, b] :
       Pairs{{"Zorilla Open Joint Stok Company", "ZORILLA OJSC"},
             {"Zorilla Jont Stock Company", "ZORILLA JSC"},
             {"Zorilla Privte Limited", "ZORILLA PRIVATE LIMITED"},
             {"Zorilla Sosiedad Anonima", "ZORILLA, S.A."},
             {"Zorilla Limted Libility Company", "ZORILLA LLC"},
             {"Obshchestvo s Ogranichenoy Otvetstvennostyu Zorilla", "OOO ZORILLA"},
             {"Zorilla Gesellschaft mit beschraenkter Hatfung", "Zorilla GmbH"}})
    EXPECT_GE(compared(a, b).score, 0.98) << a << " / " << b;
  EXPECT_TRUE(says("Zorilla Limited Libaility Company", "ZORILLA LIMITED LIABILITY COMPANY",
                   "'libaility' is read as 'liability'"));
  EXPECT_TRUE(says("Zorilla Limited Liability Company", "ZORILLA LIMITED LIABILTY COMPANY",
                   "listed 'liabilty' is read as 'liability'"));
}

// The same error on both sides is none.
TEST(MistypedFirms, AnErrorThatBothNamesHaveSaysNothing) {
  EXPECT_TRUE(compared("Zorilla Limted", "ZORILLA LIMTED").whole());
  EXPECT_FALSE(compared("Zorilla Limted", "ZORILLA LIMITD").whole());
  EXPECT_FALSE(compared("Zorilla Limted", "ZORILLA LTD").whole());
  EXPECT_LT(compared("Zorilla Limted", "ZORILLA LTD").score,
            compared("Zorilla Limited", "ZORILLA LTD").score);
}

TEST(MistypedFirms, OtherWordsAreNoForms) {
  for (const char* name :
       {"Zorilla Limit", "Corpora Zorilla", "Join Zorilla", "Stick Zorilla", "Zorilla Stack",
        "Zorilla Point Stock", "Zorilla Campania", "Zorilla Behrad", "Herein Zorilla",
        "Zorilla Publix", "Zorilla Viability", "Zorilla Rational Muestra", "Zorilla Generali",
        "Zorilla Fundation", "Zorilla Limites", "Zorilla Limtied Muestra"})
    EXPECT_TRUE(firm(name).forms.empty()) << name;
  for (const char* name : {"Zorilla Primate Limited", "Zorilla Rational Association Ltd",
                           "Zorilla Estate Enterprise Ltd", "Zorilla Limit Company"})
    EXPECT_TRUE(firm(name).mistyped_forms.empty()) << name;
  // A form alone is the name.
  EXPECT_TRUE(firm("Compnay").forms.empty());
  EXPECT_EQ(firm("Compnay Limited").words.size(), 1U);
  for (const auto& [a, b] : Pairs{{"Zorilla Limitted", "MUESTRA LIMITED"},
                                  {"Zorilla Primate Limited", "ZORILLA LIMITED"},
                                  {"Zorilla Limit", "ZORILLA LIMITED"},
                                  {"Zorilla Campania Srl", "ZORILLA SRL"},
                                  {"Corpora Zorilla", "ZORILLA CORPORATION"}})
    EXPECT_LT(compared(a, b).score, kThreshold) << a << " / " << b;
}

TEST(MistypedFirms, AWordOfBusinessIsComparedInAllItsForms) {
  for (const auto& [a, b] : Pairs{{"Transprtes Zorilla", "TRANSPORTES ZORILLA LTDA."},
                                  {"Zorilla Servcios", "ZORILLA SERVICIOS"},
                                  {"Zorilla Tecnlogia", "ZORILLA TECNOLOGIA"},
                                  {"Zorilla Farmaceutcia", "ZORILLA FARMACEUTICA"},
                                  {"Zorilla Quimcia", "ZORILLA QUIMICA"},
                                  {"Desarollos Zorilla", "DESARROLLOS ZORILLA"},
                                  {"Zorilla Trde", "ZORILLA TRADE"},
                                  {"Zorilla Pharmaceutcals", "ZORILLA PHARMA"},
                                  {"Zorilla Tecnlogias", "ZORILLA TECHNOLOGY"}}) {
    EXPECT_GE(compared(a, b).score, 0.9) << a << " / " << b;
    EXPECT_FALSE(compared(a, b).whole()) << a;
    EXPECT_EQ(compared(a, b).score, compared(b, a).score) << a;
  }
  EXPECT_TRUE(says("Zorilla Transprtes", "ZORILLA TRANSPORTES",
                   "'transprtes' and 'transportes' are one letter apart"));
  EXPECT_TRUE(says("Zorilla Pharmaceutcals", "ZORILLA PHARMA",
                   "'pharmaceutcals' and 'pharma': 'pharmaceutcals' is read as 'pharmaceuticals', "
                   "a form of the other"));
  for (const auto& [a, b] : Pairs{{"Zorilla Servcios", "ZORILLA SERVETUS"},
                                  {"Zorilla Servcios", "MUESTRA SERVICIOS"},
                                  {"Zorilla Transprtes", "ZORILLA TEXTILES"},
                                  {"Zorilla Blanco", "ZORILLA BANK"},
                                  {"Zorilla Techno", "ZORILLA TECNOLOGIAS"},
                                  {"Zorilla Quimcia", "ZORILLA CLINICA"}})
    EXPECT_LT(compared(a, b).score, kThreshold) << a << " / " << b;
}

// By the index as by comparison, whichever of the two is listed.
TEST(MistypedFirms, AreFoundByTheIndex) {
  const std::vector<std::string> words = {
      "transportes", "transprtes",    "transport", "tecnlogias",     "technology",  "farmaceutcia",
      "pharma",      "pharmaceutcal", "quimcia",   "chemicals",      "servcios",    "service",
      "desarollos",  "dev",           "trde",      "distribudiores", "distributor", "inversioens",
      "investment",  "laboratorois",  "labs",      "trade",          "limitted",    "compnay"};
  std::vector<NormalName> names;
  for (const std::string& word : words) {
    names.push_back(firm("Zorilla " + word + " Muestra"));
    names.push_back(firm("Zorilla " + word));
  }
  const NameIndex index(names, NameCosts{});
  NameIndex::Scratch scratch;
  std::size_t found = 0;
  for (const NormalName& asked : names) {
    std::vector<std::uint32_t> expected;
    for (std::uint32_t n = 0; n < names.size(); ++n)
      if (name_score(asked, names[n], NameCosts{}).score >= kThreshold) expected.push_back(n);
    std::vector<std::uint32_t> actual;
    for (const NameIndex::Scored& each : index.find(asked, kThreshold, scratch))
      actual.push_back(each.name);
    EXPECT_EQ(actual, expected) << asked.typed;
    found += expected.size();
  }
  EXPECT_GT(found, 2 * names.size());
}

}  // namespace
}  // namespace setpoint::test
