# A room is a top-level folder whose sources compile as one object library, so that each can be built alone.
# The library `guide` is the rooms together.
add_library(guide)
add_library(guide::guide ALIAS guide)

function(guide_add_room room)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${room}/*.cpp)
  list(APPEND sources ${ARGN})
  if(NOT sources)
    return()
  endif()
  add_library(guide_${room} OBJECT ${sources})
  target_link_libraries(guide_${room} PRIVATE guide_inside)
  set_target_properties(guide_${room} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  guide_precompile(guide_${room} ${PROJECT_SOURCE_DIR}/cmake/precompiled/${room}.hpp)
  target_sources(guide PRIVATE $<TARGET_OBJECTS:guide_${room}>)
endfunction()

guide_add_room(compiler ${guide_stdlib_source})
guide_add_room(runtime)
guide_add_room(api)

# Loading waits for memory, not for the processor: a compiler and a tool optimised lightly are as fast, and build a third
# faster. What decides is optimised fully.
function(guide_optimise_lightly target)
  if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
  endif()
endfunction()
guide_optimise_lightly(guide_compiler)

set_target_properties(guide PROPERTIES LINKER_LANGUAGE CXX VERSION ${PROJECT_VERSION}
  SOVERSION ${PROJECT_VERSION_MAJOR})
target_compile_features(guide PUBLIC cxx_std_20)
target_include_directories(guide PUBLIC
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
