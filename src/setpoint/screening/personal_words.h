// What each word of a personal name is: a title, a particle, an initial, the surname, Jr.
//
// A title is set aside where a title stands: in front of at least one other word, behind a comma
// or as a degree at the end. A word that is a title of some and the name of others (king, pan,
// major) is part of the name unless it stands in front of two other words; then it weighs little,
// and half a word where the other name has another word in its place. A particle that is a surname
// elsewhere (le, do, bin, van) is one only between other words, and in no name of East Asia. So
// "Pan Wei" and "King Wei" are two persons and "General Juan Example Prueba" is one.
#pragma once

#include <vector>

#include "setpoint/screening/normal_name.h"
#include "setpoint/screening/typed_words.h"

namespace setpoint {

// Fills the words of a person's name, its titles and its generation.
void read_personal_words(std::vector<TypedWord>& typed, const NameWeights& weights,
                         NormalName& name);

}  // namespace setpoint
