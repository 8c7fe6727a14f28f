// A service over a small dataset, with a ledger where a test wants one.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "setpoint/data/dataset.h"
#include "setpoint/ledger/ledger.h"
#include "setpoint/serve/service.h"
#include "support/paths.h"

namespace setpoint::test {

using Json = nlohmann::json;

inline constexpr std::uint32_t kDraws = 40;

inline const std::shared_ptr<const Tables>& reference_tables() {
  static const auto tables =
      std::make_shared<const Tables>(*read_dataset(repository() / "data" / "reference"));
  return tables;
}

inline ServiceInputs reference_inputs() {
  ServiceInputs inputs{.assets = Assets::built_in()};
  inputs.tables = reference_tables();
  inputs.policy = std::make_shared<const Policy>(*inputs.source.with({}));
  inputs.draws = kDraws;
  inputs.work_per_second = 1e6;
  inputs.work_burst = 1e6;
  return inputs;
}

// Made once: most tests only read.
inline Service& reference_service() {
  static const std::unique_ptr<Service> service = [] {
    auto made = std::make_unique<Service>(reference_inputs());
    EXPECT_TRUE(made->make_chain().empty());
    return made;
  }();
  return *service;
}

inline Request get(std::string target) {
  Request request;
  request.target = std::move(target);
  request.address = "127.0.0.1";
  return request;
}

inline Request post(std::string target, std::string body, const std::string& token = "") {
  Request request = get(std::move(target));
  request.method = Method::post;
  request.body = std::move(body);
  if (!token.empty()) request.authorization = "Bearer " + token;
  return request;
}

inline Json body_of_answer(const Response& response) {
  return Json::parse(response.body->bytes);
}

// The determinations of a service, by period.
inline std::string id_of(Service& service, const std::string& period) {
  const Json all = body_of_answer(service.answer(get("/api/determinations")));
  for (const Json& one : all.at("determinations"))
    if (one.at("period") == period) return one.at("id");
  ADD_FAILURE() << "no determination of " << period;
  return "";
}

}  // namespace setpoint::test
