# ccache is used when it is there and never needed. It must be told that precompiled headers are safe to keep.
find_program(GUIDE_CCACHE ccache)
mark_as_advanced(GUIDE_CCACHE)
if(GUIDE_CCACHE AND GUIDE_MASTER_PROJECT AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${GUIDE_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${GUIDE_CCACHE})
  if(GUIDE_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
  endif()
endif()
