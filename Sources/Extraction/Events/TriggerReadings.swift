import ArabicText

/// The triggers that a word can be, as a noun with particles before it and as a verb with particles and pronouns: a function of the word
/// alone, found once for each form.
struct TriggerReadings: Sendable {
  /// The word as a noun of a trigger.
  struct Noun: Sendable {
    let trigger: Int
    let isDefinite: Bool
    /// The preposition written onto it: بقصف.
    let preposition: Unicode.Scalar?
  }

  /// The word as a verb of a trigger.
  struct Verb: Sendable {
    let form: EventRules.Form
    var isFuture: Bool
    var isPurpose: Bool
    var hasPronoun: Bool
  }

  private(set) var nouns: [Noun] = []
  private(set) var verbs: [Verb] = []

  var isEmpty: Bool { nouns.isEmpty && verbs.isEmpty }

  init(of folded: String, in rules: EventRules) {
    if Clitics.hasStem(folded, where: { rules.forms(hash: $0) != nil }) {
      for reading in Clitics.readings(of: folded) {
        for form in rules.forms(hash: WordHash.of(reading.stem)) ?? [] where !rules.triggers[form.trigger].isVerb {
          nouns.append(Noun(trigger: form.trigger, isDefinite: reading.isDefinite, preposition: reading.preposition))
        }
      }
    }
    Self.forEachVerb(in: folded.utf8Span.span) { reading in
      for form in rules.forms(hash: reading.hash) ?? [] where rules.triggers[form.trigger].isVerb {
        guard form.isPresent || !(reading.isFuture || reading.isPurpose) else { continue }
        verbs.append(
          Verb(form: form, isFuture: reading.isFuture, isPurpose: reading.isPurpose, hasPronoun: reading.hasPronoun))
      }
    }
  }

  /// A word read as a verb.
  private struct Reading {
    let hash: UInt64
    var isFuture = false
    var isPurpose = false
    var hasPronoun = false
  }

  private static var waw: UInt16 { 0xD988 }
  private static var alef: UInt16 { 0xD8A7 }

  /// The letter of two bytes at a byte, 0 outside.
  private static func letter(_ bytes: borrowing Span<UInt8>, _ index: Int) -> UInt16 {
    index >= 0 && index + 1 < bytes.count ? UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1]) : 0
  }

  /// The ways to read a word as a verb: with و or ف off, with the future سـ or the ل of purpose off, with an object pronoun off.
  private static func forEachVerb(in bytes: borrowing Span<UInt8>, _ body: (Reading) -> Void) {
    var bases = 0..<1
    let first = letter(bytes, 0)
    if first == waw || first == 0xD981, bytes.count > 6 { bases = 0..<2 }
    for base in bases {
      let start = base * 2
      forEachVerb(in: bytes, from: start, Reading(hash: 0), body)
      let next = letter(bytes, start + 2)
      guard next == 0xD98A || next == 0xD8AA else { continue }
      if letter(bytes, start) == 0xD8B3 { forEachVerb(in: bytes, from: start + 2, Reading(hash: 0, isFuture: true), body) }
      if letter(bytes, start) == 0xD984 { forEachVerb(in: bytes, from: start + 2, Reading(hash: 0, isPurpose: true), body) }
    }
  }

  /// The verb that begins at a byte, and the same without each pronoun that it may end in: هما, ها, هم, ه.
  private static func forEachVerb(in bytes: borrowing Span<UInt8>, from start: Int, _ reading: Reading, _ body: (Reading) -> Void) {
    func found(_ hash: UInt64, hasPronoun: Bool) {
      body(Reading(hash: hash, isFuture: reading.isFuture, isPurpose: reading.isPurpose, hasPronoun: hasPronoun))
    }
    let end = bytes.count
    found(WordHash.of(bytes, start..<end), hasPronoun: false)
    let (last, second, third) = (letter(bytes, end - 2), letter(bytes, end - 4), letter(bytes, end - 6))
    let (ha, mim): (UInt16, UInt16) = (0xD987, 0xD985)
    let pronouns = [
      last == alef && second == mim && third == ha ? 6 : 0, second == ha && last == alef ? 4 : 0, second == ha && last == mim ? 4 : 0,
      last == ha ? 2 : 0,
    ]
    for length in pronouns where length > 0 && end - start >= length + 4 {
      let stem = end - length
      found(WordHash.of(bytes, start..<stem), hasPronoun: true)
      // رمى with a pronoun is رماه, and رموا is رموه.
      if letter(bytes, stem - 2) == alef {
        found(with(0x8A, behind: 0xD9, state(bytes, start..<stem - 2)), hasPronoun: true)
      } else if letter(bytes, stem - 2) == waw {
        found(with(0xA7, behind: 0xD8, state(bytes, start..<stem)), hasPronoun: true)
      }
    }
  }

  /// The fingerprint of what a state stands for and one more letter.
  private static func with(_ second: UInt8, behind first: UInt8, _ state: UInt64) -> UInt64 {
    WordHash.finish(WordHash.step(WordHash.step(state, first), second))
  }

  private static func state(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var state = WordHash.seed
    for index in range { state = WordHash.step(state, bytes[index]) }
    return state
  }
}
