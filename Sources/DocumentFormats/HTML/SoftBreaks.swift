import Model

/// Lines of a page that only a single `<br>` parts: the lines of one paragraph, unless one of them is something of its own, as a date or
/// a button is.
enum SoftBreaks {
  /// The blocks with the lines of paragraphs put together; with a classifier, only those that it takes for text.
  static func joined(_ blocks: [HTMLBlock], _ classifier: LineClassifier? = nil) -> [HTMLBlock] {
    guard blocks.contains(where: \.isSoft) else { return blocks }
    let isText = classifier.map { texts(blocks, $0) } ?? [Bool](repeating: true, count: blocks.count)
    var result: [HTMLBlock] = []
    result.reserveCapacity(blocks.count)
    for (index, block) in blocks.enumerated() {
      guard block.isSoft, let last = result.last, last.element == block.element, isText[index], isText[index - 1] else {
        result.append(block)
        continue
      }
      result[result.count - 1].text += [" "] + block.text
      result[result.count - 1].linkLength += block.linkLength
      result[result.count - 1].span = last.span.lowerBound..<max(last.span.upperBound, block.span.upperBound)
    }
    return result
  }

  private static func texts(_ blocks: [HTMLBlock], _ classifier: LineClassifier) -> [Bool] {
    let lines = blocks.map { block in
      SourceLine(span: ScalarSpan(block.span.lowerBound, block.span.upperBound), text: block.text, blanksBefore: block.isSoft ? 0 : 1)
    }
    return classifier.classify(lines).map { $0.isText || $0.isShort }
  }
}
