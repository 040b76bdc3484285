import Ingestion
import Model
import Storage

/// `sijill reextract [--changed] [--dry-run]`: reads all documents anew with the lexicons and rules of now, and says what changes.
enum ReextractCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    let settings = try invocation.settings()
    let isDry = try settings.choice("dry-run", of: ["no", "yes"]) == "yes"
    let onlyIfChanged = try settings.choice("changed", of: ["no", "yes"]) == "yes"
    let workshop = try Workshop(.folder(settings.text("data") ?? "sijill-data"), settings)
    defer { workshop.archive.close() }
    var last = 0
    var read = 0
    var changed = 0
    var refused = 0
    var progress = Progress()
    let isJSON = try settings.isJSON()
    while true {
      let after = last
      let ids = try workshop.archive.read { try DocumentRepository($0).ids(after: after, limit: 200) }
      guard let newest = ids.last else { break }
      for id in ids {
        do {
          guard let change = try workshop.ingester.reextract(document: id, isDry: isDry, onlyIfChanged: onlyIfChanged) else { continue }
          read += 1
          progress.tell(read, "documents")
          if change.isEmpty { continue }
          changed += 1
          if isJSON { Terminal.printJSON { write(change, &$0) } } else { Terminal.print(line(change)) }
        } catch let error as AppError {
          refused += 1
          Terminal.say("document \(id): \(error.message)")
        }
      }
      last = newest
    }
    progress.end()
    if !isDry { try workshop.compareTheRest() }
    Terminal.say(
      "\(read) documents read anew, \(changed) \(isDry ? "would change" : "changed")" + (refused > 0 ? ", \(refused) refused" : ""))
    return refused > 0 ? .someRefused : .ok
  }

  private static func write(_ change: Reextraction, _ json: inout JSONWriter) {
    json.object { json in
      json.member("document", change.document)
      for (name, entities) in [("entities_added", change.entitiesAdded), ("entities_removed", change.entitiesRemoved)] {
        json.key(dynamic: name)
        json.array(entities) { $0.string($1) }
      }
      for (name, difference) in [
        ("articles", change.articles), ("mentions", change.mentions), ("events", change.events), ("quotes", change.quotes),
      ] {
        json.key(dynamic: name)
        json.object { json in
          json.member("added", difference.added)
          json.member("removed", difference.removed)
        }
      }
    }
  }

  private static func line(_ change: Reextraction) -> String {
    let parts = [("articles", change.articles), ("mentions", change.mentions), ("events", change.events), ("quotes", change.quotes)]
      .filter { !$0.1.isEmpty }.map { "\($0.0) +\($0.1.added) -\($0.1.removed)" }
    let named = [("now", change.entitiesAdded), ("no longer", change.entitiesRemoved)].filter { !$0.1.isEmpty }
      .map { " \($0.0): \($0.1.joined(separator: " "));" }.joined()
    return "document \(change.document): " + parts.joined(separator: ", ") + (named.isEmpty ? "" : ";" + named.dropLast())
  }
}
