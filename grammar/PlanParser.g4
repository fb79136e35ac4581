// Lines of the plan language. Flat and total: every sequence of balanced tokens is a document,
// every decision looks at one token, and single tokens are matched in the loops themselves.
// Brackets arrive balanced (src/parse/tokens.cpp): an LP, RP or GROUP_… without its partner has been
// turned into OTHER or given an empty RP. Heading nesting and the meaning of keys and groups are
// built from this tree in src/model, not here.
parser grammar PlanParser;
options { tokenVocab = PlanLexer; }

plan      : line* EOF ;

line      : ROW cell ( BAR cell )*
          | ( ANNOTATION | SUPPRESSION | FENCE | CHAPTER | H1 | H2 | H3 | LINE_DECIMAL | H4 | H5 | ORDINAL | BULLET | NL )
            sentence? ( field | STOP sentence? )* ;

// Text up to its full stop, which is the line's.
sentence  : ( TEXT | NUMBER | DATE | LATIN | TITLE | QUOTED | BRACKETED | INLINE
            | COLON | SEMI | COMMA | DUN | BAR | OTHER | bracket | roleGroup )+ ;

// 牵头单位：… without a bracket, up to the next key or full stop.
field     : ( K_LEAD | K_RESP | K_COOP | K_LEADER | K_DUE | K_GOAL | K_META )
            ( TEXT | NUMBER | DATE | LATIN | TITLE | QUOTED | BRACKETED | INLINE
            | COLON | SEMI | COMMA | DUN | BAR | OTHER | bracket | roleGroup )* ;

// （牵头单位：…；责任单位：…）
roleGroup : ( GROUP_LEAD | GROUP_RESP | GROUP_COOP | GROUP_LEADER | GROUP_DUE )
            ( TEXT | NUMBER | DATE | LATIN | TITLE | QUOTED | BRACKETED | INLINE
            | COLON | SEMI | COMMA | DUN | BAR | STOP | OTHER
            | K_LEAD | K_RESP | K_COOP | K_LEADER | K_DUE | K_GOAL | K_META | bracket | roleGroup )* RP ;

// Any other bracket: 武汉经济技术开发区(汉南区)管委会.
bracket   : LP
            ( TEXT | NUMBER | DATE | LATIN | TITLE | QUOTED | BRACKETED | INLINE
            | COLON | SEMI | COMMA | DUN | BAR | STOP | OTHER
            | K_LEAD | K_RESP | K_COOP | K_LEADER | K_DUE | K_GOAL | K_META | bracket | roleGroup )* RP ;

cell      : ( TEXT | NUMBER | DATE | LATIN | TITLE | QUOTED | BRACKETED | INLINE
            | COLON | SEMI | COMMA | DUN | STOP | OTHER
            | K_LEAD | K_RESP | K_COOP | K_LEADER | K_DUE | K_GOAL | K_META | bracket | roleGroup )* ;
