import ArabicText
import Model

/// Small words by what they do in a sentence: `Config/grammar/words.tsv`.
struct GrammarWords: Sendable {
  /// What a word does.
  enum Kind: String, Sendable, CaseIterable {
    case preposition
    /// A new clause begins.
    case clause
    /// May stand before a noun phrase without being part of it.
    case loose
    /// Goes before the noun that it counts.
    case quantifier
    /// Belongs to the name behind it: عبد, بن.
    case nameParticle = "name-particle"
    /// Behind a title: no longer, or not yet, its holder.
    case former
    /// Before a title: not its holder.
    case deputy
    /// "His counterpart".
    case counterpart
    /// Means people or a body of them: شرطة, متظاهر.
    case people
    /// Says what the name behind it names: صحيفة, قناة.
    case label
    /// Says what the organization behind it is, and is no part of its name: صحيفة, شركة.
    case outer
    /// The verb behind it goes on with the subject of the sentence.
    case continuation
    /// A post on a platform, or to post: منشور, تغريدة, نشر.
    case post
    /// Says that the word behind it names a place: بلدة, سجن.
    case placeHead = "place-head"
    /// The same where it is part of the name: جبل, وادي.
    case placePart = "place-part"
    /// What a body is called: اتحاد, جمعية.
    case body
    /// An adjective of bodies that has no ending of relation: عام, أعلى.
    case bodyAdjective = "body-adjective"
    /// Behind لل: what for or when something is done, and nobody's complement.
    case purpose
    /// Begins with a letter that could be a particle and is none: وقف, بيان.
    case whole
    /// An adjective that no ending shows: الأحمر, القديم.
    case adjective
    /// An attack, a disaster or a weapon, through which something is done and who did it is not said: "هجوم استهدف …".
    case means

    fileprivate var bit: UInt32 {
      switch self {
      case .preposition: 1 << 0
      case .clause: 1 << 1
      case .loose: 1 << 2
      case .quantifier: 1 << 3
      case .nameParticle: 1 << 4
      case .former: 1 << 5
      case .deputy: 1 << 6
      case .counterpart: 1 << 7
      case .people: 1 << 8
      case .label: 1 << 9
      case .continuation: 1 << 10
      case .outer: 1 << 11
      case .post: 1 << 12
      case .placeHead: 1 << 13
      case .placePart: 1 << 14
      case .body: 1 << 15
      case .bodyAdjective: 1 << 16
      case .purpose: 1 << 17
      case .whole: 1 << 18
      case .adjective: 1 << 19
      case .means: 1 << 20
      }
    }
  }

  /// By word a bit for each of its kinds.
  private var words = WordTable<UInt32>()

  /// Reads the files under `Config/grammar/`; throws when a row is malformed.
  init(files: [String: String]) throws(TableFile.Malformed) {
    for (path, text) in files where path.contains("Config/grammar/") {
      let table = try TableFile(name: path, text: text)
      for row in table.rows {
        guard let kind = Kind(rawValue: row["kind"]) else {
          throw TableFile.Malformed(file: path, line: row.line, reason: "'\(row["kind"])' is no kind of grammar word")
        }
        words[Folding.fold(row["word"])] = (words[Folding.fold(row["word"])] ?? 0) | kind.bit
      }
    }
  }

  /// Whether a folded word is of a kind.
  func isOne(_ kind: Kind, _ word: some StringProtocol) -> Bool {
    (words[word] ?? 0) & kind.bit != 0
  }

  /// Whether the word with a fingerprint is of a kind.
  func isOne(_ kind: Kind, hash: UInt64) -> Bool {
    (words[hash: hash] ?? 0) & kind.bit != 0
  }
}
