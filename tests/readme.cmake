# Fails unless README shows the example program, its output and the first decision as they are. With
# GUIDE_UPDATE_GOLDEN=1 in the environment it puts them there instead.
#   cmake -DROOT=... -DEXAMPLE=binary -DGUIDE=binary -P readme.cmake
cmake_policy(VERSION 3.25)
file(READ ${ROOT}/README.md readme)
set(old_readme "${readme}")

# What stands between `head` and the next line of three backticks must be `text`.
function(must_show what head text)
  string(FIND "${readme}" "${head}" begin)
  if(begin EQUAL -1)
    message(SEND_ERROR "README.md has no place for ${what}: nothing begins with\n${head}")
    return()
  endif()
  string(LENGTH "${head}" length)
  math(EXPR begin "${begin} + ${length}")
  string(SUBSTRING "${readme}" 0 ${begin} before)
  string(SUBSTRING "${readme}" ${begin} -1 rest)
  string(FIND "${rest}" "```" end)
  string(SUBSTRING "${rest}" 0 ${end} shown)
  string(SUBSTRING "${rest}" ${end} -1 after)
  if(shown STREQUAL "${text}")
    return()
  endif()
  if("$ENV{GUIDE_UPDATE_GOLDEN}" STREQUAL "1")
    set(readme "${before}${text}${after}" PARENT_SCOPE)
  else()
    message(SEND_ERROR "README.md does not show ${what} as it is; with GUIDE_UPDATE_GOLDEN=1 it will. It is:\n${text}")
  endif()
endfunction()

file(READ ${ROOT}/tests/example/example.cpp source)
must_show("tests/example/example.cpp" "```cpp\n" "${source}")

execute_process(COMMAND ${EXAMPLE} OUTPUT_VARIABLE output RESULT_VARIABLE code)
if(NOT code EQUAL 0)
  message(SEND_ERROR "the example failed: ${code}")
endif()
must_show("the example's output" "It prints:\n\n```text\n" "${output}")

set(case guidelines/mtus/trigger_point_injections/cases/right_buttock.guide)
execute_process(COMMAND ${GUIDE} decide ${case} --library guidelines WORKING_DIRECTORY ${ROOT} OUTPUT_VARIABLE output)
must_show("the decision of the first case" "```text\n\$ make demo\n" "${output}")

if(NOT readme STREQUAL old_readme)
  file(WRITE ${ROOT}/README.md "${readme}")
endif()
