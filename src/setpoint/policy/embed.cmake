# The shipped policy becomes a part of the library, so the program needs no file beside it.
# Included from src/setpoint/CMakeLists.txt; run by itself (cmake -P) it writes the source file.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ "${POLICY}" bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  file(WRITE "${SOURCE}" "#include \"setpoint/policy/shipped.h\"

namespace setpoint {
namespace {
constexpr char kText[] = {${bytes}'\\0'};
}  // namespace

std::string_view shipped_policy() { return {kText, sizeof(kText) - 1}; }

}  // namespace setpoint
")
  return()
endif()

if(TARGET setpoint_policy)
  set(policy_text ${PROJECT_SOURCE_DIR}/policy/white-paper.toml)
  set(policy_source ${CMAKE_CURRENT_BINARY_DIR}/white_paper.cc)
  add_custom_command(
    OUTPUT ${policy_source}
    COMMAND ${CMAKE_COMMAND} -DPOLICY=${policy_text} -DSOURCE=${policy_source}
            -P ${CMAKE_CURRENT_LIST_FILE}
    DEPENDS ${policy_text} ${CMAKE_CURRENT_LIST_FILE}
    COMMENT "Embedding policy/white-paper.toml"
    VERBATIM)
  target_sources(setpoint_policy PRIVATE ${policy_source})
endif()
