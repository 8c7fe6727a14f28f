// Classes of names of organisations and vessels: forms of law, words of business, numbers, remarks.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "screening/names.h"
#include "setpoint/screening/name_reasons.h"
#include "setpoint/screening/word_lists.h"

namespace setpoint::test {
namespace {

constexpr double kThreshold = 0.70;
using Pairs = std::vector<std::pair<std::string, std::string>>;

void alike(const Pairs& pairs, NameKind kind, double least = kThreshold) {
  for (const auto& [a, b] : pairs) EXPECT_GE(score(a, b, kind), least) << a << " / " << b;
}

void apart(const Pairs& pairs, NameKind kind) {
  for (const auto& [a, b] : pairs) EXPECT_LT(score(a, b, kind), kThreshold) << a << " / " << b;
}

bool says(const std::string& a, const std::string& b, const std::string& what) {
  const auto reasons =
      name_reasons(normal(a, NameKind::entity), normal(b, NameKind::entity), NameCosts{});
  return std::any_of(reasons.begin(), reasons.end(), [&](const std::string& reason) {
    return reason.find(what) != std::string::npos;
  });
}

TEST(FirmNames, WordsOfBusinessHaveOneForm) {
  alike({{"Zorilla Chemicals", "ZORILLA CHEMICAL CO., LTD."},
         {"Zorilla Biotech", "Zorilla Biotechnology Co Ltd"},
         {"Zorilla Pharma", "Zorilla Pharmaceuticals"},
         {"Zorilla Pharma Tech", "Zorilla Pharmatech"},
         {"Zorilla Inds", "Zorilla Industries"},
         {"Zorilla Svcs", "Zorilla Service"},
         {"Zorilla Supply", "Zorilla Supplies"},
         {"Zorilla Imp. & Exp.", "Zorilla Imports Exports"},
         {"Laboratorio Zorilla", "Laboratorios Zorilla"},
         {"Grupo Zorilla", "Zorilla Group"},
         {"Zorilla Traders", "Zorilla Trading"},
         {"Zorilla Technology Develop Co.", "Zorilla Technology Development Co., Ltd."},
         {"Zorilla Airlines", "ZORILLA AIR"},
         {"Zorilla Medica", "Zorilla Medical"},
         {"Zorilla Logistik", "Zorilla Logistics"}},
        NameKind::entity, 0.9);
  apart({{"Zorilla Chemical", "Zorilla Electronics"},
         {"Zorilla Oil", "Zorilla Gas"},
         {"Zorilla Air", "Zorilla Chem"},
         {"Hebei Pharma Co Ltd", "Hubei Pharma Co Ltd"}},
        NameKind::entity);
  EXPECT_TRUE(says("Zorilla Chem", "Zorilla Chemicals", "'chem' and 'chemicals'"));
  EXPECT_FALSE(says("Zorilla Chem", "Zorilla Chemicals", "every word agrees"));
  EXPECT_FALSE(says("Zorilla Ltd", "Zorilla", "only case"));
}

TEST(FirmNames, NoFormOfAWordOfBusinessLeadsToAnother) {
  for (const char* word : {"inds", "ind", "industries", "chem", "pharma", "tech", "svcs", "labs",
                           "supplies", "imp", "trdg", "biotech", "properties", "foods"}) {
    const std::string_view full = business_word_in_full(word);
    EXPECT_NE(full, word);
    EXPECT_EQ(business_word_in_full(full), full) << word;
  }
}

TEST(FirmNames, AFormOfLawNeverSinksAName) {
  for (const char* form : {"S/A",
                           "A/S",
                           "I/S",
                           "K/S",
                           "S.à r.l.",
                           "C.A.",
                           "Unlimited",
                           "PLLC",
                           "P.C.",
                           "N.A.",
                           "PCL",
                           "Public Company Limited",
                           "CV",
                           "JLLC",
                           "MChJ",
                           "DMCC",
                           "Y.K.",
                           "(OPC) Private Limited",
                           "SOFOM ENR",
                           "ASBL",
                           "GIE",
                           "VOF",
                           "HB",
                           "GesmbH",
                           "m.b.H.",
                           "GmbH i.L.",
                           "Kft.",
                           "Korlátolt Felelősségű Társaság",
                           "Anpartsselskab",
                           "akciova spolecnost",
                           "Osaühing",
                           "dionicko drustvo",
                           "Anonymi Etaireia",
                           "Proprietary Limited",
                           "z.s.",
                           "A. en P.",
                           "(in liquidation)",
                           "San. ve Tic. A.Ş.",
                           "Branch Office"})
    EXPECT_GE(score("Zorilla " + std::string(form), "Zorilla", NameKind::entity), 0.9) << form;
  alike({{"Công ty TNHH Zorilla", "Zorilla Company Limited"},
         {"CTCP Zorilla", "Zorilla JSC"},
         {"UD Zorilla", "Zorilla"},
         {"СП ООО Зорилла", "Zorilla LLC"},
         {"株式会社アクメ", "アクメ"},
         {"㈜노우드", "노우드 주식회사"},
         {"노우드 주식회사", "Noudeu Co., Ltd."},
         {"武汉化工有限公司", "Wuhan Huagong Co., Ltd."},
         {"上海制药股份有限公司", "Shanghai Zhiyao Gufen Youxian Gongsi"}},
        NameKind::entity, 0.85);
  // Two letters that are a form elsewhere are a word inside a name.
  apart({{"Zorilla At Muestra", "Zorilla Muestra Pacific Metals"}}, NameKind::entity);
  EXPECT_TRUE(normal("Zorilla Na Muestra", NameKind::entity).forms.empty());
  EXPECT_EQ(normal("Zorilla Muestra NA", NameKind::entity).forms.size(), 1U);
}

TEST(FirmNames, FormsInShortInOneWordAndInOtherScripts) {
  alike({{"Zorilla Est", "ZORILLA ESTABLISHMENT"},
         {"Zorilla Trading Est.", "ZORILLA TRADING ESTABLISHMENT"},
         {"Zorilla Anonim Sti", "ZORILLA ANONIM SIRKETI"},
         {"Zorilla Private Joint Stock Co", "ZORILLA PJSC"},
         {"Zorilla Ltd Liability Co", "ZORILLA LIMITED LIABILITY COMPANY"},
         {"Zorilla SAdeCV", "ZORILLA, S.A. DE C.V."},
         {"Zorilla PteLtd", "ZORILLA PTE. LTD."},
         {"Zorilla SdnBhd", "ZORILLA SENDIRIAN BERHAD"},
         {"Компания Зорилла", "ZORILLA COMPANY"},
         {"Corporacion Zorilla", "ZORILLA CORPORATION"},
         {"شركة زوريلا المحدودة", "شركة زوريلا ذ.م.م"},
         {"شركة زوريلا المحدودة", "زوريلا"},
         {"مؤسسة زوريلا", "زوريلا"},
         {"شرکت زوریلا سهامی خاص", "زوریلا"}},
        NameKind::entity, 0.96);
  // A script without vowels.
  alike({{"شركة زوريلا المحدودة", "ZORILLA COMPANY LIMITED"},
         {"شركة زوريلا ذات المسؤولية المحدودة", "ZORILLA LLC"}},
        NameKind::entity, 0.85);
  EXPECT_EQ(normal("شركة زوريلا ذات المسؤولية المحدودة", NameKind::entity).words.size(), 1U);
  // The same words inside a name, and alone, are the name.
  EXPECT_EQ(normal("زوريلا شركة مثال", NameKind::entity).words.size(), 3U);
  EXPECT_EQ(normal("شركة", NameKind::entity).words.size(), 1U);
  EXPECT_TRUE(normal("Sadecv Zorilla", NameKind::entity).forms.empty());
  apart({{"Zorilla Establishment", "Muestra Establishment"},
         {"شركة زوريلا المحدودة", "شركة مثال المحدودة"},
         {"Компания Зорилла", "MUESTRA COMPANY"}},
        NameKind::entity);
}

TEST(FirmNames, InitialLettersWithAndWithoutForms) {
  alike({{"ZNOC", "Zorillan National Oil Company"},
         {"ZNPC", "Zorilla National Petroleum Corporation"},
         {"PDZSA", "Petroleos de Zorilla S.A."},
         {"ZSBC", "Zorilla and Santiago Banking Corporation"},
         {"ZBM Corp", "Zorilla Business Machines Corporation"},
         {"Zorilla Bank of Examplia (ZBOE)", "Zorilla Bank of Examplia"}},
        NameKind::entity);
  apart({{"ZNOD", "Zorillan National Oil Company"}}, NameKind::entity);
}

TEST(FirmNames, RemarksAreNoPartOfTheName) {
  alike({{"Zorilla Ltd d/b/a Fastmuster", "Zorilla Ltd"},
         {"Zorilla Ltd t/a Fastmuster", "Zorilla Ltd"},
         {"Zorilla (formerly Fastmuster)", "Zorilla"},
         {"M/s Zorilla Traders", "Zorilla Traders"},
         {"Messrs Zorilla Traders", "Zorilla Traders"},
         {"www.zorilla.com", "Zorilla"},
         {"ZOR1LLA Ltd", "Zorilla Ltd"},
         {"Z0rilla Chemical", "Zorilla Chemical"},
         {"Zorilla Zorilla Trading", "Zorilla Trading"}},
        NameKind::entity, 0.9);
  EXPECT_TRUE(says("Zorilla (formerly Fastmuster)", "Zorilla", "'formerly fastmuster'"));
}

TEST(FirmNames, NumbersInWordsAndOrdinals) {
  alike({{"Zorilla First Factory", "Zorilla 1st Factory"},
         {"21st Century Zorilla", "Twenty-First Century Zorilla"},
         {"Twenty One Zorillas Ltd", "21 Zorillas Ltd"},
         {"Zorilla Fund II", "Zorilla Fund 2"}},
        NameKind::entity, 0.9);
  apart({{"First Zorilla Bank", "Second Zorilla Bank"}}, NameKind::entity);
  EXPECT_TRUE(says("Factory 4 Zorilla", "Factory 5 Zorilla", "the numbers differ"));
  EXPECT_LT(score("Factory 4 Zorilla", "Factory 5 Zorilla", NameKind::entity), 0.88);
}

TEST(VesselNames, PrefixesAndRemarks) {
  for (const char* prefix :
       {"M/V", "MV.", "M.T.", "F/V", "M/Y", "S/Y", "Tug", "LNG/C", "Motor Vessel", "M/T", "S.S."})
    EXPECT_GE(score(std::string(prefix) + " Zorilla Luz", "Zorilla Luz", NameKind::vessel), 0.98)
        << prefix;
  alike({{"Zorilla Luz ex Santa Muestra", "Zorilla Luz"},
         {"Zorilla Luz (ex. Santa Muestra)", "Zorilla Luz"},
         {"Zorilla Luz f/k/a Santa Muestra", "Zorilla Luz"},
         {"Ex Zorilla Luz", "Zorilla Luz"},
         {"Formerly Zorilla Luz", "Zorilla Luz"},
         {"Zorilla Luz (IMO 1234567)", "Zorilla Luz"},
         {"Zorilla Luz-3", "Zorilla Luz3"},
         {"Zorilla Luz No. 3", "Zorilla Luz III"},
         {"St. Zorilla", "Saint Zorilla"}},
        NameKind::vessel, 0.95);
  apart({{"Ex Zorilla Luz", "Zorilla Santa"}, {"Exa Zorilla", "Luz Zorilla"}}, NameKind::vessel);
  EXPECT_EQ(normal("Ex", NameKind::vessel).words.size(), 1U);
}

}  // namespace
}  // namespace setpoint::test
