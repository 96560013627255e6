from conan import ConanFile
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import load
import os
import re


class Guide(ConanFile):
    name = "guide"
    description = "A small declarative language for medical policy, to be embedded"
    license = "Apache-2.0"
    settings = "os", "compiler", "build_type", "arch"
    options = {"tools": [True, False]}
    default_options = {"tools": False}
    exports_sources = ("CMakeLists.txt", "LICENSE", "api/*", "cmake/*", "compiler/*", "include/*", "runtime/*", "stdlib/*",
                       "tools/*")

    def set_version(self):
        text = load(self, os.path.join(self.recipe_folder, "include/guide/version.h"))
        self.version = re.search(r'GUIDE_VERSION_TEXT "([^"]+)"', text).group(1)

    def layout(self):
        cmake_layout(self)

    def requirements(self):
        # Compiled in, and not seen by those who use Guide.
        for dependency in ("taocpp-pegtl/3.2.7", "boost/1.81.0"):
            self.requires(dependency, visible=False)
        if self.options.tools:
            for dependency in ("cli11/2.1.2", "fmt/9.1.0", "tomlplusplus/3.3.0"):
                self.requires(dependency, visible=False)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        toolchain.variables["GUIDE_BUILD_TESTS"] = False
        toolchain.variables["GUIDE_BUILD_TOOLS"] = bool(self.options.tools)
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()

    def package_info(self):
        # The package brings its own CMake files: guide::guide and guide::guide_c.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs.append(os.path.join("lib", "cmake", "guide"))
