// One name in the spellings of many countries and scripts, and names near it that are others. All
// names are put together from common words.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "screening/names.h"
#include "setpoint/screening/arabic_sound.h"
#include "setpoint/screening/korean_names.h"
#include "setpoint/screening/name_index.h"
#include "setpoint/screening/name_reasons.h"
#include "setpoint/screening/spelling.h"
#include "setpoint/screening/transliteration.h"

namespace setpoint::test {
namespace {

constexpr double kThreshold = 0.70;
using Pairs = std::vector<std::pair<std::string, std::string>>;

// Found by a comparison, in both directions, and by the index.
void alike(const Pairs& pairs, double least = kThreshold) {
  for (const auto& [a, b] : pairs) {
    EXPECT_GE(score(a, b), least) << a << " / " << b;
    EXPECT_EQ(score(a, b), score(b, a)) << a << " / " << b;
    const NameIndex index({normal(b, NameKind::person)}, NameCosts{});
    NameIndex::Scratch scratch;
    EXPECT_EQ(index.find(normal(a, NameKind::person), least, scratch).size(), 1U)
        << a << " / " << b;
  }
}

void apart(const Pairs& pairs) {
  for (const auto& [a, b] : pairs) {
    EXPECT_LT(score(a, b), kThreshold) << a << " / " << b;
    const NameIndex index({normal(b, NameKind::person)}, NameCosts{});
    NameIndex::Scratch scratch;
    EXPECT_TRUE(index.find(normal(a, NameKind::person), kThreshold, scratch).empty())
        << a << " / " << b;
  }
}

std::vector<std::string> reasons(const std::string& a, const std::string& b) {
  return name_reasons(normal(a, NameKind::person), normal(b, NameKind::person), NameCosts{});
}

bool says(const std::vector<std::string>& reasons, const std::string& what) {
  return std::any_of(reasons.begin(), reasons.end(), [&](const std::string& reason) {
    return reason.find(what) != std::string::npos;
  });
}

bool heard_alike(const std::string& a, const std::string& b) {
  return sound_alike(arabic_sound(a), arabic_sound(b));
}

TEST(ArabicSound, LikensTheHabitsOfManyCountries) {
  for (const auto& [a, b] :
       Pairs{{"husayn", "hossein"},   {"muhamad", "mouhamad"}, {"muhamad", "mohammed"},
             {"ahmad", "ahmet"},      {"uthman", "osman"},     {"uthman", "othman"},
             {"sulayman", "slimane"}, {"mubarak", "mbarek"},   {"zayd", "zeid"},
             {"rida", "reza"},        {"fadl", "fazl"},        {"shawqi", "chaouki"},
             {"qasim", "ghassem"},    {"qasim", "kacem"},      {"jamil", "gamil"},
             {"jamil", "djamel"},     {"mawlud", "mouloud"},   {"tawfiq", "tevfik"},
             {"yahya", "yahia"},      {"ayyash", "aiyash"},    {"hassane", "hasan"},
             {"naguib", "najib"},     {"osama", "usamah"},     {"dawud", "daoud"}}) {
    EXPECT_TRUE(heard_alike(a, b)) << a << " / " << b;
    EXPECT_TRUE(heard_alike(b, a)) << b << " / " << a;
    EXPECT_EQ(sound_class(arabic_sound(a)), sound_class(arabic_sound(b))) << a << " / " << b;
  }
}

TEST(ArabicSound, TellsNamesApart) {
  for (const auto& [a, b] : Pairs{{"hasan", "husayn"},
                                  {"mahmud", "muhammad"},
                                  {"ahmad", "hamid"},
                                  {"salih", "salah"},
                                  {"nasr", "nasir"},
                                  {"karim", "karima"},
                                  {"rahman", "rahim"},
                                  {"khalid", "khalil"},
                                  {"jamal", "kamal"},
                                  {"umar", "amir"},
                                  {"salim", "sulayman"},
                                  {"tariq", "taraq"},
                                  {"sad", "said"}})
    EXPECT_FALSE(heard_alike(a, b)) << a << " / " << b;
}

TEST(ArabicNames, InOrdinarySpellings) {
  alike({{"Muhamad Idris", "IDRIS, Mohammed"},
         {"Mouhamad Idris", "IDRIS, Muhammed"},
         {"Hossein Amiri", "AMIRI, Husayn"},
         {"Youcef Fathi", "FATHI, Yusuf"},
         {"Uthman Idris", "IDRIS, Osman"},
         {"Slimane Idris", "IDRIS, Sulayman"},
         {"Soleiman Fathi", "FATHI, Sulayman"},
         {"Abdoulaye Idris", "IDRIS, Abdallah"},
         {"Abd Allah Idris", "IDRIS, Abdullah"},
         {"Abubakar Idris", "IDRIS, Abou Bakr"},
         {"Aboubacar Idris", "IDRIS, Abu Bakr"},
         {"Zayd Farhadzai", "FARHADZAI, Zeid"},
         {"Reza Fathi", "FATHI, Rida"},
         {"Chaouki Fathi", "FATHI, Shawqi"},
         {"Abdirahman Fathi", "FATHI, Abd al-Rahman"},
         {"Abdelkader Fathi", "FATHI, Abd al-Qadir"},
         {"Nasr Allah Idris", "IDRIS, Nasrallah"},
         {"Osama bin Mithal", "BIN MITHAL, Usama bin Muhammad bin Awad"}});
  apart({{"Mahmud Idris", "IDRIS, Muhammad"},
         {"Karim Fathi", "FATHI, Karima"},
         {"Abd al-Rahman Fathi", "FATHI, Abd al-Aziz"},
         {"Abu Ahmad Idris", "IDRIS, Abu Bakr"}});
}

// A vowel in four letters is half of the word: worth a look, never "strong".
TEST(ArabicNames, ShortSpellingsAreSlight) {
  EXPECT_TRUE(says(reasons("Zayd Farhadzai", "FARHADZAI, Zeid"), "may well be another one"));
  EXPECT_FALSE(says(reasons("Hossein Amiri", "AMIRI, Husayn"), "may well be another one"));
  EXPECT_TRUE(says(reasons("Hossein Amiri", "AMIRI, Husayn"), "spellings of one sound"));
}

TEST(ArabicScript, ItsLettersForVowelsCount) {
  for (const auto& [script, latin] : Pairs{
           {"hsn", "hasan"},    {"hsin", "husayn"},  {"hsin", "hossein"},  {"mhmd", "muhammad"},
           {"mhmud", "mahmud"}, {"sad", "saad"},     {"said", "said"},     {"said", "saeed"},
           {"khald", "khalid"}, {"rshid", "rashid"}, {"rashd", "rashid"},  {"iusf", "yusuf"},
           {"mhsn", "muhsin"},  {"salh", "saleh"},   {"mstfa", "mustafa"}, {"slimani", "soleimani"},
           {"fatmh", "fatima"}, {"nsr", "nasr"},     {"aud", "awad"},      {"ihia", "yahya"}})
    EXPECT_TRUE(written_as(script, arabic_sound(latin))) << script << " / " << latin;
  for (const auto& [script, latin] : Pairs{{"hsn", "husayn"},
                                           {"hsin", "hasan"},
                                           {"mhmd", "mahmud"},
                                           {"mhmud", "muhammad"},
                                           {"sad", "said"},
                                           {"said", "saad"},
                                           {"nsr", "nasir"},
                                           {"krim", "karima"},
                                           {"ahmd", "hamid"},
                                           {"hmd", "ahmad"},
                                           {"slman", "sulayman"}})
    EXPECT_FALSE(written_as(script, arabic_sound(latin))) << script << " / " << latin;
}

TEST(ArabicScript, TakesNoLongForWhatIsNoName) {
  std::string letters = "b";
  for (int k = 0; k < 300; ++k) letters += k % 2 == 0 ? "ai" : "au";
  EXPECT_FALSE(written_as(letters + "b", arabic_sound(letters + "b")));
}

TEST(ArabicScript, CallsThePersonAndNotItsNeighbour) {
  alike({{"علي حسن", "HASAN, Ali"},
         {"خالد محمود", "MAHMOUD, Khaled"},
         {"سعد محمد", "MOHAMED, Saad"},
         {"محمد عمر", "OMAR, Muhammad"},
         {"عبد الله صالح", "SALEH, Abdullah"},
         {"حسن نصر الله", "NASRALLAH, Hassan"},
         {"نجيب قاسم", "KASSEM, Naguib"},
         {"فاطمة سليماني", "SOLEIMANI, Fatemeh"},
         {"رضا عثمان", "OSMAN, Reza"}});
  apart({{"علي حسن", "HUSAYN, Ali"},
         {"خالد محمود", "MOHAMMED, Khalid"},
         {"سعد محمد", "SA'ID, Mahmud"},
         {"احمد حسين", "HASAN, Ahmad"},
         {"محمود يوسف", "SEIF, Mahmoud"},
         {"كريم صالح", "SALEH, Karima"}});
}

TEST(IndicNames, AreReadAsTheyAreSpoken) {
  Transliteration rules;
  for (const auto& [text, latin] : std::vector<std::pair<std::u32string, std::string>>{
           {U"राहुल", "rahul"},
           {U"कुमार", "kumar"},
           {U"राजकुमार", "rajkumar"},
           {U"मनमोहन", "manmohan"},
           {U"चन्द्र", "chandra"},
           {U"आनन्द", "anand"},
           {U"गांधी", "gandhi"},
           {U"सिंह", "singh"},
           {U"कृष्ण", "krishna"},
           {U"संपत", "sampat"},
           {U"ਸਿੰਘ", "singh"},
           {U"ਗੁਰਮੀਤ", "gurmit"},
           {U"પટેલ", "patel"},
           {U"রাজেশ", "rajesh"},
           // The languages of the South speak the vowel, and write where it is not.
           {U"ಕುಮಾರ್", "kumar"},
           {U"ರಾಮ", "rama"}})
    EXPECT_EQ(rules.to_latin(text), latin) << latin;
}

TEST(IndicNames, AreFound) {
  alike({{"राहुल शर्मा", "SHARMA, Rahul"},
         {"विजय सिंह", "SINGH, Vijay"},
         {"ਮਨਜੀਤ ਸਿੰਘ", "SINGH, Manjit"},
         {"રાજેશ પટેલ", "PATEL, Rajesh"},
         {"রাজেশ কুমার", "KUMAR, Rajesh"},
         {"ರಾಜೇಶ್ ಕುಮಾರ್", "KUMAR, Rajesh"}},
        0.9);
  apart({{"राहुल शर्मा", "SHARMA, Anita"},
         {"विजय सिंह", "SINGH, Sanjay"},
         {"अनिल कुमार", "KUMAR, Sunita"}});
}

TEST(KoreanNames, SurnamesInTheirRomanisations) {
  alike({{"Lee Yong Ho", "RI, Yong Ho"},
         {"Rhee Sung Man", "YI, Sung Man"},
         {"Roh Kwang Chol", "NO, Kwang Chol"},
         {"Yoo Kyong Il", "YU, Kyong Il"},
         {"Jung Chang Soo", "CHONG, Chang Su"},
         {"Jeong Chang-su", "CHONG, Chang Su"},
         {"Cho Il Woo", "JO, Il U"},
         {"Lim Dong Hyuk", "RIM, Tong Hyok"},
         {"Park Kwang-chul", "PAK, Kwang Chol"},
         {"이용호", "RI, Yong Ho"},
         {"노광철", "ROH, Kwang Chol"}},
        0.85);
  apart({{"Lee Yong Ho", "KIM, Yong Nam"},
         {"Lee Yong Ho", "PAK, Yong Ho"},
         {"Roh Kwang Chol", "HAN, Kwang Su"},
         {"John Lee", "RI, Chol"}});
}

TEST(KoreanNames, SyllablesAndSounds) {
  for (const char* word : {"yong", "kwang", "hyeok", "jongun", "u", "chol", "woo", "seung"})
    EXPECT_TRUE(is_korean_syllables(word)) << word;
  for (const char* word : {"smith", "xiaoping", "ahmed", "fernando", ""})
    EXPECT_FALSE(is_korean_syllables(word)) << word;
  EXPECT_EQ(loose_korean(korean_sound("jung")), loose_korean(korean_sound("jeong")));
  EXPECT_EQ(korean_sound("cheol"), korean_sound("jol"));
  EXPECT_EQ(korean_sound("soo"), korean_sound("su"));
  // At the end of a syllable without a consonant o and u are two vowels.
  EXPECT_NE(loose_korean(korean_sound("so")), loose_korean(korean_sound("su")));
  EXPECT_TRUE(korean_surname_forms("smith").empty());
}

TEST(NameOrder, ASurnameInFrontIsSaidAsSuch) {
  const NameCosts costs;
  const auto scored = [&](const char* a, const char* b) {
    return name_score(normal(a, NameKind::person), normal(b, NameKind::person), costs);
  };
  for (const auto& [a, b] : Pairs{{"Kim Jong Ho", "KIM, Jong Ho"},
                                  {"Jong Ho Kim", "KIM, Jong Ho"},
                                  {"Zhang Wei", "ZHANG, Wei"},
                                  {"Wei Zhang", "ZHANG, Wei"},
                                  {"Nguyen Van Thanh", "NGUYEN, Van Thanh"}}) {
    EXPECT_FALSE(scored(a.c_str(), b.c_str()).order_differs) << a << " / " << b;
    EXPECT_GE(score(a, b), 0.99) << a << " / " << b;
    EXPECT_FALSE(says(reasons(a, b), "order")) << a << " / " << b;
  }
  // Elsewhere the given name stands in front: "Thomas James" may be another person.
  EXPECT_TRUE(scored("Thomas James", "THOMAS, James").order_differs);
  EXPECT_TRUE(says(reasons("Ejemplo Ana", "EJEMPLO, Ana"), "the surname stands in front"));
  EXPECT_TRUE(says(reasons("Ejemplo Ana", "Ana Ejemplo"), "the words stand in another order"));
  EXPECT_TRUE(says(reasons("Kim Ho Jong", "KIM, Jong Ho"), "the words stand in another order"));
  EXPECT_FALSE(says(reasons("Kim Jong Il", "KIM, Jong Un"), "order"));
}

TEST(Nicknames, OfSeveralLanguages) {
  alike({{"Beto Prueba", "PRUEBA, Roberto"},
         {"Toño Prueba", "PRUEBA, Antonio"},
         {"Quique Prueba", "PRUEBA, Enrique"},
         {"Chema Prueba", "PRUEBA, Jose Maria"},
         {"Beppe Esempio", "ESEMPIO, Giuseppe"},
         {"Zé Exemplo", "EXEMPLO, Jose"},
         {"Hans Muster", "MUSTER, Johannes"},
         {"Fritz Muster", "MUSTER, Friedrich"},
         {"Zhenya Primerov", "PRIMEROV, Yevgeny"},
         {"Lyosha Primerov", "PRIMEROV, Aleksey"}});
  apart({{"Beto Prueba", "PRUEBA, Ricardo"},
         {"Hans Muster", "MUSTER, Friedrich"},
         {"Zhenya Primerov", "PRIMEROV, Aleksandr"}});
}

TEST(Initials, WithASurnameAgainstALongerName) {
  alike({{"Primerov, S.", "PRIMEROV, Sergey Petrovich"},
         {"S. Primerov", "PRIMEROV, Sergey Petrovich"},
         {"Primerov S.P.", "PRIMEROV, Sergey Petrovich"}});
  EXPECT_LT(score("S. Primerov", "PRIMEROV, Sergey"), MatchRules{}.strong);
  EXPECT_TRUE(says(reasons("S. Primerov", "PRIMEROV, Sergey"), "an initial and one word"));
  apart({{"A. Primerov", "PRIMEROV, Sergey Petrovich"}, {"Primerov", "PRIMEROV, Sergey"}});
}

TEST(Titles, OfSomebodyRetired) {
  alike({{"Gen. (ret.) Ana Prueba Muestra", "PRUEBA MUESTRA, Ana"},
         {"Ana Prueba Muestra (ret.)", "PRUEBA MUESTRA, Ana"}},
        0.98);
}

}  // namespace
}  // namespace setpoint::test
