# Installs Guide into a folder of its own and builds host projects against it, outside the source tree: with CMake, with
# pkg-config, with the installation moved elsewhere.
#   cmake -DBUILD=build folder -DFOLDER=scratch -DROOT=sources -DFLAGS=compiler flags -DCXX=... -DCC=... -P package.cmake
cmake_policy(VERSION 3.25)
file(REMOVE_RECURSE ${FOLDER})

function(run)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE code)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN} failed:\n${output}")
  endif()
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${FOLDER}/first)
file(RENAME ${FOLDER}/first ${FOLDER}/installed)
run(${CMAKE_COMMAND} -G Ninja -S ${ROOT}/tests/package -B ${FOLDER}/build -DCMAKE_PREFIX_PATH=${FOLDER}/installed
    -DEXAMPLES=${ROOT}/examples -DGUIDE_FROM=installed -DCMAKE_CXX_COMPILER=${CXX} -DCMAKE_C_COMPILER=${CC}
    "-DCMAKE_CXX_FLAGS=${FLAGS}" "-DCMAKE_C_FLAGS=${FLAGS}")
run(${CMAKE_COMMAND} --build ${FOLDER}/build)
run(${FOLDER}/build/host ${ROOT}/examples/policy.guide)
if(EXISTS ${FOLDER}/build/host_c)
  run(${FOLDER}/build/host_c ${ROOT}/examples/policy.guide)
endif()

find_program(pkg_config pkg-config)
file(GLOB_RECURSE pcs ${FOLDER}/installed/*.pc)
if(NOT pkg_config OR NOT pcs)
  return()
endif()
list(GET pcs 0 pc)
cmake_path(GET pc PARENT_PATH pc_folder)
set(ENV{PKG_CONFIG_PATH} ${pc_folder})
separate_arguments(flags UNIX_COMMAND "${FLAGS}")

function(flags_of out)
  execute_process(COMMAND ${pkg_config} --cflags --libs ${ARGN} OUTPUT_VARIABLE text OUTPUT_STRIP_TRAILING_WHITESPACE
    COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(text UNIX_COMMAND "${text}")
  set(${out} ${text} PARENT_SCOPE)
endfunction()

flags_of(cpp guide-cpp)
run(${CXX} -std=c++20 ${flags} ${ROOT}/examples/decide.cpp ${cpp} -o ${FOLDER}/with_pkg_config)
run(${FOLDER}/with_pkg_config ${ROOT}/examples/policy.guide)
if(EXISTS ${pc_folder}/guide.pc)
  flags_of(c guide)
  cmake_path(GET pc_folder PARENT_PATH library_folder)
  run(${CC} ${flags} ${ROOT}/examples/decide.c ${c} -Wl,-rpath,${library_folder} -o ${FOLDER}/c_with_pkg_config)
  run(${FOLDER}/c_with_pkg_config ${ROOT}/examples/policy.guide)
endif()
