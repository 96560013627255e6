# A room is a top-level folder whose sources compile as one object library, so that each can be built alone.
# The library `guide` is the rooms together, linked into its host; `guide_c` (shared.cmake) is the same to be shared.
add_library(guide STATIC)
add_library(guide::guide ALIAS guide)

# In what is shipped, what decides is optimised fully. What tells, and what runs once, is compiled for size: it is most of
# the library, and no decision waits for it. What looks at every byte or clause of every text is worth a second more, and so
# is the algebra of what would change a result.
set(guide_for_size -Os)
set(guide_for_speed "")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # What these do costs bytes at -Os: 2 % of the library.
  set(costly gcse tree-loop-im move-loop-invariants)
  list(TRANSFORM costly PREPEND -fno- OUTPUT_VARIABLE not_costly)
  list(TRANSFORM costly PREPEND -f OUTPUT_VARIABLE guide_for_speed)
  list(APPEND guide_for_size ${not_costly})
endif()
set(guide_level_of_compiler ${guide_for_size})
set(guide_level_of_runtime ${guide_for_size})
set(guide_level_of_api ${guide_for_size})
set(guide_unlike_their_room
  "-O2:^compiler/syntax/(parse|scan)\\.cpp$"
  "-O2:^compiler/(source|lower/(body|citations|condition|exact|linear|pool|quantity|statements|text))\\.cpp$"
  "-O2:^runtime/(room|names|vocabulary_names|image/[a-z_]+)\\.cpp$"
  "-O2:^runtime/evaluate(_leaves|_forced)?\\.cpp$"
  "-O2:^runtime/batch/(answer_writer|columns_block|columns_rows|line_decider|nodes[a-z_]*)\\.cpp$"
  "-O2:^runtime/explain/change_(cells|cubes|search|sets|slots)\\.cpp$"
  "-O3:^runtime/batch/(kernels[a-z0-9_]*|placed_facts|small_plan)\\.cpp$"
  "-O3:^runtime/(digest[a-z_]*|json/plain_(facts|reader))\\.cpp$")

# The shared library is to be small: where speed that no decision needs costs the most bytes, it is compiled once more for
# it, by the target `guide_small`, for size.
set(guide_small_sources compiler/source.cpp)
foreach(name syntax/parse syntax/scan lower/body lower/citations lower/condition lower/exact lower/linear lower/pool
    lower/quantity lower/statements lower/text)
  list(APPEND guide_small_sources compiler/${name}.cpp)
endforeach()
foreach(name cells cubes search sets slots)
  list(APPEND guide_small_sources runtime/explain/change_${name}.cpp)
endforeach()
list(APPEND guide_small_sources runtime/image/image.cpp)

function(guide_optimise room)
  target_compile_options(guide_${room} PRIVATE "$<$<CONFIG:Release,RelWithDebInfo>:${guide_level_of_${room}}>")
  foreach(source IN LISTS ARGN)
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE name)
    foreach(rule IN LISTS guide_unlike_their_room)
      string(REGEX MATCH "^([^:]+):(.+)$" rule "${rule}")
      set(level ${CMAKE_MATCH_1})
      if(name MATCHES "${CMAKE_MATCH_2}")
        list(APPEND level ${guide_for_speed})
        if(name IN_LIST guide_small_sources)
          set(level "$<IF:$<STREQUAL:$<TARGET_PROPERTY:NAME>,guide_small>,${guide_for_size},${level}>")
        endif()
        set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release,RelWithDebInfo>:${level}>")
        if(CMAKE_BUILD_TYPE MATCHES "^Rel")  # a precompiled header is compiled for the same aim as its users
          set_source_files_properties(${source} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
        endif()
      endif()
    endforeach()
  endforeach()
endfunction()

# In what is shipped, symbols are hidden where they arise, and what nobody calls is left out.
set(guide_hidden -fvisibility=hidden -fvisibility-inlines-hidden -ffunction-sections -fdata-sections)

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
    target_compile_options(guide_${room} PRIVATE "$<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:${guide_hidden}>")
    guide_optimise(${room} ${sources})
  endif()
  target_sources(guide PRIVATE $<TARGET_OBJECTS:guide_${room}>)
endfunction()

guide_add_room(compiler ${guide_stdlib_source})
guide_add_room(runtime)
guide_add_room(api)

# The tool waits for files and its reader.
function(guide_optimise_lightly target)
  if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
  endif()
endfunction()

set_target_properties(guide PROPERTIES LINKER_LANGUAGE CXX)
target_compile_features(guide PUBLIC cxx_std_20)
target_include_directories(guide PUBLIC
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
