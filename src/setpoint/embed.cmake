# A text of the repository becomes a part of the library, so that the program needs no file beside
# it. Included from src/setpoint/CMakeLists.txt; run by itself (cmake -P) it writes the source file.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ "${TEXT}" bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  file(WRITE "${SOURCE}" "#include \"${HEADER}\"

namespace setpoint {
namespace {
constexpr char kText[] = {${bytes}'\\0'};
}  // namespace

std::string_view ${FUNCTION}() { return {kText, sizeof(kText) - 1}; }

}  // namespace setpoint
")
  return()
endif()

set(setpoint_embed_script ${CMAKE_CURRENT_LIST_FILE})

# Defines `std::string_view FUNCTION()`, declared in HEADER, in a room.
function(setpoint_embed room text header function)
  if(NOT TARGET setpoint_${room})
    return()
  endif()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${function}.cc)
  file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${text})
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DTEXT=${text} -DSOURCE=${source} -DHEADER=${header}
            -DFUNCTION=${function} -P ${setpoint_embed_script}
    DEPENDS ${text} ${setpoint_embed_script}
    COMMENT "Embedding ${name}"
    VERBATIM)
  target_sources(setpoint_${room} PRIVATE ${source})
endfunction()
