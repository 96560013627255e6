#pragma once
/* The version of Guide. CMake reads these three lines. */
#define GUIDE_VERSION_MAJOR 0
#define GUIDE_VERSION_MINOR 1
#define GUIDE_VERSION_PATCH 0
#define GUIDE_VERSION_TEXT "0.1.0"
