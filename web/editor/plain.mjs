/** Text that Monaco is to show as it is: it takes Markdown alone. */
export const plain = (text) => ({ value: text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, '\\$&').replace(/\n/g, '  \n') });
