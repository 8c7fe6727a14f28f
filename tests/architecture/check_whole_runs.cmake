# Checks that every pattern of whole-runs.txt names a test: one that names none would let the
# sanitizers run for an hour what was to be left to the optimised build, or hide a test renamed.
#   cmake -DPATTERNS=<whole-runs.txt> -DTESTS=<folder of the built tests> -P check_whole_runs.cmake
cmake_minimum_required(VERSION 3.25)

file(GLOB programs "${TESTS}/*_tests.cmake")
set(names)
foreach(program IN LISTS programs)
  file(STRINGS "${program}" list REGEX "^set\\( +setpoint_[a-z]+_tests_TESTS ")
  string(REGEX REPLACE "^set\\( +[^ ]+ |\\)$" "" list "${list}")
  string(REPLACE " " ";" list "${list}")
  list(APPEND names ${list})
endforeach()
if(NOT names)
  message(FATAL_ERROR "no test in ${TESTS}")
endif()

file(STRINGS ${PATTERNS} patterns REGEX "^[^#]")
foreach(pattern IN LISTS patterns)
  set(named ${names})
  list(FILTER named INCLUDE REGEX "${pattern}")
  if(NOT named)
    message(SEND_ERROR "${PATTERNS}: '${pattern}' names no test")
  endif()
endforeach()
