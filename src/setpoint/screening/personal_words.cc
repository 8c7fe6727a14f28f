#include "setpoint/screening/personal_words.h"

#include <algorithm>
#include <string>
#include <utility>

#include "setpoint/screening/chinese_names.h"
#include "setpoint/screening/given_names.h"
#include "setpoint/screening/korean_names.h"
#include "setpoint/screening/name_rewriting.h"
#include "setpoint/screening/word_lists.h"

namespace setpoint {
namespace {

bool any_title(std::string_view word) {
  return is_title(word) || is_title_and_name(word) || is_degree(word);
}

// A word that says who somebody is.
bool carries(const TypedWord& word) {
  return !any_title(word.text) && !is_particle(word.text) &&
         (word.text.size() > 1 || word.character != 0);
}

class Reader {
 public:
  Reader(std::vector<TypedWord>& typed, const NameWeights& weights, NormalName& name)
      : typed_(typed), weights_(weights), name_(name) {}

  void run() {
    part_capitals(typed_);
    name_.rotated = rotate_surname(typed_);
    part_run_initials(typed_);
    join_servant_names(typed_);
    join_faith_names(typed_);
    join_allah_and_bakr(typed_);
    carrying_ = static_cast<std::size_t>(std::count_if(typed_.begin(), typed_.end(), carries));
    origin();
    // A word behind a comma that did not turn the name: "Example, Haji".
    bool comma = false;
    for (std::size_t at = 0; at < typed_.size(); ++at) {
      const bool behind = comma;
      comma = comma || typed_[at].comma_after;
      if (set_aside(at, behind)) continue;
      add(at);
    }
    if (name_.words.empty() && !typed_.empty()) {
      // A name of titles alone is compared as it stands.
      name_.titles.clear();
      name_.suffix = 0;
      for (std::size_t at = 0; at < typed_.size(); ++at) add(at);
    }
  }

 private:
  void origin() {
    if (typed_.size() < 2) return;
    const auto plain = [](const TypedWord& word) {
      return word.script == NameScript::letters && word.character == 0;
    };
    if (!std::all_of(typed_.begin(), typed_.end(), plain)) return;
    const std::string_view first = typed_.front().text;
    const std::string_view last = typed_.back().text;
    const auto is_short = [](const TypedWord& word) { return word.text.size() <= 6; };
    const bool chinese = is_chinese_surname(first) || is_chinese_surname(last);
    const bool other =
        is_korean_or_vietnamese_surname(first) || is_korean_or_vietnamese_surname(last);
    eastern_ = (other || chinese) && std::all_of(typed_.begin(), typed_.end(), is_short);
    vietnamese_ = eastern_ && (is_vietnamese_surname(first) || is_vietnamese_surname(last));
    if (chinese) mandarin();
    name_.eastern = eastern_;
    korean_ = of_korea();
  }

  void mandarin() {
    name_.chinese = std::all_of(typed_.begin(), typed_.end(), [](const TypedWord& word) {
      return word.text.size() > 1 && !wade_giles(word.text).empty();
    });
    eastern_ = eastern_ || name_.chinese;
  }

  // A surname first or last, and syllables.
  [[nodiscard]] bool of_korea() const {
    constexpr std::size_t kMostWords = 4;
    // What may be pinyin as well is Korean where each syllable is a word, as lists of the North
    // write it.
    if (name_.chinese && typed_.size() != 3) return false;
    if (typed_.size() > kMostWords) return false;
    const bool surname = !korean_surname_forms(typed_.front().text).empty() ||
                         !korean_surname_forms(typed_.back().text).empty();
    return surname && std::all_of(typed_.begin(), typed_.end(), [](const TypedWord& word) {
             return is_korean_syllables(word.text) || !korean_surname_forms(word.text).empty();
           });
  }

