import ArabicText

/// A glyph bug of some fonts: every letter of certain kinds comes out with a tanwin (U+064B) that nobody wrote, depending on how the letter
/// joins its neighbours. A tanwin that was written stands beside it, so that taking exactly one away leaves the right text.
struct StrayMarks {
  /// A letter of the Arabic blocks, and whether the letter before joins it, as an index into tables.
  private struct Glyph {
    let index: Int

    init(_ letter: Unicode.Scalar, isMedial: Bool) {
      index = Int(letter.value &- 0x600) << 1 | (isMedial ? 1 : 0)
    }

    static let count = 0x180 << 1
  }

  /// For each glyph whether it carries the mark that nobody wrote.
  private var isMarked: [Bool] = []

  var isEmpty: Bool { isMarked.isEmpty }

  /// The letters, for a report.
  var description: String {
    let letters = isMarked.indices.filter { isMarked[$0] }.compactMap { Unicode.Scalar(UInt32(($0 >> 1) + 0x600)) }
    return Set(letters.map { String($0) }).sorted().joined(separator: " ")
  }

  /// Finds the glyphs that carry the mark more often than not, and at least once where no word can have it: before another letter than a
  /// final alef.
  init(evidenceIn lines: [PDFLine]) {
    guard Self.arePossible(in: lines) else { return }
    var totals = [(all: Int, marked: Int, wrong: Int)](repeating: (0, 0, 0), count: Glyph.count)
    for line in lines {
      for index in line.text.indices where line.text[index].isArabicLetter {
        guard let (glyph, marks, next) = Self.glyph(at: index, in: line.text) else { continue }
        totals[glyph.index].all += 1
        guard line.text[marks].contains("\u{64B}") else { continue }
        totals[glyph.index].marked += 1
        if !Self.isFinalAlef(next, in: line.text) { totals[glyph.index].wrong += 1 }
      }
    }
    guard totals.reduce(0, { $0 + $1.wrong }) > 2 else { return }
    let found = totals.map { $0.wrong > 0 && $0.marked * 2 >= $0.all }
    if found.contains(true) { isMarked = found }
  }

  /// A quick look that spares most documents the thorough one: whether more than two such marks stand where no word can have them.
  private static func arePossible(in lines: [PDFLine]) -> Bool {
    var wrong = 0
    for line in lines {
      for index in line.text.indices where line.text[index] == "\u{64B}" {
        var next = index + 1
        while next < line.text.endIndex, Folding.isMark(line.text[next]) { next += 1 }
        guard next < line.text.endIndex, line.text[next].isArabicLetter || line.text[next] == "ـ" else { continue }
        if !isFinalAlef(next, in: line.text) { wrong += 1 }
      }
      if wrong > 2 { return true }
    }
    return false
  }

  /// The text without the stray marks, and how many there were.
  func repair(_ text: Scalars) -> (text: Scalars, count: Int) {
    guard !isEmpty else { return (text, 0) }
    var result = Scalars()
    result.reserveCapacity(text.count)
    var count = 0
    var skipped = -1
    for index in text.indices {
      if index == skipped { continue }
      if text[index].isArabicLetter, let (glyph, marks, _) = Self.glyph(at: index, in: text[...]), isMarked[glyph.index],
        let stray = text[marks].firstIndex(of: "\u{64B}")
      {
        skipped = stray
        count += 1
      }
      result.append(text[index])
    }
    return (Self.withoutDoubles(result), count)
  }

  /// `ًً` → `ً`, and `ًاً` → `ًا`.
  private static func withoutDoubles(_ text: Scalars) -> Scalars {
    var result = Scalars()
    result.reserveCapacity(text.count)
    for scalar in text {
      if scalar == "\u{64B}", let last = result.last {
        if last == scalar { continue }
        if last == "ا", result.count > 1, result[result.count - 2] == scalar { continue }
      }
      result.append(scalar)
    }
    return result
  }

  /// The glyph of a letter that joins the one behind it, with its marks and the place of that next letter; `nil` for other letters.
  private static func glyph(at index: Int, in text: ArraySlice<Unicode.Scalar>) -> (Glyph, marks: Range<Int>, next: Int)? {
    guard joins(text[index]) else { return nil }
    var next = index + 1
    while next < text.endIndex, Folding.isMark(text[next]) { next += 1 }
    guard next < text.endIndex, text[next].isArabicLetter || text[next] == "ـ", text[next] != "ء" else { return nil }
    var previous = index - 1
    while previous >= text.startIndex, Folding.isMark(text[previous]) { previous -= 1 }
    let isMedial = previous >= text.startIndex && joins(text[previous])
    return (Glyph(text[index], isMedial: isMedial), (index + 1)..<next, next)
  }

  private static func isFinalAlef(_ index: Int, in text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard text[index] == "ا" || text[index] == "ى" else { return false }
    var next = index + 1
    while next < text.endIndex, Folding.isMark(text[next]) { next += 1 }
    return next == text.endIndex || !text[next].isArabicLetter
  }

  /// Whether a letter is written joined to the one behind it.
  static func joins(_ letter: Unicode.Scalar) -> Bool {
    if letter == "ـ" { return true }
    guard letter.isArabicLetter else { return false }
    switch letter {
    case "ا", "أ", "إ", "آ", "ٱ", "د", "ذ", "ر", "ز", "و", "ؤ", "ة", "ى", "ء", "ڈ", "ڑ", "ژ": return false
    default: return true
    }
  }
}
