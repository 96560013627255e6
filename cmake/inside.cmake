# What every part of Guide compiles with, and nobody outside inherits.
add_library(guide_inside INTERFACE)
target_compile_features(guide_inside INTERFACE cxx_std_20)
target_compile_definitions(guide_inside INTERFACE GUIDE_INSIDE)
target_include_directories(guide_inside INTERFACE
  ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/include)
target_include_directories(guide_inside SYSTEM INTERFACE
  $<TARGET_PROPERTY:taocpp::pegtl,INTERFACE_INCLUDE_DIRECTORIES>)
target_link_libraries(guide_inside INTERFACE Boost::headers)

if(GUIDE_WARNINGS AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  target_compile_options(guide_inside INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion -Wold-style-cast -Wnon-virtual-dtor
    -Woverloaded-virtual -Wimplicit-fallthrough -Wunused)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 sees uninitialised and overrun storage in variants and strings where there is none.
    target_compile_options(guide_inside INTERFACE -Wshadow=local -Wno-maybe-uninitialized -Wno-restrict -Wno-array-bounds
      -Wno-stringop-overflow -Wduplicated-cond)
  endif()
elseif(GUIDE_WARNINGS AND MSVC)
  target_compile_options(guide_inside INTERFACE /W4 /utf-8)
endif()
if(GUIDE_WARNINGS_AS_ERRORS)
  target_compile_options(guide_inside INTERFACE $<IF:$<BOOL:${MSVC}>,/WX,-Werror>)
endif()
