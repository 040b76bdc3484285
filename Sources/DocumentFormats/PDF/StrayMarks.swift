import ArabicText

/// A glyph bug of some fonts: every letter of certain kinds comes out with a tanwin (U+064B) that nobody wrote, depending on how the letter
/// joins its neighbours. A tanwin that was written stands beside it, so that taking exactly one away leaves the right text.
struct StrayMarks {
  private struct Glyph: Hashable {
    let letter: Unicode.Scalar
    /// Whether the letter before joins this one.
    let isMedial: Bool
  }

  private var glyphs: Set<Glyph> = []

  var isEmpty: Bool { glyphs.isEmpty }

  /// The letters, for a report.
  var description: String { Set(glyphs.map { String($0.letter) }).sorted().joined(separator: " ") }

  /// Finds the glyphs that carry the mark more often than not, and at least once where no word can have it: before another letter than a
  /// final alef.
  init(evidenceIn lines: [PDFLine]) {
    var totals: [Glyph: (all: Int, marked: Int, wrong: Int)] = [:]
    for line in lines {
      for index in line.text.indices where line.text[index].isArabicLetter {
        guard let (glyph, marks, next) = Self.glyph(at: index, in: line.text) else { continue }
        totals[glyph, default: (0, 0, 0)].all += 1
        guard line.text[marks].contains("\u{64B}") else { continue }
        totals[glyph, default: (0, 0, 0)].marked += 1
        if !Self.isFinalAlef(next, in: line.text) { totals[glyph, default: (0, 0, 0)].wrong += 1 }
      }
    }
    let wrong = totals.values.reduce(0) { $0 + $1.wrong }
    guard wrong > 2 else { return }
    glyphs = Set(totals.filter { $0.value.wrong > 0 && $0.value.marked * 2 >= $0.value.all }.keys)
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
      if text[index].isArabicLetter, let (glyph, marks, _) = Self.glyph(at: index, in: text), glyphs.contains(glyph),
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
  private static func glyph(at index: Int, in text: Scalars) -> (Glyph, marks: Range<Int>, next: Int)? {
    guard joins(text[index]) else { return nil }
    var next = index + 1
    while next < text.count, Folding.isMark(text[next]) { next += 1 }
    guard next < text.count, text[next].isArabicLetter || text[next] == "ـ", text[next] != "ء" else { return nil }
    var previous = index - 1
    while previous >= 0, Folding.isMark(text[previous]) { previous -= 1 }
    let isMedial = previous >= 0 && joins(text[previous])
    return (Glyph(letter: text[index], isMedial: isMedial), (index + 1)..<next, next)
  }

  private static func isFinalAlef(_ index: Int, in text: Scalars) -> Bool {
    guard text[index] == "ا" || text[index] == "ى" else { return false }
    var next = index + 1
    while next < text.count, Folding.isMark(text[next]) { next += 1 }
    return next == text.count || !text[next].isArabicLetter
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
