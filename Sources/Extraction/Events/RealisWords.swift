import ArabicText
import Model

/// The words of `Config/realis/words.tsv` by what they show about an event near them. One word may show several things.
struct RealisWords: Sendable {
  /// What a word shows, as a set of bits, so that a sentence is looked up once.
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt32

    static let negation = Kinds(rawValue: 1)
    static let nominalNegation = Kinds(rawValue: 2)
    static let denial = Kinds(rawValue: 4)
    static let plan = Kinds(rawValue: 8)
    static let condition = Kinds(rawValue: 16)
    static let background = Kinds(rawValue: 32)
    static let occurrence = Kinds(rawValue: 64)
    static let sport = Kinds(rawValue: 128)
    static let accident = Kinds(rawValue: 256)
    static let construct = Kinds(rawValue: 512)
    static let light = Kinds(rawValue: 1024)
    static let reaction = Kinds(rawValue: 2048)
    static let aftertime = Kinds(rawValue: 4096)
    static let weapon = Kinds(rawValue: 8192)
    static let casualty = Kinds(rawValue: 16384)
    static let official = Kinds(rawValue: 32768)
    static let argument = Kinds(rawValue: 65536)
    static let abstract = Kinds(rawValue: 131_072)
    static let verbal = Kinds(rawValue: 262_144)

    static let crowd = Kinds(rawValue: 524_288)
    static let demand = Kinds(rawValue: 1_048_576)

    static let wish = Kinds(rawValue: 2_097_152)

    static let byName: [String: Kinds] = [
      "negation": .negation, "nominal-negation": .nominalNegation, "denial": .denial, "plan": .plan, "condition": .condition,
      "background": .background, "occurrence": .occurrence, "sport": .sport, "accident": .accident, "construct": .construct,
      "light": .light, "reaction": .reaction, "aftertime": .aftertime, "weapon": .weapon, "casualty": .casualty, "official": .official,
      "argument": .argument, "abstract": .abstract, "verbal": .verbal, "crowd": .crowd,
      "demand": .demand, "wish": .wish,
    ]
  }

  private var words = WordTable<Kinds>()

  /// Reads the files named `words.tsv` under `Config/realis/`; throws when a row is malformed.
  init(files: [String: String]) throws(TableFile.Malformed) {
    for (path, text) in files where path.hasSuffix("Config/realis/words.tsv") {
      let table = try TableFile(name: path, text: text)
      for row in table.rows {
        guard let kind = Kinds.byName[row["kind"]] else {
          throw TableFile.Malformed(file: path, line: row.line, reason: "'\(row["kind"])' is no kind of realis word")
        }
        for form in Self.forms(row["word"]) { words[form] = (words[form] ?? []).union(kind) }
      }
    }
  }

  private static func forms(_ word: String) -> [String] {
    let parts = word.split(separator: " ").map(String.init)
    guard parts.count == 2 else { return [Folding.fold(word)] }
    return VerbInflection.forms(past: parts[0], present: parts[1]).map(\.folded)
  }

  /// What a folded word shows, و or ف written onto it or not.
  func kinds(of token: TokenizedText.Token) -> Kinds {
    if let kinds = words[hash: token.hash] { return kinds }
    // زلزالا: the accusative.
    if token.folded.hasSuffix("ا"), let kinds = words[hash: WordHash.of(bytes: token.folded.utf8.dropLast(2))] { return kinds }
    guard token.folded.hasPrefix("و") || token.folded.hasPrefix("ف") else { return [] }
    return words[hash: WordHash.of(bytes: token.folded.utf8.dropFirst(2))] ?? []
  }
}
