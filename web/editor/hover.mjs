/** Hovering over names, without what Monaco hangs on it. */
import { registerEditorContribution } from 'monaco-editor/editor/browser/editorExtensions';
import { ContentHoverController } from 'monaco-editor/editor/contrib/hover/browser/contentHoverController';
import '../node_modules/monaco-editor/esm/vs/editor/contrib/hover/browser/hover.css';
import { HoverParticipantRegistry } from 'monaco-editor/editor/contrib/hover/browser/hoverTypes';
import { MarkdownHoverParticipant } from 'monaco-editor/editor/contrib/hover/browser/markdownHoverParticipant';

/** When Monaco makes it: before the first key or click. */
const BEFORE_FIRST_INTERACTION = 2;

registerEditorContribution(ContentHoverController.ID, ContentHoverController, BEFORE_FIRST_INTERACTION);
HoverParticipantRegistry.register(MarkdownHoverParticipant);
