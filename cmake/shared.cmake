# The C interface as a shared library: nothing but `guide_*` is seen from outside, and nothing but the C++ runtime is needed.
option(GUIDE_BUILD_SHARED "Build the shared library of the C interface" ${GUIDE_MASTER_PROJECT})
if(NOT GUIDE_BUILD_SHARED)
  return()
endif()

set(guide_c_objects $<TARGET_OBJECTS:guide_compiler> $<TARGET_OBJECTS:guide_runtime> $<TARGET_OBJECTS:guide_api>)
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang" AND CMAKE_BUILD_TYPE STREQUAL "Release")
  list(JOIN guide_small_sources "|" small_names)
  list(TRANSFORM guide_small_sources PREPEND ${PROJECT_SOURCE_DIR}/)
  add_library(guide_small OBJECT ${guide_small_sources})
  target_link_libraries(guide_small PRIVATE guide_inside)
  set_target_properties(guide_small PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_compile_options(guide_small PRIVATE ${guide_hidden})
  set(guide_c_objects "$<FILTER:${guide_c_objects},EXCLUDE,/(${small_names})\\.o$>" $<TARGET_OBJECTS:guide_small>)
endif()

add_library(guide_c SHARED)
add_library(guide::guide_c ALIAS guide_c)
target_sources(guide_c PRIVATE ${guide_c_objects})
target_include_directories(guide_c PUBLIC
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
set_target_properties(guide_c PROPERTIES OUTPUT_NAME guide LINKER_LANGUAGE CXX
  VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  target_link_options(guide_c PRIVATE
    LINKER:--version-script=${PROJECT_SOURCE_DIR}/cmake/guide.map LINKER:--gc-sections LINKER:--as-needed)
  set_target_properties(guide_c PROPERTIES LINK_DEPENDS ${PROJECT_SOURCE_DIR}/cmake/guide.map)
  # Functions of different types are often the same bytes; GNU ld keeps them all. Gold comes with Debian's binutils.
  include(CheckLinkerFlag)
  foreach(linker gold lld)
    check_linker_flag(CXX "-fuse-ld=${linker};LINKER:--icf=safe" GUIDE_LINKS_WITH_${linker})
    if(GUIDE_LINKS_WITH_${linker} AND CMAKE_BUILD_TYPE MATCHES "^(Release|RelWithDebInfo|MinSizeRel)$")
      target_link_options(guide_c PRIVATE -fuse-ld=${linker} LINKER:--icf=safe LINKER:-O2)
      break()
    endif()
  endforeach()
endif()
