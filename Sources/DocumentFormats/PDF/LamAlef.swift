import ArabicText

/// Words in which the glyph of lam and alef came out as alef and lam: `األمم` for `الأمم`, `خالل` for `خلال`. Behind the article nothing else
/// can be meant; inside a word the word itself must tell.
enum LamAlef {
  /// The second alef of a word that begins with an alef, another one and a lam, perhaps behind a particle; `nil` when the text begins with
  /// no such word.
  static func wrongAlef(_ text: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? { article(text).map { text[$0 + 1] } }

  /// Where the first alef of such a beginning stands.
  private static func article(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
    let start = behindParticles(text)
    guard start + 3 < text.endIndex, text[start] == "ا", isAlef(text[start + 1]), text[start + 2] == "ل", text[start + 3].isArabicLetter
    else { return nil }
    return start
  }

  /// Whether a text begins with the article and an alef with its sign, in their order, perhaps behind a particle: `الأمم`.
  static func hasSoundArticle(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let start = behindParticles(text)
    guard start + 3 < text.endIndex, text[start] == "ا", text[start + 1] == "ل" else { return false }
    return text[start + 2] != "ا" && isAlef(text[start + 2]) && text[start + 3].isArabicLetter
  }

  private static func behindParticles(_ text: ArraySlice<Unicode.Scalar>) -> Int {
    var start = text.startIndex
    if start < text.endIndex, text[start] == "و" || text[start] == "ف" { start += 1 }
    if start < text.endIndex, text[start] == "ب" || text[start] == "ك" { start += 1 }
    return start
  }

  /// The text with its words mended; `nil` when there is nothing to mend.
  static func mended(_ text: Scalars) -> Scalars? {
    guard hasPair(text[...]) else { return nil }
    var result = text
    var index = 0
    while index < text.count {
      guard text[index].isArabicLetter else {
        index += 1
        continue
      }
      var end = index
      while end < text.count, text[end].isArabicLetter || Folding.isMark(text[end]) { end += 1 }
      mend(index..<end, &result)
      index = end
    }
    return result == text ? nil : result
  }

  /// Whether an alef stands before a lam anywhere.
  private static func hasPair(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    text.indices.dropLast().contains { text[$0 + 1] == "ل" && isAlef(text[$0]) }
  }

  private static func mend(_ word: Range<Int>, _ text: inout Scalars) {
    guard hasPair(text[word]) else { return }
    if word.count <= longestWord, let short = words[Scalars(text[word])] {
      text.replaceSubrange(word, with: short)
      return
    }
    var index = word.lowerBound
    if let start = article(text[word]) {
      text.swapAt(start + 1, start + 2)
      index = start + 3
    } else if beginsWithLam(text[word]) {
      text.swapAt(word.lowerBound, word.lowerBound + 1)
      index = word.lowerBound + 2
    } else if let start = lamBefore(text[word]) {
      text.swapAt(start, start + 1)
      index = start + 2
    } else {
      index = behindArticle(text[word])
    }
    while index + 1 < word.upperBound {
      if isAlef(text[index]), text[index + 1] == "ل", isLigature(at: index, in: text, word) {
        text.swapAt(index, index + 1)
        index += 1
      }
      index += 1
    }
  }

  /// Whether the alef and lam that a word begins with are a preposition and an alef: `ألن` for `لأن`, `إلعادة` for `لإعادة`, `الحق` for `لاحق`.
  private static func beginsWithLam(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard word.count > 2, let first = word.first, isAlef(first), word[word.startIndex + 1] == "ل" else { return false }
    switch first {
    case "أ": return !withHamzaAbove.contains { word.starts(with: $0) }
    case "إ": return !withHamzaBelow.contains { word.starts(with: $0) }
    case "ا": return withLam.contains { word.starts(with: $0) }
    default: return false
    }
  }

  /// How words begin that begin with alef and lam.
  private static let withHamzaAbove = WordList.beginsWithHamzaAbove.words.map { Scalars($0) }
  private static let withHamzaBelow = WordList.beginsWithHamzaBelow.words.map { Scalars($0) }
  /// How words come out that begin with lam and alef.
  private static let withLam = WordList.beginsWithLam.words.map { Scalars($0) }

  /// The alef of `لألمم`, which is `للأمم`, unless it is a thousand or a German.
  private static func lamBefore(_ word: ArraySlice<Unicode.Scalar>) -> Int? {
    var start = word.startIndex
    if word.first == "و" || word.first == "ف" { start += 1 }
    guard start + 4 < word.endIndex, word[start] == "ل", isAlef(word[start + 1]), word[start + 2] == "ل" else { return nil }
    let rest = word[(start + 2)...]
    return rest.starts(with: "لمان".unicodeScalars) || rest.starts(with: "لف".unicodeScalars) ? nil : start + 1
  }

  /// Where a word goes on behind particles and article.
  private static func behindArticle(_ word: ArraySlice<Unicode.Scalar>) -> Int {
    var start = word.startIndex
    let behind = behindParticles(word)
    if behind == start || behind + 3 < word.endIndex, behind + 1 < word.endIndex, word[behind] == "ا", word[behind + 1] == "ل" {
      start = behind + 2
    }
    return start
  }

  /// Whether alef and lam inside a word are one glyph: the word with lam and alef is known, or the word as it stands is not.
  private static func isLigature(at index: Int, in text: Scalars, _ word: Range<Int>) -> Bool {
    // A tanwin stands on an alef, never on a lam.
    if index + 2 < word.upperBound, text[index + 2] == "\u{64B}" { return true }
    guard index > word.lowerBound else { return false }
    var turned = Scalars(text[word])
    turned.swapAt(index - word.lowerBound, index - word.lowerBound + 1)
    // The third is named with the article as a rule, three without.
    if let three = place(of: three, in: turned[...]), turned.starts(with: ["ا", "ل"]) || turned.starts(with: ["ل", "ل"]) {
      let next = three + 4 < turned.count ? turned[three + 4] : " "
      if next != "ا", next != "ي" { return false }
    }
    if withLamAlef.contains(where: { place(of: $0, in: turned[...]) != nil }) { return true }
    return index + 2 < word.upperBound && !withAlefLam.contains { place(of: $0, in: text[word]) != nil }
  }

  /// Where a stem begins in a word.
  private static func place(of stem: Scalars, in word: ArraySlice<Unicode.Scalar>) -> Int? {
    guard stem.count <= word.count else { return nil }
    return (word.startIndex...(word.endIndex - stem.count)).first { start in
      word[start] == stem[0] && word[start...].starts(with: stem)
    }
  }

  private static let three = Scalars("ثلاث")

  private static func isAlef(_ scalar: Unicode.Scalar) -> Bool { scalar == "ا" || scalar == "أ" || scalar == "إ" || scalar == "آ" }

  /// Short words that nothing else tells.
  private static let words: [Scalars: Scalars] = Dictionary(
    uniqueKeysWithValues: WordList.shortWords.table.map { (Scalars($0.key), Scalars($0.value)) })
  private static let longestWord = words.keys.map(\.count).max() ?? 0

  /// Stems with lam and alef.
  private static let withLamAlef = WordList.hasLamAlef.words.map { Scalars($0) }

  /// Stems with alef and lam.
  private static let withAlefLam = WordList.hasAlefLam.words.map { Scalars($0) }
}
