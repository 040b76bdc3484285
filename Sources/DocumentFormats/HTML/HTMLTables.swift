import Model

/// Tables of data: one row is one paragraph, its cells joined. Tables that only lay a page out have cells with more than a few words, or
/// with blocks of their own; they stay as they are.
enum HTMLTables {
  /// The blocks with the rows of data tables put together.
  static func joined(_ blocks: [HTMLBlock], _ elements: [HTMLElement]) -> [HTMLBlock] {
    var result: [HTMLBlock] = []
    result.reserveCapacity(blocks.count)
    var index = 0
    while index < blocks.count {
      let end = rowEnd(blocks, elements, from: index)
      if end - index > 1, isData(blocks[index..<end]) {
        result.append(row(blocks[index..<end]))
      } else {
        result += blocks[index..<end]
      }
      index = end
    }
    return result
  }

  /// The block behind the cells that stand in one row with a block; the next one for a block that is no cell.
  private static func rowEnd(_ blocks: [HTMLBlock], _ elements: [HTMLElement], from start: Int) -> Int {
    guard let row = row(of: blocks[start], elements) else { return start + 1 }
    var end = start + 1
    while end < blocks.count, self.row(of: blocks[end], elements) == row { end += 1 }
    return end
  }

  private static func row(of block: HTMLBlock, _ elements: [HTMLElement]) -> Int? {
    let cell = elements[block.element]
    guard cell.name == "td" || cell.name == "th", cell.parent >= 0, elements[cell.parent].name == "tr" else { return nil }
    return cell.parent
  }

  /// Whether every cell holds one short block, and the row is no menu.
  private static func isData(_ cells: ArraySlice<HTMLBlock>) -> Bool {
    let isShort = cells.allSatisfy { $0.text.count <= longestCell && $0.kind == .paragraph }
    let isSingle = zip(cells, cells.dropFirst()).allSatisfy { $0.element != $1.element }
    return isShort && isSingle && !cells.allSatisfy { $0.linkLength * 2 > $0.text.count }
  }

  private static func row(_ cells: ArraySlice<HTMLBlock>) -> HTMLBlock {
    let first = cells[cells.startIndex]
    let last = cells[cells.endIndex - 1]
    return HTMLBlock(
      kind: .row, element: first.element, text: Scalars(cells.map(\.text).joined(separator: [" ", "|", " "])),
      linkLength: cells.reduce(0) { $0 + $1.linkLength }, span: first.span.lowerBound..<max(first.span.lowerBound, last.span.upperBound),
      role: nil)
  }

  private static let longestCell = 60
}
