import ArabicText

/// Damage that shows in single lines of a text out of a PDF: characters in visual order, lam-alef taken apart the wrong way round, brackets
/// and quotation marks that were mirrored. Told from signs that sound text does not have, so that sound lines stay as they are, even beside
/// damaged ones.
struct LineRepair {
  /// No repair.
  static let none = LineRepair()

  /// Whether there are lines whose characters stand in the order of the eye, the last one first.
  private(set) var turnsLines = false
  /// Whether lines without a sign of their own are turned, too: most of the others are.
  private var turnsAll = false
  /// Whether the glyph of lam and alef came out as alef and lam.
  private(set) var mendsLigatures = false
  /// The pairs of marks that stand the wrong way round.
  private var mirrored: [(open: Unicode.Scalar, close: Unicode.Scalar)] = []

  private init() {}

  /// What a document shows of such damage.
  init(evidenceIn scalars: Scalars) {
    let signs = VisualSigns(scalars)
    let least = scalars.count < Self.short ? 1 : 2
    for (pair, count) in zip(VisualSigns.pairs, signs.pairs) where count.wrong >= least && count.wrong > count.right * 3 {
      mirrored.append(pair)
    }
    // Where the glyph is at fault nearly every word is wrong; in a long text some are slips of the pen.
    let isUsual = signs.ligatures * 4 > signs.soundArticles
    mendsLigatures = isUsual && (signs.ligatures >= least && signs.hamzas > 0 || signs.ligatures > 3)
    if signs.impossible >= least { lookAtLines(scalars) }
  }

  /// A text of a few lines, where one sign is much.
  private static let short = 600

  private mutating func lookAtLines(_ scalars: Scalars) {
    var (turned, sound, ligatures) = (0, 0, 0)
    var articles = 0
    SourceText.forEachLine(of: scalars) { start, end in
      let line = CharacterCleaning.cleaned(scalars[start..<end])
      guard line.contains(where: \.isArabicLetter) else { return }
      if ReversedLine.isReversed(line) {
        turned += 1
        let signs = VisualSigns(CharacterCleaning.cleaned(ReversedLine.turned(scalars[start..<end])))
        ligatures += signs.hamzas
        articles += signs.soundArticles
      } else if ReversedLine.isSound(line) {
        sound += 1
      }
    }
    turnsLines = turned > 0
    turnsAll = turned > sound * 2
    if ligatures * 4 > articles { mendsLigatures = true }
  }

  /// Whether a document has none of the damage.
  var isEmpty: Bool { !turnsLines && !mendsLigatures && mirrored.isEmpty }

  /// What is repaired, in words for a person.
  var reasons: [String] {
    var reasons: [String] = []
    if turnsLines { reasons.append("words that begin with letters that only end words: lines stand in visual order") }
    if mendsLigatures { reasons.append("words that begin with two alefs: lam-alef came out as alef-lam") }
    for pair in mirrored { reasons.append("\(pair.open)\(pair.close) stand the wrong way round") }
    return reasons
  }

  /// A line as it was meant; `nil` when nothing is wrong with it. Offsets in it mean nothing in the document.
  func repaired(_ line: ArraySlice<Unicode.Scalar>) -> Scalars? {
    guard !isEmpty, line.contains(where: { $0.value >= 0x600 }) else { return nil }
    var text = Scalars(line)
    var hasChanged = false
    if turnsLines {
      let cleaned = CharacterCleaning.cleaned(line)
      if ReversedLine.isReversed(cleaned) || turnsAll && !ReversedLine.isSound(cleaned) && cleaned.contains(where: \.isArabicLetter) {
        text = CharacterCleaning.cleaned(ReversedLine.turned(line))
        for pair in VisualSigns.pairs { text = PDFPunctuation.turn(text, open: pair.open, close: pair.close) }
        hasChanged = true
      }
    }
    if mendsLigatures, let mended = LamAlef.mended(text) { (text, hasChanged) = (mended, true) }
    for pair in mirrored {
      let turned = PDFPunctuation.turn(text, open: pair.open, close: pair.close)
      if turned != text { (text, hasChanged) = (turned, true) }
    }
    return hasChanged ? text : nil
  }
}

/// Signs of damage that a single look at a text finds.
struct VisualSigns {
  /// The pairs of marks that may be mirrored.
  static let pairs: [(open: Unicode.Scalar, close: Unicode.Scalar)] = [("(", ")"), ("«", "»"), ("[", "]")]

  /// Words that begin with a letter that only ends words.
  private(set) var impossible = 0
  /// Words that begin as no word does: alef, another alef, lam.
  private(set) var ligatures = 0
  /// Those whose second alef has a hamza: the others may be slips of the pen.
  private(set) var hamzas = 0
  /// Words that begin with the article and an alef with its sign, in their order.
  private(set) var soundArticles = 0
  /// For each pair how many marks stand as they should, and how many the other way round.
  private(set) var pairs = [(right: Int, wrong: Int)](repeating: (0, 0), count: Self.pairs.count)

  init(_ text: Scalars) {
    var before: Unicode.Scalar = " "
    for index in text.indices {
      let scalar = text[index]
      defer { before = scalar }
      let value = scalar.value
      if value < 0x600 {
        if value == 0x28 || value == 0x29 || value == 0xAB || value == 0xBB || value == 0x5B || value == 0x5D {
          note(scalar, before, index + 1 < text.count ? text[index + 1] : " ")
        }
        continue
      }
      guard !Self.isLetter(before), !Folding.isMark(before), before != "ـ" else { continue }
      switch value {
      case 0x0629, 0xFE93, 0xFE94, 0x0649, 0xFEEF, 0xFEF0:
        // Alone it is the name of the letter.
        if index + 2 < text.count, Self.isLetter(text[index + 1]), Self.isLetter(text[index + 2]) { impossible += 1 }
      case 0x0627, 0x0648, 0x0641, 0x0628, 0x0643:
        if let alef = LamAlef.wrongAlef(text[index...]) {
          ligatures += 1
          if alef != "ا" { hamzas += 1 }
        } else if LamAlef.hasSoundArticle(text[index...]) {
          soundArticles += 1
        }
      default: break
      }
    }
  }

  private mutating func note(_ mark: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar) {
    let isBehindGap = before.value <= 0x20 || before == "\u{A0}" || before == "ـ"
    let isBeforeGap = after.value <= 0x20 || after == "\u{A0}" || after == "." || after == "،" || after == "؛" || after == ":"
    let touchesBehind = Self.isLetter(after) || after.digitValue != nil
    let touchesBefore = Self.isLetter(before) || Folding.isMark(before) || before.digitValue != nil
    guard let pair = Self.pairs.firstIndex(where: { $0.open == mark || $0.close == mark }) else { return }
    let isOpen = Self.pairs[pair].open == mark
    if isBehindGap && touchesBehind {
      if isOpen { pairs[pair].right += 1 } else { pairs[pair].wrong += 1 }
    } else if touchesBefore && isBeforeGap {
      if isOpen { pairs[pair].wrong += 1 } else { pairs[pair].right += 1 }
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isArabicLetter || (0xFB50..<0xFD3E).contains(scalar.value) || (0xFE70..<0xFEFD).contains(scalar.value)
  }
}
