# After `cmake --install`: find_package(guide) and guide::guide.
include(CMakePackageConfigHelpers)
set(guide_cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/guide)

install(TARGETS guide EXPORT guide-targets)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/guide DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT guide-targets NAMESPACE guide:: DESTINATION ${guide_cmake_folder})

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/guide-config.cmake.in
  ${PROJECT_BINARY_DIR}/generated/guide-config.cmake INSTALL_DESTINATION ${guide_cmake_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/generated/guide-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/generated/guide-config.cmake
  ${PROJECT_BINARY_DIR}/generated/guide-config-version.cmake DESTINATION ${guide_cmake_folder})
