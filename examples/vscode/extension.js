// Starts `dragoman lsp` for Markdown and plain text; the server offers everything else.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

// The argument of a command from the palette: the document and the selection.
function here() {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return [];
  const convert = client.code2ProtocolConverter;
  return [{ uri: convert.asUri(editor.document.uri), range: convert.asRange(editor.selection) }];
}

async function activate() {
  const wish = vscode.workspace.getConfiguration("dragoman");
  const server = { command: wish.get("command"), args: ["lsp"] };
  client = new LanguageClient("dragoman", "dragoman", server, {
    documentSelector: [{ language: "markdown" }, { language: "plaintext" }],
    initializationOptions: { settings: wish.get("settings"), delay: wish.get("delay") },
    middleware: {
      executeCommand: (command, given, next) => next(command, given.length ? given : here()),
    },
  });
  await client.start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
