# The C interface as a shared library: nothing but `guide_*` is seen from outside, and nothing but the C++ runtime is needed.
option(GUIDE_BUILD_SHARED "Build the shared library of the C interface" ${GUIDE_MASTER_PROJECT})
if(NOT GUIDE_BUILD_SHARED)
  return()
endif()

add_library(guide_c SHARED)
add_library(guide::guide_c ALIAS guide_c)
target_sources(guide_c PRIVATE
  $<TARGET_OBJECTS:guide_compiler> $<TARGET_OBJECTS:guide_runtime> $<TARGET_OBJECTS:guide_api>)
target_include_directories(guide_c PUBLIC
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
set_target_properties(guide_c PROPERTIES OUTPUT_NAME guide LINKER_LANGUAGE CXX
  VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  target_link_options(guide_c PRIVATE
    LINKER:--version-script=${PROJECT_SOURCE_DIR}/cmake/guide.map LINKER:--gc-sections LINKER:--as-needed)
  set_target_properties(guide_c PROPERTIES LINK_DEPENDS ${PROJECT_SOURCE_DIR}/cmake/guide.map)
endif()
