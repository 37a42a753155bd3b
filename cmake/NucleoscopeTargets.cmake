# Flags and options that every target of the project shares. Third-party headers stay SYSTEM, so that our warnings
# are errors and theirs are silent.

option(NUCLEOSCOPE_WERROR "Warnings are errors in the project's own code" ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # A precompiled header is cached only when ccache may overlook its time stamps.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${CCACHE_PROGRAM})
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_link_options(-fuse-ld=mold)
endif()

add_library(nucleoscope_flags INTERFACE)
target_compile_options(nucleoscope_flags INTERFACE -Wall -Wextra -Wpedantic
    $<$<BOOL:${NUCLEOSCOPE_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # ccache hashes what a precompiled header was made from only with this.
    target_compile_options(nucleoscope_flags INTERFACE -fpch-preprocess)
endif()
if(NUCLEOSCOPE_SANITIZE)
    add_compile_options(-fsanitize=${NUCLEOSCOPE_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${NUCLEOSCOPE_SANITIZE})
endif()
