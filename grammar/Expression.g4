// Conditions of rule pages (when, assert, at, placeholders): a small subset of CEL, plain-typed, with
// no loops and no functions of one's own. docs/writing-rules.md has the types and the functions.
grammar Expression;

condition : disjunction EOF ;

disjunction : conjunction (OR conjunction)* ;               // a || b
conjunction : relation (AND relation)* ;                    // a && b
relation    : sum ((EQ | NE | LT | LE | GT | GE | IN) sum)? ;   // a <= b, x in list; one a relation
sum         : unary ((PLUS | MINUS) unary)* ;               // a + b - c
unary       : (NOT | MINUS)* member ;                       // !a, -1
member      : primary (DOT NAME call?)* ;                   // task.lead, list.exists(u, u.role == "lead")
call        : LPAREN (disjunction (COMMA disjunction)*)? RPAREN ;
primary     : NUMBER
            | TEXT
            | TRUE
            | FALSE
            | NAME call?                                    // task, size(task.lead)
            | LPAREN disjunction RPAREN
            | LBRACK (disjunction (COMMA disjunction)*)? RBRACK    // ["市直部门", "各区"]
            ;

OR     : '||' ;
AND    : '&&' ;
EQ     : '==' ;
NE     : '!=' ;
LE     : '<=' ;
GE     : '>=' ;
LT     : '<' ;
GT     : '>' ;
NOT    : '!' ;
PLUS   : '+' ;
MINUS  : '-' ;
DOT    : '.' ;
COMMA  : ',' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACK : '[' ;
RBRACK : ']' ;
IN     : 'in' ;
TRUE   : 'true' ;
FALSE  : 'false' ;
NUMBER : [0-9]+ ('.' [0-9]+)? ;
TEXT   : '"' (~["\\\r\n] | '\\' .)* '"' | '\'' (~['\\\r\n] | '\\' .)* '\'' ;
NAME   : [a-zA-Z_] [a-zA-Z0-9_]* ;
BLANK  : [ \t\r\n]+ -> skip ;
OTHER  : . ;
