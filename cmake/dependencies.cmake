# Found, never downloaded. Both are header-only and private: an installed Guide needs neither.
find_package(pegtl 3.2 REQUIRED)
find_package(Boost 1.74 REQUIRED)
