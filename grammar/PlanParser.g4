// Lines of the plan language. Flat and total: every sequence of balanced tokens is a document,
// every decision looks at one token, and single tokens are matched in the loops themselves.
// Brackets arrive balanced (src/parse/scanner.cpp): an LP or RP without its partner has been turned
// into OTHER. Heading nesting is the model's; what words of offices mean inside a line (role keys,
// owners, times) is read by PhraseParser.g4 on words of the vocabulary.
parser grammar PlanParser;
options { tokenVocab = PlanLexer; }

plan      : line* EOF ;

line      : ROW cell ( BAR cell )*
          | ( ANNOTATION | SUPPRESSION | FENCE | CHAPTER | H1 | H2 | H3 | LINE_DECIMAL | H4 | H5 | ORDINAL | BULLET | NL )
            sentence? ( STOP sentence? )* ;

// Text up to its full stop, which is the line's.
sentence  : ( TEXT | NUMBER | DATE | LATIN | TITLE | QUOTED | BRACKETED | INLINE
            | COLON | SEMI | COMMA | DUN | BAR | OTHER | bracket )+ ;

// （牵头单位：…；责任单位：…）, 武汉经济技术开发区(汉南区)管委会
bracket   : LP
            ( TEXT | NUMBER | DATE | LATIN | TITLE | QUOTED | BRACKETED | INLINE
            | COLON | SEMI | COMMA | DUN | BAR | STOP | OTHER | bracket )* RP ;

cell      : ( TEXT | NUMBER | DATE | LATIN | TITLE | QUOTED | BRACKETED | INLINE
            | COLON | SEMI | COMMA | DUN | STOP | OTHER | bracket )* ;
