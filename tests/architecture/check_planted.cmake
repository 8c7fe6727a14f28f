# Checks that check_layers.cmake finds what it is for: copies src/setpoint, plants one violation at
# a time, and expects it to be named.
#   cmake -DSOURCE=<src/setpoint> -DSCRATCH=<folder> -P check_planted.cmake
cmake_minimum_required(VERSION 3.25)

function(expect_refusal what)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -DSOURCE=${SCRATCH}/setpoint
            -P ${CMAKE_CURRENT_LIST_DIR}/check_layers.cmake
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE error)
  # The tool breaks long lines of a message; a reader does not care where.
  string(REGEX REPLACE "[ \n]+" " " error "${error}")
  string(FIND "${error}" "${what}" found)
  if(status EQUAL 0 OR found EQUAL -1)
    message(FATAL_ERROR "planted '${what}', but the check said (${status}): ${output}${error}")
  endif()
endfunction()

function(fresh_copy)
  file(REMOVE_RECURSE ${SCRATCH}/setpoint)
  file(COPY ${SOURCE} DESTINATION ${SCRATCH})
endfunction()

fresh_copy()
file(APPEND ${SCRATCH}/setpoint/core/fault.h "#include \"setpoint/policy/policy.h\"\n")
expect_refusal("core/fault.h: core includes policy, which comes after it")

fresh_copy()
file(APPEND ${SCRATCH}/setpoint/rate/basis.cc "  #  include <setpoint/cli/command.h>\n")
expect_refusal("rate/basis.cc: rate includes cli, which comes after it")

fresh_copy()
file(WRITE ${SCRATCH}/setpoint/utils/pad.h "")
expect_refusal("utils: a folder that is no room")

fresh_copy()
file(READ ${SCRATCH}/setpoint/CMakeLists.txt lists)
string(REPLACE "setpoint_room(flow setpoint_sampling)" "setpoint_room(flow setpoint_sampling setpoint_report)"
       lists "${lists}")
file(WRITE ${SCRATCH}/setpoint/CMakeLists.txt "${lists}")
expect_refusal("CMakeLists.txt: flow links 'sampling report', expected 'sampling'")

file(REMOVE_RECURSE ${SCRATCH})
