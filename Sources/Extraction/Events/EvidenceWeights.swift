import ArabicText
import Model

/// How much each thing seen around a trigger speaks for or against a reported happening, in log-odds: `Config/realis/evidence.tsv`.
struct EvidenceWeights: Sendable {
  /// Below this an event is told as background.
  private(set) var threshold = 0.5
  private var floor = 0.1
  private var floors: [PloverType: Double] = [:]
  private var weights: [Feature: Double] = [:]
  private var ofType: [PloverType: [Feature: Double]] = [:]

  /// Reads the file; throws when a row names nothing that is known.
  init(files: [String: String]) throws(TableFile.Malformed) {
    for (path, text) in files where path.hasSuffix("Config/realis/evidence.tsv") {
      let table = try TableFile(name: path, text: text)
      for row in table.rows { try add(row, of: table) }
    }
  }

  private mutating func add(_ row: TableFile.Row, of table: TableFile) throws(TableFile.Malformed) {
    guard let weight = Double(row["weight"]) else {
      throw TableFile.Malformed(file: table.name, line: row.line, reason: "'\(row["weight"])' is no number")
    }
    switch row["feature"] {
    case "threshold": threshold = weight
    case "floor":
      if let type = PloverType(rawValue: row["type"]) { floors[type] = weight } else { floor = weight }
    default:
      guard let feature = Feature(rawValue: row["feature"]) else {
        throw TableFile.Malformed(file: table.name, line: row.line, reason: "'\(row["feature"])' is no feature")
      }
      guard let name = row.optional("type") else {
        weights[feature] = weight
        return
      }
      guard let type = PloverType(rawValue: name) else {
        throw TableFile.Malformed(file: table.name, line: row.line, reason: "'\(name)' is no PLOVER type")
      }
      ofType[type, default: [:]][feature] = weight
    }
  }

  /// Below this it is no event at all.
  func floor(of type: PloverType) -> Double {
    floors[type] ?? floor
  }

  /// What the features of an event of a type weigh.
  func evidence(_ features: Set<Feature>, of type: PloverType) -> [Event.Evidence] {
    features.sorted { $0.rawValue < $1.rawValue }.compactMap { feature in
      guard let weight = ofType[type]?[feature] ?? weights[feature] else { return nil }
      return Event.Evidence(name: feature.rawValue, weight: weight)
    }
  }
}

/// What can be seen around a trigger. The names stand in `Config/realis/evidence.tsv` with their meaning.
enum Feature: String, Sendable, CaseIterable {
  case base
  case pastVerb = "past-verb"
  case presentVerb = "present-verb"
  case futureVerb = "future-verb"
  case definiteNoun = "definite-noun"
  case indefiniteNoun = "indefinite-noun"
  case pluralNoun = "plural-noun"
  case carriedOut = "carried-out"
  case occurrence
  case background
  case reaction
  case relative
  case purpose
  case subjunctive
  case afterTime = "after-time"
  case condition
  case anyOne = "any-one"
  case casualties
  case weapon
  case official
  case crowd
  case demand
  case knownActor = "known-actor"
  case wordedActor = "worded-actor"
  case knownTarget = "known-target"
  case wordedTarget = "worded-target"
  case place
  case day
  case fresh
  case longAgo = "long-ago"
  case argument
  case abstractTarget = "abstract-target"
  case weak
  case complement
  case longSentence = "long-sentence"
  case quoted
  case plan
  case leading
  case fullClause = "full-clause"
  case doersNamed = "doers-named"
  case crowdActor = "crowd-actor"
  case reported
  case ofEvent = "of-event"
  case shortSentence = "short-sentence"
  case act
  case props
}
