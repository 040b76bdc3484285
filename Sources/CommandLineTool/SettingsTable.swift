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
    /// Whether nobody may see the value; `SIJILL_NAME_FILE` names a file that holds it.
    var isSecret = false
    /// Whether it is said of one run and has no place in a file.
    var isOfOneRun = false
    /// The commands that read it.
    let commands: Set<String>

    /// What the value may be, for completion.
    enum Values: Equatable {
      case words([String])
      case file, folder, any
    }

    var values: Values {
      if placeholder == "FOLDER" { return .folder }
      if placeholder.hasPrefix("FILE") { return .file }
      let words = placeholder.split(separator: "|").map(String.init)
      return words.count > 1 && placeholder == placeholder.lowercased() ? .words(words) : .any
    }

    var environmentName: String {
      "SIJILL_" + String(name.map { $0 == "-" ? "_" : Character($0.uppercased()) })
    }
  }

  static let all: [Setting] = general + ingesting + maintaining + asking + serving + LimitSettings.all.map(\.setting)

  private static let general: [Setting] = [
    Setting(
      name: "data", placeholder: "FOLDER", standard: "sijill-data", help: "the folder of the archive",
      commands: ["serve", "ingest", "export", "reextract", "check", "backup", "restore", "compact", "migrate", "key"]),
    Setting(
      name: "rules", placeholder: "FOLDER", standard: "",
      help: "a folder laid out like Config whose lexicons and rules replace the built-in ones, file by file",
      commands: ["serve", "demo", "ingest", "export", "reextract", "train-tagger"]),
    Setting(
      name: "synchronous", placeholder: "normal|full", standard: "normal",
      help: "full: every acknowledged write survives a power cut, at a quarter of the speed", commands: ["serve", "ingest"]),
    Setting(
      name: "source", placeholder: "NAME", standard: "", help: "the source of every document that names none", commands: ["ingest"]),
    Setting(
      name: "no-extract", placeholder: "yes|no", standard: "no",
      help: "store and index articles without reading anything out of them; reextract does it later", isFlag: true, commands: ["ingest"]),
    Setting(name: "articles", placeholder: "N", standard: "10000", help: "how many made-up articles to make", commands: ["bench"]),
  ]

  private static let ingesting: [Setting] = [
    Setting(
      name: "resume", placeholder: "yes|no", standard: "no", help: "go on where an import was interrupted, given the same files",
      isFlag: true, commands: ["ingest"]),
    Setting(
      name: "on-error", placeholder: "skip|stop", standard: "skip",
      help: "what to do at a document that is refused: go on with the others, or store nothing behind it", commands: ["ingest"]),
    Setting(
      name: "errors", placeholder: "FILE", standard: "", help: "write a JSON line about each document that is refused",
      commands: ["ingest"]),
    Setting(
      name: "verdicts", placeholder: "FILE|-", standard: "",
      help: "write a JSON line about each document, in their order; - for standard output", commands: ["ingest"]),
  ]

  private static let maintaining: [Setting] = [
    Setting(
      name: "deep", placeholder: "yes|no", standard: "no",
      help: "compare the full-text index, the look-up tables and the stored bytes with what they were made from", isFlag: true,
      commands: ["check"]),
    Setting(
      name: "format", placeholder: "NAME", standard: "ndjson",
      help: "how an export is written: ndjson or csv; of events also geojson, ftm or plover, of entities also ftm", commands: ["export"]),
    Setting(
      name: "filter", placeholder: "QUERY", standard: "",
      help: "what to export, as the query of a list: 'actor=ترامب&from=2025-01&q=غزة'", commands: ["export"]),
    Setting(
      name: "bom", placeholder: "yes|no", standard: "no", help: "begin csv with the mark by which Excel knows UTF-8", isFlag: true,
      commands: ["export"]),
    Setting(
      name: "changed", placeholder: "yes|no", standard: "no", help: "store only documents in which something changes", isFlag: true,
      commands: ["reextract"]),
    Setting(
      name: "dry-run", placeholder: "yes|no", standard: "no", help: "say what would change and change nothing", isFlag: true,
      commands: ["reextract"]),
    Setting(
      name: "scopes", placeholder: "LIST", standard: "read,write,curate",
      help: "what a new key may do: some of read, write, curate, admin, separated by commas", commands: ["key"]),
    Setting(name: "expires", placeholder: "DAY", standard: "", help: "the last day of a new key, such as 2027-01-31", commands: ["key"]),
    Setting(name: "out", placeholder: "FILE", standard: "", help: "where to write the weights of the tagger", commands: ["train-tagger"]),
    Setting(
      name: "raw", placeholder: "FILE,FILE", standard: "", help: "plain text from which to learn which words are used alike",
      commands: ["train-tagger"]),
  ]

  private static let asking: [Setting] = [
    Setting(
      name: "json", placeholder: "yes|no", standard: "no", help: "print JSON, whose members stay as they are", isFlag: true,
      isOfOneRun: true,
      commands: ["config", "key", "ingest", "reextract", "version"]),
    Setting(
      name: "server", placeholder: "URL", standard: "",
      help: "the server to ask, http://HOST:PORT or unix:/PATH; the first of listen when nothing is said", commands: ["get", "healthcheck"]),
    Setting(
      name: "key", placeholder: "KEY", standard: "", help: "the key to show; better in the file that SIJILL_KEY_FILE names", isSecret: true,
      commands: ["get"]),
  ]

  private static let serving: [Setting] = [
    Setting(
      name: "listen", placeholder: "HOST:PORT", standard: "127.0.0.1:8080",
      help: "where to listen, several separated by commas: host:port, [IPv6]:port, *:port, unix:/path, systemd; port 0 takes any free one",
      commands: ["serve", "demo", "get", "healthcheck"]),
    Setting(
      name: "socket-mode", placeholder: "OCTAL", standard: "660", help: "the permissions of the Unix sockets that it makes",
      commands: ["serve", "demo"]),
    Setting(name: "workers", placeholder: "N", standard: "8", help: "threads for slow requests", commands: ["serve", "demo"]),
    Setting(
      name: "require-key-for-reads", placeholder: "yes|no", standard: "no", help: "reading needs a key too, not only writing", isFlag: true,
      commands: ["serve"]),
    Setting(
      name: "hosts", placeholder: "NAMES", standard: "",
      help: "further host names to answer to, separated by commas, when only this machine is listened to; * for any",
      commands: ["serve", "demo"]),
    Setting(
      name: "cors-origins", placeholder: "ORIGINS", standard: "",
      help: "web pages of which origins may read answers, separated by commas; * for all", commands: ["serve", "demo"]),
    Setting(
      name: "trusted-proxies", placeholder: "ADDRESSES", standard: "",
      help: "proxies whose Forwarded or X-Forwarded-For counts: addresses, ranges such as 10.0.0.0/8, or unix", commands: ["serve", "demo"]),
    Setting(
      name: "write-rate", placeholder: "N", standard: "50",
      help: "writes a second that one client on another machine may make; 0 for any number", commands: ["serve", "demo"]),
    Setting(
      name: "read-rate", placeholder: "N", standard: "50",
      help: "lists and searches a second that one client on another machine may ask for; 0 for any number", commands: ["serve", "demo"]),
    Setting(
      name: "webhook-allow", placeholder: "ADDRESSES", standard: "",
      help: "addresses and ranges that webhooks may be sent to although they are not public, such as 10.0.0.0/8",
      commands: ["serve", "demo"]),
    Setting(
      name: "webhook-proxy", placeholder: "URL", standard: "",
      help: "where all webhooks are sent with their whole address as the target; needed for https, which this server does not speak",
      commands: ["serve", "demo"]),
    Setting(
      name: "webhook-timeout", placeholder: "TIME", standard: "10s", help: "how long a webhook may take to answer",
      commands: ["serve", "demo"]),
    Setting(
      name: "access-log", placeholder: "FILE|-|none", standard: "none",
      help: "a line for each request, in a file or (-) on stderr; SIGHUP opens the file anew", commands: ["serve", "demo"]),
    Setting(
      name: "log-format", placeholder: "logfmt|json", standard: "logfmt", help: "how the lines of the access log are written",
      commands: ["serve", "demo"]),
    Setting(
      name: "drain", placeholder: "TIME", standard: "0s",
      help: "how long a server that was told to end still takes connections with readyz at 503, for load balancers to leave it",
      commands: ["serve", "demo"]),
    Setting(
      name: "stop-deadline", placeholder: "TIME", standard: "10s",
      help: "how long requests may still take when the server ends; a second signal ends it at once", commands: ["serve", "demo"]),
  ]

  static func setting(named name: String) -> Setting? {
    all.first { $0.name == name }
  }
}
