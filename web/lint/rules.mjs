/**
 * What Ruff is asked to look for: errors and likely bugs, nothing about style. What is merely not used yet (F401, F841) is left alone,
 * as it is so in every answer that is being written.
 */
export const SETTINGS = {
  'target-version': 'py312',
  'line-length': 88,
  'indent-width': 4,
  lint: {
    select: [
      'E9',
      'F',
      'PLE',
      // ++x, lstrip with a word, a list as a default, a return in finally.
      ...['B002', 'B003', 'B005', 'B006', 'B012'],
      // Comparisons, expressions and exceptions that do nothing.
      ...['B015', 'B016', 'B018'],
      // Loops: over what they bind, bound late by a function, groups that are read twice.
      ...['B020', 'B021', 'B023', 'B031', 'B035'],
      ...['B025', 'B029'],
    ],
    ignore: ['F401', 'F841'],
  },
};
