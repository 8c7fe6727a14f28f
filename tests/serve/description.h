// Holds answers to the description of the interface.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace setpoint::test {

// Every member of an answer is described, and every described one is there; where a description
// says which are required, every one of those.
inline void same_members(const nlohmann::json& schema, const nlohmann::json& value,
                         const nlohmann::json& schemas, const std::string& where) {
  if (value.is_null()) return;
  if (schema.contains("$ref"))
    return same_members(
        schemas.at(schema["$ref"].get<std::string>().substr(sizeof("#/components/schemas/") - 1)),
        value, schemas, where);
  if (schema.contains("oneOf")) return same_members(schema["oneOf"][0], value, schemas, where);
  if (schema.contains("allOf") || (!schema.contains("properties") && !schema.contains("items")))
    return;
  if (value.is_array()) {
    for (const nlohmann::json& one : value)
      same_members(schema.at("items"), one, schemas, where + "[]");
    return;
  }
  ASSERT_TRUE(value.is_object()) << where;
  for (const auto& [key, own] : value.items()) {
    ASSERT_TRUE(schema.at("properties").contains(key)) << where << "." << key;
    same_members(schema["properties"][key], own, schemas, where + "." + key);
  }
  if (schema.contains("required")) {
    for (const nlohmann::json& key : schema["required"])
      EXPECT_TRUE(value.contains(key.get<std::string>())) << where << "." << key;
    return;
  }
  for (const auto& [key, own] : schema.at("properties").items())
    if (where.find("nodes[]") == std::string::npos) {
      EXPECT_TRUE(value.contains(key)) << where << "." << key;
    }
}

}  // namespace setpoint::test
