# Compares the C interface with the one that was checked in. What was added is shown and passes once it is recorded; what
# was changed or taken away breaks programs that exist. To record: GUIDE_UPDATE_ABI=1 ctest -R "interface is as it was".
cmake_policy(VERSION 3.25)

# Handles are opaque in both: abidiff is shown no headers, as what it then takes for private it does not compare.
set(now ${FOLDER}/now.abi)
if("$ENV{GUIDE_UPDATE_ABI}")
  set(now ${KNOWN})
endif()
execute_process(COMMAND ${ABIDW} --headers-dir ${HEADERS} --drop-private-types --exported-interfaces-only --no-show-locs
  --no-corpus-path --no-comp-dir-path ${LIBRARY} OUTPUT_FILE ${now} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${ABIDIFF} --no-show-locs ${KNOWN} ${now} OUTPUT_VARIABLE changes RESULT_VARIABLE code)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "the C interface differs from tests/c/guide.abi:\n${changes}")
endif()
