# After `cmake --install`: find_package(guide) with guide::guide and guide::guide_c; pkg-config guide and guide-cpp.
# Components: runtime (the shared library), development, tools.
include(CMakePackageConfigHelpers)
set(guide_cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/guide)
set(guide_targets guide)
if(TARGET guide_c)
  list(APPEND guide_targets guide_c)
endif()

install(TARGETS ${guide_targets} EXPORT guide-targets
  LIBRARY COMPONENT runtime NAMELINK_COMPONENT development
  ARCHIVE COMPONENT development
  RUNTIME COMPONENT runtime)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/guide DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
install(EXPORT guide-targets NAMESPACE guide:: DESTINATION ${guide_cmake_folder} COMPONENT development)

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/guide-config.cmake.in
  ${PROJECT_BINARY_DIR}/generated/guide-config.cmake INSTALL_DESTINATION ${guide_cmake_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/generated/guide-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/generated/guide-config.cmake
  ${PROJECT_BINARY_DIR}/generated/guide-config-version.cmake DESTINATION ${guide_cmake_folder} COMPONENT development)

# Relative to the place of the .pc files, so that an installation can be moved.
file(RELATIVE_PATH guide_pc_up /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
set(guide_pc_libdir "\${pcfiledir}/${guide_pc_up}${CMAKE_INSTALL_LIBDIR}")
set(guide_pc_includedir "\${pcfiledir}/${guide_pc_up}${CMAKE_INSTALL_INCLUDEDIR}")
set(guide_archive ${CMAKE_STATIC_LIBRARY_PREFIX}guide${CMAKE_STATIC_LIBRARY_SUFFIX})
set(guide_pcs guide-cpp)
if(TARGET guide_c)
  list(APPEND guide_pcs guide)
endif()
foreach(name IN LISTS guide_pcs)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/${name}.pc.in ${PROJECT_BINARY_DIR}/generated/${name}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/generated/${name}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
    COMPONENT development)
endforeach()

include(${PROJECT_SOURCE_DIR}/cmake/packages.cmake)
