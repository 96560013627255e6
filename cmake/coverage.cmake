# Which lines and branches of Guide's own code run (`make coverage`). The tests are not counted, and compile as ever.
option(GUIDE_COVERAGE "Count the lines and branches that run" OFF)
if(GUIDE_COVERAGE)
  add_link_options(--coverage)
endif()

function(guide_count_lines target)
  if(GUIDE_COVERAGE)
    target_compile_options(${target} PRIVATE -O0 --coverage -fprofile-update=atomic)
  endif()
endfunction()
