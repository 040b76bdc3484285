/// The one table of commands, from which dispatch and help come.
enum CommandTable {
  /// One command.
  struct Command: Sendable {
    let name: String
    /// What stands behind the name on the command line.
    let arguments: String
    let help: String
    let run: @Sendable (Invocation) throws -> ExitStatus
  }

  static let all: [Command] = [
    Command(
      name: "serve", arguments: "", help: "serve the archive over HTTP (what happens when no command is given)", run: ServeCommand.run),
    Command(name: "demo", arguments: "", help: "serve a temporary archive filled with sample documents", run: DemoCommand.run),
    Command(
      name: "ingest", arguments: "PATH...", help: "put files, folders or - (standard input) into the archive", run: IngestCommand.run),
    Command(
      name: "reextract", arguments: "", help: "read all stored documents anew and say what changes; stop the server first",
      run: ReextractCommand.run),
    Command(
      name: "key", arguments: "create NAME | list | revoke NAME", help: "make, show and take back the keys of an archive",
      run: KeyCommand.run),
    Command(
      name: "train-tagger", arguments: "CONLL[=WEIGHT]...", help: "learn the weights of the name tagger from annotated text",
      run: TrainTaggerCommand.run),
    Command(name: "version", arguments: "", help: "print the version", run: HelpCommand.version),
    Command(name: "help", arguments: "", help: "print this help", run: HelpCommand.run),
  ]
}
