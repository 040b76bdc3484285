import ArabicText

/// A trie over the folded words of all names, titles and institutions: one walk over the tokens of a text finds every entry that starts at a
/// token. Words are interned, and all edges are in one dictionary, so that a text costs a few hash look-ups a token.
struct NameIndex: Sendable {
  /// What an entry of the trie stands for.
  enum Entry: Sendable, Equatable {
    /// A name of a lexicon entity, by its index.
    case entity(Int, isAlias: Bool, isGuarded: Bool)
    /// A name that is told from another by its vowel marks (عُمان, not عمّان), by entity; it counts only where the text has those marks.
    case vocalized(Int, marks: [VowelMark])
    /// The head of an institution (`وزارة الخارجية`), by its index; the country's adjective comes behind it.
    case institution(Int)
    /// A title (`الرئيس {adj}`), by the index of its office.
    case title(Int)
    /// A title that stands for the office of one fixed country: `سيد البيت الأبيض`.
    case fixedTitle(office: Int, jurisdiction: String)
  }

  /// A mark on a letter of a name.
  struct VowelMark: Sendable, Equatable {
    /// The letter, counted in the folded name without blanks.
    let letter: Int
    let mark: Unicode.Scalar
  }

  /// The marks in a name or a stretch of text, by letter.
  static func vowelMarks(in scalars: some Sequence<Unicode.Scalar>) -> [VowelMark] {
    var letters = 0
    var marks: [VowelMark] = []
    for scalar in scalars {
      if Folding.isMark(scalar) {
        marks.append(VowelMark(letter: letters - 1, mark: scalar))
      } else if Folding.fold(scalar) != nil, CharacterClass(scalar).isWord {
        letters += 1
      }
    }
    return marks
  }

  /// The places in a title pattern where something else must match.
  enum Slot: Int32, CaseIterable {
    /// The definite masculine adjective of a country.
    case adjective = 1
    /// The definite feminine adjective of a country.
    case feminineAdjective
    /// The name of a country.
    case country
    /// The name of an organization.
    case organization
    /// The name of an organization with ل in front.
    case organizationWithLam

    init?(pattern: Substring) {
      switch pattern {
      case "{adj}": self = .adjective
      case "{adj_f}": self = .feminineAdjective
      case "{country}": self = .country
      case "{org}": self = .organization
      case "ل{org}", "ل {org}": self = .organizationWithLam
      default: return nil
      }
    }
  }

  /// The root of the trie.
  static let root: Int32 = 0

  private var words: [String: Int32] = [:]
  private var edges: [UInt64: Int32] = [:]
  private var entries: [[Entry]] = [[]]

  /// Marks that may stand inside a name without being part of it: حركة «حماس», ينس-فريديريك.
  static func isSkippable(_ token: TokenizedText.Token) -> Bool {
    token.kind == .punctuation && isSkippable(token.folded)
  }

  private static func isSkippable(_ folded: String) -> Bool {
    switch folded {
    case "«", "»", "\"", "“", "”", "-", "–", "'", "’": return true
    default: return false
    }
  }

  /// Adds a name; punctuation that may be missing in a text is left out of it.
  mutating func add(_ name: String, _ entry: Entry) {
    let words = TokenizedText.foldedTokens(of: name).filter { !Self.isSkippable($0) }
    guard !words.isEmpty else { return }
    add(path: words.map { intern($0) }, entry)
  }

  /// Adds a title pattern with slots.
  mutating func add(pattern: String, _ entry: Entry) {
    var path: [Int32] = []
    for piece in pattern.split(separator: " ") {
      if let slot = Slot(pattern: piece) {
        path.append(slot.rawValue)
      } else {
        path += TokenizedText.foldedTokens(of: String(piece)).map { intern($0) }
      }
    }
    add(path: path, entry)
  }

  private mutating func add(path: [Int32], _ entry: Entry) {
    var node = Self.root
    for word in path {
      let key = Self.key(node, word)
      if let next = edges[key] {
        node = next
      } else {
        entries.append([])
        node = Int32(entries.count - 1)
        edges[key] = node
      }
    }
    if !entries[Int(node)].contains(entry) { entries[Int(node)].append(entry) }
  }

  private mutating func intern(_ word: String) -> Int32 {
    if let id = words[word] { return id }
    let id = Int32(words.count) + Slot.organizationWithLam.rawValue + 1
    words[word] = id
    return id
  }

  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  /// The node behind a word, if any name goes on with it.
  func next(_ node: Int32, _ word: String) -> Int32? {
    words[word].flatMap { edges[Self.key(node, $0)] }
  }

  /// The node behind a slot, if any pattern goes on with it.
  func next(_ node: Int32, _ slot: Slot) -> Int32? {
    edges[Self.key(node, slot.rawValue)]
  }

  /// What ends at a node.
  func entries(at node: Int32) -> [Entry] {
    entries[Int(node)]
  }
}
