#include "setpoint/screening/firm_forms.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "setpoint/screening/word_lists.h"

namespace setpoint {
namespace {

using Texts = std::span<const std::string_view>;

class Reader {
 public:
  explicit Reader(const std::vector<TypedWord>& words) : words_(words) {
    for (const TypedWord& word : words) texts_.push_back(word.text);
    made_.taken.resize(words.size());
    for (std::size_t at = 0; at < words.size(); ++at)
      if (words[at].script == NameScript::letters && mistyped_form_word(texts_[at]))
        last_suspect_ = at + 1;
  }

  FirmForms run() {
    std::size_t kept = words_.size();
    for (std::size_t at = 0; at < words_.size();) {
      const std::optional<MistypedForm> found = form_at(at);
      if (!found || found->form.words >= kept || words_[at].script != NameScript::letters ||
          !stands(at, *found)) {
        ++at;
        continue;
      }
      const LegalForm& form = found->form;
      std::fill_n(made_.taken.begin() + static_cast<std::ptrdiff_t>(at), form.words, true);
      kept -= form.words;
      made_.forms.push_back(form);
      made_.mistyped.insert(made_.mistyped.end(), found->words.begin(), found->words.end());
      at += form.words;
    }
    return std::move(made_);
  }

 private:
  // The longer of the form that stands there and the one that may be meant.
  [[nodiscard]] std::optional<MistypedForm> form_at(std::size_t at) const {
    const Texts left = Texts(texts_).subspan(at);
    const auto exact = legal_form(left);
    if (at < last_suspect_)
      if (auto meant = mistyped_legal_form(left);
          meant && (!exact || meant->form.words > exact->words))
        return meant;
    if (!exact) return std::nullopt;
    return MistypedForm{*exact, {}};
  }

  [[nodiscard]] bool stands(std::size_t at, const MistypedForm& found) const {
    const bool guessed = !found.words.empty() && found.form.words == 1;
    if (!found.form.rare && !guessed) return true;
    if (at == 0) return guessed || texts_[0] == "cv" || texts_[0] == "ud" || texts_[0] == "ctcp";
    // Behind it are forms, and what stands in brackets; behind a mistyped one places too.
    for (std::size_t next = at + found.form.words; next < texts_.size();) {
      if (const auto form = form_at(next)) {
        next += form->form.words;
        continue;
      }
      const bool place = guessed && (is_place(texts_[next]) || is_filler(texts_[next]));
      if (!words_[next].bracket_before && !place) return false;
      ++next;
    }
    return true;
  }

  const std::vector<TypedWord>& words_;
  std::vector<std::string_view> texts_;
  std::size_t last_suspect_ = 0;  // behind the last word that may be mistyped
  FirmForms made_;
};

}  // namespace

FirmForms firm_forms(const std::vector<TypedWord>& words) {
  return Reader(words).run();
}

}  // namespace setpoint
