import ArabicText
import Model

/// Text pulled out of a PDF: broken into lines, with words in visual order, stray marks, page headers and footnote numbers. Repaired only as
/// far as the document itself gives evidence of the damage.
struct PDFTextShape: DocumentShape {
  let name = "pdf text"

  func evidence(for document: DocumentText) -> ShapeEvidence {
    guard document.mediaType == .text, document.repair.turnsLines || PDFEvidence.isPossible(in: document.scalars)
    else { return .none }
    let text = PDFText(document.scalars, repair: document.repair)
    guard text.cutLines + text.alternatingLines > 0 || !text.evidence.isEmpty else { return .none }
    var evidence = ShapeEvidence(score: 80, reasons: text.evidence.reasons, pdf: text)
    if text.cutLines > 0 { evidence.reasons.append("\(text.cutLines) lines have a wide gap in the middle, as two columns leave it") }
    if text.alternatingLines > 0 { evidence.reasons.append("\(text.alternatingLines) lines go on in the line after the next") }
    return evidence
  }

  func read(_ document: inout DocumentText, _ found: inout ShapeEvidence) -> ShapeReading {
    var text = found.pdf ?? PDFText(document.scalars, repair: document.repair)
    document.release()
    found.pdf = nil
    var repairs = text.cutLines > 0 ? ["\(text.cutLines) lines of two columns put one below the other"] : []
    if text.alternatingLines > 0 { repairs.append("\(text.alternatingLines) lines that stood by turns put one column below the other") }
    var (lines, furniture) = PDFLayout.withoutFurniture(text.takeLines())
    if text.evidence.isReordered || text.evidence.isReversed {
      let leastGap = text.evidence.isReversed ? 1 : 2
      var turned = 0
      for index in lines.indices {
        guard let repaired = VisualOrder.repair(lines[index], leastGap: leastGap) else { continue }
        lines[index] = repaired
        turned += 1
      }
      repairs.append("\(turned) lines put into reading order")
    }
    var paragraphs = PDFParagraphs(joining: lines)
    lines = []
    repairMarks(&paragraphs.texts, text.evidence.strayMarks, &repairs)
    let notes = PDFPunctuation.removeFootnotes(&paragraphs.texts)
    if notes > 0 { repairs.append("\(notes) footnote numbers taken out") }
    var paper = PaperAssembler()
    let made = paper.assemble(paragraphs.texts, paragraphs.spans, span: ScalarSpan(0, document.length))
    var reading = ShapeReading(articles: [], repairs: repairs)
    reading.add(made)
    reading.addStrays(furniture)
    return reading
  }

  private func repairMarks(_ texts: inout [Scalars], _ stray: StrayMarks, _ repairs: inout [String]) {
    var count = 0
    for index in texts.indices {
      let repaired = stray.repair(texts[index])
      count += repaired.count
      texts[index] = PDFPunctuation.withoutTatweel(repaired.text)
    }
    if count > 0 { repairs.append("\(count) stray marks taken out") }
    for (open, close) in [("(", ")"), ("«", "»")] as [(Unicode.Scalar, Unicode.Scalar)]
    where PDFPunctuation.areMirrored(texts, open: open, close: close) {
      for index in texts.indices { texts[index] = PDFPunctuation.turn(texts[index], open: open, close: close) }
      repairs.append("mirrored \(open)\(close) turned round")
    }
  }
}
