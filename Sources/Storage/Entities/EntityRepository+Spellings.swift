public import ArabicText
internal import Model

extension EntityRepository {
  /// A word that more entities are called by is no name of one of them.
  private static let mostEntities = 3

  /// The stems of the other spellings of a name that is one word: aliases of the same entity that have the same consonants, and the Latin
  /// form of a surname or place.
  public func spellings(of term: SearchAnalyzer.Term) throws -> [String] {
    guard term.folded.unicodeScalars.count > 2 else { return [] }
    let entities = try db.all(Self.bearersSQL, [.text(term.folded), SQLValue(Self.mostEntities + 1)]) { $0.int() }
    guard !entities.isEmpty, entities.count <= Self.mostEntities else { return [] }
    let skeleton = Self.skeleton(term.folded)
    var found: [String] = []
    for entity in entities {
      for name in try db.all(Self.namesSQL, [SQLValue(entity)], { (key: $0.text(), type: $0.text()) }) {
        let words = name.key.split(separator: " ").map(String.init)
        guard let word = words.last else { continue }
        let isLatin = word.utf8.allSatisfy { $0 < 0x80 } && word.utf8.count > 2
        let isMeant = words.count == 1 ? isLatin || Self.skeleton(word) == skeleton : isLatin && name.type == "person"
        let stem = SearchAnalyzer.stem(word)
        if isMeant, stem != term.stem, !found.contains(stem) { found.append(stem) }
      }
    }
    return found
  }

  static let bearersSQL = "SELECT DISTINCT entity_id FROM entity_name WHERE name_key = ? AND kind <> 'slug' LIMIT ?"
  static let namesSQL = """
    SELECT n.name_key, e.type FROM entity_name n CROSS JOIN entity e ON e.id = n.entity_id WHERE n.entity_id = ? AND n.kind <> 'slug'
    """

  /// The letters of a folded word that transcriptions of one name share: without the long vowels, ج ق ك for غ.
  private static func skeleton(_ word: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      switch scalar {
      case "ا", "و", "ي", "ه", "ئ", "ؤ", "ء": continue
      case "ج", "ق", "غ", "گ": result.append("غ")
      case "ڤ": result.append("ف")
      case "پ": result.append("ب")
      default: if scalar != result.last { result.append(scalar) }
      }
    }
    return String(result)
  }
}
