# nucleoscope_embed(TARGET SYMBOL FILE): puts FILE into TARGET as it is. C++ sees it as
#   extern const unsigned char SYMBOL_begin[], SYMBOL_end[];   (extern "C")
# so that the data is found wherever the programs are built, installed or copied.
function(nucleoscope_embed target symbol file)
    get_filename_component(file ${file} ABSOLUTE)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cpp)
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
__asm__(".section .rodata\n"
        ".global @symbol@_begin\n"
        ".balign 16\n"
        "@symbol@_begin:\n"
        ".incbin \"@file@\"\n"
        ".global @symbol@_end\n"
        "@symbol@_end:\n"
        ".byte 0\n"
        ".previous\n");
]])
    target_sources(${target} PRIVATE ${source})
    set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES
        OBJECT_DEPENDS ${file} SKIP_PRECOMPILE_HEADERS ON)
endfunction()
