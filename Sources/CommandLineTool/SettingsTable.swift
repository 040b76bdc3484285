/// The one table of settings: flags, environment variables, the configuration file and `--help` all come from it.
enum SettingsTable {
  /// One setting.
  struct Setting {
    /// The name in the configuration file; the flag is `--name`, the variable `SIJILL_NAME` with `_` for `-`.
    let name: String
    /// What stands for the value in the help.
    let placeholder: String
    /// The value when nothing is said.
    let standard: String
    let help: String
    /// Whether the flag alone, without a value, means yes.
    var isFlag = false
    /// The commands that read it.
    let commands: Set<String>

    var environmentName: String {
      "SIJILL_" + String(name.map { $0 == "-" ? "_" : Character($0.uppercased()) })
    }
  }

  static let all: [Setting] = [
    Setting(
      name: "listen", placeholder: "HOST:PORT", standard: "127.0.0.1:8080",
      help: "where to listen; port 0 takes any free one", commands: ["serve", "demo"]),
    Setting(
      name: "data", placeholder: "FOLDER", standard: "sijill-data", help: "the folder of the archive",
      commands: ["serve", "ingest", "reextract"]),
    Setting(
      name: "rules", placeholder: "FOLDER", standard: "",
      help: "a folder laid out like Config whose lexicons and rules replace the built-in ones, file by file",
      commands: ["serve", "demo", "ingest", "reextract", "train-tagger"]),
    Setting(
      name: "synchronous", placeholder: "normal|full", standard: "normal",
      help: "full: every acknowledged write survives a power cut, at a quarter of the speed", commands: ["serve", "ingest"]),
    Setting(
      name: "max-body", placeholder: "BYTES", standard: "33554432", help: "the largest request body that is taken whole",
      commands: ["serve", "demo"]),
    Setting(name: "workers", placeholder: "N", standard: "8", help: "threads for slow requests", commands: ["serve", "demo"]),
    Setting(
      name: "source", placeholder: "NAME", standard: "", help: "the source of every document that names none", commands: ["ingest"]),
    Setting(
      name: "changed", placeholder: "yes|no", standard: "no", help: "store only documents in which something changes", isFlag: true,
      commands: ["reextract"]),
    Setting(
      name: "dry-run", placeholder: "yes|no", standard: "no", help: "say what would change and change nothing", isFlag: true,
      commands: ["reextract"]),
    Setting(name: "out", placeholder: "FILE", standard: "", help: "where to write the weights of the tagger", commands: ["train-tagger"]),
    Setting(
      name: "raw", placeholder: "FILE,FILE", standard: "", help: "plain text from which to learn which words are used alike",
      commands: ["train-tagger"]),
    Setting(
      name: "log", placeholder: "requests|none", standard: "none", help: "a line on stderr for each request", commands: ["serve", "demo"]),
  ]

  static func setting(named name: String) -> Setting? {
    all.first { $0.name == name }
  }
}
