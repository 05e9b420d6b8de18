/** Python and SQL, at once: loading them lazily would paint the text twice. */
import { languages } from 'monaco-editor/editor/editor.api';
import * as python from 'monaco-editor/languages/definitions/python/python';
import * as sql from 'monaco-editor/languages/definitions/sql/sql';
import { KEYWORDS, OPERATORS } from './sqlite.mjs';

/** A function is what is called: `count` may be a column's name. */
const CALL = [/[a-z_]\w*(?=\s*\()/, { cases: { '@keywords': 'keyword', '@operators': 'operator', '@default': 'predefined' } }];

add('python', python.conf, python.language);
add('sql', sql.conf, {
  ...sql.language,
  // Monaco's own lists are another server's: `user_id` is a function there.
  keywords: KEYWORDS,
  operators: OPERATORS,
  builtinFunctions: [],
  builtinVariables: [],
  pseudoColumns: [],
  tokenizer: { ...sql.language.tokenizer, root: [CALL, ...sql.language.tokenizer.root] },
});

function add(id, configuration, grammar) {
  languages.register({ id });
  languages.setLanguageConfiguration(id, configuration);
  languages.setMonarchTokensProvider(id, grammar);
}
