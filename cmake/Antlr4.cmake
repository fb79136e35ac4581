# ANTLR 4 from Debian 12: tool 4.7.2 (package antlr4) and C++ runtime 4.9 (libantlr4-runtime-dev), the
# only pair there that fits together. Not find_package(antlr4-generator): it wants a complete jar.
find_package(antlr4-runtime 4.9 CONFIG REQUIRED)
find_program(ANTLR4_TOOL antlr4 REQUIRED)

# The exported targets carry no include directory and ask for -luuid, which the library does not use.
add_library(antlr4::runtime SHARED IMPORTED)
set_target_properties(antlr4::runtime PROPERTIES
  IMPORTED_LOCATION ${ANTLR4_LIB_DIR}/libantlr4-runtime.so
  INTERFACE_INCLUDE_DIRECTORIES ${ANTLR4_INCLUDE_DIR})

# planlint_grammar(<target> FILES lexer.g4 parser.g4 NAMESPACE ns [SUPERCLASS name])
# A static library of generated code in the build tree. Lexers first: parsers read <Lexer>.tokens.
# SUPERCLASS names the parser's base class; its header is pre-included as parse/lean_parser.h.
function(planlint_grammar target)
  cmake_parse_arguments(A "" "NAMESPACE;SUPERCLASS" "FILES" ${ARGN})
  set(dir ${CMAKE_CURRENT_BINARY_DIR}/${target})
  file(MAKE_DIRECTORY ${dir})
  set(sources "")
  set(previous "")
  foreach(grammar IN LISTS A_FILES)
    get_filename_component(path ${grammar} ABSOLUTE)
    get_filename_component(name ${grammar} NAME_WE)
    set(options -no-listener -no-visitor)
    if(A_SUPERCLASS AND name MATCHES "Parser$")
      list(APPEND options -DsuperClass=${A_SUPERCLASS})
    endif()
    set(generated ${dir}/${name}.cpp ${dir}/${name}.h)
    if(NOT name MATCHES "(Lexer|Parser)$")  # a combined grammar gives both
      set(generated ${dir}/${name}Lexer.cpp ${dir}/${name}Lexer.h ${dir}/${name}Parser.cpp ${dir}/${name}Parser.h)
    endif()
    add_custom_command(
      OUTPUT ${generated}
      BYPRODUCTS ${dir}/${name}.tokens ${dir}/${name}.interp
      COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C.UTF-8 ${ANTLR4_TOOL} -Dlanguage=Cpp -encoding UTF-8 -Werror
              -Xexact-output-dir -o ${dir} -lib ${dir} -package ${A_NAMESPACE} ${options} ${path}
      DEPENDS ${path} ${previous}
      COMMENT "ANTLR ${name}.g4 (${A_NAMESPACE})" VERBATIM)
    list(APPEND sources ${generated})
    list(GET generated 0 previous)
  endforeach()
  add_library(${target} STATIC ${sources})
  set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY "")
  target_include_directories(${target} SYSTEM PUBLIC ${dir})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${target} PUBLIC antlr4::runtime)
  # 4.7.2 writes u8"…" where std::string is wanted; generated code has warnings of its own.
  target_compile_options(${target} PRIVATE -fno-char8_t -w)
  if(A_SUPERCLASS)
    target_compile_options(${target} PRIVATE -include ${PROJECT_SOURCE_DIR}/src/parse/lean_parser.h)
  endif()
endfunction()
