# Fails unless README shows the example program as it is, and outputs as they are.
#   cmake -DROOT=... -DEXAMPLE=binary -DGUIDE=binary -P readme.cmake
cmake_policy(VERSION 3.25)
file(READ ${ROOT}/README.md readme)

function(must_show what text)
  string(FIND "${readme}" "${text}" at)
  if(at EQUAL -1)
    message(SEND_ERROR "README.md does not show ${what} as it is:\n${text}")
  endif()
endfunction()

file(READ ${ROOT}/tests/example/example.cpp source)
must_show("tests/example/example.cpp" "```cpp\n${source}```")

execute_process(COMMAND ${EXAMPLE} OUTPUT_VARIABLE output RESULT_VARIABLE code)
if(NOT code EQUAL 0)
  message(SEND_ERROR "the example failed: ${code}")
endif()
must_show("the example's output" "```text\n${output}```")

set(case guidelines/mtus/trigger_point_injections/cases/right_buttock.guide)
execute_process(COMMAND ${GUIDE} decide ${case} --library guidelines WORKING_DIRECTORY ${ROOT} OUTPUT_VARIABLE output)
must_show("the decision of the first case" "\$ make demo\n${output}```")
