# A room is a top-level folder whose sources compile as one object library, so that each can be built alone.
# The library `guide` is the rooms together, linked into its host; `guide_c` (shared.cmake) is the same to be shared.
add_library(guide STATIC)
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
  guide_count_lines(guide_${room})
  guide_precompile(guide_${room} ${PROJECT_SOURCE_DIR}/cmake/precompiled/${room}.hpp)
  if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    # In what is shipped, symbols are hidden where they arise, and what nobody calls is left out.
    set(hidden "-fvisibility=hidden;-fvisibility-inlines-hidden;-ffunction-sections;-fdata-sections")
    target_compile_options(guide_${room} PRIVATE "$<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:${hidden}>")
    # What tells, and what runs once, is compiled for size: it is most of the library, and no decision waits for it.
    foreach(source IN LISTS sources)
      cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE name)
      if(name MATCHES "^(api|runtime/(explain|json|coverage)|compiler)/" AND NOT name MATCHES "^compiler/(syntax|lower)/")
        set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release,RelWithDebInfo>:-Os>")
        if(CMAKE_BUILD_TYPE MATCHES "^Rel")  # a precompiled header is compiled for the same aim as its users
          set_source_files_properties(${source} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
        endif()
      endif()
      # What looks at every byte of every text is worth a second more.
      if(name MATCHES "^compiler/syntax/(parse|scan)[.]cpp$")
        set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release,RelWithDebInfo>:-O2>")
        if(CMAKE_BUILD_TYPE MATCHES "^Rel")
          set_source_files_properties(${source} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
        endif()
      endif()
    endforeach()
  endif()
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

set_target_properties(guide PROPERTIES LINKER_LANGUAGE CXX)
target_compile_features(guide PUBLIC cxx_std_20)
target_include_directories(guide PUBLIC
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
