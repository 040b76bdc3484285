import ArabicText

/// A trie over the folded words of all names, titles and institutions: one walk over the tokens of a text finds every entry that starts at a
/// token. All edges are in one table keyed by fingerprints, so that a text costs a look-up or two a token.
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
    /// A phrase in which no name is meant.
    case idiom
    /// A title that stands for the office of one fixed country: `سيد البيت الأبيض`.
    case fixedTitle(office: Int, jurisdiction: String)
  }

  /// A mark on a letter of a name.
  struct VowelMark: Sendable, Equatable {
    /// The letter, counted in the folded name without blanks.
    let letter: Int
    let mark: Unicode.Scalar
  }

  /// The marks in a name, by letter.
  static func vowelMarks(in name: String) -> [VowelMark] {
    // Nearly no name has any: the bytes of the marks are looked for first (U+064B to U+065F and U+0670).
    var previous: UInt8 = 0
    for byte in name.utf8 {
      if previous == 0xD9, (0x8B...0x9F).contains(byte) || byte == 0xB0 { return vowelMarks(in: name.unicodeScalars) }
      previous = byte
    }
    return []
  }

  /// The marks in a stretch of text, by letter.
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

  /// The edges of the trie: the node behind a node and a word, by both their fingerprints.
  private var edges = WordTable<Int32>(capacity: 40_000)
  /// The first thing that ends at each node, and those of the few nodes at which several do.
  private var firsts: [Entry?] = [nil]
  private var others: [Int32: [Entry]] = [:]

  /// Marks that may stand inside a name without being part of it: حركة «حماس», ينس-فريديريك.
  static func isSkippable(_ token: TokenizedText.Token) -> Bool {
    token.kind == .punctuation && isSkippable(token.folded)
  }

  static func isSkippable(_ folded: String) -> Bool {
    switch folded {
    case "«", "»", "\"", "“", "”", "-", "–", "'", "’": return true
    default: return false
    }
  }

  /// The fingerprints of the folded words of a name, without the marks that may be missing in a text.
  static func words(of name: some StringProtocol) -> [UInt64] {
    NameWords.of(name)
  }

  /// Adds a name; punctuation that may be missing in a text is left out of it.
  mutating func add(_ name: String, _ entry: Entry) {
    add(words: Self.words(of: name), entry)
  }

  /// Adds a name by the fingerprints of its words.
  mutating func add(words: [UInt64], _ entry: Entry) {
    if !words.isEmpty { add(path: words, entry) }
  }

  /// Adds a title pattern with slots.
  mutating func add(pattern: String, _ entry: Entry) {
    var path: [UInt64] = []
    for piece in pattern.split(separator: " ") {
      if let slot = Slot(pattern: piece) {
        path.append(UInt64(slot.rawValue))
      } else {
        path += TokenizedText.foldedTokens(of: String(piece)).map { WordHash.of($0) }
      }
    }
    add(path: path, entry)
  }

  private mutating func add(path: [UInt64], _ entry: Entry) {
    var node = Self.root
    for word in path {
      let key = Self.key(node, word)
      if let next = edges[hash: key] {
        node = next
      } else {
        node = Int32(firsts.count)
        firsts.append(nil)
        edges[hash: key] = node
      }
    }
    guard let first = firsts[Int(node)] else {
      firsts[Int(node)] = entry
      return
    }
    if first != entry, !others[node, default: []].contains(entry) { others[node, default: []].append(entry) }
  }

  @inline(__always)
  private static func key(_ node: Int32, _ word: UInt64) -> UInt64 {
    WordHash.finish(word &+ UInt64(UInt32(bitPattern: node)) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// The node behind a word, if any name goes on with it.
  func next(_ node: Int32, _ word: String) -> Int32? {
    edges[hash: Self.key(node, WordHash.of(word))]
  }

  /// The node behind the word with a fingerprint.
  func next(_ node: Int32, hash: UInt64) -> Int32? {
    edges[hash: Self.key(node, hash)]
  }

  /// The node behind a slot, if any pattern goes on with it.
  func next(_ node: Int32, _ slot: Slot) -> Int32? {
    edges[hash: Self.key(node, UInt64(slot.rawValue))]
  }

  /// What ends at a node.
  func entries(at node: Int32) -> [Entry] {
    guard let first = firsts[Int(node)] else { return [] }
    return others.isEmpty ? [first] : [first] + (others[node] ?? [])
  }
}