  // Titles, degrees and generations, where they stand as such.
  bool set_aside(std::size_t at, bool behind_comma) {
    const std::string& word = typed_[at].text;
    const std::size_t others = carrying_ - (carries(typed_[at]) ? 1U : 0U);
    if (at > 0 && others >= 2)
      if (const int generation = generation_suffix(word); generation > 0) {
        name_.suffix = static_cast<std::uint8_t>(generation);
        return true;
      }
    const bool front = name_.words.empty();
    const bool last = at + 1 == typed_.size();
    const bool title = is_title(word) && ((front && others >= 1) || (others >= 2 && !last) ||
                                          (last && behind_comma && others >= 1));
    const bool degree = is_degree(word) && others >= 2 && at >= 2;
    if (!title && !degree) return false;
    name_.titles.push_back(word);
    return true;
  }

  [[nodiscard]] bool stands_as_particle(std::size_t at) const {
    const std::string& word = typed_[at].text;
    if (typed_.size() == 1 || !is_particle(word)) return false;
    if (!is_particle_and_name(word)) return true;
    if (eastern_ || at + 1 == typed_.size()) return false;
    return at > 0 || is_particle(typed_[at + 1].text);
  }

  // "Jo Il U": a vowel of a Korean name is a word.
  [[nodiscard]] bool is_syllable(const TypedWord& word) const {
    return korean_ && !word.point_after &&
           (word.text == "i" || word.text == "o" || word.text == "u");
  }

  [[nodiscard]] bool stands_as_title(std::size_t at) const {
    if (!is_title_and_name(typed_[at].text) || carrying_ < 2 || eastern_) return false;
    return std::none_of(name_.words.begin(), name_.words.end(), [](const NameWord& word) {
      return word.role != WordRole::title && word.role != WordRole::particle;
    });
  }

  void add(std::size_t at) {
    TypedWord& each = typed_[at];
    NameWord word;
    const bool letters = each.character == 0;
    if (letters && stands_as_particle(at)) {
      word.role = WordRole::particle;
      word.weight = word.extra = weights_.particle;
      word.against = 0;
    } else if (letters && each.text.size() == 1 && !is_syllable(each)) {
      word.role = WordRole::initial;
      word.weight = word.against = word.extra = weights_.initial;
    } else if (letters && stands_as_title(at)) {
      word.role = WordRole::title;
      word.weight = 0.5;
      word.against = 0.5;
      word.extra = weights_.particle;
    }
    word.generation = generation_;
    if (word.role == WordRole::particle && is_patronymic_particle(each.text) && generation_ < 200)
      ++generation_;
    word.text = one_bakr_spelling(one_servant_spelling(std::move(each.text)));
    if (word.role == WordRole::part && letters)
      if (const std::string_view full = personal_word_in_full(word.text, each.point_after);
          full != word.text) {
        word.written = std::move(word.text);
        word.text = full;
      }
    word.script = each.script;
    word.character = each.character;
    word.joined = each.hyphen_after;
    word.surname = each.surname;
    word.given = given_names(word.text);
    if (word.role == WordRole::part && letters && word.text.size() <= 6)
      word.surnames = surname_forms(word.text);
    const bool edge = at == 0 || at + 1 == typed_.size();
    if (edge && (korean_ || word.script == NameScript::hangul))
      for (const std::size_t form : korean_surname_forms(word.text)) word.surnames.push_back(form);
    word.korean = korean_;
    if (name_.chinese) word.wade = wade_giles(word.text);
    word.syllables = !word.wade.empty() || (vietnamese_ && word.role == WordRole::part);
    name_.words.push_back(std::move(word));
  }

  std::vector<TypedWord>& typed_;
  const NameWeights& weights_;
  NormalName& name_;
  std::size_t carrying_ = 0;
  std::uint8_t generation_ = 0;
  bool eastern_ = false;
  bool vietnamese_ = false;
  bool korean_ = false;
};

}  // namespace

void read_personal_words(std::vector<TypedWord>& typed, const NameWeights& weights,
                         NormalName& name) {
  Reader(typed, weights, name).run();
}

}  // namespace setpoint
