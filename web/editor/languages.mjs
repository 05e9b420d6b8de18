/** Python and SQL, at once: loading them lazily would paint the text twice. */
import { languages } from 'monaco-editor/editor/editor.api';
import * as python from 'monaco-editor/languages/definitions/python/python';
import * as sql from 'monaco-editor/languages/definitions/sql/sql';
import { FUNCTIONS, KEYWORDS, OPERATORS } from './sqlite.mjs';

add('python', python.conf, python.language);
add('sql', sql.conf, {
  ...sql.language,
  // Monaco's own lists are another server's: `user_id` is a function there.
  keywords: KEYWORDS,
  operators: OPERATORS,
  builtinFunctions: FUNCTIONS,
  builtinVariables: [],
  pseudoColumns: [],
});

function add(id, configuration, grammar) {
  languages.register({ id });
  languages.setLanguageConfiguration(id, configuration);
  languages.setMonarchTokensProvider(id, grammar);
}
