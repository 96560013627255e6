# Installs Guide into a folder of its own and builds a host project against it, outside the source tree.
#   cmake -DBUILD=build folder -DFOLDER=scratch -DROOT=sources -DFLAGS=compiler flags -P package.cmake
cmake_policy(VERSION 3.25)
file(REMOVE_RECURSE ${FOLDER})

function(run)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE code)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN} failed:\n${output}")
  endif()
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${FOLDER}/installed)
run(${CMAKE_COMMAND} -G Ninja -S ${ROOT}/tests/package -B ${FOLDER}/build -DCMAKE_PREFIX_PATH=${FOLDER}/installed
    -DEXAMPLE=${ROOT}/tests/example/example.cpp "-DCMAKE_CXX_FLAGS=${FLAGS}")
run(${CMAKE_COMMAND} --build ${FOLDER}/build)
run(${FOLDER}/build/host)
