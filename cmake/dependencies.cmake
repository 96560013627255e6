# Found, never downloaded. All three are header-only and private: an installed Guide needs none of them.
find_package(pegtl 3.2 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(Boost 1.74 REQUIRED)
