# Guide as hosts get it: installed, as a part of their build, as two files, as packages.
find_package(Python3 3.8 COMPONENTS Interpreter)
find_program(GUIDE_DPKG_DEB dpkg-deb)
find_program(GUIDE_DPKG_SHLIBDEPS dpkg-shlibdeps)
mark_as_advanced(GUIDE_DPKG_DEB GUIDE_DPKG_SHLIBDEPS)
set(scripts ${CMAKE_CURRENT_SOURCE_DIR}/package)
set(scratch ${CMAKE_CURRENT_BINARY_DIR}/host)
set(compilers -DCC=${CMAKE_C_COMPILER} -DCXX=${CMAKE_CXX_COMPILER} "-DFLAGS=${CMAKE_CXX_FLAGS}" -DROOT=${PROJECT_SOURCE_DIR})

function(guide_add_package_test name script)
  add_test(NAME "package: ${name}" COMMAND ${CMAKE_COMMAND} ${ARGN} ${compilers} -P ${script})
  set_tests_properties("package: ${name}" PROPERTIES LABELS package TIMEOUT 1200)
endfunction()

if(GUIDE_INSTALL)
  guide_add_package_test("hosts build against the installed library" ${CMAKE_CURRENT_SOURCE_DIR}/package.cmake
    -DBUILD=${PROJECT_BINARY_DIR} -DFOLDER=${scratch}/installed)
endif()
guide_add_package_test("a host has Guide in its own build" ${scripts}/subdirectory.cmake -DFOLDER=${scratch}/subdirectory)
if(Python3_FOUND AND NOT CMAKE_CXX_FLAGS MATCHES "sanitize")
  guide_add_package_test("two files" ${scripts}/amalgamation.cmake -DFOLDER=${scratch}/amalgamation
    -DPYTHON=${Python3_EXECUTABLE} -DSTDLIB=${guide_stdlib_source})
endif()
if(Python3_FOUND AND TARGET guide_c AND CMAKE_SYSTEM_NAME STREQUAL "Linux" AND NOT CMAKE_CXX_FLAGS MATCHES "sanitize")
  execute_process(COMMAND ${Python3_EXECUTABLE} -c "import setuptools, ensurepip, pip, venv, wheel"
    RESULT_VARIABLE guide_without_wheel OUTPUT_QUIET ERROR_QUIET)
  if(guide_without_wheel EQUAL 0)
    guide_add_package_test("a wheel for Python" ${scripts}/wheel.cmake -DFOLDER=${scratch}/wheel
      -DPYTHON=${Python3_EXECUTABLE} -DLIBRARY=$<TARGET_FILE:guide_c>)
  endif()
endif()
if(GUIDE_INSTALL AND GUIDE_BUILD_TOOLS AND TARGET guide_c AND GUIDE_DPKG_DEB AND GUIDE_DPKG_SHLIBDEPS
    AND NOT CMAKE_CXX_FLAGS MATCHES "sanitize")
  guide_add_package_test("Debian packages" ${scripts}/debian.cmake -DBUILD=${PROJECT_BINARY_DIR}
    -DFOLDER=${scratch}/debian -DCPACK=${CMAKE_CPACK_COMMAND} -DDPKG_DEB=${GUIDE_DPKG_DEB})
endif()
