/// The one table of commands, from which dispatch and help come.
enum CommandTable {
  /// One command.
  struct Command: Sendable {
    let name: String
    /// What stands behind the name on the command line.
    let arguments: String
    let help: String
    let run: @Sendable (Invocation) throws -> ExitStatus

    /// The words that may stand behind the name, as `list` behind `key`.
    var words: [String] {
      arguments.split(separator: "|").compactMap { part in
        part.split(separator: " ").first.map(String.init).flatMap { $0 == $0.lowercased() && !$0.hasPrefix("-") ? $0 : nil }
      }
    }

    /// Whether the command takes the flag of a setting.
    func reads(_ setting: SettingsTable.Setting) -> Bool { setting.commands.contains(name) || name == "config" }
  }

  static let all: [Command] = [
    Command(
      name: "serve", arguments: "", help: "serve the archive over HTTP (what happens when no command is given)", run: ServeCommand.run),
    Command(name: "demo", arguments: "", help: "serve a temporary archive filled with sample documents", run: DemoCommand.run),
    Command(
      name: "ingest", arguments: "PATH...", help: "put files, folders or - (standard input) into the archive; .ndjson files line by line",
      run: IngestCommand.run),
    Command(
      name: "export", arguments: "articles|events|quotes|entities", help: "write everything that matches to standard output",
      run: ExportCommand.run),
    Command(
      name: "reextract", arguments: "", help: "read all stored documents anew and say what changes; stop the server first",
      run: ReextractCommand.run),
    Command(
      name: "check", arguments: "", help: "look whether everything in the archive is as it must be; also beside a running server",
      run: CheckCommand.run),
    Command(
      name: "backup", arguments: "FILE", help: "copy the archive into one file and verify it; also beside a running server",
      run: BackupCommand.run),
    Command(
      name: "restore", arguments: "FILE", help: "put a verified copy of a backup in the place of the archive, which is kept aside",
      run: RestoreCommand.run),
    Command(
      name: "compact", arguments: "",
      help: "make the full-text index anew and give back the room of what was deleted; stop the server first", run: CompactCommand.run),
    Command(
      name: "migrate", arguments: "", help: "bring the archive to the schema of this version, after a verified copy of it was made",
      run: MigrateCommand.run),
    Command(
      name: "key", arguments: "create NAME | list | rotate NAME | revoke NAME",
      help: "make, show, renew and take back the keys of an archive",
      run: KeyCommand.run),
    Command(
      name: "train-tagger", arguments: "CONLL[=WEIGHT]...", help: "learn the weights of the name tagger from annotated text",
      run: TrainTaggerCommand.run),
    Command(
      name: "bench", arguments: "make FOLDER | run FOLDER | merge FOLDER | tag FOLDER | read FILE...",
      help: "make an archive of made-up articles, time queries, a merge or the finding of names on one, or the reading of files",
      run: BenchCommand.run),
    Command(
      name: "config", arguments: "print | check", help: "show the settings and where each comes from, or look whether they are sound",
      run: ConfigCommand.run),
    Command(
      name: "get", arguments: "PATH", help: "ask a server that runs, such as sijill get '/v1/articles?actor=NAME'", run: GetCommand.run),
    Command(name: "healthcheck", arguments: "", help: "end with 0 when the server is ready, with 1 when not", run: GetCommand.checkHealth),
    Command(name: "completions", arguments: "bash | zsh | fish", help: "print what a shell completes", run: CompletionsCommand.run),
    Command(name: "man", arguments: "", help: "print the manual page", run: ManCommand.run),
    Command(name: "version", arguments: "", help: "print the version", run: HelpCommand.version),
    Command(name: "help", arguments: "", help: "print this help", run: HelpCommand.run),
  ]
}
