# All of Guide as two files: made by the script, compiled by one line, linked with the C++ example and the C one, without any
# library. Compiling takes a minute and two gigabytes; without GUIDE_FULL_PACKAGE_TESTS=1 it is only read by the compiler.
cmake_policy(VERSION 3.25)
file(REMOVE_RECURSE ${FOLDER})

function(run)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${FOLDER} OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE code)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN} failed:\n${output}")
  endif()
endfunction()

file(MAKE_DIRECTORY ${FOLDER}/guide)
run(${PYTHON} ${ROOT}/cmake/amalgamate.py ${FOLDER}/guide ${STDLIB})
if(NOT "$ENV{GUIDE_FULL_PACKAGE_TESTS}")
  run(${CXX} -std=c++20 -fsyntax-only guide/guide.cpp)
  return()
endif()
run(${CXX} -std=c++20 -c guide/guide.cpp)
run(${CXX} -std=c++20 -I. ${ROOT}/examples/decide.cpp guide.o -o host)
run(./host ${ROOT}/examples/policy.guide)
run(${CC} -I. -c ${ROOT}/examples/decide.c -o host_c.o)
run(${CXX} host_c.o guide.o -o host_c)
run(./host_c ${ROOT}/examples/policy.guide)
