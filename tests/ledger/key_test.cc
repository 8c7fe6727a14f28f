// Keys: what is signed, and the file.
#include "setpoint/ledger/key.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "ledger/scene.h"

namespace setpoint::ledger::test {
namespace {

// RFC 8032, section 7.1, test 1: the seed, its public key and the signature of nothing.
constexpr const char* kSeed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
constexpr const char* kPublic = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
constexpr const char* kSignature =
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b4"
    "6bd25bf5f0595bbe24655141438e7a100b";

std::string file_text(const std::string& name, const std::string& open, const std::string& secret) {
  return "{\"schema\":\"setpoint.key/1\",\"name\":\"" + name + "\",\"public\":\"" + open +
         "\",\"secret\":\"" + secret + "\"}\n";
}

void put_private(const fs::path& file, const std::string& text) {
  put(file, text);
  ::chmod(file.c_str(), S_IRUSR | S_IWUSR);
}

TEST(Key, SignsAsTheStandardSays) {
  const Folder folder;
  put_private(folder / "k", file_text("Ada", kPublic, kSeed));
  const KeyPair key = must(KeyPair::read(folder / "k"));
  EXPECT_EQ(key.public_key(), kPublic);
  EXPECT_EQ(key.sign(""), kSignature);
  EXPECT_TRUE(is_signed_by(kPublic, "", kSignature));
  EXPECT_FALSE(is_signed_by(kPublic, "x", kSignature));
  std::string other = kSignature;
  other[5] = other[5] == 'a' ? 'b' : 'a';
  EXPECT_FALSE(is_signed_by(kPublic, "", other));
  std::string upper = kSignature;
  upper[0] = 'E';
  EXPECT_FALSE(is_signed_by(kPublic, "", upper)) << "one signature has one text";
  EXPECT_FALSE(is_signed_by("", "", kSignature));
  EXPECT_FALSE(is_signed_by(kPublic, "", ""));
}

TEST(Key, FileIsForItsOwnerAloneAndReadsBack) {
  const Folder folder;
  const KeyPair key = must(KeyPair::generate("Ada \"Countess\" Lovelace \xC3\xA9"));
  must(key.write(folder / "k"));
  struct stat about {};
  ASSERT_EQ(::stat((folder / "k").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
  const KeyPair again = must(KeyPair::read(folder / "k"));
  EXPECT_EQ(again.name(), key.name());
  EXPECT_EQ(again.public_key(), key.public_key());
  EXPECT_EQ(again.sign("x"), key.sign("x"));
  EXPECT_NE(must(KeyPair::generate("Ada")).public_key(), key.public_key());
  const std::string before = bytes_of(folder / "k");
  EXPECT_EQ(key.write(folder / "k").faults().front().kind, FaultKind::usage) << "overwritten";
  EXPECT_EQ(bytes_of(folder / "k"), before);
  for (const mode_t mode : {0640U, 0604U, 0620U, 0602U, 0610U}) {
    ::chmod((folder / "k").c_str(), mode);
    EXPECT_EQ(KeyPair::read(folder / "k").faults().front().kind, FaultKind::data) << mode;
  }
}

TEST(Key, WhatIsNoKeyFileIsRefused) {
  const Folder folder;
  const std::string good = file_text("Ada", kPublic, kSeed);
  put_private(folder / "k", good);
  ASSERT_TRUE(KeyPair::read(folder / "k").ok());
  std::string other_seed = kSeed;
  other_seed[0] = '8';
  std::string upper = kSeed;
  upper[1] = 'D';
  for (const std::string& bad :
       {std::string(), std::string("{}"), good.substr(0, good.size() - 1), good + "\n",
        good.substr(0, 60), file_text("", kPublic, kSeed), file_text(" Ada", kPublic, kSeed),
        file_text("Ada", kPublic, upper), file_text("Ada", kPublic, other_seed),
        file_text("Ada", "", kSeed), file_text("Ada", kPublic, ""), "{\"more\":1," + good.substr(1),
        std::string(5000, ' ')}) {
    put_private(folder / "k", bad);
    const auto read = KeyPair::read(folder / "k");
    ASSERT_FALSE(read.ok()) << bad;
    EXPECT_EQ(read.faults().front().kind, FaultKind::data);
    EXPECT_EQ(fault_of(read).find("61b19deffd5a60"), std::string::npos) << "the secret is printed";
  }
  EXPECT_FALSE(KeyPair::read(folder / "none").ok());
  EXPECT_FALSE(KeyPair::read(folder / "").ok());
}

TEST(Key, Names) {
  for (const std::string good : {"A", "Ada Lovelace", "\xC3\x89milie du Ch\xC3\xA2telet"})
    EXPECT_TRUE(is_name(good)) << good;
  for (const std::string& bad :
       {std::string(), std::string(" A"), std::string("A "), std::string("A\nB"),
        std::string("A\0B", 3), std::string("\xC3"), std::string(201, 'a')})
    EXPECT_FALSE(is_name(bad)) << bad;
}

}  // namespace
}  // namespace setpoint::ledger::test
