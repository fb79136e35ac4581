// Phrases of offices: who answers for a task, and by when. The tokens are no lexer's: src/phrase cuts
// the text of a line at the words of the vocabulary and gives the rest as WORD. Both rules are total
// on what that tokenizer yields, decide on one token, and leave the sense to src/model.
parser grammar PhraseParser;
tokens { KEY, DUE, FIELD, VERB, JOIN, MANNER, BY, NOTE, DATE, TIME, COUNT, EVERY, LIMIT, RANGE,
         DUN, AND, BLANK, COMMA, SEMI, STOP, COLON, LP, RP, NUMBER, COLLECTIVE, ETC, WORD }

// （A、B分别牵头，C配合；9月底前）  牵头处室：A  由A牵头，会同B
owners   : segment ( ( COMMA | SEMI | STOP ) segment )* EOF ;
segment  : units ( op units )* ;
op       : KEY | DUE | FIELD | VERB | JOIN | MANNER | BY | NOTE | COLON
         | DATE | TIME | COUNT | EVERY | LIMIT | RANGE ;
units    : sep* ( item ( sep item? )* )? ;
sep      : DUN | AND | BLANK ;
item     : ( WORD | NUMBER | COLLECTIVE | ETC | bracket )+ ;
bracket  : LP ( KEY | DUE | FIELD | VERB | JOIN | MANNER | BY | NOTE | COLON
              | DATE | TIME | COUNT | EVERY | LIMIT | RANGE | DUN | AND | BLANK | COMMA | SEMI | STOP
              | WORD | NUMBER | COLLECTIVE | ETC | bracket )* RP ;

// 2023年6月底前  7月至12月  每月25日前  三季度末  6个月内
deadline : EVERY? part ( RANGE part )* EOF ;
part     : ( DATE | TIME | COUNT )* LIMIT* ;
