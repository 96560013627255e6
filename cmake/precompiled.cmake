# What nearly every source reads, parsed once for each target: half of a clean build. Each source still names what it
# needs; a build with GUIDE_PRECOMPILE=OFF proves it.
option(GUIDE_PRECOMPILE "Precompile the headers that most sources read" ${GUIDE_MASTER_PROJECT})

function(guide_precompile target)
  if(GUIDE_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()
