import ArabicText
public import Model

/// The triggers of all event types, read from `Config/events/*.tsv`, found by the folded form in which they stand in a text.
public struct EventRules: Sendable {
  /// How the recipient of an event is marked in the sentence.
  enum Marker: Sendable, Equatable {
    /// The direct object of a verb, the second member of a construct.
    case object
    /// Behind a preposition that is a word of its own, or written onto the next word.
    case preposition(String)
  }

  /// One row of a rule file.
  struct Trigger: Sendable {
    let type: PloverType
    let mode: String?
    let rule: String
    let isVerb: Bool
    /// What must stand near a verb for it to have this meaning: one of these sequences of words.
    let complements: Complements
    /// The words behind the head of a noun trigger.
    let rest: [String]
    let markers: [Marker]
    /// Whether it counts only with a known participant.
    let isWeak: Bool
    /// Whether the grammatical subject is the one to whom it is done.
    let subjectIsTarget: Bool
    /// Whether each does it to the other, though the type is not reciprocal: تبادل الطرفان الاتهامات.
    let isMutual: Bool
    /// Whether the grammatical subject only says where: شهدت المدينة مظاهرات.
    let subjectIsPlace: Bool
    /// Whether the trigger itself names those who do it: متظاهرون.
    let isSelf: Bool
    /// Whether the one who says it does it: يجب على.
    let isSpeakers: Bool
    /// An act of protest itself, or what goes with one: slogans, banners.
    let isAct: Bool
    let isProps: Bool
  }

  /// A trigger in one of its forms.
  struct Form: Sendable {
    let trigger: Int
    let isPresent: Bool
    /// A plural or dual verb: its subject was named before it (Wright II § 142: before its subject a verb is singular).
    let isPlural: Bool
  }

  /// Who usually takes part in the events of a type, for sentences whose clause names nobody.
  struct Typical: Sendable {
    /// Nouns of those who do it, folded, without article.
    fileprivate(set) var actors: WordSet = []
    /// What stands before those to whom it is done, in order of preference; a last mark of one letter is written onto the next word.
    fileprivate(set) var against: [[String]] = []

    /// Whether a folded word names those who do it.
    func isActor(_ folded: String) -> Bool {
      actors.contains(folded) || Clitics.hasStem(folded) { actors.contains(hash: $0) }
    }
  }

  /// One sentence of a rule file with what must come out of it.
  public struct Example: Sendable {
    /// The rule that must fire, or must not.
    public let rule: String
    /// The type of the file.
    public let type: PloverType
    /// The sentence.
    public let text: String
    /// `ACTOR > TARGET` as words; empty for a counter-example.
    public let participants: String
    /// Whether the rule must fire.
    public let fires: Bool
  }

  private(set) var triggers: [Trigger] = []
  private var typicals: [PloverType: Typical] = [:]
  /// Words that show beside a trigger that something else is meant, by rule or by type in lower case.
  private var excluded: [String: WordSet] = [:]
  private var forms = WordTable<[Form]>(capacity: 16_000)
  /// What the words of texts can be as triggers; most are none.
  private let seen = WordMemo<TriggerReadings>(capacity: 16_384)
  /// The files' own examples, which a test runs.
  public private(set) var examples: [Example] = []

  /// Reads the files under `Config/events/`; the file's name is the PLOVER type. Throws when a row is malformed.
  public init(files: [String: String]) throws(TableFile.Malformed) {
    for (path, text) in files.sorted(by: { $0.key < $1.key }) where path.contains("Config/events/") && path.hasSuffix(".tsv") {
      let name = path.split(separator: "/").last.map { $0.dropLast(4) } ?? ""
      guard let type = PloverType(rawValue: name.uppercased()) else {
        throw TableFile.Malformed(file: path, line: 1, reason: "'\(name)' is no event type")
      }
      let table = try TableFile(name: path, text: text)
      for row in table.rows { try add(row, type, of: table) }
    }
  }

  private mutating func add(_ row: TableFile.Row, _ type: PloverType, of table: TableFile) throws(TableFile.Malformed) {
    switch row["kind"] {
    case "verb": try addVerb(row, type, of: table)
    case "noun": addNoun(row, type)
    case "actor": typicals[type, default: Typical()].actors.formUnion(row["form"].split(separator: "|").map { Folding.fold(String($0)) })
    case "against":
      typicals[type, default: Typical()].against += row["form"].split(separator: "|").map {
        $0.split(separator: " ").map { Folding.fold(String($0)) }
      }
    case "not":
      excluded[row["rule"], default: []].formUnion(row["form"].split(separator: "|").map { Folding.fold(String($0)) })
    case "example", "counter":
      examples.append(
        Example(rule: row["rule"], type: type, text: row["form"], participants: row["target"], fires: row["kind"] == "example"))
    default:
      throw TableFile.Malformed(file: table.name, line: row.line, reason: "kinds are verb, noun, actor, against, not, example, counter")
    }
  }

