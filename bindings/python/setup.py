"""Makes a wheel for one platform: it carries the shared library, which GUIDE_SHARED_LIBRARY names."""

import os
import shutil

from setuptools import setup
from setuptools.command.build_py import build_py
from wheel.bdist_wheel import bdist_wheel


class BuildWithLibrary(build_py):
    def run(self):
        super().run()
        library = os.environ.get("GUIDE_SHARED_LIBRARY")
        if library:
            suffix = ".dll" if library.endswith(".dll") else ".dylib" if library.endswith(".dylib") else ".so"
            name = "guide.dll" if suffix == ".dll" else "libguide" + suffix
            shutil.copyfile(library, os.path.join(self.build_lib, "guide", name))


class PlatformWheel(bdist_wheel):
    def finalize_options(self):
        super().finalize_options()
        self.root_is_pure = not os.environ.get("GUIDE_SHARED_LIBRARY")

    def get_tag(self):
        platform = super().get_tag()[2]
        return ("py3", "none", platform if not self.root_is_pure else "any")


setup(cmdclass={"build_py": BuildWithLibrary, "bdist_wheel": PlatformWheel})
