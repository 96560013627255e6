# Compares the C interface with the one that was checked in. What was added is shown and passes once it is recorded; what
# was changed or taken away breaks programs that exist. To record: GUIDE_UPDATE_ABI=1 ctest -R "interface is as it was".
cmake_policy(VERSION 3.25)
if("$ENV{GUIDE_UPDATE_ABI}")
  execute_process(COMMAND ${ABIDW} --headers-dir ${HEADERS} --drop-private-types --exported-interfaces-only --no-show-locs --no-corpus-path
    --no-comp-dir-path ${LIBRARY} OUTPUT_FILE ${KNOWN} COMMAND_ERROR_IS_FATAL ANY)
endif()
execute_process(COMMAND ${ABIDIFF} --headers-dir2 ${HEADERS} --drop-private-types --exported-interfaces-only --no-show-locs ${KNOWN} ${LIBRARY}
  OUTPUT_VARIABLE changes RESULT_VARIABLE code)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "the C interface differs from tests/c/guide.abi:\n${changes}")
endif()