  private mutating func addVerb(_ row: TableFile.Row, _ type: PloverType, of table: TableFile) throws(TableFile.Malformed) {
    let parts = row["form"].split(separator: "+", maxSplits: 1).map(String.init)
    let words = parts[0].split(separator: " ").map(String.init)
    guard words.count == 2 else {
      throw TableFile.Malformed(file: table.name, line: row.line, reason: "a verb is given as PAST PRESENT")
    }
    let complements = parts.count > 1 ? parts[1].split(separator: "|").map { Folding.foldName(String($0)) } : []
    let index = append(row, type, complements: complements.map { $0.split(separator: " ").map(String.init) }, rest: [], isVerb: true)
    for form in VerbInflection.forms(past: words[0], present: words[1]) {
      add(Form(trigger: index, isPresent: form.tense == .present, isPlural: form.isPlural), as: form.folded)
    }
  }

  private mutating func addNoun(_ row: TableFile.Row, _ type: PloverType) {
    let words = row["form"].split(separator: " ").map(String.init)
    guard let head = words.first else { return }
    let index = append(row, type, complements: [], rest: words.dropFirst().map(Folding.fold), isVerb: false)
    for form in Set(NominalInflection.nounForms(head)) {
      add(Form(trigger: index, isPresent: false, isPlural: false), as: form)
    }
  }

  private mutating func add(_ form: Form, as word: String) {
    let hash = WordHash.of(word)
    forms[hash: hash] = (forms[hash: hash] ?? []) + [form]
  }

  private mutating func append(
    _ row: TableFile.Row, _ type: PloverType, complements: [[String]], rest: [String], isVerb: Bool
  ) -> Int {
    let markers = row["target"].split(separator: ",").map { mark -> Marker in
      let mark = mark.split(separator: " ").joined(separator: " ")
      return mark == "obj" ? .object : .preposition(Folding.fold(mark))
    }
    triggers.append(
      Trigger(
        type: type, mode: row.optional("mode"), rule: row["rule"], isVerb: isVerb, complements: Complements(complements), rest: rest,
        markers: markers,
        isWeak: row["note"].contains("weak"), subjectIsTarget: row["note"].contains("subject=target"),
        isMutual: row["note"].contains("mutual"), subjectIsPlace: row["note"].contains("subject=place"),
        isSelf: row["note"].contains("self"), isSpeakers: row["note"].contains("speaker"),
        isAct: row["note"].contains("act"), isProps: row["note"].contains("props")))
    return triggers.count - 1
  }

  /// Who usually takes part in the events of a type.
  func typical(of type: PloverType) -> Typical? {
    typicals[type]
  }

  /// Whether a word of the rule or of its type beside a trigger shows that something else is meant: حرب على التدخين.
  func isExcluded(_ hit: TriggerFinder.Hit, in view: SentenceView) -> Bool {
    let sets = [excluded[hit.trigger.rule], excluded[hit.trigger.type.rawValue.lowercased()]].compactMap(\.self)
    guard !sets.isEmpty else { return false }
    let start = hit.tokens.lowerBound
    let reach = hit.trigger.isVerb ? (before: 3, behind: 6) : (before: 2, behind: 1)
    for index in max(view.range.lowerBound, start - reach.before)..<min(view.range.upperBound, hit.tokens.upperBound + reach.behind) {
      let word = view.word(index)
      for set in sets where set.contains(word) || Clitics.hasStem(word, where: { set.contains(hash: $0) }) { return true }
    }
    return false
  }

  /// The triggers that the folded word with a fingerprint can be.
  func forms(hash: UInt64) -> [Form]? {
    forms[hash: hash]
  }

  /// The triggers that a token can be with what may be written onto it.
  func readings(of token: TokenizedText.Token) -> TriggerReadings {
    if let known = seen.value(token.folded, hash: token.hash) { return known }
    let readings = TriggerReadings(of: token.folded, in: self)
    seen.keep(readings, for: token.folded, hash: token.hash)
    return readings
  }
}
