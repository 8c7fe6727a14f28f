#include "setpoint/response/interventions.h"

#include <array>
#include <set>
#include <utility>

#include "setpoint/policy/toml.h"
#include "setpoint/policy/toml_source.h"
#include "setpoint/policy/toml_text.h"
#include "setpoint/policy/value_reader.h"

namespace setpoint {
namespace {

constexpr std::array kGrades = {Grade::a, Grade::b, Grade::c, Grade::d, Grade::n};
constexpr std::string_view kGradeWords = "A, B, C, D or N";

class Reader {
 public:
  Reader(std::string_view toml, std::string_view file) : source_(file, toml) {}

  Result<InterventionRegister> read(const toml::table& root) {
    for (const auto& [key, node] : in_file_order(root)) {
      if (key->str() == "name" || key->str() == "version")
        (key->str() == "name" ? made_.name : made_.version) = text(*node, std::string(key->str()));
      else if (key->str() != "description" &&
               (key->str() != "intervention" || !node->is_array_of_tables()))
        complain(key->source(), "unknown key '" + std::string(key->str()) + "'",
                 "name, version, description and [[intervention]]");
    }
    if (const toml::array* list = root["intervention"].as_array())
      for (const toml::node& entry : *list)
        if (entry.is_table()) intervention(*entry.as_table());
    if (made_.interventions.empty())
      complain(root.source(), "no intervention", "at least one [[intervention]]");
    if (!faults_.empty()) return faults_;
    return std::move(made_);
  }

 private:
  void complain(const toml::source_region& where, std::string what, std::string expected) {
    faults_.push_back(
        {FaultKind::policy, source_.at(where), unshielded(what), unshielded(expected)});
  }

  std::string text(const toml::node& node, const std::string& subject) {
    if (const auto value = node.value<std::string>(); value && !value->empty())
      return unshielded(*value);
    complain(node.source(), subject + " is " + std::string(kind_of(node)), "text");
    return {};
  }

  std::vector<std::string> texts(const toml::node& node, const std::string& subject) {
    std::vector<std::string> all;
    if (const toml::array* list = node.as_array())
      for (const toml::node& entry : *list) all.push_back(text(entry, subject));
    else
      complain(node.source(), subject + " is not a list of texts", "[\"...\", \"...\"]");
    return all;
  }

  Grade grade(const toml::node& node) {
    const auto word = node.value<std::string>();
    for (const Grade each : kGrades)
      if (word && *word == setpoint::name(each)) return each;
    complain(node.source(), "no known grade", std::string(kGradeWords));
    return Grade::n;
  }

  Standing standing(const toml::node& node) {
    const auto word = node.value<std::string>();
    for (const Standing each : kStandings)
      if (word && *word == setpoint::name(each)) return each;
    complain(node.source(), "no known standing",
             "published, reported, white_paper, derived, unverified, assumption or choice");
    return Standing::assumption;
  }

  void intervention(const toml::table& table) {
    Intervention made;
    made.where = source_.at(table.source());
    const toml::array* effects = nullptr;
    for (const auto& [key, node] : in_file_order(table)) {
      const std::string word(key->str());
      if (word == "id")
        made.id = text(*node, word);
      else if (word == "title")
        made.title = text(*node, word);
      else if (word == "white_paper")
        made.white_paper = text(*node, word);
      else if (word == "unit")
        made.unit = text(*node, word);
      else if (word == "regions")
        made.regions = text(*node, word);
      else if (word == "populations")
        made.populations = texts(*node, word);
      else if (word == "cautions")
        made.cautions = texts(*node, word);
      else if (word == "measures")
        made.measures = texts(*node, word);
      else if (word == "grade")
        made.grade = grade(*node);
      else if (word == "check" && node->is_boolean())
        made.check = node->as_boolean()->get();
      else if (word == "effect" && node->is_array_of_tables())
        effects = node->as_array();
      else
        complain(key->source(), "unknown key '" + word + "'",
                 "id, title, white_paper, unit, check, grade, populations, regions, cautions, "
                 "measures and [[intervention.effect]]");
    }
    for (const std::string_view required :
         {"id", "title", "unit", "grade", "regions", "populations", "cautions", "measures"})
      if (!table.contains(required))
        complain(table.source(), "an intervention without " + std::string(required), "it");
    if (effects == nullptr || effects->empty())
      complain(table.source(), "an intervention without an effect",
               "[[intervention.effect]], if only to say that none is shown");
    else
      for (const toml::node& node : *effects) made.effects.push_back(effect(*node.as_table()));
    if (!ids_.insert(made.id).second)
      complain(table.source(), "intervention '" + made.id + "' again", "each id once");
    made_.interventions.push_back(std::move(made));
  }

  InterventionEffect effect(const toml::table& table) {
    InterventionEffect made;
    for (const auto& [key, node] : in_file_order(table)) {
      const std::string word(key->str());
      if (word == "population")
        made.population = text(*node, word);
      else if (word == "effect")
        made.effect = text(*node, word);
      else if (word == "grade")
        made.grade = grade(*node);
      else if (word == "source")
        made.source = text(*node, word);
      else if (word == "mark")
        made.mark = text(*node, word);
      else if (word == "standing")
        made.standing = standing(*node);
      else
        complain(key->source(), "unknown key '" + word + "'",
                 "population, effect, grade, source, mark and standing");
    }
    for (const std::string_view required :
         {"population", "effect", "grade", "source", "mark", "standing"})
      if (!table.contains(required))
        complain(table.source(), "an effect without " + std::string(required), "it");
    const bool opened = made.standing == Standing::published || made.standing == Standing::reported;
    if ((made.mark == "K" || made.mark == "A") && opened)
      complain(table.source(), "a source that was not opened, marked " + made.mark,
               "standing unverified or assumption");
    return made;
  }

  TomlSource source_;
  InterventionRegister made_;
  std::set<std::string> ids_;
  Faults faults_;
};

}  // namespace

std::string_view name(Grade grade) {
  switch (grade) {
    case Grade::a:
      return "A";
    case Grade::b:
      return "B";
    case Grade::c:
      return "C";
    case Grade::d:
      return "D";
    case Grade::n:
      return "N";
  }
  return {};
}

std::string_view meaning(Grade grade) {
  switch (grade) {
    case Grade::a:
      return "several trials or a meta-analysis on the outcome";
    case Grade::b:
      return "one trial or a strong quasi-experiment";
    case Grade::c:
      return "observational, or a model";
    case Grade::d:
      return "proxy outcomes only";
    case Grade::n:
      return "shown not to work, or harmful";
  }
  return {};
}

const Intervention* InterventionRegister::find(std::string_view id) const {
  for (const Intervention& each : interventions)
    if (each.id == id) return &each;
  return nullptr;
}

Result<InterventionRegister> read_interventions(std::string_view toml, std::string_view file) {
  if (const auto place = first_unreadable(toml))
    return Fault{FaultKind::policy,
                 {std::string(file), place->line, place->column},
                 std::string(place->what),
                 "UTF-8 text"};
  const TomlSource source(file, toml);
  const toml::parse_result parsed = toml::parse(shielded(toml), file);
  if (!parsed)
    return Fault{FaultKind::policy, source.at(parsed.error().source()),
                 unshielded(parsed.error().description()), "valid TOML"};
  return Reader(toml, file).read(parsed.table());
}

}  // namespace setpoint
