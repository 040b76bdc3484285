/// A folded Arabic word in sixteen bytes, one for each letter: looked up and stripped of its particles without touching a string.
///
/// Hashing a `String` that is not ASCII normalises it first, which costs more than the rest of the search for dates together.
struct PackedWord: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// The word that equals no word of a text.
  static let none = PackedWord()

  private init() {}

  /// Packs a folded word; a word with other letters than U+0600...U+06FF or with more than sixteen becomes ``none``.
  init(_ folded: String) {
    var index: UInt64 = 0
    var lead: UInt8 = 0
    for byte in folded.utf8 {
      if byte >= 0x80, byte < 0xC0 {
        guard index < 16, (0xD8...0xDB).contains(lead) else {
          self = .none
          return
        }
        let letter = UInt64((lead & 3) << 6 | byte & 0x3F)
        if index < 8 { low |= letter << (8 * index) } else { high |= letter << (8 * (index - 8)) }
        index += 1
      } else {
        lead = byte
        if byte < 0x80 {
          self = .none
          return
        }
      }
    }
  }

  /// How many letters it has.
  var count: Int {
    high != 0 ? 16 - high.leadingZeroBitCount / 8 : 8 - low.leadingZeroBitCount / 8
  }

  /// The low byte of the letter at a place, 0 behind the end.
  subscript(index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: index < 8 ? low >> UInt64(8 * index) : high >> UInt64(8 * (index - 8)))
  }

  /// The word without its first one or two letters.
  func dropping(_ letters: Int) -> PackedWord {
    precondition((1...7).contains(letters), "a word loses one to seven letters")
    let shift = UInt64(8 * letters)
    var word = PackedWord()
    word.low = low >> shift | high << (64 - shift)
    word.high = high >> shift
    return word
  }

  /// The word with the article in front; it has fourteen letters at most.
  static func withArticle(_ bare: PackedWord) -> PackedWord {
    var word = PackedWord()
    word.low = bare.low << 16 | UInt64(Letter.lam) << 8 | UInt64(Letter.alef)
    word.high = bare.high << 16 | bare.low >> 48
    return word
  }

  /// Whether it begins with all letters of another.
  func hasPrefix(_ other: PackedWord) -> Bool {
    func mask(_ word: UInt64) -> UInt64 { word == 0 ? 0 : .max >> UInt64(word.leadingZeroBitCount / 8 * 8) }
    return low & mask(other.low) == other.low && high & mask(other.high) == other.high
  }

  /// The letters that the readers of particles and verbs ask for, as their low bytes.
  enum Letter {
    static let alef: UInt8 = 0x27
    static let ba: UInt8 = 0x28
    static let ta: UInt8 = 0x2A
    static let sin: UInt8 = 0x33
    static let fa: UInt8 = 0x41
    static let qaf: UInt8 = 0x42
    static let kaf: UInt8 = 0x43
    static let lam: UInt8 = 0x44
    static let mim: UInt8 = 0x45
    static let nun: UInt8 = 0x46
    static let ha: UInt8 = 0x47
    static let waw: UInt8 = 0x48
    static let ya: UInt8 = 0x4A
  }

  /// Whether the article stands in front.
  var hasArticle: Bool { self[0] == Letter.alef && self[1] == Letter.lam }
}
