# Included by ctest after the tests of every room: gives those that whole-runs.txt names the label
# whole-run. One pattern at a time, because CMake's expressions hold no more than ten groups.
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/whole-runs.txt patterns REGEX "^[^#]")
get_cmake_property(lists VARIABLES)
list(FILTER lists INCLUDE REGEX "^setpoint_[a-z]+_tests_TESTS$")
foreach(list IN LISTS lists)
  foreach(pattern IN LISTS patterns)
    set(named ${${list}})
    list(FILTER named INCLUDE REGEX "${pattern}")
    if(named)
      set_tests_properties(${named} PROPERTIES LABELS whole-run)
    endif()
  endforeach()
endforeach()
