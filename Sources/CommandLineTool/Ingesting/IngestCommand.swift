import Model
import Storage

/// `sijill ingest PATH...`: puts files, the files of folders, or standard input into the archive. Files of JSON lines are taken line by
/// line.
enum IngestCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    guard !invocation.arguments.isEmpty else { throw CommandFailure(.usage, "name files or folders to ingest, or - for standard input") }
    let settings = try invocation.settings()
    let resumes = try settings.choice("resume", of: ["no", "yes"]) == "yes"
    let stops = try settings.choice("on-error", of: ["skip", "stop"]) == "stop"
    var defaults = DocumentMetadata(source: settings.text("source"))
    defaults.extract = try settings.choice("no-extract", of: ["no", "yes"]) == "no"
    let files = try IngestFile.all(invocation.arguments)
    let reports = try IngestReports(errors: settings.text("errors"), verdicts: settings.text("verdicts"), appending: resumes)
    let workshop = try Workshop(.folder(settings.text("data") ?? "sijill-data"), settings)
    defer { workshop.archive.close() }
    try begin(workshop.archive, resumes: resumes)
    var run = IngestRun(
      archive: workshop.archive, ingester: workshop.ingester, reports: reports, progress: IngestProgress(bytes: files.map(\.byteCount)),
      defaults: defaults, stopsAtRefusal: stops, resumes: resumes)
    let isComplete = try run.ingest(files)
    if isComplete { try workshop.archive.write { try ImportRepository($0).removeAll() } }
    try workshop.compareTheRest()
    if try settings.isJSON() {
      Terminal.printJSON { json in
        json.object { json in
          json.member("stored", run.tally.stored)
          json.member("articles", run.tally.articles)
          json.member("known", run.tally.known)
          json.member("refused", run.tally.refused)
        }
      }
    }
    Terminal.say(run.tally.summary)
    if !isComplete { Terminal.say("stopped at the first refusal; mend it and go on with --resume") }
    return run.tally.refused > 0 ? .someRefused : .ok
  }

  /// Forgets how far an earlier import came, unless this one goes on from there.
  private static func begin(_ archive: Archive, resumes: Bool) throws {
    if resumes { return }
    if try archive.read({ try ImportRepository($0).isEmpty() }) { return }
    Terminal.say("an earlier import was interrupted; this one begins anew (--resume goes on instead)")
    try archive.write { try ImportRepository($0).removeAll() }
  }
}
