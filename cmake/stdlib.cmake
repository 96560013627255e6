# The modules of stdlib/ become text inside the library: one generated source, made anew when a module changes.
file(GLOB_RECURSE guide_stdlib_modules CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/stdlib/*.guide)
set(guide_stdlib_source ${PROJECT_BINARY_DIR}/generated/stdlib.cpp)
# The list goes through a file, so that a module that was removed also makes the source anew.
list(JOIN guide_stdlib_modules "\n" guide_stdlib_list)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/stdlib.list CONTENT "${guide_stdlib_list}\n" @ONLY)
add_custom_command(
  OUTPUT ${guide_stdlib_source}
  COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR}/stdlib -DLIST=${PROJECT_BINARY_DIR}/generated/stdlib.list
          -DOUTPUT=${guide_stdlib_source} -P ${PROJECT_SOURCE_DIR}/cmake/embed_stdlib.cmake
  DEPENDS ${guide_stdlib_modules} ${PROJECT_BINARY_DIR}/generated/stdlib.list
          ${PROJECT_SOURCE_DIR}/cmake/embed_stdlib.cmake
  COMMENT "Embedding the standard library"
  VERBATIM)
