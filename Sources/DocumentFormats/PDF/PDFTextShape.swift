import ArabicText
import Model

/// Text pulled out of a PDF: broken into lines, with words in visual order, stray marks, page headers and footnote numbers. Repaired only as
/// far as the document itself gives evidence of the damage.
struct PDFTextShape: DocumentShape {
  let name = "pdf text"

  func evidence(for document: DocumentText) -> ShapeEvidence {
    guard document.mediaType == .text, PDFEvidence.isPossible(in: document.scalars) else { return .none }
    let text = PDFText(document.scalars)
    guard text.cutLines > 0 || !text.evidence.isEmpty else { return .none }
    var evidence = ShapeEvidence(score: 80, reasons: text.evidence.reasons, pdf: text)
    if text.cutLines > 0 { evidence.reasons.append("\(text.cutLines) lines have a wide gap in the middle, as two columns leave it") }
    return evidence
  }

  func read(_ document: DocumentText, _ found: ShapeEvidence) -> ShapeReading {
    let text = found.pdf ?? PDFText(document.scalars)
    let (all, evidence) = (text.lines, text.evidence)
    var repairs = text.cutLines > 0 ? ["\(text.cutLines) lines of two columns put one below the other"] : []
    var (lines, furniture) = PDFLayout.withoutFurniture(all)
    if evidence.isReordered {
      var turned = 0
      lines = lines.map { line in
        guard let repaired = VisualOrder.repair(line) else { return line }
        turned += 1
        return repaired
      }
      repairs.append("\(turned) lines put into reading order")
    }
    let paragraphs = PDFParagraphs(joining: lines)
    let marked = repairMarks(paragraphs.texts, evidence.strayMarks, &repairs)
    let notes = PDFPunctuation.withoutFootnotes(marked)
    if notes.count > 0 { repairs.append("\(notes.count) footnote numbers taken out") }
    var paper = PaperAssembler()
    let made = paper.assemble(notes.paragraphs, paragraphs.spans, span: ScalarSpan(0, document.scalars.count))
    var reading = ShapeReading(articles: [], repairs: repairs)
    reading.add(made)
    reading.addStrays(furniture)
    return reading
  }

  private func repairMarks(_ paragraphs: [Scalars], _ stray: StrayMarks, _ repairs: inout [String]) -> [Scalars] {
    var count = 0
    var result = paragraphs.map { text in
      let repaired = stray.repair(text)
      count += repaired.count
      return PDFPunctuation.withoutTatweel(repaired.text)
    }
    if count > 0 { repairs.append("\(count) stray marks taken out") }
    for (open, close) in [("(", ")"), ("«", "»")] as [(Unicode.Scalar, Unicode.Scalar)]
    where PDFPunctuation.areMirrored(result, open: open, close: close) {
      result = result.map { PDFPunctuation.turn($0, open: open, close: close) }
      repairs.append("mirrored \(open)\(close) turned round")
    }
    return result
  }
}
