#include "setpoint/policy/toml_text.h"

#include <gtest/gtest.h>

#include <string>

#include "setpoint/core/utf8.h"
#include "setpoint/data/manifest.h"

namespace setpoint {
namespace {

TEST(TomlText, ComesBackAsItWas) {
  std::string text = "plain ";
  // Every character of two and three bytes, surrogates left out, and one of four.
  for (unsigned code = 0x80; code < 0x10000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    if (code < 0x800) {
      text += static_cast<char>(0xC0U | code >> 6U);
    } else {
      text += static_cast<char>(0xE0U | code >> 12U);
      text += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
    }
    text += static_cast<char>(0x80U | (code & 0x3FU));
  }
  text += "\xF0\x9F\x98\x80";
  ASSERT_EQ(first_malformed(text), text.size());
  const std::string hidden = shielded(text);
  EXPECT_EQ(first_malformed(hidden), hidden.size());
  EXPECT_EQ(unshielded(hidden), text);
  for (const char c : hidden.substr(6, hidden.size() - 10))
    ASSERT_GE(static_cast<unsigned char>(c), 0x80);
}

TEST(TomlText, KeepsTheByteOrderMarkAndFindsPrivateUse) {
  EXPECT_EQ(shielded("\xEF\xBB\xBF"
                     "a"),
            "\xEF\xBB\xBF"
            "a");
  EXPECT_EQ(first_unshieldable("ab\xF4\x80\x80\x80"), 2U);
  EXPECT_EQ(first_unshieldable("é"), 2U);
}

// The parser drops white space after a backslash at the end of a line, and nothing else.
TEST(TomlText, LettersAfterALineContinuationStay) {
  const auto manifest = parse_manifest(
      "name = \"\"\"a\\\n  é–Ł\"\"\"\n[[table]]\nkind = \"imports\"\nformat = \"setpoint\"\n"
      "path = \"é.csv\"\nsource = \"s\"\nretrieved = 2025-01-31\n",
      "dataset.toml");
  ASSERT_TRUE(manifest) << manifest.faults().front().text();
  EXPECT_EQ(manifest->name, "aé–Ł");
  EXPECT_EQ(manifest->tables[0].path, "é.csv");
}

}  // namespace
}  // namespace setpoint
