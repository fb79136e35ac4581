// Tokens of the plan language: official text as it is, plus annotation lines.
//
// This file is the only definition of the tokens. The build determinises it into a dense table
// (src/parse/generate), so it must stay a finite automaton: one mode, no predicates, no actions
// but `skip`. A line's kind is proposed by its first characters, so every token that exists only
// at the start of a line begins with the line break(s) before it; the scanner puts a virtual line
// break before the first line. What looks like an ordinal is a candidate: the model accepts or
// rejects it by its siblings.
lexer grammar PlanLexer;

// ---- line starts, most specific first -------------------------------------------------------
FENCE        : EOLS '---' '-'* BLANK* ;                            // front matter begins and ends
SUPPRESSION  : EOLS '%%' ;
ANNOTATION   : EOLS '@' ;
ROW          : EOLS '|' ;
CHAPTER      : EOLS '第' ( CN | DG )+ ( [章节条篇编] | '部分' ) ;
H1           : EOLS CN+ [、.\uFF0E\uFE52] ;                        // 一、
H2           : EOLS LPAR BLANK* CN+ BLANK* RPAR '、'? ;            // （一）
H3           : EOLS SMALL [.\uFF0E\uFE52、] ;                      // 1.  1、
LINE_DECIMAL : EOLS SMALL [.\uFF0E] DG+ ;                          // 1.29亿元 or item 1 that opens with a number
H4           : EOLS ( LPAR BLANK* SMALL BLANK* RPAR | SMALL RPAR ) ; // （1）  1）
H5           : EOLS [\u2460-\u2473] ;                              // ①
ORDINAL      : EOLS CN+ '是' ;                                     // 一是
BULLET       : EOLS ( '*' BLANK+ | [\-\u2014\u2013\u2022\u00B7\u25CF\u25A0\u25C6\u2605\u25CB\u25B2\u203B\u25C7\u25A1]+ BLANK* ) ;
NL           : EOLS ;

// ---- numbers, dates, names ------------------------------------------------------------------
DATE         : DG DG DG DG SP? '年' ( SP? DG DG? SP? '月' ( SP? DG DG? SP? [日号] )? )?
             | DG DG? SP? '月' ( SP? DG DG? SP? [日号] )?            // machines put blanks: 2024 年 6 月 30 日
             | DG DG DG DG ( '-' DG DG? '-' | '/' DG DG? '/' | '.' DG DG? '.' ) DG DG? ;
NUMBER       : DG+ ( ',' DG DG DG )* ( [.\uFF0E] DG+ )? ;
LATIN        : [A-Za-z] [A-Za-z0-9&+/._\-]* ;
TITLE        : '《' ~[《》\r\n]* '》' ;
QUOTED       : '\u201C' ~[\u201C\u201D\r\n]* '\u201D'
             | '\u2018' ~[\u2018\u2019\r\n]* '\u2019'
             | '「' ~[「」\r\n]* '」'
             | '『' ~[『』\r\n]* '』'
             | '"' ~["\r\n]* '"' ;
BRACKETED    : '〔' ~[〔〕\r\n]* '〕'
             | '【' ~[【】\r\n]* '】'
             | '〈' ~[〈〉\r\n]* '〉'
             | '[' ~[[\]\r\n]* ']'
             | '\uFF3B' ~[\uFF3B\uFF3D\r\n]* '\uFF3D' ;
INLINE       : '{@' ~[{}\r\n]* '}' ;

// ---- punctuation: full and half width are the same token -------------------------------------
LP    : LPAR ;
RP    : RPAR ;
COLON : COLONS ;
SEMI  : [;\uFF1B] ;
COMMA : [,\uFF0C] ;
DUN   : '、' ;
STOP  : [。!?\uFF01\uFF1F] ;
BAR   : '|' ;
WS    : BLANK+ -> skip ;

TEXT  : ~[ \t\u00A0\u3000\uFEFF\u200B\r\n()\uFF08\uFF09:\uFF1A;\uFF1B,\uFF0C、。!?\uFF01\uFF1F\u201C\u201D\u2018\u2019"「」『』《》〈〉〔〕【】[\]\uFF3B\uFF3D{}|0-9\uFF10-\uFF19A-Za-z]+ ;
OTHER : . ;

fragment EOLS   : ( ( '\r'? '\n' | '\r' ) BLANK* )+ ;
fragment BLANK  : [ \t\u00A0\u3000\uFEFF\u200B] ;
fragment SP     : [ \u00A0\u2009] ;
fragment LPAR   : [(\uFF08] ;
fragment RPAR   : [)\uFF09] ;
fragment COLONS : [:\uFF1A] ;
fragment CN     : [一二三四五六七八九十〇百] ;
fragment DG     : [0-9\uFF10-\uFF19] ;
fragment SMALL  : DG | DG DG | DG DG DG ;
